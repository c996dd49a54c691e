"""The same hour chosen again is no new decision; another one, or other words with it, is."""

import datetime as dt
from contextlib import nullcontext

import pytest

from articles.actions import scheduling
from articles.models import Notice, Schedule, Transition
from articles.vocabulary import Move, ScheduleState, Stage
from newsroom.accounts import actions as accounts
from newsroom.accounts.roles import Role

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def press(desk):
    """`press(story, due_at)`: ed schedules it, or somebody else who is named."""

    def schedule(story, due_at, **said):
        story.refresh_from_db()
        facts = {"zone": "UTC", "by": desk.ed, "excuse": "A brief carries no byline.", **said}
        return scheduling.schedule(story, revision=story.latest_revision, due_at=due_at, at=desk.now, **facts)

    return schedule


def steps(story):
    moves = Transition.objects.filter(article=story, move__in=[Move.SCHEDULE, Move.UNSCHEDULE]).order_by("pk")
    return [f"{step.get_move_display()}: {step.note}".removesuffix(": ") for step in moves]


@pytest.fixture
def due(desk):
    return desk.now + HOUR


def test_twenty_presses_of_one_hour_are_one(desk, press, due):
    story = desk.ready()
    rows = {press(story, due).pk for _press in range(20)}
    assert (len(rows), Schedule.objects.count(), steps(story)) == (1, 1, ["Scheduled"])


def test_the_story_stands_where_it_stood(desk, press, due):
    story = desk.ready()
    press(story, due)
    changed_at = story.updated_at
    press(story, due)
    story.refresh_from_db()
    assert (story.stage, story.updated_at) == (Stage.SCHEDULED, changed_at)


def test_the_zone_in_which_the_hour_is_chosen_makes_no_other_hour(desk, press, due):
    story = desk.ready()
    press(story, due)
    press(story, due, zone="Europe/Kyiv")
    assert steps(story) == ["Scheduled"]


def test_another_hour_is_another_schedule(desk, press, due):
    story = desk.ready()
    press(story, due)
    press(story, due + HOUR)
    assert steps(story) == ["Scheduled", "Schedule cancelled: Another time was chosen.", "Scheduled"]


def test_another_reason_for_the_same_hour_is_kept(desk, press, due):
    story = desk.ready()
    press(story, due)
    row = press(story, due, excuse="The desk signs for it.")
    assert (row.excuse, Schedule.objects.count()) == ("The desk signs for it.", 2)
    assert steps(story)[1] == "Schedule cancelled: The same time was chosen anew."


def test_a_colleague_who_presses_for_the_same_hour_changes_nothing(desk, press, due):
    story = desk.ready()
    press(story, due)
    assert press(story, due, by=desk.mara).by == desk.ed
    assert steps(story) == ["Scheduled"]


def test_who_may_not_publish_any_more_is_replaced_by_who_presses(desk, press, due):
    story = desk.ready()
    press(story, due)
    accounts.give_roles(desk.ed, roles=[Role.REPORTER])
    assert press(story, due, by=desk.mara).by == desk.mara


def test_what_was_stopped_is_scheduled_anew(desk, press, due):
    story = desk.ready()
    first = press(story, due)
    Schedule.objects.update(state=ScheduleState.STOPPED)
    assert press(story, due) != first


def test_what_stops_the_story_since_is_said_and_its_hour_stays(desk, press, due):
    story = desk.ready()
    first = press(story, due)
    desk.held(story)
    with pytest.raises(scheduling.CannotSchedule, match="under legal hold"):
        press(story, due)
    assert Schedule.objects.get() == first


def test_a_second_press_after_the_hour_is_no_fault(desk, press, due):
    """The first came in time; the scheduler is about to take it."""
    story = desk.ready()
    first = press(story, due)
    past = desk.now - HOUR
    Schedule.objects.update(due_at=past)
    assert press(story, past) == first


@pytest.mark.parametrize(
    "case",
    [
        ("nothing", True, "ed chose meanwhile, and mara does not know it"),
        ("it", False, "she looked at his hour and chooses another"),
        (None, False, "a caller that does not ask"),
    ],
)
def test_an_hour_chosen_meanwhile_is_looked_at_before_another_one_replaces_it(case, desk, press, due):
    knew, is_refused, reason = case
    story = desk.ready()
    first = press(story, due)
    seen = {"nothing": 0, "it": first.pk}.get(knew)
    expected = pytest.raises(scheduling.CannotSchedule, match="Ed scheduled the story meanwhile")
    with expected if is_refused else nullcontext():
        press(story, due + HOUR, by=desk.mara, seen=seen)
    assert Schedule.objects.open().get().by == (desk.ed if is_refused else desk.mara), reason


def test_whoever_chose_the_hour_is_told_when_a_colleague_cancels_it(desk, press, due):
    story = desk.ready()
    press(story, due)
    scheduling.unschedule(story, by=desk.mara, at=desk.now)
    assert [(one.person.name, one.kind) for one in Notice.objects.filter(kind="UNSCHEDULED")] == [("Ed", "UNSCHEDULED")]
