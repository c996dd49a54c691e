"""The longer road: pitches, legal, subs, holds and the spike, each step asked for and logged."""

import pytest

from articles.actions import editing, house, workflow
from articles.models import Article, Transition
from articles.rules.workflow import step_for
from articles.vocabulary import Move, SecondPerson, Stage, StageUse
from newsroom.accounts.roles import Role

pytestmark = pytest.mark.django_db
M, S = Move, Stage


@pytest.fixture
def nell(desk):
    """A second desk editor in World."""
    return desk.hire("nell", Role.EDITOR)


def stage_of(story):
    return Article.objects.get(pk=story.pk).stage


def change(desk, story, *, by):
    story.refresh_from_db()
    text = {"headline": f"{story.headline} again"}
    return editing.save_text(story, version=story.version, text=text, by=by, at=desk.now)


def with_subs(desk, **text):
    return desk.move(desk.in_review(**text), M.TO_SUBS, by=desk.ed)


def with_legal(desk):
    return desk.move(desk.in_review(), M.ASK_LEGAL, by=desk.ed)


def held(desk):
    return desk.move(desk.ready(), M.HOLD, by=desk.ed, note="Is it the same ship?")


def spiked(desk):
    return desk.move(desk.draft(), M.SPIKE, by=desk.rosa, note="Nobody confirms it.")


@pytest.mark.parametrize(
    ("begin", "moves", "end"),
    [
        # Through legal and the subs to the readers.
        ("in_review", [("ed", M.ASK_LEGAL), ("lena", M.CLEAR), ("ed", M.TO_SUBS), ("suki", M.PASS)], S.READY),
        # The subs ask legal: the desk reads it once more.
        ("in_review", [("ed", M.TO_SUBS), ("suki", M.ASK_LEGAL), ("lena", M.CLEAR)], S.IN_REVIEW),
        # A hold ends at the desk, whatever was said before it.
        ("ready", [("ed", M.HOLD), ("ed", M.UNHOLD)], S.IN_REVIEW),
        # Legal may hold what is out of its sections, too.
        ("ready", [("lena", M.HOLD), ("lena", M.UNHOLD)], S.IN_REVIEW),
        # What is spiked comes back as a draft; what the desk spiked, by the desk.
        ("draft", [("rosa", M.SPIKE), ("rosa", M.UNSPIKE)], S.DRAFT),
        ("draft", [("ed", M.SPIKE), ("rosa", M.UNSPIKE)], S.DRAFT),
        ("ready", [("ed", M.SPIKE), ("ed", M.UNSPIKE)], S.DRAFT),
        # Back to the writer from every reader's desk.
        ("in_review", [("ed", M.TO_SUBS), ("suki", M.SEND_BACK)], S.DRAFT),
        ("in_review", [("ed", M.ASK_LEGAL), ("lena", M.SEND_BACK)], S.DRAFT),
    ],
)
def test_the_ways_of_a_story(desk, request, begin, moves, end):
    story = getattr(desk, begin)()
    for person, move in moves:
        desk.move(story, move, by=request.getfixturevalue(person), note="Is it the same ship?")
    assert stage_of(story) == end
    logged = Transition.objects.filter(article=story).order_by("-pk").values_list("by__name", "move")
    assert list(logged[: len(moves)])[::-1] == [(name.capitalize(), move) for name, move in moves]


@pytest.mark.parametrize(
    ("make", "move"), [("ready", M.HOLD), ("draft", M.SPIKE), ("in_review", M.SEND_BACK)], ids=["hold", "spike", "back"]
)
def test_what_stops_a_story_says_why(desk, make, move):
    story = getattr(desk, make)()
    before = stage_of(story)
    with pytest.raises(workflow.CannotMove, match="Say "):
        desk.move(story, move, by=desk.ed, note=" ")
    assert stage_of(story) == before


@pytest.mark.parametrize("state", ["live", "withdrawn"])
def test_what_readers_had_is_not_spiked(desk, state):
    with pytest.raises(workflow.CannotMove, match="Withdraw it instead"):
        desk.move(getattr(desk, state)(), M.SPIKE, by=desk.ed, note="Wrong ship.")


@pytest.mark.parametrize("make", [with_legal, with_subs, held])
def test_a_hold_or_a_reader_in_between_is_no_approval(desk, make):
    story = make(desk)
    assert not workflow.is_approved(story, story.latest_revision)


def test_an_approval_from_before_a_hold_is_gone(desk):
    story = held(desk)
    desk.move(story, M.UNHOLD, by=desk.ed)
    assert not workflow.is_approved(story, story.latest_revision)


@pytest.mark.parametrize("move", [M.SCHEDULE, M.UNSCHEDULE, M.GO_OUT])
def test_the_steps_of_the_schedule_cannot_be_asked_for(desk, move):
    with pytest.raises(workflow.CannotMove, match="cannot be asked for"):
        desk.move(desk.ready(), move, by=desk.ed)


# --- Who wrote it --------------------------------------------------------------------------------------------


def test_the_subs_polish_makes_nobody_an_author(desk, rosa, suki):
    story = with_subs(desk)
    change(desk, story, by=suki)
    assert workflow.author_ids(story) == {rosa.pk}
    assert desk.move(story, M.PASS, by=suki).stage == S.READY


def test_who_wrote_it_before_the_subs_had_it_does_not_pass_it(desk, suki, nell):
    story = desk.in_review()
    change(desk, story, by=suki)
    desk.move(story, M.TO_SUBS, by=nell)
    with pytest.raises(workflow.CannotMove, match="Somebody else has to approve it"):
        desk.move(story, M.PASS, by=suki)


