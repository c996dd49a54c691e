"""The command that lets stories go out: what it says, how it ends, and what its exit code tells."""

import datetime as dt
import io
import threading

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from articles.actions import due, scheduling
from articles.management.commands import publish_due
from articles.models import Heartbeat, Schedule
from articles.vocabulary import ScheduleState
from tests.scheduled import broken, legal_hold

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def three(desk):
    """Three stories that are due."""
    rows = []
    for _each in range(3):
        story = desk.ready()
        options = {"zone": "UTC", "by": desk.ed, "at": desk.now, "excuse": "A brief."}
        rows.append(scheduling.schedule(story, revision=story.latest_revision, due_at=desk.now + HOUR, **options))
    Schedule.objects.update(due_at=desk.now - dt.timedelta(seconds=1))
    return rows


def run(**options):
    said, complained = io.StringIO(), io.StringIO()
    call_command("publish_due", stdout=said, stderr=complained, **options)
    return said.getvalue(), complained.getvalue()


def states():
    return list(Schedule.objects.order_by("pk").values_list("state", flat=True))


def test_what_is_due_goes_out_and_the_command_says_how_many(three):
    assert run() == ("Went out: 3.\n", "")
    assert states() == [ScheduleState.OUT] * 3


def test_it_can_be_quiet(three):
    assert run(quiet=True) == ("", "")


def test_with_nothing_due_it_says_nothing_and_is_seen(db):
    assert run() == ("", "")
    assert Heartbeat.objects.filter(name=due.SCHEDULER).exists()


def test_one_that_is_stopped_or_broken_leaves_the_others_and_tells_by_the_exit_code(three, monkeypatch):
    legal_hold(three[0].article)
    broken(monkeypatch, three[1].article)
    with pytest.raises(CommandError, match="Not out: 2") as ended:
        run()
    assert ended.value.returncode == 1
    assert states() == [ScheduleState.STOPPED, ScheduleState.WAITING, ScheduleState.OUT]


class Watched:
    """Sleeps are counted instead of slept; the last one brings the signal."""

    def __init__(self, monkeypatch, sleeps=1):
        self.sleeps, self.most = [], sleeps
        watched = self

        def sleep(stop, seconds):
            watched.sleeps.append(seconds)
            if len(watched.sleeps) >= watched.most:
                stop.ask()

        monkeypatch.setattr(publish_due.Stop, "sleep", sleep)


def test_watching_it_sleeps_fifteen_seconds_at_most(three, monkeypatch):
    watched = Watched(monkeypatch)
    assert run(watch=True) == ("Went out: 3.\n", "")
    assert watched.sleeps == [publish_due.LONGEST_SLEEP]


def test_watching_it_sleeps_until_the_next_story_is_due(three, desk, monkeypatch):
    Schedule.objects.filter(pk=three[2].pk).update(due_at=desk.now + dt.timedelta(seconds=5))
    watched = Watched(monkeypatch)
    run(watch=True)
    assert 0 < watched.sleeps[0] <= 5


def test_watching_it_outlives_a_database_that_is_gone_for_a_while(three, monkeypatch):
    watched, beats = Watched(monkeypatch, sleeps=2), []

    def beat():
        beats.append(1)
        if len(beats) == 1:
            raise OperationalError("The server went away.")

    monkeypatch.setattr(due, "beat", beat)
    monkeypatch.setattr("articles.management.commands.publish_due.connection.close", lambda: None)
    assert run(watch=True)[0] == "Went out: 3.\n"
    assert watched.sleeps[0] == publish_due.AFTER_A_FAULT


def test_a_signal_ends_it_after_the_story_in_hand(three, monkeypatch):
    stops, whole = [], due.let_out
    made = publish_due.Stop.__init__
    monkeypatch.setattr(publish_due.Stop, "__init__", lambda stop: (made(stop), stops.append(stop))[0])

    def let_out(pk):
        stops[0].ask()
        return whole(pk)

    monkeypatch.setattr(due, "let_out", let_out)
    run(watch=True)
    assert states() == [ScheduleState.OUT, ScheduleState.WAITING, ScheduleState.WAITING]


def test_a_sleep_ends_at_once_when_it_is_asked_to():
    stop = publish_due.Stop()
    with stop.listening():
        threading.Timer(0.05, stop.ask).start()
        began = dt.datetime.now(dt.UTC)
        stop.sleep(30)
    assert dt.datetime.now(dt.UTC) - began < dt.timedelta(seconds=10)
