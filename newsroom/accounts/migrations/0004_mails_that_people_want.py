"""Everybody decides whether what they are told at the desk is mailed as well."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("accounts", "0003_changed_addresses_are_counted")]
    operations: ClassVar = [
        migrations.AddField(
            model_name="user",
            name="wants_mail",
            field=models.BooleanField(
                default=True,
                help_text="A mail says who did what to which story, and nothing of its text. At the desk it stands anyway.",
                verbose_name="mail what I am told at the desk",
            ),
        )
    ]
