"""Every migration can be taken back, and made again."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.database import APPEND_ONLY, FROZEN_IN_PART

OURS = ("articles", "accounts")


def applied():
    return {key for key in MigrationExecutor(connection).loader.applied_migrations if key[0] in OURS}


def triggers():
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2")
        return cursor.fetchall()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_every_migration_can_be_taken_back_and_made_again():
    everything, guards = applied(), triggers()
    try:
        call_command("migrate", "articles", "zero", verbosity=0)
        assert applied() == {key for key in everything if key[0] == "accounts"}
        call_command("migrate", "accounts", "zero", verbosity=0)
        assert applied() == set()
    finally:
        call_command("migrate", verbosity=0)
        with connection.cursor() as cursor:
            # As `tests.database` leaves it for all other tests.
            for table in (*APPEND_ONLY, *FROZEN_IN_PART):
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER append_only_table")
    assert (applied(), triggers()) == (everything, guards)
