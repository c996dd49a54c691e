"""Legal holds, embargoes and sensitive stories, and the log of what happens beside the road."""

import articles.models.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '__first__'),
        ('articles', '0008_a_longer_road_and_its_rights'),
    ]

    operations = [
        migrations.CreateModel(
            name='StoryEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('LEGAL_HOLD', 'Legal hold placed'), ('LEGAL_LIFTED', 'Legal hold lifted'), ('EMBARGO', 'Embargo set'), ('EMBARGO_OFF', 'Embargo lifted'), ('OVERRIDE', 'Hold or embargo overridden'), ('ASSIGNED', 'Assigned'), ('SENSITIVE', 'Marked as sensitive'), ('NOT_SENSITIVE', 'No longer marked as sensitive'), ('NOTE', 'Note'), ('LEGAL_NOTE', 'Legal note'), ('LEGAL_READ', 'Legal notes read'), ('PARKED', 'Schedule stopped'), ('WENT_LATE', 'Went out late'), ('EXCUSED', 'Published in spite of the checklist'), ('SHARED', 'Preview shared'), ('UNSHARED', 'Shared preview revoked'), ('EXPORTED', 'Record exported')], max_length=16, verbose_name='kind')),
                ('note', models.CharField(blank=True, max_length=600, verbose_name='note')),
                ('data', models.JSONField(blank=True, default=dict)),
                ('at', models.DateTimeField(verbose_name='at')),
                ('xact', articles.models.fields.TransactionField()),
            ],
            options={
                'verbose_name': 'event',
                'verbose_name_plural': 'events',
            },
        ),
        migrations.AddField(
            model_name='article',
            name='embargo_until',
            field=models.DateTimeField(editable=False, null=True, verbose_name='embargo until'),
        ),
        migrations.AddField(
            model_name='article',
            name='is_on_legal_hold',
            field=models.BooleanField(default=False, editable=False, verbose_name='under legal hold'),
        ),
        migrations.AddField(
            model_name='article',
            name='is_sensitive',
            field=models.BooleanField(default=False, editable=False, verbose_name='sensitive'),
        ),
        migrations.AddField(
            model_name='storyevent',
            name='article',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='articles.article'),
        ),
        migrations.AddField(
            model_name='storyevent',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='storyevent',
            name='revision',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.revision'),
        ),
        migrations.AddIndex(
            model_name='storyevent',
            index=models.Index(fields=['article', 'xact'], name='event_of_transaction'),
        ),
        migrations.AddIndex(
            model_name='storyevent',
            index=models.Index(fields=['article', '-id'], name='event_newest'),
        ),
    ]
