"""Pages about the paper itself: the desk's, the readers', and a history that can only be added to."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

MAKE = """
CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON articles_housepageversion
    FOR EACH ROW EXECUTE FUNCTION articles_append_only();
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON articles_housepageversion
    FOR EACH STATEMENT EXECUTE FUNCTION articles_append_only();
"""
DROP = """
DROP TRIGGER append_only_rows ON articles_housepageversion;
DROP TRIGGER append_only_table ON articles_housepageversion;
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("articles", "0006_rights_of_eight_roles"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="HousePage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "slug",
                    models.CharField(
                        choices=[("about", "/about/"), ("contact", "/contact/"), ("standards", "/standards/")],
                        error_messages={
                            "unique": "There is a page at this address already. Open it from the list and change it."
                        },
                        max_length=20,
                        unique=True,
                        verbose_name="address",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="It stands over the page, and in the foot of every other page.",
                        max_length=80,
                        verbose_name="title",
                    ),
                ),
                ("body", models.TextField(blank=True, verbose_name="body")),
                (
                    "is_out",
                    models.BooleanField(
                        default=False,
                        help_text="Ticked, readers have what you save at once. Without the tick the page is not there "
                        "for them.",
                        verbose_name="readers find this page",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
            ],
            options={"verbose_name": "house page", "verbose_name_plural": "house pages"},
        ),
        migrations.CreateModel(
            name="PublicHousePage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.CharField(max_length=20, unique=True)),
                ("title", models.CharField(max_length=80)),
                ("html", models.TextField()),
                ("updated_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="HousePageVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("title", models.CharField(max_length=80, verbose_name="title")),
                ("body", models.TextField(blank=True, verbose_name="body")),
                ("is_out", models.BooleanField(verbose_name="readers find this page")),
                ("at", models.DateTimeField(verbose_name="at")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="articles.housepage",
                    ),
                ),
            ],
            options={
                "verbose_name": "version of a house page",
                "verbose_name_plural": "versions of house pages",
                "default_permissions": (),
                "constraints": [models.UniqueConstraint(fields=("page", "number"), name="house_page_version_once")],
            },
        ),
        migrations.RunSQL(MAKE, DROP),
    ]
