"""The database's clock: the only one that decides when something happened."""

import datetime as dt

from django.db import connection


def database_now() -> dt.datetime:
    """The moment by the database, in UTC. Read once by whoever calls an action and passed on as `at`."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        row = cursor.fetchone()
    moment: dt.datetime = row[0]
    return moment.astimezone(dt.UTC)
