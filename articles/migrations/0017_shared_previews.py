"""Links with which a guest reads one revision of a story, and what became of each."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '__first__'),
        ('articles', '0016_what_is_gone_is_found_by_time'),
    ]

    operations = [
        migrations.CreateModel(
            name='SharedPreview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('note', models.CharField(max_length=200, verbose_name='for whom, and why')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('expires_at', models.DateTimeField(verbose_name='ends by itself')),
                ('ended_at', models.DateTimeField(null=True)),
                ('opened', models.PositiveIntegerField(default=0, verbose_name='times opened')),
                ('first_opened_at', models.DateTimeField(null=True)),
                ('last_opened_at', models.DateTimeField(null=True)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shared_previews', to='articles.article')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.revision')),
            ],
            options={
                'verbose_name': 'shared preview',
                'verbose_name_plural': 'shared previews',
                'indexes': [models.Index(fields=['article', '-id'], name='shared_preview_newest')],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('at'))), name='shared_preview_ends_after_it_began'),
                    models.CheckConstraint(condition=models.Q(('ended_by__isnull', True), ('ended_at__isnull', False), _connector='OR'), name='shared_preview_ended_says_when'),
                    models.CheckConstraint(condition=models.Q(models.Q(('first_opened_at__isnull', True), ('last_opened_at__isnull', True), ('opened', 0)), models.Q(('first_opened_at__isnull', False), ('last_opened_at__isnull', False), ('opened__gt', 0)), _connector='OR'), name='shared_preview_opened_says_when'),
                ],
            },
        ),
    ]
