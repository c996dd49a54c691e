"""When somebody last asked for a link to choose a password, so that nobody is flooded with them."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_people'),
    ]

    operations = [
        migrations.AddField(
            model_name='user',
            name='link_sent_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='last link asked for'),
        ),
    ]
