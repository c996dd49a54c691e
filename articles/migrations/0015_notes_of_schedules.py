"""What readers are told of an edit is said when its hour is chosen, and kept until then."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("articles", "0014_revisions_of_notes")]
    operations: ClassVar = [
        migrations.AddField(
            model_name="schedule", name="update_note", field=models.CharField(blank=True, max_length=1000)
        )
    ]
