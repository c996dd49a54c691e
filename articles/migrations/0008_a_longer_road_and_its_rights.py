"""Pitches, assignments, legal, subs, holds, spikes and kills, with the rights they need."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '__first__'),
        ('articles', '0007_pages_about_the_paper'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='article',
            options={'permissions': (('see_every_section', 'Can see the stories of every section'), ('work_in_every_section', 'Can do in every section what the person may do in their own'), ('curate_article', 'Can change tags, related headlines and bylines of a story'), ('subedit_article', 'Can edit a story that is in review or approved'), ('send_article', 'Can send a story for review'), ('send_back_article', 'Can send a story back'), ('approve_article', 'Can approve a story'), ('publish_article', 'Can publish a story'), ('withdraw_article', 'Can withdraw a story'), ('assign_article', 'Can commission and assign a story'), ('ask_legal_article', 'Can send a story to legal'), ('clear_article', 'Can clear a story for legal'), ('pass_article', 'Can pass a story for the subs'), ('hold_article', 'Can hold a story while it is checked'), ('spike_article', 'Can spike a story and bring it back'), ('correct_article', 'Can publish a correction'), ('kill_article', 'Can kill a story'), ('reinstate_article', 'Can reinstate a story'), ('place_legal_hold', 'Can put a story under legal hold'), ('lift_legal_hold', 'Can lift a legal hold'), ('override_article', 'Can override a legal hold or an embargo'), ('share_article', 'Can share a preview of a story with a guest')), 'verbose_name': 'story', 'verbose_name_plural': 'stories'},
        ),
        migrations.AddField(
            model_name='article',
            name='assignee',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to=settings.AUTH_USER_MODEL, verbose_name='assigned to'),
        ),
        migrations.AddField(
            model_name='article',
            name='commissioned_words',
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name='commissioned length'),
        ),
        migrations.AddField(
            model_name='article',
            name='due_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='due'),
        ),
        migrations.AddField(
            model_name='revision',
            name='stage',
            field=models.CharField(blank=True, choices=[('PITCH', 'Pitch'), ('ASSIGNED', 'Assigned'), ('DRAFT', 'Draft'), ('IN_REVIEW', 'Desk edit'), ('LEGAL', 'With legal'), ('SUBS', 'With the subs'), ('READY', 'Ready'), ('SCHEDULED', 'Scheduled'), ('HELD', 'Held'), ('SPIKED', 'Spiked')], max_length=12, verbose_name='stage'),
        ),
        migrations.AlterField(
            model_name='article',
            name='stage',
            field=models.CharField(choices=[('PITCH', 'Pitch'), ('ASSIGNED', 'Assigned'), ('DRAFT', 'Draft'), ('IN_REVIEW', 'Desk edit'), ('LEGAL', 'With legal'), ('SUBS', 'With the subs'), ('READY', 'Ready'), ('SCHEDULED', 'Scheduled'), ('HELD', 'Held'), ('SPIKED', 'Spiked')], default='DRAFT', editable=False, max_length=12, verbose_name='stage'),
        ),
        migrations.AlterField(
            model_name='article',
            name='standing',
            field=models.CharField(choices=[('NEVER_OUT', 'Never out'), ('LIVE', 'Live'), ('WITHDRAWN', 'Withdrawn'), ('KILLED', 'Killed')], default='NEVER_OUT', editable=False, max_length=12, verbose_name='standing'),
        ),
        migrations.AlterField(
            model_name='publication',
            name='standing',
            field=models.CharField(choices=[('NEVER_OUT', 'Never out'), ('LIVE', 'Live'), ('WITHDRAWN', 'Withdrawn'), ('KILLED', 'Killed')], max_length=12),
        ),
        migrations.AlterField(
            model_name='release',
            name='kind',
            field=models.CharField(choices=[('PUBLISHED', 'Published'), ('WITHDRAWN', 'Withdrawn'), ('REBUILT', 'Rendered again'), ('KILLED', 'Killed'), ('REINSTATED', 'Reinstated')], max_length=12, verbose_name='kind'),
        ),
        migrations.AlterField(
            model_name='transition',
            name='from_stage',
            field=models.CharField(choices=[('PITCH', 'Pitch'), ('ASSIGNED', 'Assigned'), ('DRAFT', 'Draft'), ('IN_REVIEW', 'Desk edit'), ('LEGAL', 'With legal'), ('SUBS', 'With the subs'), ('READY', 'Ready'), ('SCHEDULED', 'Scheduled'), ('HELD', 'Held'), ('SPIKED', 'Spiked')], max_length=12, verbose_name='from'),
        ),
        migrations.AlterField(
            model_name='transition',
            name='move',
            field=models.CharField(choices=[('SEND', 'Sent to the desk'), ('SEND_BACK', 'Sent back'), ('APPROVE', 'Approved'), ('REOPEN', 'Text edited after approval'), ('RECHECK', 'Tags, links or bylines changed after approval'), ('COMMISSION', 'Commissioned'), ('START', 'Writing began'), ('ASK_LEGAL', 'Sent to legal'), ('CLEAR', 'Cleared by legal'), ('TO_SUBS', 'Approved, sent to the subs'), ('PASS', 'Passed by the subs'), ('SCHEDULE', 'Scheduled'), ('UNSCHEDULE', 'Schedule cancelled'), ('GO_OUT', 'Went out as scheduled'), ('HOLD', 'Held while checking'), ('UNHOLD', 'Hold ended'), ('SPIKE', 'Spiked'), ('UNSPIKE', 'Brought back from the spike')], max_length=12, verbose_name='move'),
        ),
        migrations.AlterField(
            model_name='transition',
            name='to_stage',
            field=models.CharField(choices=[('PITCH', 'Pitch'), ('ASSIGNED', 'Assigned'), ('DRAFT', 'Draft'), ('IN_REVIEW', 'Desk edit'), ('LEGAL', 'With legal'), ('SUBS', 'With the subs'), ('READY', 'Ready'), ('SCHEDULED', 'Scheduled'), ('HELD', 'Held'), ('SPIKED', 'Spiked')], max_length=12, verbose_name='to'),
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('standing', 'KILLED'), _negated=True), models.Q(('withdrawn_at__isnull', False), ('html', '')), _connector='OR'), name='publication_killed_holds_nothing'),
        ),
    ]
