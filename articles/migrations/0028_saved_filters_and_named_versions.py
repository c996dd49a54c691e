"""Filters of the list of stories that people keep, files made of it, and what versions are called."""

import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0027_comments_stay_as_they_were_written'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='activityexport',
            name='query',
            field=models.CharField(blank=True, max_length=2000),
        ),
        migrations.AddField(
            model_name='activityexport',
            name='what',
            field=models.CharField(choices=[('ACTIVITY', 'Activity'), ('STORIES', 'List of stories')], default='ACTIVITY', max_length=8),
        ),
        migrations.AlterField(
            model_name='storyevent',
            name='kind',
            field=models.CharField(choices=[('LEGAL_HOLD', 'Legal hold placed'), ('LEGAL_LIFTED', 'Legal hold lifted'), ('EMBARGO', 'Embargo set'), ('EMBARGO_OFF', 'Embargo lifted'), ('OVERRIDE', 'Hold or embargo overridden'), ('ASSIGNED', 'Assigned'), ('SENSITIVE', 'Marked as sensitive'), ('NOT_SENSITIVE', 'No longer marked as sensitive'), ('NOTE', 'Note'), ('COMMENT', 'Comment'), ('SETTLED', 'Comment settled'), ('REOPENED', 'Comment reopened'), ('LEGAL_NOTE', 'Legal note'), ('LEGAL_READ', 'Legal notes read'), ('PARKED', 'Schedule stopped'), ('WENT_LATE', 'Went out late'), ('EXCUSED', 'Published in spite of the checklist'), ('NAMED', 'Version named'), ('UNNAMED', 'Name of a version removed'), ('SHARED', 'Preview shared'), ('UNSHARED', 'Shared preview revoked'), ('EXPORTED', 'Record exported')], max_length=16, verbose_name='kind'),
        ),
        migrations.CreateModel(
            name='RevisionName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(blank=True, max_length=80, verbose_name='name of the version')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('revision', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='names', to='articles.revision')),
            ],
            options={
                'verbose_name': 'name of a version',
                'verbose_name_plural': 'names of versions',
                'indexes': [models.Index(fields=['revision', '-id'], name='revision_name_newest')],
            },
        ),
        migrations.CreateModel(
            name='SavedFilter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('query', models.CharField(max_length=2000, verbose_name='filter')),
                ('position', models.PositiveIntegerField(verbose_name='position')),
                ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='saved_filters', to=settings.AUTH_USER_MODEL, verbose_name='person')),
            ],
            options={
                'verbose_name': 'saved filter',
                'verbose_name_plural': 'saved filters',
                'ordering': ('position', 'pk'),
                'constraints': [models.UniqueConstraint(models.F('person'), django.db.models.functions.text.Lower('name'), name='saved_filter_name_once')],
            },
        ),
    ]
