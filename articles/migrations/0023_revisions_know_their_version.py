"""A revision knows the story's version, so that two texts that clash find what both began with."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0022_right_to_legal_notes'),
    ]

    operations = [
        migrations.AddField(
            model_name='revision',
            name='version',
            field=models.PositiveIntegerField(null=True, verbose_name='version'),
        ),
    ]
