"""The database roles of production: what each can do, and what the database itself refuses."""

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import IntegrityError, ProgrammingError, connection, transaction

from articles.models import Article, Publication, Revision, public
from tests.database import APPEND_ONLY

pytestmark = pytest.mark.django_db

PUBLIC = sorted(getattr(public, name)._meta.db_table for name in public.__all__)
TABLES = sorted(model._meta.db_table for model in apps.get_models(include_auto_created=True))
DESK = sorted(set(TABLES) - set(PUBLIC))


def run(sql):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def refused(sql):
    try:
        run(sql)
    except ProgrammingError as why:
        return "permission denied" in str(why) or "must be owner" in str(why)
    except IntegrityError:
        return True
    return False


def test_a_reader_reads_what_is_published(database_roles, desk):
    desk.live()
    with database_roles.acting_as("reader"):
        assert Publication.objects.for_page().live().count() == 1


def test_a_reader_reads_no_table_of_the_desk(database_roles):
    with database_roles.acting_as("reader"):
        assert [table for table in [*DESK, "django_migrations"] if not refused(f"TABLE {table}")] == []


@pytest.mark.parametrize(
    "statement", ["UPDATE {} SET id = id", "DELETE FROM {}", "INSERT INTO {} DEFAULT VALUES", "TRUNCATE {} CASCADE"]
)
def test_a_reader_writes_nowhere(database_roles, statement):
    with database_roles.acting_as("reader"):
        assert [table for table in PUBLIC if not refused(statement.format(table))] == []


def test_a_reader_makes_no_table(database_roles):
    with database_roles.acting_as("reader"):
        assert refused("CREATE TABLE own (id int)")


def test_the_app_takes_a_story_the_whole_way(database_roles, desk):
    with database_roles.acting_as("app"):
        story = desk.withdrawn()
        assert Article.objects.get(pk=story.pk).standing == "WITHDRAWN"


@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_the_app_cannot_rewrite_history(database_roles, desk, statement):
    desk.live()
    with database_roles.acting_as("app"):
        assert [table for table in APPEND_ONLY if not refused(statement.format(table))] == []
    assert Revision.objects.exists()


def test_the_app_empties_no_table(database_roles):
    with database_roles.acting_as("app"):
        assert [table for table in TABLES if not refused(f"TRUNCATE {table} CASCADE")] == []


@pytest.mark.parametrize(
    "sql",
    [
        # What is published is withdrawn, what is written is spiked, who leaves is deactivated.
        "DELETE FROM articles_article",
        "DELETE FROM articles_publication",
        "DELETE FROM accounts_user",
        # The guards belong to another role.
        "ALTER TABLE articles_revision DISABLE TRIGGER append_only_rows",
        "ALTER TABLE articles_publication DISABLE TRIGGER ALL",
        "DROP TRIGGER article_guard ON articles_article",
        "DROP FUNCTION articles_append_only() CASCADE",
        "SET session_replication_role = replica",
        "DROP TABLE articles_tag",
        "CREATE TABLE own (id int)",
        "INSERT INTO django_migrations (app, name, applied) VALUES ('articles', '0009', now())",
    ],
)
def test_the_app_is_refused(database_roles, sql):
    with database_roles.acting_as("app"):
        assert refused(sql)


def test_what_triggers_call_belongs_to_the_owner(database_roles):
    """So that a later migration can put another function in its place."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT proowner::regrole::text FROM pg_proc JOIN pg_trigger ON tgfoid = pg_proc.oid "
            "WHERE NOT tgisinternal"
        )
        owners = [name for (name,) in cursor.fetchall()]
    assert len(owners) == 1
    assert owners[0].endswith("owner")


def test_the_owner_changes_tables(database_roles):
    with database_roles.acting_as("owner"):
        run("ALTER TABLE articles_tag ADD COLUMN colour text")
        run("CREATE TABLE own (id int)")
        assert not refused("SELECT colour FROM articles_tag, own")


def test_every_guard_belongs_to_the_owner(database_roles):
    with connection.cursor() as cursor:
        cursor.execute("SELECT proname, proowner::regrole::text FROM pg_proc WHERE proname LIKE 'articles\\_%'")
        assert {name for name, owner in cursor.fetchall() if owner != database_roles.names["owner"]} == set()


def test_applying_it_again_changes_nothing(database_roles):
    rights = "SELECT relname, relacl::text FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY 1"
    with connection.cursor() as cursor:
        cursor.execute(rights)
        once = cursor.fetchall()
        database_roles.apply()
        cursor.execute(rights)
        assert cursor.fetchall() == once


@pytest.mark.parametrize(
    ("names", "why"),
    [
        # A name is written into SQL, so it is checked and not quoted.
        ({"app": 'x"; DROP ROLE postgres'}, "no name for a role"),
        ({"reader": "Reader"}, "no name for a role"),
        ({"owner": ""}, "no name for a role"),
        # One role for two purposes would give the reader the desk.
        ({"app": "newsroom", "reader": "newsroom"}, "three different names"),
    ],
)
def test_a_name_that_is_none_is_refused(names, why):
    with pytest.raises(CommandError, match=why):
        call_command("grants", "--sql", **names)
