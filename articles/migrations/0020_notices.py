"""What somebody at the desk is told of a story, with the mail about it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

KINDS = [('SENT', 'Sent to you'), ('SENT_BACK', 'Sent back'), ('MENTIONED', 'A note for you'), ('ASSIGNED', 'Assigned to you'), ('UNASSIGNED', 'Not yours to write any more'), ('CORRECTION', 'A correction waits'), ('STOPPED', 'Did not go out at its hour'), ('UNSCHEDULED', 'Not scheduled any more'), ('HELD', 'Stopped'), ('LIFTED', 'Legal hold lifted'), ('SPIKED', 'Spiked'), ('OUT', 'Published'), ('WITHDRAWN', 'Withdrawn'), ('KILLED', 'Killed'), ('REINSTATED', 'Reinstated')]


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('articles', '0019_steps_for_somebody'),
    ]

    operations = [
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=KINDS, max_length=12, verbose_name='kind')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('read_at', models.DateTimeField(null=True, verbose_name='read at')),
                ('try_at', models.DateTimeField(null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('mailed_at', models.DateTimeField(null=True)),
                ('given_up_at', models.DateTimeField(null=True)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='articles.article')),
                ('event', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='articles.storyevent')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notices', to=settings.AUTH_USER_MODEL)),
                ('release', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='articles.release')),
                ('transition', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='articles.transition')),
            ],
            options={
                'verbose_name': 'notice',
                'verbose_name_plural': 'notices',
                'indexes': [models.Index(fields=['person', '-id'], name='notice_newest'), models.Index(condition=models.Q(('read_at', None)), fields=['person'], name='notice_unread'), models.Index(condition=models.Q(('try_at__isnull', False)), fields=['try_at', 'id'], name='notice_to_be_mailed')],
                'constraints': [
                    models.CheckConstraint(
                        condition=models.Q(('event', None), ('release', None), ('transition__isnull', False))
                        | models.Q(('event__isnull', False), ('release', None), ('transition', None))
                        | models.Q(('event', None), ('release__isnull', False), ('transition', None)),
                        name='notice_has_one_cause',
                    ),
                    models.UniqueConstraint(fields=('person', 'transition'), name='notice_of_a_step_once'),
                    models.UniqueConstraint(fields=('person', 'event'), name='notice_of_an_event_once'),
                    models.UniqueConstraint(fields=('person', 'release'), name='notice_of_a_release_once'),
                ],
            },
        ),
    ]
