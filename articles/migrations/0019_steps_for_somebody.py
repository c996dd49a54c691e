"""A step can be taken for somebody in particular. What was written before names nobody, and stays as it is."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('articles', '0018_shared_previews_only_end'),
    ]

    operations = [
        migrations.AddField(
            model_name='transition',
            name='to',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='for'),
        ),
    ]
