"""The list of all that happened asks for the newest of every record, and remembers who took it out of the desk."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLE = 'articles_activityexport'

MAKE = f"""
CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON {TABLE} FOR EACH ROW EXECUTE FUNCTION articles_append_only();
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON {TABLE} FOR EACH STATEMENT EXECUTE FUNCTION articles_append_only();
"""
DROP = f"DROP TRIGGER append_only_rows ON {TABLE}; DROP TRIGGER append_only_table ON {TABLE};"


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '__first__'),
        ('articles', '0020_notices'),
    ]

    operations = [
        migrations.CreateModel(
            name='ActivityExport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(blank=True, choices=[('STEPS', 'Steps'), ('RELEASES', 'Releases'), ('SAVES', 'Saves'), ('NOTES', 'Notes to readers'), ('EVENTS', 'Stops and events'), ('SCHEDULES', 'Schedules')], max_length=12)),
                ('since', models.DateTimeField(null=True)),
                ('until', models.DateTimeField(null=True)),
                ('row_count', models.PositiveIntegerField()),
                ('is_cut', models.BooleanField()),
                ('at', models.DateTimeField(verbose_name='at')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('section', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.section')),
            ],
            options={
                'verbose_name': 'export of the activity',
                'verbose_name_plural': 'exports of the activity',
            },
        ),
        migrations.AddIndex(
            model_name='activityexport',
            index=models.Index(fields=['-at', '-id'], name='activity_export_by_time'),
        ),
        migrations.RunSQL(MAKE, DROP),
        migrations.AddIndex(
            model_name='readernote',
            index=models.Index(fields=['-at', '-id'], name='reader_note_by_time'),
        ),
        migrations.AddIndex(
            model_name='readernote',
            index=models.Index(condition=models.Q(('release__isnull', False)), fields=['-published_at', '-id'], name='reader_note_out_by_time'),
        ),
        migrations.AddIndex(
            model_name='release',
            index=models.Index(fields=['-at', '-id'], name='release_by_time'),
        ),
        migrations.AddIndex(
            model_name='revision',
            index=models.Index(fields=['-at', '-id'], name='revision_by_time'),
        ),
        migrations.AddIndex(
            model_name='storyevent',
            index=models.Index(fields=['-at', '-id'], name='event_by_time'),
        ),
        migrations.AddIndex(
            model_name='transition',
            index=models.Index(fields=['-at', '-id'], name='transition_by_time'),
        ),
        migrations.AddIndex(
            model_name='transition',
            index=models.Index(condition=models.Q(('from_stage', 'SCHEDULED'), ('to_stage', 'SCHEDULED'), _connector='OR'), fields=['-at', '-id'], name='transition_of_schedules'),
        ),
        # The index that begins with the person serves the foreign key as well.
        migrations.AddIndex(
            model_name='revision',
            index=models.Index(fields=['by', '-at', '-id'], name='revision_of_person'),
        ),
        migrations.AlterField(
            model_name='revision',
            name='by',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        # The index that begins with the person serves the foreign key as well.
        migrations.AddIndex(
            model_name='storyevent',
            index=models.Index(fields=['by', '-at', '-id'], name='event_of_person'),
        ),
        migrations.AlterField(
            model_name='storyevent',
            name='by',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        # The index that begins with the person serves the foreign key as well.
        migrations.AddIndex(
            model_name='transition',
            index=models.Index(fields=['by', '-at', '-id'], name='transition_of_person'),
        ),
        migrations.AlterField(
            model_name='transition',
            name='by',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
    ]
