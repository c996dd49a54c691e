"""Scheduled, taken back, and everything else that ends a schedule."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from articles.actions import byline, doors, editing, scheduling
from articles.actions.publishing.withdraw import withdraw
from articles.models import Article, Author, Schedule, StoryEvent, Transition
from articles.vocabulary import Change, EventKind, Move, ScheduleState, Stage, Standing
from newsroom.accounts.roles import Role

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)


def embargo(story, until):
    with transaction.atomic():
        StoryEvent.objects.create(article=story, kind=EventKind.EMBARGO, at=until)
        Article.objects.filter(pk=story.pk).update(embargo_until=until)


def place(story, *, due_at=None, desk, by=None, revision=None, **said):
    story.refresh_from_db()
    return scheduling.schedule(
        story,
        revision=revision or story.latest_revision,
        due_at=due_at or desk.now + HOUR,
        zone="Europe/Kyiv",
        by=by or desk.ed,
        at=desk.now,
        **{"excuse": "A brief carries no byline.", **said},
    )


def now_of(story):
    story = Article.objects.get(pk=story.pk)
    return story.stage, story.schedules.order_by("-pk")[0].state


def test_scheduling_pins_the_revision_to_the_moment(desk, ed):
    story, due_at = desk.ready(), desk.now + HOUR
    row = place(story, due_at=due_at, desk=desk)
    assert (row.revision, row.due_at, row.zone, row.by) == (story.latest_revision, due_at, "Europe/Kyiv", ed)
    assert now_of(story) == (Stage.SCHEDULED, ScheduleState.WAITING)


def test_scheduling_is_a_logged_step(desk, ed):
    story = desk.ready()
    place(story, desk=desk)
    last = Transition.objects.order_by("-pk")[0]
    assert (last.move, last.to_stage, last.revision, last.by) == (
        Move.SCHEDULE,
        Stage.SCHEDULED,
        story.latest_revision,
        ed,
    )


@pytest.mark.parametrize("state", ["draft", "in_review"])
def test_only_an_approved_story_is_scheduled(desk, state):
    with pytest.raises(scheduling.CannotSchedule, match="not approved"):
        place(getattr(desk, state)(), desk=desk)


def test_what_the_checklist_wants_a_reason_for_waits_for_one(desk):
    with pytest.raises(scheduling.CannotSchedule, match="no byline"):
        place(desk.ready(), desk=desk, excuse="")


def test_an_edit_of_a_live_story_says_what_readers_are_told(desk):
    story = _edited(desk)
    with pytest.raises(scheduling.CannotSchedule, match="Say whether this is an update"):
        place(story, desk=desk)
    row = place(story, desk=desk, change=Change.UPDATE, update_note="The timetable\n was added.")
    assert (row.change, row.update_note) == (Change.UPDATE, "The timetable was added.")


def _edited(desk):
    """Live, edited since, and approved by another editor."""
    story = desk.live()
    edit_text(desk, story)
    return desk.move(desk.move(story, Move.SEND, by=desk.rosa), Move.APPROVE, by=desk.hire("eve", Role.EDITOR))


def test_an_older_revision_than_the_newest_is_not_scheduled(desk):
    story = desk.ready()
    old = story.latest_revision
    edit_text(desk, story)
    with pytest.raises(scheduling.CannotSchedule, match="Somebody changed the story"):
        place(story, revision=old, desk=desk)


@pytest.mark.parametrize("person", ["rosa", "suki", "lena", "libby", "olu"])
def test_who_may_not_publish_may_not_schedule(desk, person, request):
    story = desk.ready()
    with pytest.raises(doors.NotAllowed):
        place(story, by=request.getfixturevalue(person), desk=desk)


def test_what_readers_have_already_is_not_scheduled(desk):
    with pytest.raises(scheduling.CannotSchedule, match="nothing to schedule"):
        place(desk.live(), desk=desk)


@pytest.mark.parametrize(("offset", "words"), [(-HOUR, "is over"), (2000 * 24 * HOUR, "two years")])
def test_a_moment_that_will_not_do_is_refused(desk, offset, words):
    with pytest.raises(scheduling.CannotSchedule, match=words):
        place(desk.ready(), due_at=desk.now + offset, desk=desk)


def test_an_embargo_that_ends_before_the_hour_does_not_stand_in_the_way(desk):
    story = desk.ready()
    embargo(story, desk.now + HOUR)
    assert place(story, due_at=desk.now + 2 * HOUR, desk=desk).state == ScheduleState.WAITING


def test_an_embargo_that_ends_after_the_hour_does_and_says_when(desk):
    story = desk.ready()
    embargo(story, desk.now + 2 * HOUR)
    with pytest.raises(scheduling.CannotSchedule) as refused:
        place(story, due_at=desk.now + HOUR, desk=desk)
    assert len(refused.value.reasons) == 1
    assert "under embargo until" in str(refused.value)


def test_another_moment_takes_the_place_of_the_first(desk):
    story, later = desk.ready(), desk.now + 2 * HOUR
    first = place(story, desk=desk)
    place(story, due_at=later, desk=desk)
    first.refresh_from_db()
    assert (first.state, Schedule.objects.open().get().due_at) == (ScheduleState.CANCELLED, later)


def test_a_refused_other_moment_leaves_the_first(desk):
    story = desk.ready()
    place(story, desk=desk)
    with pytest.raises(scheduling.CannotSchedule):
        place(story, due_at=desk.now - HOUR, desk=desk)
    assert now_of(story) == (Stage.SCHEDULED, ScheduleState.WAITING)


def test_a_story_has_one_open_schedule_at_most(desk):
    row = place(desk.ready(), desk=desk)
    row.pk = None
    with pytest.raises(IntegrityError, match="schedule_one_open"):
        row.save(force_insert=True)


def test_a_schedule_that_is_cancelled_leaves_an_approved_story(desk, ed):
    story = desk.ready()
    row = place(story, desk=desk)
    scheduling.unschedule(story, by=ed, at=desk.now)
    row.refresh_from_db()
    assert (now_of(story), row.ended_by) == ((Stage.READY, ScheduleState.CANCELLED), ed)
    assert desk.release(story).revision == row.revision


def test_cancelling_twice_is_cancelling_once(desk, ed):
    story = desk.ready()
    place(story, desk=desk)
    for _time in range(2):
        scheduling.unschedule(story, by=ed, at=desk.now)
    assert Transition.objects.filter(move=Move.UNSCHEDULE).count() == 1


def test_who_may_not_publish_may_not_cancel(desk, rosa):
    story = desk.ready()
    place(story, desk=desk)
    with pytest.raises(doors.NotAllowed):
        scheduling.unschedule(story, by=rosa, at=desk.now)


# Every other way out of the stage "Scheduled".


def edit_text(desk, story):
    editing.save_text(story, version=story.version, text={"kicker": "Boats"}, by=desk.ed, at=desk.now)


def edit_bylines(desk, story):
    byline.add(story, author=Author.objects.create(name="Jo Tern", slug="jo-tern"), by=desk.ed, at=desk.now)


def send_back(desk, story):
    desk.move(story, Move.SEND_BACK, by=desk.ed, note="Ask the yard.")


def hold(desk, story):
    desk.move(story, Move.HOLD, by=desk.ed, note="Checking the dates.")


def publish_by_hand(desk, story):
    desk.release(story)


@pytest.mark.parametrize(
    ("happen", "stage"),
    [
        (edit_text, Stage.DRAFT),
        (edit_bylines, Stage.IN_REVIEW),
        (send_back, Stage.DRAFT),
        (hold, Stage.HELD),
        (publish_by_hand, Stage.READY),
    ],
)
def test_whatever_takes_the_story_back_cancels_its_schedule(desk, ed, happen, stage):
    story = desk.ready()
    row = place(story, desk=desk)
    story.refresh_from_db()
    happen(desk, story)
    row.refresh_from_db()
    assert now_of(story) == (stage, ScheduleState.CANCELLED)
    assert (row.ended_by, row.ended_at is None) == (ed, False)


def test_withdrawing_a_live_story_cancels_the_schedule_of_its_next_edit(desk, ed):
    story = _edited(desk)
    place(story, desk=desk, change=Change.UPDATE, update_note="The timetable was added.")
    withdraw(story, reason="Two ships were confused.", by=ed, at=desk.now)
    assert (now_of(story), story.standing) == ((Stage.READY, ScheduleState.CANCELLED), Standing.WITHDRAWN)
