"""A version that was brought back makes a revision of its own kind."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0024_sittings'),
    ]

    operations = [
        migrations.AlterField(
            model_name='revision',
            name='kind',
            field=models.CharField(choices=[('CREATED', 'Created'), ('TEXT', 'Text'), ('ATTRIBUTIONS', 'Attributions'), ('TAGS', 'Tags'), ('RELATED', 'Related headlines'), ('LINKS', 'Links and order of related headlines'), ('BYLINES', 'Bylines'), ('NOTES', 'Notes to readers'), ('SETTINGS', 'Settings'), ('RESTORED', 'Earlier version brought back')], max_length=12, verbose_name='kind'),
        ),
    ]
