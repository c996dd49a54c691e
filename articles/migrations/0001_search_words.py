"""Extensions and the text search configuration that the columns of the next migration depend on."""

from typing import ClassVar

from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension, UnaccentExtension
from django.db import migrations

# English stemming after accents are folded. A configuration is immutable in an index expression; unaccent() is not.
MAKE = """
CREATE TEXT SEARCH CONFIGURATION newsroom (COPY = english);
ALTER TEXT SEARCH CONFIGURATION newsroom
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem;
"""
DROP = "DROP TEXT SEARCH CONFIGURATION newsroom;"


class Migration(migrations.Migration):
    dependencies: ClassVar = []
    operations: ClassVar = [
        TrigramExtension(),
        UnaccentExtension(),
        BtreeGistExtension(),
        migrations.RunSQL(MAKE, DROP),
    ]
