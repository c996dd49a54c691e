"""What the doctor says of which facts."""

import datetime as dt

import pytest

from articles.rules import health
from articles.rules.health import Health, Line, Scheduling

NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)


def facts(*, minutes=1, waiting=0, overdue=0, stopped=0):
    """`minutes` since a scheduler was seen; None for never."""
    seen_at = None if minutes is None else NOW - dt.timedelta(minutes=minutes)
    return Scheduling(at=NOW, seen_at=seen_at, waiting=waiting, overdue=overdue, stopped=stopped)


@pytest.mark.parametrize(
    ("line", "expected", "words"),
    [
        (health.database(15), Health.OK, "PostgreSQL 15 answers."),
        (health.database(14), Health.FAIL, "needs 15 or newer"),
        (health.no_database("OperationalError"), Health.FAIL, "does not answer (OperationalError)"),
        (health.migrations(0), Health.OK, "All migrations"),
        (health.migrations(1), Health.FAIL, "1 migration is"),
        (health.migrations(2), Health.FAIL, "2 migrations are"),
        (health.clock(0.3), Health.OK, "agree"),
        (health.clock(-1.9), Health.OK, "agree"),
        (health.clock(30), Health.WARN, "30 s ahead"),
        (health.clock(-30), Health.WARN, "30 s behind"),
        (health.clock(-90), Health.FAIL, "90 s behind"),
        (health.zones(unknown=[], differing=[]), Health.OK, "every zone in use"),
        (health.zones(unknown=["Europe/Nowhere"], differing=["Europe/Kyiv"]), Health.FAIL, "Europe/Nowhere"),
        (health.zones(unknown=[], differing=["Europe/Kyiv"]), Health.WARN, "disagree about the clocks of Europe/Kyiv"),
        (health.scheduler(facts(minutes=5)), Health.OK, "A scheduler runs."),
        (health.scheduler(facts(minutes=6)), Health.WARN, "Nothing waits"),
        (health.scheduler(facts(minutes=6, waiting=1)), Health.FAIL, "No scheduler was seen since 11:54 UTC"),
        (health.scheduler(facts(minutes=None, waiting=1)), Health.FAIL, "No scheduler has run yet"),
        (health.overdue(facts()), Health.OK, "No story is overdue."),
        (health.overdue(facts(overdue=1)), Health.FAIL, "1 story should"),
        (health.overdue(facts(overdue=3)), Health.FAIL, "3 stories should"),
        (health.stopped(facts()), Health.OK, "No schedule is stopped."),
        (health.stopped(facts(stopped=1)), Health.WARN, "1 scheduled story does"),
        (health.effects(0), Health.OK, "is done"),
        (health.effects(2), Health.WARN, "2 effects"),
        (health.notices(waiting=0, given_up=0), Health.OK, "none was given up"),
        (health.notices(waiting=1, given_up=2), Health.WARN, "1 mail about a notice has been waiting"),
        (health.notices(waiting=2, given_up=0), Health.WARN, "2 mails about notices have been waiting"),
        (health.notices(waiting=0, given_up=1), Health.WARN, "1 mail about a notice was given up"),
        (health.notices(waiting=0, given_up=2), Health.WARN, "2 mails about notices were given up"),
    ],
)
def test_each_finding_is_one_sentence_and_a_way_to_mend_it(line, expected, words):
    assert (line.health, words in line.sentence) == (expected, True)
    assert bool(line.mend) is (expected is not Health.OK)


def test_the_desk_hears_of_silence_only_while_something_waits():
    said = [health.silence(facts(minutes=minutes, waiting=waiting)) for minutes in (1, 6) for waiting in (0, 1)]
    assert [bool(one) for one in said] == [False, False, False, True]


@pytest.mark.parametrize(
    ("found", "expected"),
    [([], 0), ([Health.OK], 0), ([Health.OK, Health.WARN], 1), ([Health.FAIL, Health.WARN], 2)],
)
def test_the_worst_finding_is_the_exit_code(found, expected):
    assert health.worst([Line("x", one, "X.") for one in found]) == expected
