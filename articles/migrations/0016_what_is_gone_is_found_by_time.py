"""The feed asks what was withdrawn or killed lately: an index answers it."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0015_notes_of_schedules'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='publication',
            index=models.Index(condition=models.Q(('standing__in', ['KILLED', 'WITHDRAWN'])), fields=['-withdrawn_at', '-id'], name='publication_gone_newest'),
        ),
    ]
