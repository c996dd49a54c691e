"""The test database: history may be emptied there between tests, and nothing else is different from production."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from django.db import connection

from tests.emptying import Emptying


def database_url() -> str:
    """The test's own database, for a process of its own; also where it is reached through a socket in a folder."""
    server = connection.settings_dict
    account = f"{quote(server['USER'])}:{quote(server['PASSWORD'])}@:{server['PORT']}"
    return f"postgres://{account}/{quote(server['NAME'])}?host={quote(server['HOST'] or 'localhost', safe='')}"


APPEND_ONLY = (
    "articles_revision",
    "articles_revisionname",
    "articles_transition",
    "articles_release",
    "articles_refusedsave",
    "articles_housepageversion",
    "articles_storyevent",
    "articles_activityexport",
    "articles_houserulechange",
    "articles_publicnote",
)
# Rows of these can be worked on until readers have them; the table can never be emptied.
FROZEN_IN_PART = ("articles_comment", "articles_readernote", "articles_sharedpreview")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """Let a test that commits be followed by a flush: TRUNCATE of the append-only tables is allowed, here alone.

    The triggers that refuse UPDATE and DELETE of their rows stay, and so do all the others.
    """
    # pytest-django makes a test database only when some test of the run is marked as using one.
    assert connection.settings_dict["NAME"].startswith("test_"), "Mark the tests of this fixture with django_db."
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        for table in (*APPEND_ONLY, *FROZEN_IN_PART):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER append_only_table")
        emptying = Emptying()
    with emptying.instead():
        yield
    # A browser that was closed in the middle of a request leaves a thread of the live server with its connection, and
    # a database that somebody is connected to cannot be dropped.
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
