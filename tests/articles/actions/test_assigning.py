"""Who assigns a story to whom, what that writes down, and that it commissions a pitch."""

import datetime as dt

import pytest

from articles.actions import editing, house
from articles.actions.assigning import CannotAssign, assign, writers
from articles.actions.doors import NotAllowed
from articles.actions.workflow import CannotMove
from articles.models import Article, StoryEvent
from articles.vocabulary import EventKind, Move, Stage
from newsroom.accounts import actions as accounts
from newsroom.accounts.roles import Role

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


def pitch(desk):
    return editing.create_draft(section=desk.world, headline="Who pays?", by=desk.rosa, at=desk.now, stage=Stage.PITCH)


def give(desk, story, to, **facts):
    said = {"by": desk.ed, "at": desk.now, "revision": story.latest_revision, **facts}
    return assign(story, to=to, **said)


def kept(story):
    return Article.objects.values_list("assignee", "due_at", "commissioned_words").get(pk=story.pk)


def test_an_assignment_is_kept_with_its_event(desk, rosa):
    story, due = desk.draft(), desk.now + HOUR
    event = give(desk, story, rosa, due_at=due, words=600, note="Ask the yard.")
    assert kept(story) == (rosa.pk, due, 600)
    assert (event.kind, event.by, event.note, event.data) == (
        EventKind.ASSIGNED,
        desk.ed,
        "Ask the yard.",
        {"to": rosa.pk, "was": None, "due": due.isoformat(), "words": 600},
    )


def test_the_instance_knows_of_it(desk, rosa):
    story = pitch(desk)
    give(desk, story, rosa, words=600)
    assert (story.assignee, story.commissioned_words, story.stage) == (rosa, 600, Stage.ASSIGNED)


def test_assigning_a_pitch_commissions_it(desk, rosa):
    story = pitch(desk)
    give(desk, story, rosa, note="Ask the yard.")
    step = story.transitions.get()
    assert (step.move, step.to_stage, step.by, step.note) == (Move.COMMISSION, "ASSIGNED", desk.ed, "Ask the yard.")


def test_the_assignee_starts_to_write(desk, rosa):
    story = pitch(desk)
    give(desk, story, rosa)
    assert desk.move(story, Move.START, by=rosa).stage == Stage.DRAFT


def test_a_pitch_that_changed_meanwhile_is_not_commissioned(desk, rosa):
    story = pitch(desk)
    seen = story.latest_revision
    editing.save_text(story, version=1, text={"headline": "Who else pays?"}, by=rosa, at=desk.now)
    with pytest.raises(CannotMove, match="Read the newest version"):
        give(desk, story, rosa, revision=seen)
    assert (kept(story), StoryEvent.objects.exists()) == ((None, None, None), False)


def test_a_newsroom_without_the_stage_only_assigns_a_pitch(desk, rosa, mara):
    house.decide("stage:ASSIGNED", "OFF", by=mara, at=desk.now)
    story = pitch(desk)
    give(desk, story, rosa)
    assert (story.stage, story.assignee) == (Stage.PITCH, rosa)


def test_a_draft_keeps_its_stage(desk, rosa):
    story = desk.draft()
    give(desk, story, rosa)
    assert (story.stage, story.transitions.exists()) == (Stage.DRAFT, False)


def test_nobody_takes_the_assignment_away(desk, rosa):
    story = desk.draft()
    give(desk, story, rosa, due_at=desk.now + HOUR, words=600)
    event = give(desk, story, None, due_at=desk.now + HOUR, words=600)
    assert kept(story) == (None, None, None)
    assert event.data == {"to": None, "was": rosa.pk, "due": None, "words": None}


def test_nobody_commissions_no_pitch(desk):
    with pytest.raises(CannotAssign, match="Choose who is to write it"):
        give(desk, pitch(desk), None)


def test_the_same_again_changes_nothing(desk, rosa):
    story, facts = desk.draft(), {"due_at": desk.now + HOUR, "words": 600, "note": "Ask the yard."}
    give(desk, story, rosa, **facts)
    assert (give(desk, story, rosa, **facts), story.events.count()) == (None, 1)


def test_other_words_with_the_same_facts_are_kept(desk, rosa):
    story = desk.draft()
    give(desk, story, rosa, note="Ask the yard.")
    assert give(desk, story, rosa, note="Ask the crew.").note == "Ask the crew."


def test_a_colleague_who_was_quicker_is_not_overruled_unseen(desk, rosa, suki):
    story = desk.draft()
    give(desk, story, suki, seen=0)
    with pytest.raises(CannotAssign, match="now it is for Suki"):
        give(desk, story, rosa, seen=0)
    assert kept(story)[0] == suki.pk


def test_what_was_taken_away_meanwhile_is_said(desk, rosa, suki):
    story = desk.draft()
    seen = give(desk, story, suki).pk
    give(desk, story, None)
    with pytest.raises(CannotAssign, match="Somebody took the assignment away"):
        give(desk, story, rosa, seen=seen)


def test_the_same_as_a_colleague_wanted_is_no_quarrel(desk, rosa):
    story = desk.draft()
    give(desk, story, rosa, seen=0)
    assert give(desk, story, rosa, seen=0) is None


@pytest.mark.parametrize("who", ["rosa", "suki", "lena", "libby"])
def test_only_the_desk_assigns(who, desk, rosa, request):
    story = desk.draft()
    with pytest.raises(NotAllowed, match="commission or assign"):
        give(desk, story, rosa, by=request.getfixturevalue(who))
    assert kept(story) == (None, None, None)


@pytest.mark.parametrize("who", ["libby", "lena", "ada", "olu", "stranger"])
def test_only_to_somebody_who_may_write_there(who, desk, request):
    story = desk.draft()
    with pytest.raises(CannotAssign, match="may not edit stories in “World”"):
        give(desk, story, request.getfixturevalue(who))
    assert kept(story) == (None, None, None)


def test_nobody_who_left_is_to_write(desk, rosa):
    gert = desk.hire("gert", Role.REPORTER)
    accounts.deactivate(gert)
    story = desk.draft()
    with pytest.raises(CannotAssign, match="Gert may not edit"):
        give(desk, story, gert)


def test_an_hour_that_is_over_is_refused(desk, rosa):
    with pytest.raises(CannotAssign, match="That time has passed"):
        give(desk, desk.draft(), rosa, due_at=desk.now - HOUR)


def test_a_spiked_story_is_assigned_to_nobody(desk, rosa):
    story = desk.move(desk.draft(), Move.SPIKE, by=desk.ed, note="Old.")
    with pytest.raises(CannotAssign, match="spiked"):
        give(desk, story, rosa)


@pytest.mark.parametrize("state", ["live", "withdrawn", "killed"])
def test_a_page_from_before_the_release_assigns_nothing(state, desk, rosa):
    story = getattr(desk, state)()
    with pytest.raises(CannotAssign, match="There is nothing to write in this story"):
        give(desk, story, rosa)
    assert kept(story) == (None, None, None)


def test_an_edit_that_is_not_out_is_assigned(desk, rosa):
    story = desk.live()
    editing.save_text(story, version=story.version, text={"headline": "Port deal off"}, by=rosa, at=desk.now)
    assert give(desk, story, rosa) is not None


@pytest.mark.usefixtures("rosa", "ed", "suki", "libby", "lena", "olu")
def test_the_writers_of_a_section_are_its_own_and_those_of_every_section(desk, mara):
    assert [person.name for person in writers(desk.draft())] == ["Ed", "Mara", "Rosa", "Suki"]
