"""The road of a working copy."""

import dataclasses

import pytest

from articles.rules.workflow import (
    STEPS,
    blockers,
    check_steps,
    duty_of,
    possible_moves,
    step_after_edit,
    step_for,
    who_else_can_approve,
)
from articles.vocabulary import Duty, Move, RevisionKind, Stage

M, S = Move, Stage
FINE = {"is_author": False, "note": "Second source missing.", "is_newest": True, "words": 40}

ROAD = {
    # The ordinary road to the reader.
    (M.SEND, S.DRAFT): S.IN_REVIEW,
    (M.APPROVE, S.IN_REVIEW): S.READY,
    # Back to the writer, before approval and after it.
    (M.SEND_BACK, S.IN_REVIEW): S.DRAFT,
    (M.SEND_BACK, S.READY): S.DRAFT,
    # An edit takes the approval away: new words start over, new links need one more look.
    (M.REOPEN, S.READY): S.DRAFT,
    (M.RECHECK, S.READY): S.IN_REVIEW,
}


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("move", Move)
def test_there_is_no_road_but_these(move, stage):
    step = step_for(move, stage)
    assert (step.end if step else None) == ROAD.get((move, stage))


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("move", Move)
def test_a_move_that_does_not_exist_is_refused_with_where_the_story_is(move, stage):
    reasons = blockers(move, stage=stage, **FINE)
    assert [str(stage.label) in reason for reason in reasons] == ([] if (move, stage) in ROAD else [True])


@pytest.mark.parametrize(
    ("move", "stage", "facts", "words"),
    [
        # Nothing stands in the way of these.
        (M.SEND, S.DRAFT, {}, ""),
        (M.APPROVE, S.IN_REVIEW, {}, ""),
        (M.SEND_BACK, S.IN_REVIEW, {}, ""),
        # Two pairs of eyes: whoever wrote it does not approve it.
        (M.APPROVE, S.IN_REVIEW, {"is_author": True}, "Somebody else has to approve it"),
        # Authors send their own stories, and may be sent back to.
        (M.SEND, S.DRAFT, {"is_author": True}, ""),
        (M.SEND_BACK, S.READY, {"is_author": True}, ""),
        # What was read is what is decided on.
        (M.SEND, S.DRAFT, {"is_newest": False}, "Read the newest version"),
        (M.APPROVE, S.IN_REVIEW, {"is_newest": False}, "Read the newest version"),
        (M.SEND_BACK, S.READY, {"is_newest": False}, "Read the newest version"),
        # A writer must learn what to do; white space is no reason.
        (M.SEND_BACK, S.IN_REVIEW, {"note": ""}, "Say why in the note"),
        (M.SEND_BACK, S.READY, {"note": " \n"}, "Say why in the note"),
        # Sending and approving need no words.
        (M.SEND, S.DRAFT, {"note": ""}, ""),
        (M.APPROVE, S.IN_REVIEW, {"note": ""}, ""),
        # Nobody is asked to review an empty page.
        (M.SEND, S.DRAFT, {"words": 0}, "The body is empty"),
    ],
)
def test_what_stands_in_the_way(move, stage, facts, words):
    reasons = blockers(move, stage=stage, **{**FINE, **facts})
    assert reasons == [] if not words else [words in reason for reason in reasons] == [True]


def test_every_reason_is_named_at_once():
    reasons = blockers(M.APPROVE, stage=S.IN_REVIEW, **{**FINE, "is_author": True, "is_newest": False})
    assert len(reasons) == 2


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
def test_an_edit_takes_the_approval_away(kind, expected):
    step = step_after_edit(S.READY, kind)
    assert step is not None
    assert step.end is expected


@pytest.mark.parametrize("kind", RevisionKind)
@pytest.mark.parametrize("stage", [S.DRAFT, S.IN_REVIEW])
def test_an_edit_before_approval_moves_nothing(stage, kind):
    assert step_after_edit(stage, kind) is None


@pytest.mark.parametrize(
    ("move", "duty"),
    [
        (M.SEND, Duty.SEND),
        (M.SEND_BACK, Duty.SEND_BACK),
        (M.APPROVE, Duty.APPROVE),
        # These follow from an edit; nobody can ask for them.
        (M.REOPEN, None),
        (M.RECHECK, None),
    ],
)
def test_each_move_asks_for_its_duty(move, duty):
    assert duty_of(move) is duty


@pytest.mark.parametrize(
    ("stage", "moves"),
    [(S.DRAFT, [M.SEND]), (S.IN_REVIEW, [M.SEND_BACK, M.APPROVE]), (S.READY, [M.SEND_BACK])],
)
def test_buttons_are_the_moves_a_person_can_choose(stage, moves):
    assert [step.move for step in possible_moves(stage)] == moves


def replaced(move, **facts):
    return tuple(dataclasses.replace(step, **facts) if step.move is move else step for step in STEPS)


@pytest.mark.parametrize(
    ("steps", "fault"),
    [
        # The same step twice would let the first decide.
        ((*STEPS, STEPS[0]), "stands twice"),
        # A step to the same stage would log what did not happen.
        (replaced(M.SEND, end=S.DRAFT), "leads from DRAFT to itself"),
        # A stage that no road reaches keeps stories from readers for ever.
        (tuple(step for step in STEPS if step.move is not M.APPROVE), "No road leads from DRAFT to READY"),
        # One person alone must never bring a story to readers.
        (replaced(M.APPROVE, needs_second_person=False), "without a second person"),
    ],
)
def test_a_contradictory_table_is_found_at_start_up(steps, fault):
    assert any(fault in found for found in check_steps(steps))


def test_our_own_table_is_sound():
    assert check_steps() == []


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
