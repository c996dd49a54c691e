"""What a working copy asks of a step. The road itself stands in test_steps.py, what a newsroom sets in
test_workflow_of_the_house.py.
"""

import pytest

from articles.rules.workflow import (
    Facts,
    blockers,
    duty_of,
    note_wanted,
    possible_moves,
    step_after_edit,
    who_else_can_approve,
)
from articles.vocabulary import Duty, Move, RevisionKind, Stage, Standing
from tests.articles.rules.test_steps import ROAD

M, S = Move, Stage
FINE = {"is_author": False, "note": "Second source missing.", "is_newest": True, "words": 40}


def why_not(move, stage, **facts):
    return blockers(move, Facts(stage=stage, **{**FINE, **facts}))


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("move", Move)
def test_a_move_that_does_not_exist_is_refused_with_where_the_story_is(move, stage):
    assert [str(stage.label) in reason for reason in why_not(move, stage)] == [True] * ((move, stage) not in ROAD)


@pytest.mark.parametrize(
    ("move", "stage", "facts", "words"),
    [
        # Nothing stands in the way of these.
        (M.COMMISSION, S.PITCH, {}, ""),
        (M.START, S.PITCH, {}, ""),
        (M.START, S.ASSIGNED, {}, ""),
        (M.SEND, S.DRAFT, {}, ""),
        (M.APPROVE, S.IN_REVIEW, {}, ""),
        (M.TO_SUBS, S.IN_REVIEW, {}, ""),
        (M.PASS, S.SUBS, {}, ""),
        (M.ASK_LEGAL, S.IN_REVIEW, {}, ""),
        (M.CLEAR, S.LEGAL, {}, ""),
        (M.SEND_BACK, S.IN_REVIEW, {}, ""),
        (M.HOLD, S.READY, {}, ""),
        (M.UNHOLD, S.HELD, {}, ""),
        (M.SPIKE, S.DRAFT, {}, ""),
        (M.UNSPIKE, S.SPIKED, {}, ""),
        # Two pairs of eyes: whoever wrote it does not let it pass.
        (M.APPROVE, S.IN_REVIEW, {"is_author": True}, "Somebody else has to approve it"),
        (M.TO_SUBS, S.IN_REVIEW, {"is_author": True}, "Somebody else has to approve it"),
        (M.PASS, S.SUBS, {"is_author": True}, "Somebody else has to approve it"),
        # Authors send, stop and bring back their own stories, and may be sent back to.
        (M.SEND, S.DRAFT, {"is_author": True}, ""),
        (M.SEND_BACK, S.READY, {"is_author": True}, ""),
        (M.HOLD, S.READY, {"is_author": True}, ""),
        (M.SPIKE, S.DRAFT, {"is_author": True}, ""),
        # What was read is what is decided on.
        (M.SEND, S.DRAFT, {"is_newest": False}, "Read the newest version"),
        (M.APPROVE, S.IN_REVIEW, {"is_newest": False}, "Read the newest version"),
        (M.PASS, S.SUBS, {"is_newest": False}, "Read the newest version"),
        (M.CLEAR, S.LEGAL, {"is_newest": False}, "Read the newest version"),
        (M.SEND_BACK, S.READY, {"is_newest": False}, "Read the newest version"),
        # A writer must learn what to do, colleagues what is checked and why a story is gone; white space is no reason.
        (M.SEND_BACK, S.IN_REVIEW, {"note": ""}, "Say why in the note, so that the writer"),
        (M.SEND_BACK, S.READY, {"note": " \n"}, "Say why in the note, so that the writer"),
        (M.HOLD, S.SUBS, {"note": ""}, "what is being checked"),
        (M.SPIKE, S.PITCH, {"note": " "}, "why the story is spiked"),
        # Going on, ending a hold and bringing back need no words.
        (M.SEND, S.DRAFT, {"note": ""}, ""),
        (M.APPROVE, S.IN_REVIEW, {"note": ""}, ""),
        (M.UNHOLD, S.HELD, {"note": ""}, ""),
        (M.UNSPIKE, S.SPIKED, {"note": ""}, ""),
        # What the desk took from its writer comes back by the desk.
        (M.UNSPIKE, S.SPIKED, {"is_the_desks": True}, "The desk spiked this story"),
        # Nobody is asked to read an empty page; an empty pitch can be given to somebody.
        (M.SEND, S.DRAFT, {"words": 0}, "The body is empty"),
        (M.COMMISSION, S.PITCH, {"words": 0}, ""),
        # Somebody is to write what is commissioned.
        (M.COMMISSION, S.PITCH, {"has_assignee": False}, "Choose whom to assign"),
        (M.START, S.PITCH, {"has_assignee": False}, ""),
        # What readers had does not vanish: it is withdrawn, with a notice.
        (M.SPIKE, S.DRAFT, {"standing": Standing.LIVE}, "Withdraw it instead"),
        (M.SPIKE, S.HELD, {"standing": Standing.WITHDRAWN}, "Withdraw it instead"),
        (M.SPIKE, S.DRAFT, {"standing": Standing.KILLED}, "Withdraw it instead"),
        (M.SEND_BACK, S.IN_REVIEW, {"standing": Standing.LIVE}, ""),
    ],
)
def test_what_stands_in_the_way(move, stage, facts, words):
    assert [words in reason for reason in why_not(move, stage, **facts)] == [True] * bool(words)