def test_who_wrote_it_does_not_send_it_to_the_subs(desk, ed):
    story = desk.in_review()
    change(desk, story, by=ed)
    with pytest.raises(workflow.CannotMove, match="Somebody else has to approve it"):
        desk.move(story, M.TO_SUBS, by=ed)


@pytest.mark.parametrize("make", [with_legal, held])
def test_whoever_edits_elsewhere_on_the_way_is_an_author(desk, make, rosa, ed):
    story = make(desk)
    change(desk, story, by=ed)
    assert workflow.author_ids(story) == {rosa.pk, ed.pk}


# --- Legal ---------------------------------------------------------------------------------------------------


def test_a_story_is_cleared_once_legal_said_so(desk, lena):
    story = with_legal(desk)
    assert not workflow.facts_of(story, by=desk.ed).was_cleared
    desk.move(story, M.CLEAR, by=lena)
    assert workflow.facts_of(story, by=desk.ed).was_cleared


def test_a_release_uses_the_clearance_up(desk, lena, nell):
    story = desk.move(with_legal(desk), M.CLEAR, by=lena)
    desk.move(story, M.APPROVE, by=desk.ed)
    desk.release(story)
    change(desk, story, by=desk.rosa)
    assert not workflow.facts_of(story, by=desk.ed).was_cleared


@pytest.mark.parametrize("move", [M.APPROVE, M.TO_SUBS])
def test_only_legal_clears(desk, ed, mara, suki, move):
    story = with_legal(desk)
    for person in (ed, mara, suki):
        with pytest.raises(workflow.doors.NotAllowed):
            desk.move(story, M.CLEAR, by=person)
        with pytest.raises((workflow.CannotMove, workflow.doors.NotAllowed)):
            desk.move(story, move, by=person)
    assert stage_of(story) == S.LEGAL


# --- What the house decides ----------------------------------------------------------------------------------


def test_where_legal_reads_every_story_none_is_approved_before(desk, mara, lena):
    house.decide("stage:LEGAL", StageUse.MUST, by=mara, at=desk.now)
    story = desk.in_review()
    with pytest.raises(workflow.CannotMove, match="legal reads every story first"):
        desk.move(story, M.APPROVE, by=desk.ed)
    desk.move(story, M.ASK_LEGAL, by=desk.ed)
    desk.move(story, M.CLEAR, by=lena)
    assert desk.move(story, M.APPROVE, by=desk.ed).stage == S.READY


def test_where_the_subs_read_every_story_the_desk_does_not_go_around_them(desk, mara, suki):
    house.decide("stage:SUBS", StageUse.MUST, by=mara, at=desk.now)
    story = desk.in_review()
    with pytest.raises(workflow.CannotMove, match="passes the stage “With the subs” first"):
        desk.move(story, M.APPROVE, by=desk.ed)
    desk.move(story, M.TO_SUBS, by=desk.ed)
    assert desk.move(story, M.PASS, by=suki).stage == S.READY


def test_a_stage_out_of_use_is_not_entered(desk, mara):
    house.decide("stage:SUBS", StageUse.OFF, by=mara, at=desk.now)
    with pytest.raises(workflow.CannotMove, match="does not use the stage"):
        desk.move(desk.in_review(), M.TO_SUBS, by=desk.ed)


def test_a_newsroom_of_one_may_do_without_a_second_person(desk, mara, ed):
    house.decide("second_person", SecondPerson.NEVER, by=mara, at=desk.now)
    story = desk.move(desk.draft(by=ed), M.SEND, by=ed)
    assert desk.move(story, M.APPROVE, by=ed).stage == S.READY


# --- What the building itself writes down --------------------------------------------------------------------


def test_a_step_of_the_building_is_logged_and_taken(desk, ed):
    story = Article.objects.get(pk=desk.ready().pk)
    step = step_for(M.SCHEDULE, S.READY)
    workflow.log(story, step, revision=story.latest_revision, by=ed, at=desk.now, note="For\x00 nine.")
    last = Transition.objects.order_by("-pk")[0]
    assert (last.move, last.from_stage, last.to_stage, last.by, last.note) == (
        M.SCHEDULE,
        S.READY,
        S.SCHEDULED,
        ed,
        "For nine.",
    )
    assert stage_of(story) == S.SCHEDULED


def test_a_scheduled_version_is_still_the_approved_one(desk, ed):
    story = Article.objects.get(pk=desk.ready().pk)
    workflow.log(story, step_for(M.SCHEDULE, S.READY), revision=story.latest_revision, by=ed, at=desk.now)
    assert workflow.is_approved(story, story.latest_revision)


@pytest.mark.parametrize(("by", "end"), [("ed", S.DRAFT), ("suki", S.DRAFT)])
def test_an_edit_of_a_scheduled_story_takes_its_approval_away(desk, request, by, end):
    story = Article.objects.get(pk=desk.ready().pk)
    workflow.log(story, step_for(M.SCHEDULE, S.READY), revision=story.latest_revision, by=desk.ed, at=desk.now)
    change(desk, story, by=request.getfixturevalue(by))
    assert stage_of(story) == end
    assert not workflow.is_approved(story, story.latest_revision)


@pytest.mark.parametrize("person", ["rosa", "suki", "ed", "mara", "lena", "libby"])
def test_a_spiked_story_lies_still(desk, request, person):
    story = spiked(desk)
    with pytest.raises(editing.doors.NotAllowed):
        change(desk, story, by=request.getfixturevalue(person))
