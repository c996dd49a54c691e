"""The doctor at work: what it says, as what it exits, and that it speaks of a database that is gone."""

import datetime as dt
import io
import json

import pytest
from django.core.management import call_command
from django.db import OperationalError

from articles.actions import due, health, scheduling
from articles.actions.publishing.publish import publish
from articles.models import Effect, Heartbeat, Schedule

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)
NAMES = ["database", "migrations", "clock", "time-zones", "scheduler", "overdue", "stopped", "effects", "notices"]


def examine(*arguments):
    """(exit code, what it said)"""
    said = io.StringIO()
    try:
        call_command("doctor", *arguments, stdout=said, no_color=True)
    except SystemExit as ended:
        return ended.code, said.getvalue()
    return 0, said.getvalue()


def health_of():
    return {row["name"]: row["health"] for row in json.loads(examine("--json")[1])}


@pytest.fixture
def waiting(desk):
    story = desk.ready()
    options = {"zone": "Australia/Lord_Howe", "by": desk.ed, "at": desk.now, "excuse": "A brief."}
    return scheduling.schedule(story, revision=story.latest_revision, due_at=desk.now + HOUR, **options)


def test_a_building_that_works_has_nothing_to_mend(waiting):
    due.beat()
    code, said = examine()
    assert (code, [line[:4] for line in said.splitlines()]) == (0, ["OK  "] * len(NAMES))


def test_it_speaks_of_these_things_also_to_programs(db):
    assert list(health_of()) == NAMES


def test_a_scheduler_that_never_ran_is_a_warning_until_something_waits(desk):
    assert (examine()[0], health_of()["scheduler"]) == (1, "WARN")


def test_an_overdue_story_and_a_silent_scheduler_are_faults(waiting, desk):
    due.beat()
    Heartbeat.objects.update(at=desk.now - HOUR)
    Schedule.objects.update(due_at=desk.now - HOUR)
    code, said = examine()
    assert code == 2
    assert (
        "FAIL overdue: 1 story should have gone out more than a minute ago.\n     → python manage.py publish_due\n"
        in said
    )
    assert "FAIL scheduler: No scheduler was seen since" in said


def test_a_stopped_schedule_is_a_warning(waiting):
    due.beat()
    Schedule.objects.update(state="STOPPED")
    assert (examine()[0], health_of()["stopped"]) == (1, "WARN")


def test_an_effect_that_is_not_done_is_a_warning_after_a_minute(desk):
    for minutes, expected in ((0, "OK"), (2, "WARN")):
        story = desk.ready()
        at = desk.now - dt.timedelta(minutes=minutes)
        release = publish(story, revision=story.latest_revision, by=desk.ed, at=at, excuse="A brief.")
        Effect.objects.filter(release=release).update(done_at=None)
        assert health_of()["effects"] == expected


@pytest.mark.parametrize(("minutes", "expected"), [(0, "OK"), (10, "FAIL"), (-10, "FAIL")])
def test_a_clock_that_is_wrong_is_found(waiting, time_machine, minutes, expected):
    time_machine.move_to(dt.datetime.now(dt.UTC) + dt.timedelta(minutes=minutes), tick=True)
    assert health_of()["clock"] == expected


def test_a_zone_that_nobody_knows_is_found(waiting):
    Schedule.objects.update(zone="Europe/Nowhere")
    assert health_of()["time-zones"] == "FAIL"


def test_other_rules_in_the_database_are_found(waiting, monkeypatch):
    monkeypatch.setattr(health, "_there", lambda name, moments: iter(()))
    assert health_of()["time-zones"] == "WARN"


def test_a_database_that_does_not_answer_is_a_finding(db, monkeypatch):
    def gone():
        raise OperationalError("secret address")

    monkeypatch.setattr(health, "_version", gone)
    code, said = examine()
    assert (code, said.startswith("FAIL database: "), "secret" in said) == (2, True, False)


def test_missing_migrations_are_found_and_nothing_else_is_asked(db, monkeypatch):
    monkeypatch.setattr("django.db.migrations.executor.MigrationExecutor.migration_plan", lambda *_nodes: [1, 2])
    assert health_of() == {"database": "OK", "migrations": "FAIL", "clock": "OK"}