def test_every_reason_is_named_at_once():
    facts = {"is_author": True, "is_newest": False}
    assert [one.rule for one in why_not(M.APPROVE, S.IN_REVIEW, **facts)] == ["newest", "second-person"]


@pytest.mark.parametrize(
    ("move", "stage", "facts", "anchor"),
    [
        # Each refusal leads to the place that mends it, where there is one.
        (M.SEND, S.DRAFT, {"words": 0}, "id_body"),
        (M.HOLD, S.READY, {"note": ""}, "id_note"),
        (M.COMMISSION, S.PITCH, {"has_assignee": False}, "assignment"),
        (M.SEND, S.DRAFT, {"is_newest": False}, "history"),
        (M.APPROVE, S.IN_REVIEW, {"is_author": True}, ""),
    ],
)
def test_a_refusal_leads_to_what_mends_it(move, stage, facts, anchor):
    assert [one.anchor for one in why_not(move, stage, **facts)] == [anchor]


@pytest.mark.parametrize("stage", [S.READY, S.SCHEDULED])
@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        # The paper's own words: from the beginning, with a second person.
        (RevisionKind.TEXT, S.DRAFT),
        (RevisionKind.ATTRIBUTIONS, S.DRAFT),
        (RevisionKind.CREATED, S.DRAFT),
        # Around the words: one more look.
        (RevisionKind.TAGS, S.IN_REVIEW),
        (RevisionKind.RELATED, S.IN_REVIEW),
        (RevisionKind.BYLINES, S.IN_REVIEW),
        (RevisionKind.SETTINGS, S.IN_REVIEW),
    ],
)
def test_an_edit_takes_the_approval_away(kind, expected, stage):
    step = step_after_edit(stage, kind)
    assert step is not None
    assert step.end is expected


@pytest.mark.parametrize("kind", RevisionKind)
@pytest.mark.parametrize("stage", [one for one in Stage if one not in ("READY", "SCHEDULED")])
def test_an_edit_before_approval_moves_nothing(stage, kind):
    assert step_after_edit(stage, kind) is None


@pytest.mark.parametrize(
    ("move", "stage", "duty"),
    [
        (M.SEND, None, Duty.SEND),
        (M.APPROVE, None, Duty.APPROVE),
        # Where the same step asks for different rights, the stage decides,
        (M.START, S.PITCH, Duty.ASSIGN),
        (M.START, S.ASSIGNED, Duty.SEND),
        # and where the step does not exist, the first of them refuses.
        (M.START, S.SPIKED, Duty.ASSIGN),
        (M.START, None, Duty.ASSIGN),
        # These follow from an edit or from the schedule; nobody can ask for them.
        (M.REOPEN, S.READY, None),
        (M.RECHECK, None, None),
        (M.SCHEDULE, S.READY, None),
        (M.GO_OUT, None, None),
    ],
)
def test_each_move_asks_for_its_duty(move, stage, duty):
    assert duty_of(move, stage) is duty


@pytest.mark.parametrize(
    ("stage", "moves"),
    [
        (S.PITCH, [M.COMMISSION, M.START, M.SPIKE]),
        (S.ASSIGNED, [M.START, M.SPIKE]),
        (S.DRAFT, [M.SEND, M.SPIKE]),
        (S.IN_REVIEW, [M.TO_SUBS, M.APPROVE, M.ASK_LEGAL, M.SEND_BACK, M.HOLD, M.SPIKE]),
        (S.LEGAL, [M.CLEAR, M.SEND_BACK, M.HOLD, M.SPIKE]),
        (S.SUBS, [M.PASS, M.ASK_LEGAL, M.SEND_BACK, M.HOLD, M.SPIKE]),
        (S.READY, [M.SEND_BACK, M.HOLD, M.SPIKE]),
        (S.SCHEDULED, [M.SEND_BACK, M.HOLD]),
        (S.HELD, [M.UNHOLD, M.SPIKE]),
        (S.SPIKED, [M.UNSPIKE]),
    ],
)
def test_buttons_are_the_moves_a_person_can_choose(stage, moves):
    assert [step.move for step in possible_moves(stage)] == moves


@pytest.mark.parametrize("standing", [Standing.LIVE, Standing.WITHDRAWN, Standing.KILLED])
@pytest.mark.parametrize("stage", Stage)
def test_nothing_that_readers_had_offers_the_spike(stage, standing):
    assert M.SPIKE not in [step.move for step in possible_moves(stage, standing=standing)]


def test_each_note_says_what_it_is_for():
    assert len({note_wanted(move) for move in (M.SEND_BACK, M.HOLD, M.SPIKE)}) == 3


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        # One, two and several colleagues.
        (["Nadia Orrell"], "Nadia Orrell can approve it."),
        (["Nadia Orrell", "Ed"], "Nadia Orrell or Ed can approve it."),
        (["A", "B", "C"], "A, B or C can approve it."),
        # Of a crowd the first five are enough to ask.
        (list("ABCDEFG"), "A, B, C, D or E can approve it."),
        # Nobody: then only an administrator can help.
        ([], "Nobody else may approve stories in “World”. Ask an administrator to add an editor to the section."),
    ],
)
def test_who_else_can_approve(names, sentence):
    assert who_else_can_approve(names, section="World") == sentence
