"""A note to readers that was written, changed or removed makes a revision."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0013_guards_of_the_longer_road'),
    ]

    operations = [
        migrations.AlterField(
            model_name='revision',
            name='kind',
            field=models.CharField(choices=[('CREATED', 'Created'), ('TEXT', 'Text'), ('ATTRIBUTIONS', 'Attributions'), ('TAGS', 'Tags'), ('RELATED', 'Related headlines'), ('LINKS', 'Links and order of related headlines'), ('BYLINES', 'Bylines'), ('NOTES', 'Notes to readers'), ('SETTINGS', 'Settings')], max_length=12, verbose_name='kind'),
        ),
    ]
