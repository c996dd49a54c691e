"""At its hour: what goes out by itself, what does not, and who hears of it."""

import datetime as dt

import pytest
from django.db import transaction

from articles.actions import due, scheduling
from articles.actions import section as sections
from articles.actions.due import Outcome
from articles.models import Article, Heartbeat, Publication, StoryEvent, Transition
from articles.models.clock import database_now
from articles.vocabulary import EventKind, Move, ScheduleState, Stage, Standing
from newsroom.accounts import actions as accounts
from tests.scheduled import HOUR, embargo, events, legal_hold

pytestmark = pytest.mark.django_db


def test_a_story_goes_out_at_its_hour_in_the_name_of_who_scheduled_it(scheduled, ed):
    row = scheduled()
    assert due.let_out(row.pk) is Outcome.OUT
    row.refresh_from_db()
    assert (row.state, row.release.by, row.release.revision) == (ScheduleState.OUT, ed, row.revision)
    assert Publication.objects.get(article_id=row.article_id).standing == Standing.LIVE


def test_it_stands_at_ready_then_and_the_step_is_logged(scheduled):
    row = scheduled()
    due.let_out(row.pk)
    last = Transition.objects.order_by("-pk")[0]
    assert (last.move, Article.objects.get(pk=row.article_id).stage) == (Move.GO_OUT, Stage.READY)


def test_the_release_is_dated_by_the_database(scheduled):
    row, before = scheduled(), database_now()
    due.let_out(row.pk)
    row.refresh_from_db()
    assert before <= row.release.at <= database_now()


def test_the_reason_said_when_it_was_scheduled_is_kept_with_the_release(scheduled):
    row = scheduled()
    due.let_out(row.pk)
    assert [event.note for event in events(row, EventKind.EXCUSED)] == ["A brief carries no byline."]


def test_nothing_goes_out_before_its_hour(scheduled):
    row = scheduled(late_by=-dt.timedelta(seconds=30))
    assert (due.due_now(), due.let_out(row.pk)) == ([], Outcome.LEFT)
    row.refresh_from_db()
    assert (row.state, row.attempts) == (ScheduleState.WAITING, 0)


@pytest.mark.parametrize("minutes", [-600, 600])
def test_the_clock_of_this_computer_decides_nothing(scheduled, time_machine, minutes):
    """Ten hours slow or fast: only the database's clock counts."""
    is_due, is_not = scheduled(), scheduled(late_by=-HOUR)
    time_machine.move_to(dt.datetime.now(dt.UTC) + dt.timedelta(minutes=minutes))
    assert [due.let_out(row.pk) for row in (is_due, is_not)] == [Outcome.OUT, Outcome.LEFT]


def test_the_longest_due_go_first(scheduled):
    rows = [scheduled(late_by=dt.timedelta(seconds=seconds)) for seconds in (10, 30, 20)]
    assert due.due_now() == [rows[1].pk, rows[2].pk, rows[0].pk]


def test_it_goes_out_once(scheduled):
    row = scheduled()
    assert [due.let_out(row.pk) for _time in range(3)] == [Outcome.OUT, Outcome.LEFT, Outcome.LEFT]
    assert row.article.releases.count() == 1


def test_a_cancelled_story_does_not_go_out(scheduled, desk, ed):
    row = scheduled()
    scheduling.unschedule(row.article, by=ed, at=desk.now)
    assert due.let_out(row.pk) is Outcome.LEFT
    assert not Publication.objects.exists()


# The gates at the hour.


def test_a_gate_that_refuses_stops_the_story_at_once_and_says_why(scheduled):
    row = scheduled()
    legal_hold(row.article)
    assert due.let_out(row.pk) is Outcome.STOPPED
    row.refresh_from_db()
    assert (row.state, row.attempts) == (ScheduleState.STOPPED, 1)
    assert "under legal hold" in row.last_error


def test_a_stopped_story_is_an_event_of_its_record(scheduled):
    row = scheduled()
    legal_hold(row.article)
    due.let_out(row.pk)
    (event,) = events(row, EventKind.PARKED)
    assert (event.by, event.revision, "under legal hold" in event.note) == (None, row.revision, True)
    assert event.data["due"] == row.due_at.isoformat()


def test_a_stopped_story_is_not_tried_again_by_itself(scheduled):
    row = scheduled()
    legal_hold(row.article)
    assert [due.let_out(row.pk), due.let_out(row.pk)] == [Outcome.STOPPED, Outcome.LEFT]
    assert len(events(row, EventKind.PARKED)) == 1


def test_a_stopped_story_goes_out_by_hand_once_the_reason_is_gone(scheduled, desk):
    row = scheduled()
    legal_hold(row.article)
    due.let_out(row.pk)
    with transaction.atomic():
        StoryEvent.objects.create(article=row.article, kind=EventKind.LEGAL_LIFTED, at=desk.now)
        Article.objects.filter(pk=row.article_id).update(is_on_legal_hold=False)
    desk.release(row.article)
    row.refresh_from_db()
    assert (row.state, row.release) == (ScheduleState.CANCELLED, None)


def test_who_left_the_newsroom_publishes_nothing_any_more(scheduled, ed):
    row = scheduled()
    accounts.deactivate(ed)
    assert due.let_out(row.pk) is Outcome.STOPPED
    row.refresh_from_db()
    assert row.last_error.startswith("Ed, who scheduled the story, may not publish it any more.")


def test_who_left_the_section_publishes_nothing_there_any_more(scheduled, desk, ed):
    row = scheduled()
    desk.world.memberships.filter(person=ed).delete()
    assert due.let_out(row.pk) is Outcome.STOPPED
    assert not Publication.objects.exists()


@pytest.mark.parametrize(
    ("late_by", "expected"),
    [(dt.timedelta(minutes=14), Outcome.OUT), (dt.timedelta(minutes=16), Outcome.STOPPED)],
)
def test_a_story_under_embargo_that_is_very_late_asks_a_person(scheduled, late_by, expected):
    row = scheduled(late_by=late_by)
    embargo(row.article, database_now() - HOUR)
    assert due.let_out(row.pk) is expected


def test_an_embargo_that_was_prolonged_stops_it(scheduled):
    row = scheduled()
    embargo(row.article, database_now() + HOUR)
    assert due.let_out(row.pk) is Outcome.STOPPED


# Lateness.


def test_a_story_that_is_late_goes_out_and_its_record_says_how_late(scheduled):
    row = scheduled(late_by=2 * HOUR)
    assert due.let_out(row.pk) is Outcome.OUT
    (event,) = events(row, EventKind.WENT_LATE)
    assert 7200 <= event.data["seconds"] < 7260


def test_a_minute_is_not_late(scheduled):
    row = scheduled(late_by=dt.timedelta(seconds=50))
    due.let_out(row.pk)
    assert events(row, EventKind.WENT_LATE) == []


# The scheduler itself.


def test_a_scheduler_says_that_it_runs(db):
    due.beat()
    due.beat()
    seen = Heartbeat.objects.get(name=due.SCHEDULER)
    assert database_now() - seen.at < dt.timedelta(seconds=5)


def test_it_sleeps_until_the_next_hour(scheduled):
    assert due.seconds_to_next() is None
    scheduled(late_by=-dt.timedelta(seconds=40))
    assert 30 < due.seconds_to_next() <= 40


def test_a_section_may_go_meanwhile(scheduled, desk):
    """Publishing asks what is true at the hour, not when it was scheduled."""
    row = scheduled()
    desk.world.name = "Abroad"
    sections.save(desk.world)
    assert due.let_out(row.pk) is Outcome.OUT
