"""After a test that commits, the tables are emptied; Django's own way of doing it takes a second or two each time."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch
from wsgiref.handlers import BaseHandler

from django.db import connection, transaction
from django.test import TransactionTestCase

# What the migrations and their signals wrote; every test finds it as it is.
KEPT = ("django_content_type", "auth_permission", "auth_group", "auth_group_permissions")
# How long a test that is over waits for what its browser still asked for, in seconds.
LONGEST_REQUEST = 10


class Emptying:
    """Deletes the few rows that a test wrote, instead of truncating all tables and making rights and roles again.

    Whenever the test touched those as well, Django's way is taken, as it is by an account that may not do otherwise.
    """

    def __init__(self) -> None:
        names = connection.introspection.django_table_names(only_existing=True, include_views=False)
        self.tables = sorted(set(names) - set(KEPT))
        self.kept = self._kept()

    def empty(self) -> bool:
        """False when it was not done."""
        if not _may_skip_triggers() or self._kept() != self.kept:
            return False
        with transaction.atomic(), connection.cursor() as cursor:
            # Waits, as truncating would, for requests that nobody listens to any more.
            cursor.execute(f"LOCK TABLE {', '.join(self.tables)} IN SHARE ROW EXCLUSIVE MODE")
            cursor.execute("SET LOCAL session_replication_role = 'replica'")
            for table in self._with_rows(cursor):
                cursor.execute(f"DELETE FROM {table}")  # noqa: S608  our own table
        return True

    def _with_rows(self, cursor: Any) -> list[str]:
        asked = ", ".join(f"EXISTS (SELECT FROM {table})" for table in self.tables)
        cursor.execute(f"SELECT {asked}")
        return [table for table, has_some in zip(self.tables, cursor.fetchone(), strict=True) if has_some]

    def _kept(self) -> tuple[Any, ...]:
        with connection.cursor() as cursor:
            rows = "(SELECT md5(string_agg(kept::text, '|' ORDER BY kept::text)) FROM {} kept)"
            cursor.execute("SELECT " + ", ".join(rows.format(table) for table in KEPT))
            return cursor.fetchone()  # type: ignore[no-any-return]

    @contextmanager
    def instead(self) -> Iterator[None]:
        """For as long as the block lasts, tests that commit are cleaned up so."""
        slowly = TransactionTestCase._fixture_teardown

        def teardown(case: TransactionTestCase) -> None:
            until_all_is_answered()
            if not self.empty():
                slowly(case)
                self.kept = self._kept()

        with patch.object(TransactionTestCase, "_fixture_teardown", teardown):
            yield


def until_all_is_answered() -> None:
    """What a closed browser had sent is still worked on: written later, it would be in the next test's story."""
    end = time.monotonic() + LONGEST_REQUEST
    while any(map(_works_on_a_request, threading.enumerate())) and time.monotonic() < end:
        time.sleep(0.01)


def _works_on_a_request(thread: threading.Thread) -> bool:
    """A thread of the live server stays with its browser and waits for another request, as it may for minutes."""
    frame = sys._current_frames().get(thread.ident or 0) if "process_request_thread" in thread.name else None
    while frame is not None:
        if frame.f_code is BaseHandler.run.__code__:
            return True
        frame = frame.f_back
    return False


def _may_skip_triggers() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        return cursor.fetchone() == (True,)
