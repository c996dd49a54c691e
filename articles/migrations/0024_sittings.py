"""What is typed and not saved yet, and who sits before a story."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0023_revisions_know_their_version'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Sitting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(verbose_name='key')),
                ('posted', models.JSONField(default=dict, verbose_name='what was typed')),
                ('based_on', models.PositiveIntegerField(null=True, verbose_name='based on version')),
                ('sequence', models.BigIntegerField(default=0, verbose_name='sequence')),
                ('is_writing', models.BooleanField(default=False, verbose_name='has unsaved words')),
                ('seen_at', models.DateTimeField(null=True, verbose_name='last seen')),
                ('kept_at', models.DateTimeField(null=True, verbose_name='kept at')),
                ('ended_at', models.DateTimeField(null=True, verbose_name='ended at')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sittings', to='articles.article')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sittings', to=settings.AUTH_USER_MODEL, verbose_name='person')),
            ],
            options={
                'verbose_name': 'sitting',
                'verbose_name_plural': 'sittings',
                'indexes': [models.Index(condition=models.Q(('ended_at', None)), fields=['article', 'seen_at'], name='sitting_present'), models.Index(condition=models.Q(('ended_at', None)), fields=['person', '-kept_at'], name='sitting_unsaved')],
                'constraints': [models.UniqueConstraint(fields=('article', 'person', 'key'), name='sitting_once')],
            },
        ),
    ]
