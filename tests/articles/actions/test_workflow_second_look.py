"""Whose words need somebody else, and which words legal answers for."""

import pytest

from articles.actions import doors, editing, house, workflow
from articles.actions.stops import CannotStop, mark_sensitive, unmark_sensitive
from articles.vocabulary import Move, Stage, StageUse
from newsroom.accounts.roles import Role

pytestmark = pytest.mark.django_db
M = Move


@pytest.fixture
def nell(desk):
    """A second desk editor in World."""
    return desk.hire("nell", Role.EDITOR)


def change(desk, story, *, by):
    story.refresh_from_db()
    text = {"headline": f"{story.headline} again"}
    return editing.save_text(story, version=story.version, text=text, by=by, at=desk.now)


def with_subs(desk):
    return desk.move(desk.in_review(), M.TO_SUBS, by=desk.ed)


def test_a_sub_passes_what_they_polished(desk, suki):
    story = with_subs(desk)
    change(desk, story, by=suki)
    assert desk.move(story, M.PASS, by=suki).stage == Stage.READY


def test_who_approved_and_then_rewrote_at_the_subs_does_not_pass_it_too(desk):
    """Otherwise one person would have written, approved and passed."""
    story = with_subs(desk)
    change(desk, story, by=desk.ed)
    with pytest.raises(workflow.CannotMove, match="Somebody else has to approve it"):
        desk.move(story, M.PASS, by=desk.ed)


def test_somebody_else_passes_it(desk, nell):
    story = with_subs(desk)
    change(desk, story, by=desk.ed)
    assert desk.move(story, M.PASS, by=nell).stage == Stage.READY


def test_words_of_the_subs_count_like_all_others_once_the_story_left_them(desk):
    story = with_subs(desk)
    change(desk, story, by=desk.ed)
    desk.move(story, M.SEND_BACK, by=desk.ed, note="Who says so?")
    desk.move(story, M.SEND, by=desk.rosa)
    with pytest.raises(workflow.CannotMove, match="Somebody else has to approve it"):
        desk.move(story, M.APPROVE, by=desk.ed)


@pytest.mark.parametrize("way_round", [(M.SEND_BACK, M.SEND), (M.HOLD, M.UNHOLD)], ids=["sent back", "held"])
def test_no_way_leads_round_legal_once_it_was_asked(desk, nell, way_round):
    story = desk.move(desk.in_review(), M.ASK_LEGAL, by=desk.ed)
    for move in way_round:
        desk.move(story, move, by=desk.ed, note="Is it the same ship?")
    with pytest.raises(workflow.CannotMove, match="has not cleared it yet"):
        desk.move(story, M.APPROVE, by=nell)


def cleared(desk, lena):
    return desk.move(desk.move(desk.in_review(), M.ASK_LEGAL, by=desk.ed), M.CLEAR, by=lena)


@pytest.fixture
def mara_lets_legal_read_all(desk):
    house.decide("stage:LEGAL", StageUse.MUST, by=desk.mara, at=desk.now)


def test_what_legal_read_is_approved(desk, lena, mara_lets_legal_read_all):
    assert desk.move(cleared(desk, lena), M.APPROVE, by=desk.ed).stage == Stage.READY


def test_words_written_after_legal_read_them_are_read_again(desk, lena, nell, mara_lets_legal_read_all):
    story = cleared(desk, lena)
    change(desk, story, by=nell)
    with pytest.raises(workflow.CannotMove, match="legal reads every story first"):
        desk.move(story, M.APPROVE, by=desk.ed)


def test_an_author_does_not_take_the_mark_of_a_sensitive_story_away(desk):
    story = desk.in_review()
    mark_sensitive(story, reason="A minor is named.", by=desk.ed, at=desk.now)
    change(desk, story, by=desk.ed)
    with pytest.raises(CannotStop, match="Somebody else has to take the mark away"):
        unmark_sensitive(story, reason="I changed it.", by=desk.ed, at=desk.now)


def test_a_reporter_does_not_edit_what_is_held_even_if_readers_have_it(desk):
    story = desk.move(desk.live(), M.HOLD, by=desk.ed, note="Is it the same ship?")
    with pytest.raises(doors.NotAllowed, match="at the stage “Held”"):
        change(desk, story, by=desk.rosa)


def test_what_the_desk_took_from_its_writer_only_the_desk_brings_back(desk):
    story = desk.ready()
    desk.move(story, M.SPIKE, by=desk.ed, note="Nobody confirms it.")
    with pytest.raises(workflow.CannotMove, match="The desk spiked this story"):
        desk.move(story, M.UNSPIKE, by=desk.rosa)
    story.refresh_from_db()
    assert story.stage == Stage.SPIKED
