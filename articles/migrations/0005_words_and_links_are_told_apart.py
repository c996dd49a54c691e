"""A related headline that is written freely makes an author; a link to an own story does not."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0004_history_is_append_only'),
    ]

    operations = [
        migrations.AlterField(
            model_name='revision',
            name='kind',
            field=models.CharField(choices=[('CREATED', 'Created'), ('TEXT', 'Text'), ('ATTRIBUTIONS', 'Attributions'), ('TAGS', 'Tags'), ('RELATED', 'Related headlines'), ('LINKS', 'Links and order of related headlines'), ('BYLINES', 'Bylines'), ('SETTINGS', 'Settings')], max_length=12, verbose_name='kind'),
        ),
    ]
