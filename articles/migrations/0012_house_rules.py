"""How a newsroom sets its own road, and who decided it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '__first__'),
        ('articles', '0011_notes_to_readers'),
    ]

    operations = [
        migrations.CreateModel(
            name='HouseRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, unique=True, verbose_name='rule')),
                ('value', models.CharField(max_length=20, verbose_name='decision')),
            ],
            options={
                'verbose_name': 'house rule',
                'verbose_name_plural': 'house rules',
            },
        ),
        migrations.CreateModel(
            name='HouseRuleChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, verbose_name='rule')),
                ('old', models.CharField(blank=True, max_length=20)),
                ('new', models.CharField(blank=True, max_length=20)),
                ('at', models.DateTimeField(verbose_name='at')),
            ],
            options={
                'verbose_name': 'change of a house rule',
                'verbose_name_plural': 'changes of house rules',
            },
        ),
        migrations.AddField(
            model_name='houserulechange',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
    ]
