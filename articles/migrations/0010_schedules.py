"""When a story is to go out, and when the scheduler was last seen."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '__first__'),
        ('articles', '0009_holds_and_events'),
    ]

    operations = [
        migrations.CreateModel(
            name='Heartbeat',
            fields=[
                ('name', models.CharField(max_length=40, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'heartbeat',
                'verbose_name_plural': 'heartbeats',
            },
        ),
        migrations.CreateModel(
            name='Schedule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('due_at', models.DateTimeField(verbose_name='due')),
                ('zone', models.CharField(max_length=64, verbose_name='time zone')),
                ('state', models.CharField(choices=[('WAITING', 'Waiting for its time'), ('STOPPED', 'Not going out: a person has to decide'), ('OUT', 'Went out'), ('CANCELLED', 'Cancelled')], default='WAITING', max_length=12, verbose_name='state')),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='attempts')),
                ('retry_at', models.DateTimeField(null=True)),
                ('last_error', models.CharField(blank=True, max_length=600, verbose_name='why it did not go out')),
                ('change', models.CharField(blank=True, max_length=12)),
                ('excuse', models.CharField(blank=True, max_length=600)),
                ('at', models.DateTimeField(verbose_name='at')),
                ('ended_at', models.DateTimeField(null=True)),
            ],
            options={
                'verbose_name': 'schedule',
                'verbose_name_plural': 'schedules',
            },
        ),
        migrations.AddField(
            model_name='schedule',
            name='article',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='schedules', to='articles.article'),
        ),
        migrations.AddField(
            model_name='schedule',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='schedule',
            name='ended_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='schedule',
            name='release',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='schedule', to='articles.release'),
        ),
        migrations.AddField(
            model_name='schedule',
            name='revision',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.revision'),
        ),
        migrations.AddIndex(
            model_name='schedule',
            index=models.Index(condition=models.Q(('state', 'WAITING')), fields=['due_at', 'id'], name='schedule_due'),
        ),
        migrations.AddConstraint(
            model_name='schedule',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['STOPPED', 'WAITING'])), fields=('article',), name='schedule_one_open'),
        ),
        migrations.AddConstraint(
            model_name='schedule',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['STOPPED', 'WAITING']), ('ended_at__isnull', False), _connector='OR'), name='schedule_ended_says_when'),
        ),
    ]
