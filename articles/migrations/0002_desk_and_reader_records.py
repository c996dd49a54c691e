"""The first records of both halves: what the desk works on, and what readers get."""

import articles.models.fields
import articles.models.section
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import taggit.managers
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('articles', '0001_search_words'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('article_id', models.BigIntegerField(unique=True)),
                ('uuid', models.UUIDField(unique=True)),
                ('path', models.CharField(max_length=140, unique=True)),
                ('standing', models.CharField(choices=[('NEVER_OUT', 'Never out'), ('LIVE', 'Live'), ('WITHDRAWN', 'Withdrawn')], max_length=12)),
                ('kicker', models.CharField(blank=True, max_length=60)),
                ('headline', models.CharField(max_length=160)),
                ('standfirst', models.CharField(blank=True, max_length=400)),
                ('dateline', models.CharField(blank=True, max_length=80)),
                ('language', models.CharField(max_length=35)),
                ('translation_group', models.UUIDField(null=True)),
                ('body_schema', models.PositiveSmallIntegerField()),
                ('html', models.TextField()),
                ('words', models.PositiveIntegerField(default=0)),
                ('release_number', models.PositiveIntegerField()),
                ('revision_id', models.BigIntegerField()),
                ('first_published_at', models.DateTimeField()),
                ('updated_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('withdrawn_notice', models.CharField(blank=True, max_length=600)),
            ],
        ),
        migrations.CreateModel(
            name='PublicAuthor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.CharField(max_length=80, unique=True)),
                ('name', models.CharField(max_length=160)),
                ('description', models.CharField(blank=True, max_length=600)),
                ('stories', models.PositiveIntegerField(default=0)),
                ('first_at', models.DateTimeField(null=True)),
                ('last_at', models.DateTimeField(null=True)),
                ('author_id', models.BigIntegerField(unique=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PublicSection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.CharField(max_length=80, unique=True)),
                ('name', models.CharField(max_length=160)),
                ('description', models.CharField(blank=True, max_length=600)),
                ('stories', models.PositiveIntegerField(default=0)),
                ('first_at', models.DateTimeField(null=True)),
                ('last_at', models.DateTimeField(null=True)),
                ('section_id', models.BigIntegerField(unique=True)),
                ('position', models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PublicSource',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.CharField(max_length=80, unique=True)),
                ('name', models.CharField(max_length=160)),
                ('description', models.CharField(blank=True, max_length=600)),
                ('stories', models.PositiveIntegerField(default=0)),
                ('first_at', models.DateTimeField(null=True)),
                ('last_at', models.DateTimeField(null=True)),
                ('source_id', models.BigIntegerField(unique=True)),
                ('kind', models.CharField(max_length=20)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PublicTopic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.CharField(max_length=80, unique=True)),
                ('name', models.CharField(max_length=160)),
                ('description', models.CharField(blank=True, max_length=600)),
                ('stories', models.PositiveIntegerField(default=0)),
                ('first_at', models.DateTimeField(null=True)),
                ('last_at', models.DateTimeField(null=True)),
                ('tag_id', models.BigIntegerField(unique=True)),
                ('kind', models.CharField(max_length=12)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Section',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, unique=True, verbose_name='name')),
                ('slug', models.SlugField(max_length=60, unique=True, validators=[articles.models.section.validate_section_slug], verbose_name='slug')),
                ('description', models.CharField(blank=True, help_text='Readers see this on the section’s page.', max_length=300, verbose_name='description')),
                ('position', models.PositiveSmallIntegerField(default=0, help_text='Smaller numbers come first in the navigation.', verbose_name='position')),
            ],
            options={
                'verbose_name': 'section',
                'verbose_name_plural': 'sections',
            },
        ),
        migrations.CreateModel(
            name='Tag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, unique=True, verbose_name='name')),
                ('slug', models.SlugField(max_length=80, unique=True, verbose_name='slug')),
                ('key', models.CharField(editable=False, max_length=120, unique=True)),
                ('kind', models.CharField(choices=[('PERSON', 'Person'), ('ORGANISATION', 'Organisation'), ('PLACE', 'Place'), ('EVENT', 'Event'), ('TOPIC', 'Topic'), ('SERIES', 'Series')], default='TOPIC', max_length=12, verbose_name='kind')),
                ('description', models.CharField(blank=True, help_text='Readers see this on the topic’s page.', max_length=400, verbose_name='description')),
                ('is_retired', models.BooleanField(default=False, help_text='No longer offered; stories that have it keep it.', verbose_name='retired')),
            ],
            options={
                'verbose_name': 'tag',
                'verbose_name_plural': 'tags',
            },
        ),
        migrations.CreateModel(
            name='Article',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='identifier')),
                ('kicker', models.CharField(blank=True, help_text='A word or two over the headline. Empty shows the section.', max_length=60, verbose_name='kicker')),
                ('headline', models.CharField(max_length=160, verbose_name='headline')),
                ('slug', models.SlugField(blank=True, help_text='The last part of the story’s address. Empty makes it from the headline.', max_length=80, verbose_name='slug')),
                ('standfirst', models.CharField(blank=True, help_text='Carries the attribution when the headline does.', max_length=400, verbose_name='standfirst')),
                ('dateline', models.CharField(blank=True, max_length=80, verbose_name='dateline')),
                ('body', models.TextField(blank=True, verbose_name='body')),
                ('body_schema', models.PositiveSmallIntegerField(default=1, editable=False)),
                ('method', models.TextField(blank=True, help_text='What was checked, who was asked, who did not reply, what is unknown.', max_length=2000, verbose_name='how we reported this')),
                ('language', models.CharField(default='en', max_length=35, verbose_name='language')),
                ('translation_group', models.UUIDField(blank=True, editable=False, null=True, verbose_name='translations of one story')),
                ('planned_for', models.DateTimeField(blank=True, help_text='A plan for colleagues; nothing goes out by itself.', null=True, verbose_name='planned for')),
                ('stage', models.CharField(choices=[('DRAFT', 'Draft'), ('IN_REVIEW', 'In review'), ('READY', 'Ready')], default='DRAFT', editable=False, max_length=12, verbose_name='stage')),
                ('standing', models.CharField(choices=[('NEVER_OUT', 'Never out'), ('LIVE', 'Live'), ('WITHDRAWN', 'Withdrawn')], default='NEVER_OUT', editable=False, max_length=12, verbose_name='standing')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('origin_digest', models.CharField(blank=True, db_index=True, editable=False, max_length=64)),
                ('created_at', models.DateTimeField(editable=False, verbose_name='created at')),
                ('updated_at', models.DateTimeField(editable=False, verbose_name='updated at')),
                ('search', models.GeneratedField(db_persist=True, expression=django.contrib.postgres.search.CombinedSearchVector(django.contrib.postgres.search.CombinedSearchVector(django.contrib.postgres.search.SearchVector('headline', config='newsroom', weight='A'), '||', django.contrib.postgres.search.SearchVector('standfirst', config='newsroom', weight='B'), django.contrib.postgres.search.SearchConfig('newsroom')), '||', django.contrib.postgres.search.SearchVector('body', config='newsroom', weight='C'), django.contrib.postgres.search.SearchConfig('newsroom')), output_field=django.contrib.postgres.search.SearchVectorField())),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='articles', to=settings.AUTH_USER_MODEL, verbose_name='owner')),
            ],
            options={
                'verbose_name': 'story',
                'verbose_name_plural': 'stories',
                'permissions': (('see_every_section', 'Can see the stories of every section'), ('curate_article', 'Can change tags, related headlines and bylines of a story'), ('send_article', 'Can send a story for review'), ('send_back_article', 'Can send a story back'), ('approve_article', 'Can approve a story'), ('publish_article', 'Can publish a story'), ('withdraw_article', 'Can withdraw a story')),
            },
        ),
        migrations.CreateModel(
            name='Author',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('slug', models.SlugField(max_length=80, unique=True, verbose_name='slug')),
                ('bio', models.CharField(blank=True, help_text='Readers see this on the author’s page.', max_length=600, verbose_name='about')),
                ('is_retired', models.BooleanField(default=False, help_text='No longer offered for new bylines.', verbose_name='retired')),
                ('person', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='author', to=settings.AUTH_USER_MODEL, verbose_name='works here as')),
            ],
            options={
                'verbose_name': 'author',
                'verbose_name_plural': 'authors',
            },
        ),
        migrations.CreateModel(
            name='PublicRelated',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('target_article_id', models.BigIntegerField(db_index=True, null=True)),
                ('headline', models.CharField(blank=True, max_length=200)),
                ('url', models.CharField(blank=True, max_length=500)),
                ('outlet', models.CharField(blank=True, max_length=120)),
                ('published_on', models.DateField(null=True)),
                ('kind', models.CharField(blank=True, choices=[('BACKGROUND', 'Background'), ('FOLLOW_UP', 'Follow-up'), ('LATEST', 'Latest'), ('ELSEWHERE', 'Elsewhere'), ('SERIES', 'Series')], max_length=12)),
                ('publication', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='related', to='articles.publication')),
            ],
        ),
        migrations.AddField(
            model_name='publication',
            name='section',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='publications', to='articles.publicsection'),
        ),
        migrations.CreateModel(
            name='PublicAttribution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField()),
                ('number', models.PositiveSmallIntegerField()),
                ('speaker', models.CharField(blank=True, max_length=160)),
                ('is_named', models.BooleanField()),
                ('role_then', models.CharField(blank=True, max_length=160)),
                ('statement', models.CharField(max_length=600)),
                ('kind', models.CharField(choices=[('QUOTE', 'Quotation'), ('STATEMENT', 'Statement'), ('ACCUSATION', 'Accusation'), ('DENIAL', 'Denial'), ('FORECAST', 'Forecast'), ('OPINION', 'Opinion'), ('ANNOUNCEMENT', 'Announcement'), ('DOCUMENT', 'Document')], max_length=20)),
                ('verb', models.CharField(blank=True, max_length=40)),
                ('provenance', models.CharField(choices=[('OWN_INTERVIEW', 'Our own interview'), ('OWN_DOCUMENT', 'A document we have seen'), ('OWN_RECORDING', 'A recording we have heard or seen'), ('PUBLIC_STATEMENT', 'A public statement'), ('RELAYED', 'Relayed by another outlet'), ('NOT_RECORDED', 'How we know is not recorded')], max_length=20)),
                ('relayed_by', models.CharField(blank=True, max_length=160)),
                ('relayed_url', models.CharField(blank=True, max_length=500)),
                ('outlet_sourcing', models.CharField(choices=[('NAMED', 'The outlet names its source'), ('UNNAMED', 'The outlet does not name its source'), ('NOT_RECORDED', 'The outlet’s own sourcing is not recorded')], max_length=20)),
                ('said_on', models.DateField(null=True)),
                ('said_precision', models.CharField(choices=[('DAY', 'To the day'), ('MONTH', 'To the month'), ('YEAR', 'To the year')], max_length=5)),
                ('place', models.CharField(blank=True, max_length=120)),
                ('truth', models.CharField(choices=[('NOTHING_TO_VERIFY', 'Nothing to verify'), ('NOT_ASSESSED', 'Not assessed'), ('NOT_VERIFIED', 'Not independently verified'), ('PARTLY', 'Partly corroborated'), ('VERIFIED', 'Verified'), ('DISPUTED', 'Disputed'), ('FALSE', 'False'), ('RETRACTED', 'Retracted')], max_length=20)),
                ('unnamed_reason', models.CharField(blank=True, max_length=300)),
                ('passages', models.PositiveSmallIntegerField()),
                ('publication', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attributions', to='articles.publication')),
                ('source', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='attributions', to='articles.publicsource')),
            ],
        ),
        migrations.CreateModel(
            name='PublicTag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('publication', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tags', to='articles.publication')),
                ('topic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tags', to='articles.publictopic')),
            ],
        ),
        migrations.CreateModel(
            name='Redirect',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(max_length=140, unique=True)),
                ('publication', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='former_addresses', to='articles.publication')),
            ],
        ),
        migrations.CreateModel(
            name='RefusedSave',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('form', models.CharField(max_length=40, verbose_name='form')),
                ('posted', models.JSONField(verbose_name='what was sent')),
                ('based_on', models.PositiveIntegerField(null=True, verbose_name='based on version')),
                ('found', models.PositiveIntegerField(verbose_name='version found')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='refused_saves', to='articles.article')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
            ],
            options={
                'verbose_name': 'refused save',
                'verbose_name_plural': 'refused saves',
            },
        ),
        migrations.CreateModel(
            name='RelatedHeadline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                ('headline', models.CharField(blank=True, help_text='For an own story leave it empty to show the story’s own headline.', max_length=200, verbose_name='headline')),
                ('url', models.URLField(blank=True, help_text='For a story on another site.', max_length=500, verbose_name='address')),
                ('outlet', models.CharField(blank=True, max_length=120, verbose_name='outlet')),
                ('published_on', models.DateField(blank=True, null=True, verbose_name='published on')),
                ('kind', models.CharField(blank=True, choices=[('BACKGROUND', 'Background'), ('FOLLOW_UP', 'Follow-up'), ('LATEST', 'Latest'), ('ELSEWHERE', 'Elsewhere'), ('SERIES', 'Series')], max_length=12, verbose_name='kind')),
                ('why', models.CharField(blank=True, help_text='For colleagues; readers do not see this.', max_length=200, verbose_name='why it is related')),
                ('added_at', models.DateTimeField()),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='related', to='articles.article')),
                ('target', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='related_from', to='articles.article', verbose_name='own story')),
            ],
            options={
                'verbose_name': 'related headline',
                'verbose_name_plural': 'related headlines',
            },
        ),
        migrations.CreateModel(
            name='Release',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('kind', models.CharField(choices=[('PUBLISHED', 'Published'), ('WITHDRAWN', 'Withdrawn'), ('REBUILT', 'Rendered again')], max_length=12, verbose_name='kind')),
                ('reason', models.CharField(blank=True, max_length=600, verbose_name='reason')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('xact', articles.models.fields.TransactionField()),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='releases', to='articles.article')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
            ],
            options={
                'verbose_name': 'release',
                'verbose_name_plural': 'releases',
            },
        ),
        migrations.CreateModel(
            name='Effect',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('PURGE', 'Tell caches in front of the site which addresses changed')], max_length=12, verbose_name='kind')),
                ('data', models.JSONField(default=dict)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('last_error', models.CharField(blank=True, max_length=300)),
                ('done_at', models.DateTimeField(null=True)),
                ('release', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='effects', to='articles.release')),
            ],
            options={
                'verbose_name': 'effect',
                'verbose_name_plural': 'effects',
            },
        ),
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('kind', models.CharField(choices=[('CREATED', 'Created'), ('TEXT', 'Text'), ('ATTRIBUTIONS', 'Attributions'), ('TAGS', 'Tags'), ('RELATED', 'Related headlines'), ('BYLINES', 'Bylines'), ('SETTINGS', 'Settings')], max_length=12, verbose_name='kind')),
                ('content', models.JSONField()),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='articles.article')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to=settings.AUTH_USER_MODEL, verbose_name='by')),
            ],
            options={
                'verbose_name': 'revision',
                'verbose_name_plural': 'revisions',
            },
        ),
        migrations.AddField(
            model_name='release',
            name='revision',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='releases', to='articles.revision'),
        ),
        migrations.AddField(
            model_name='article',
            name='latest_revision',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.revision'),
        ),
        migrations.AddField(
            model_name='article',
            name='live_revision',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.revision'),
        ),
        migrations.AddField(
            model_name='article',
            name='section',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='articles.section', verbose_name='section'),
        ),
        migrations.CreateModel(
            name='SectionMembership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to=settings.AUTH_USER_MODEL, verbose_name='person')),
                ('section', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='articles.section', verbose_name='section')),
            ],
            options={
                'verbose_name': 'section membership',
                'verbose_name_plural': 'section memberships',
            },
        ),
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('PERSON', 'Person'), ('ORGANISATION', 'Organisation'), ('DOCUMENT', 'Document'), ('DATA', 'Data'), ('RECORDING', 'Recording'), ('PUBLIC_RECORD', 'Public record'), ('OUTLET', 'News outlet'), ('UNNAMED', 'Unnamed')], default='PERSON', max_length=20, verbose_name='kind')),
                ('name', models.CharField(blank=True, help_text='As readers may see it. Must stay empty for an unnamed source.', max_length=160, verbose_name='name')),
                ('slug', models.SlugField(blank=True, max_length=80, verbose_name='slug')),
                ('descriptor', models.CharField(blank=True, help_text='How stories describe the source, for example “a port official”. Never write a confidential name here: it would be kept for ever.', max_length=160, verbose_name='descriptor')),
                ('description', models.CharField(blank=True, help_text='Readers see this. Write nothing confidential here.', max_length=600, verbose_name='about, for readers')),
                ('has_page', models.BooleanField(default=True, verbose_name='may have a public page')),
                ('is_retired', models.BooleanField(default=False, help_text='No longer offered for new attributions.', verbose_name='retired')),
            ],
            options={
                'verbose_name': 'source',
                'verbose_name_plural': 'sources',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('has_page', False), ('kind', 'UNNAMED'), ('name', ''), ('slug', '')), models.Q(models.Q(('kind', 'UNNAMED'), _negated=True), models.Q(('name', ''), _negated=True), models.Q(('slug', ''), _negated=True)), _connector='OR'), name='source_unnamed_has_no_name', violation_error_message='An unnamed source has no name and no page; every other source has a name.'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'UNNAMED'), _negated=True), models.Q(('descriptor', ''), _negated=True), _connector='OR'), name='source_unnamed_has_descriptor', violation_error_message='Say how stories describe this unnamed source, for example “a port official”.'), models.UniqueConstraint(condition=models.Q(('slug', ''), _negated=True), fields=('slug',), name='source_slug_unique', violation_error_message='Another source has this slug. Choose a different one.')],
            },
        ),
        migrations.CreateModel(
            name='Attribution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='identifier')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('statement', models.CharField(help_text='What is said, in one sentence or in the exact words.', max_length=600, verbose_name='statement')),
                ('kind', models.CharField(choices=[('QUOTE', 'Quotation'), ('STATEMENT', 'Statement'), ('ACCUSATION', 'Accusation'), ('DENIAL', 'Denial'), ('FORECAST', 'Forecast'), ('OPINION', 'Opinion'), ('ANNOUNCEMENT', 'Announcement'), ('DOCUMENT', 'Document')], default='STATEMENT', max_length=20, verbose_name='kind')),
                ('verb', models.CharField(blank=True, help_text='For example “said”, “accused”, “warns”.', max_length=40, verbose_name='verb in the text')),
                ('descriptor', models.CharField(blank=True, help_text='For example “a senior port official”. Never write a confidential name here: it would be kept for ever.', max_length=160, verbose_name='described in print as')),
                ('role_then', models.CharField(blank=True, max_length=160, verbose_name='role at the time')),
                ('provenance', models.CharField(choices=[('OWN_INTERVIEW', 'Our own interview'), ('OWN_DOCUMENT', 'A document we have seen'), ('OWN_RECORDING', 'A recording we have heard or seen'), ('PUBLIC_STATEMENT', 'A public statement'), ('RELAYED', 'Relayed by another outlet'), ('NOT_RECORDED', 'How we know is not recorded')], default='NOT_RECORDED', max_length=20, verbose_name='how we know it was said')),
                ('relayed_url', models.URLField(blank=True, max_length=500, verbose_name='address of the outlet’s story')),
                ('outlet_sourcing', models.CharField(choices=[('NAMED', 'The outlet names its source'), ('UNNAMED', 'The outlet does not name its source'), ('NOT_RECORDED', 'The outlet’s own sourcing is not recorded')], default='NOT_RECORDED', max_length=20, verbose_name='the outlet’s own sourcing')),
                ('said_on', models.DateField(blank=True, null=True, verbose_name='said on')),
                ('said_precision', models.CharField(choices=[('DAY', 'To the day'), ('MONTH', 'To the month'), ('YEAR', 'To the year')], default='DAY', max_length=5, verbose_name='how exactly the date is known')),
                ('place', models.CharField(blank=True, max_length=120, verbose_name='place')),
                ('terms', models.CharField(choices=[('ON_RECORD', 'On the record'), ('BACKGROUND', 'On background'), ('DEEP_BACKGROUND', 'Deep background'), ('OFF_RECORD', 'Off the record'), ('EMBARGOED', 'Embargoed'), ('NOT_RECORDED', 'Terms not recorded')], default='NOT_RECORDED', max_length=20, verbose_name='terms')),
                ('truth', models.CharField(choices=[('NOTHING_TO_VERIFY', 'Nothing to verify'), ('NOT_ASSESSED', 'Not assessed'), ('NOT_VERIFIED', 'Not independently verified'), ('PARTLY', 'Partly corroborated'), ('VERIFIED', 'Verified'), ('DISPUTED', 'Disputed'), ('FALSE', 'False'), ('RETRACTED', 'Retracted')], default='NOT_ASSESSED', max_length=20, verbose_name='what we know of its truth')),
                ('unnamed_reason', models.CharField(blank=True, help_text='Readers see this. For example “not authorised to speak to the press”.', max_length=300, verbose_name='why the source is not named')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attributions', to='articles.article')),
                ('relayed_by', models.ForeignKey(blank=True, help_text='The news outlet that reported the statement.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='relayed', to='articles.source', verbose_name='relayed by')),
                ('source', models.ForeignKey(blank=True, help_text='May stay empty: “reportedly” names nobody, and that is a fact about the text.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='attributions', to='articles.source', verbose_name='source')),
            ],
            options={
                'verbose_name': 'attribution',
                'verbose_name_plural': 'attributions',
            },
        ),
        migrations.CreateModel(
            name='Tagging',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                ('content_object', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='taggings', to='articles.article')),
                ('tag', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='taggings', to='articles.tag', verbose_name='tag')),
            ],
            options={
                'verbose_name': 'tag of a story',
                'verbose_name_plural': 'tags of a story',
            },
        ),
        migrations.AddField(
            model_name='article',
            name='tags',
            field=taggit.managers.TaggableManager(blank=True, help_text='A comma-separated list of tags.', through='articles.Tagging', to='articles.Tag', verbose_name='tags'),
        ),
        migrations.CreateModel(
            name='Transition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('move', models.CharField(choices=[('SEND', 'Sent for review'), ('SEND_BACK', 'Sent back'), ('APPROVE', 'Approved'), ('REOPEN', 'Text edited after approval'), ('RECHECK', 'Tags, links or bylines changed after approval')], max_length=12, verbose_name='move')),
                ('from_stage', models.CharField(choices=[('DRAFT', 'Draft'), ('IN_REVIEW', 'In review'), ('READY', 'Ready')], max_length=12, verbose_name='from')),
                ('to_stage', models.CharField(choices=[('DRAFT', 'Draft'), ('IN_REVIEW', 'In review'), ('READY', 'Ready')], max_length=12, verbose_name='to')),
                ('note', models.CharField(blank=True, max_length=600, verbose_name='note')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('xact', articles.models.fields.TransactionField()),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='transitions', to='articles.article')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.revision')),
            ],
            options={
                'verbose_name': 'transition',
                'verbose_name_plural': 'transitions',
            },
        ),
        migrations.CreateModel(
            name='Byline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bylines', to='articles.article')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bylines', to='articles.author', verbose_name='author')),
            ],
            options={
                'verbose_name': 'byline',
                'verbose_name_plural': 'bylines',
                'constraints': [models.UniqueConstraint(fields=('article', 'author'), name='byline_author_once', violation_error_message='This author stands over the story already.')],
            },
        ),
        migrations.CreateModel(
            name='PublicByline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bylines', to='articles.publicauthor')),
                ('publication', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bylines', to='articles.publication')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('publication', 'author'), name='public_byline_once')],
            },
        ),
        migrations.AddIndex(
            model_name='publication',
            index=models.Index(condition=models.Q(('standing', 'LIVE')), fields=['-first_published_at', '-id'], name='publication_live_newest'),
        ),
        migrations.AddIndex(
            model_name='publication',
            index=models.Index(condition=models.Q(('standing', 'LIVE')), fields=['section', '-first_published_at', '-id'], name='publication_live_of_section'),
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('standing', 'WITHDRAWN'), _negated=True), models.Q(('withdrawn_at__isnull', False), models.Q(('withdrawn_notice', ''), _negated=True)), _connector='OR'), name='publication_withdrawn_says_why'),
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.CheckConstraint(condition=models.Q(('standing', 'NEVER_OUT'), _negated=True), name='publication_has_been_out'),
        ),
        migrations.AddConstraint(
            model_name='publicattribution',
            constraint=models.UniqueConstraint(fields=('publication', 'number'), name='public_attribution_number_once'),
        ),
        migrations.AddConstraint(
            model_name='publicattribution',
            constraint=models.UniqueConstraint(fields=('publication', 'uuid'), name='public_attribution_uuid_once'),
        ),
        migrations.AddConstraint(
            model_name='publictag',
            constraint=models.UniqueConstraint(fields=('publication', 'topic'), name='public_tag_once'),
        ),
        migrations.AddIndex(
            model_name='refusedsave',
            index=models.Index(fields=['article', '-at'], name='refused_of_article'),
        ),
        migrations.AddConstraint(
            model_name='relatedheadline',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outlet', ''), ('published_on__isnull', True), ('target__isnull', False), ('url', '')), models.Q(('target__isnull', True), models.Q(('headline', ''), _negated=True)), _connector='OR'), name='related_own_or_headline', violation_error_message='Choose one of our own stories, or write the headline of another one; not both with an outside address.'),
        ),
        migrations.AddConstraint(
            model_name='relatedheadline',
            constraint=models.CheckConstraint(condition=models.Q(('target__isnull', True), models.Q(('target', models.F('article')), _negated=True), _connector='OR'), name='related_never_itself', violation_error_message='A story cannot be related to itself. Choose another one.'),
        ),
        migrations.AddConstraint(
            model_name='relatedheadline',
            constraint=models.UniqueConstraint(fields=('article', 'target'), name='related_target_once', violation_error_message='That story is among the related headlines already.'),
        ),
        migrations.AddIndex(
            model_name='effect',
            index=models.Index(condition=models.Q(('done_at__isnull', True)), fields=['id'], name='effect_due'),
        ),
        migrations.AddConstraint(
            model_name='effect',
            constraint=models.UniqueConstraint(fields=('release', 'kind'), name='effect_once_per_release'),
        ),
        migrations.AddConstraint(
            model_name='revision',
            constraint=models.UniqueConstraint(fields=('article', 'number'), name='revision_number_once'),
        ),
        migrations.AddIndex(
            model_name='release',
            index=models.Index(fields=['article', 'xact'], name='release_of_transaction'),
        ),
        migrations.AddConstraint(
            model_name='release',
            constraint=models.UniqueConstraint(fields=('article', 'number'), name='release_number_once'),
        ),
        migrations.AddConstraint(
            model_name='release',
            constraint=models.CheckConstraint(condition=models.Q(('by__isnull', False), ('kind', 'REBUILT'), _connector='OR'), name='release_names_a_person'),
        ),
        migrations.AddConstraint(
            model_name='sectionmembership',
            constraint=models.UniqueConstraint(fields=('person', 'section'), name='membership_once_per_section', violation_error_message='This person works in this section already.'),
        ),
        migrations.AddConstraint(
            model_name='attribution',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('provenance', 'RELAYED'), ('relayed_by__isnull', False)), models.Q(models.Q(('provenance', 'RELAYED'), _negated=True), ('relayed_by__isnull', True), ('relayed_url', '')), _connector='OR'), name='attribution_relayed_names_outlet', violation_error_message='Name the outlet of a statement relayed by another outlet, and only then.'),
        ),
        migrations.AddConstraint(
            model_name='tagging',
            constraint=models.UniqueConstraint(fields=('content_object', 'tag'), name='tagging_once', violation_error_message='The story has this tag already.'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=django.contrib.postgres.indexes.GinIndex(fields=['search'], name='article_search'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['-updated_at', '-id'], name='article_newest'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['section', 'stage'], name='article_section_stage'),
        ),
        migrations.AddIndex(
            model_name='transition',
            index=models.Index(fields=['article', 'xact'], name='transition_of_transaction'),
        ),
    ]
