"""Print the database roles of a newsroom in production, and what each may touch."""

import re
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.models import Model
from django.utils.translation import gettext as _

from articles import models
from articles.models import public
from newsroom.accounts.models import User

# What happened stays as it was written; a story, its page and a person are never deleted.
ADDED_ONLY = (
    models.Revision,
    models.RevisionName,
    models.Transition,
    models.Release,
    models.RefusedSave,
    models.HousePageVersion,
    models.StoryEvent,
    models.ActivityExport,
    models.HouseRuleChange,
    public.PublicNote,
)
# What triggers call.
GUARDS = (
    "accounts_count_address_changes",
    "articles_append_only",
    "articles_guard_article",
    "articles_guard_comment",
    "articles_guard_publication",
    "articles_guard_reader_note",
    "articles_guard_revision_name",
    "articles_guard_shared_preview",
)
KEPT = (models.Article, models.Comment, models.Publication, models.SharedPreview, User)

MIGRATIONS = "django_migrations"

OPENING = """\
-- Three roles for {database}: one that migrates, one for the desk, one for readers' pages.
-- Apply as a superuser, and again after every `manage.py migrate`:
--     manage.py grants --sql | psql --set ON_ERROR_STOP=1 --single-transaction {database}
-- A new role has no password and cannot log in with one until you set it: \\password {app}
"""


class Command(BaseCommand):
    help = "Print SQL that makes the database roles owner, app and reader, and grants each what it needs and no more."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--sql", action="store_true", required=True, help="Print SQL; nothing is executed.")
        parser.add_argument("--owner", default="newsroom_owner", help="Owns the tables and migrates.")
        parser.add_argument("--app", default="newsroom_app", help="Serves the desk; cannot rewrite history.")
        parser.add_argument("--reader", default="newsroom_reader", help="Serves readers; sees what is published.")

    def handle(self, **options: Any) -> None:
        roles = {name: options[name] for name in ("owner", "app", "reader")}
        for name in roles.values():
            if not re.fullmatch(r"[a-z_][a-z0-9_]{0,62}", name):
                raise CommandError(
                    _(
                        "“%(name)s” is no name for a role. "
                        "Use small letters, digits and underscores, such as newsroom_app."
                    )
                    % {"name": name}
                )
        if len(set(roles.values())) < len(roles):
            raise CommandError(_("The three roles must have three different names."))
        database = connection.ops.quote_name(connection.settings_dict["NAME"])
        self.stdout.write(OPENING.format(database=connection.settings_dict["NAME"], **roles))
        for line in statements(database, **roles):
            self.stdout.write(line)


def statements(database: str, *, owner: str, app: str, reader: str) -> Iterator[str]:
    """SQL statements, one a line; applying them again changes nothing."""
    for role in (owner, app, reader):
        yield (
            f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') "
            f"THEN CREATE ROLE {role} LOGIN; END IF; END $$;"
        )
    yield f"REVOKE ALL ON DATABASE {database} FROM PUBLIC;"
    yield f"GRANT CONNECT ON DATABASE {database} TO {owner}, {app}, {reader};"
    yield "REVOKE CREATE ON SCHEMA public FROM PUBLIC;"
    yield f"GRANT USAGE, CREATE ON SCHEMA public TO {owner};"
    yield f"GRANT USAGE ON SCHEMA public TO {app}, {reader};"
    yield f"ALTER ROLE {reader} SET default_transaction_read_only = on;"
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, {app}, {reader};"
    tables = _tables(apps.get_models(include_auto_created=True))
    for table in [*tables, MIGRATIONS]:
        yield f"ALTER TABLE {table} OWNER TO {owner};"
    for function in GUARDS:
        yield f"ALTER FUNCTION {function}() OWNER TO {owner};"
    yield f"ALTER TEXT SEARCH CONFIGURATION {models.SEARCH_CONFIG} OWNER TO {owner};"
    added_only, kept = _tables(ADDED_ONLY), _tables(KEPT)
    others = [table for table in tables if table not in (*added_only, *kept)]
    yield f"GRANT SELECT, INSERT ON {', '.join(added_only)} TO {app};"
    yield f"GRANT SELECT, INSERT, UPDATE ON {', '.join(kept)} TO {app};"
    yield f"GRANT SELECT, INSERT, UPDATE, DELETE ON {', '.join(others)} TO {app};"
    yield f"GRANT SELECT ON {MIGRATIONS} TO {app};"
    yield f"GRANT SELECT ON {', '.join(_tables(reader_models()))} TO {reader};"


def reader_models() -> list[type[Model]]:
    """What readers' pages are made of: the tables on their side of the wall."""
    return [getattr(public, name) for name in public.__all__]


def _tables(found: Iterable[type[Model]]) -> list[str]:
    return sorted(model._meta.db_table for model in found)  # noqa: SLF001  Django's public name for it
