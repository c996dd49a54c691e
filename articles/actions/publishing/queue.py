"""One release at a time: counters, addresses and page facts are then right without further locks."""

from django.db import connection

# Any constant will do; it only has to differ from other advisory locks of this project.
_RELEASES = 7_041_968


def wait_for_turn() -> None:
    """Hold the newsroom's release queue until the transaction ends. Take it after the article's lock, never before."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_RELEASES])
