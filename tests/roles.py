"""The three database roles of production, made for one test and gone with it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection, transaction

TRIES = 5


class DatabaseRoles:
    """`with roles.acting_as("reader"): …` runs every query of the block under that role."""

    def __init__(self) -> None:
        # Roles belong to the whole server, where other runs of the tests may be at work.
        self.names = {name: f"newsroom_test_{os.getpid()}_{name}" for name in ("owner", "app", "reader")}
        self.sql = StringIO()
        call_command("grants", "--sql", stdout=self.sql, **self.names)

    def apply(self) -> None:
        # The server looks after its tables when it likes, and may want what is granted here: whoever loses begins again.
        for tries_left in reversed(range(TRIES)):
            try:
                self._apply()
            except OperationalError:
                if not tries_left:
                    raise
            else:
                return

    @transaction.atomic
    def _apply(self) -> None:
        with connection.cursor() as cursor:
            # Nothing may wait for the end of the transaction when tables change hands.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(self.sql.getvalue())

    @contextmanager
    def acting_as(self, role: str) -> Iterator[None]:
        """Whatever happens in the block is undone, as is the role."""
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(f"SET LOCAL ROLE {self.names[role]}")
            yield
            transaction.set_rollback(True)


@pytest.fixture
def database_roles(db: None) -> DatabaseRoles:
    roles = DatabaseRoles()
    roles.apply()
    return roles
