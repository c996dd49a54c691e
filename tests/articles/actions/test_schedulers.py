"""Several schedulers side by side, killed while they work: each story goes out once, none early, none forgotten."""

import datetime as dt
import signal
import time

import pytest
from django.db import connection

from articles.actions import due
from articles.models import Heartbeat, Schedule
from articles.models.clock import database_now
from tests import schedulers
from tests.schedulers import Tally

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def test_four_schedulers_that_are_killed_publish_each_story_once(desk):
    """300 stories, of which three cannot be published; `make bench` does the same with 10,000."""
    schedulers.queue(desk, 300, poisoned=100, seconds=10)
    with schedulers.pool(4) as running:
        schedulers.finish(running, kills=6, every=2, within=300, rest=False)
        assert running.stop() == [0, 0, 0, 0]
    assert schedulers.tally() == Tally(out=297, twice=0, early=0, waiting=0, stopped=3, parked=3, late=0)
    # A try that was killed counts; the schedulers do not count one another's.
    assert 297 <= schedulers.tries() <= 297 + running.kills
    assert set(Schedule.objects.filter(state="STOPPED").values_list("attempts", flat=True)) == {3}


def test_what_was_due_while_no_scheduler_ran_goes_out_on_its_return(desk):
    schedulers.queue(desk, 20)
    schedulers.postpone(dt.timedelta(hours=2))
    with schedulers.pool(1) as running:
        schedulers.finish(running, kills=0, every=0.2, within=60)
        running.stop()
    assert schedulers.tally() == Tally(out=20, twice=0, early=0, waiting=0, stopped=0, parked=0, late=20)


def test_a_scheduler_ends_with_a_signal_and_leaves_nothing_behind(desk):
    with schedulers.pool(1) as running:
        deadline = time.monotonic() + 30
        while not Heartbeat.objects.filter(name=due.SCHEDULER).exists():
            assert time.monotonic() < deadline
            time.sleep(0.1)
        began = time.monotonic()
        running.running[0].send_signal(signal.SIGTERM)
        code = running.running[0].wait(30)
    # It slept, for up to 15 seconds; the signal wakes it.
    assert (code, time.monotonic() - began < 10) == (0, True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = %s", [due._TRIES])
        assert cursor.fetchone() == (0,)
    assert database_now() - Heartbeat.objects.get().at < dt.timedelta(seconds=60)
