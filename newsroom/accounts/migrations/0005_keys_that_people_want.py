"""Whether single letters are keys of the desk, which some people cannot use without accidents."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0004_mails_that_people_want'),
    ]

    operations = [
        migrations.AddField(
            model_name='user',
            name='uses_keys',
            field=models.BooleanField(default=True, help_text='“N” begins a story, “?” lists all keys. Keys with Ctrl or Alt work anyway.', verbose_name='single letters are keys'),
        ),
    ]
