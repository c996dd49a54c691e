"""The road of a working copy, written down once more by hand."""

import dataclasses

import pytest

from articles.rules.steps import FIRST_STAGES, STEPS, check_steps
from articles.vocabulary import Duty, Move, Stage

M, S, D = Move, Stage, Duty

ROAD = {
    # An idea becomes somebody's work, or its first words.
    (M.COMMISSION, S.PITCH): (S.ASSIGNED, D.ASSIGN),
    (M.START, S.PITCH): (S.DRAFT, D.ASSIGN),
    # Whoever was asked begins by themselves.
    (M.START, S.ASSIGNED): (S.DRAFT, D.SEND),
    # The ordinary road to the reader, with the subs or without.
    (M.SEND, S.DRAFT): (S.IN_REVIEW, D.SEND),
    (M.APPROVE, S.IN_REVIEW): (S.READY, D.APPROVE),
    (M.TO_SUBS, S.IN_REVIEW): (S.SUBS, D.APPROVE),
    (M.PASS, S.SUBS): (S.READY, D.PASS),
    # Legal reads between two looks of the desk, never as the last one.
    (M.ASK_LEGAL, S.IN_REVIEW): (S.LEGAL, D.ASK_LEGAL),
    (M.ASK_LEGAL, S.SUBS): (S.LEGAL, D.ASK_LEGAL),
    (M.CLEAR, S.LEGAL): (S.IN_REVIEW, D.CLEAR),
    # The schedule's own steps: nobody asks for them by name.
    (M.SCHEDULE, S.READY): (S.SCHEDULED, None),
    (M.UNSCHEDULE, S.SCHEDULED): (S.READY, None),
    (M.GO_OUT, S.SCHEDULED): (S.READY, None),
    # Back to the writer from wherever others read.
    (M.SEND_BACK, S.IN_REVIEW): (S.DRAFT, D.SEND_BACK),
    (M.SEND_BACK, S.LEGAL): (S.DRAFT, D.SEND_BACK),
    (M.SEND_BACK, S.SUBS): (S.DRAFT, D.SEND_BACK),
    (M.SEND_BACK, S.READY): (S.DRAFT, D.SEND_BACK),
    (M.SEND_BACK, S.SCHEDULED): (S.DRAFT, D.SEND_BACK),
    # Stopped while something is checked; afterwards the desk reads it again.
    (M.HOLD, S.IN_REVIEW): (S.HELD, D.HOLD),
    (M.HOLD, S.LEGAL): (S.HELD, D.HOLD),
    (M.HOLD, S.SUBS): (S.HELD, D.HOLD),
    (M.HOLD, S.READY): (S.HELD, D.HOLD),
    (M.HOLD, S.SCHEDULED): (S.HELD, D.HOLD),
    (M.UNHOLD, S.HELD): (S.IN_REVIEW, D.HOLD),
    # Away, except while its hour is set; and back as a draft that is read from the beginning.
    (M.SPIKE, S.PITCH): (S.SPIKED, D.SPIKE),
    (M.SPIKE, S.ASSIGNED): (S.SPIKED, D.SPIKE),
    (M.SPIKE, S.DRAFT): (S.SPIKED, D.SPIKE),
    (M.SPIKE, S.IN_REVIEW): (S.SPIKED, D.SPIKE),
    (M.SPIKE, S.LEGAL): (S.SPIKED, D.SPIKE),
    (M.SPIKE, S.SUBS): (S.SPIKED, D.SPIKE),
    (M.SPIKE, S.READY): (S.SPIKED, D.SPIKE),
    (M.SPIKE, S.HELD): (S.SPIKED, D.SPIKE),
    (M.UNSPIKE, S.SPIKED): (S.DRAFT, D.SPIKE),
    # An edit takes the approval away: new words start over, new links need one more look.
    (M.REOPEN, S.READY): (S.DRAFT, None),
    (M.REOPEN, S.SCHEDULED): (S.DRAFT, None),
    (M.RECHECK, S.READY): (S.IN_REVIEW, None),
    (M.RECHECK, S.SCHEDULED): (S.IN_REVIEW, None),
}


def moves(predicate):
    return {step.move for step in STEPS if predicate(step)}


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("move", Move)
def test_there_is_no_road_but_these(move, stage):
    found = [(step.end, step.duty) for step in STEPS if (step.move, step.start) == (move, stage)]
    assert found == ([ROAD[move, stage]] if (move, stage) in ROAD else [])


def test_what_stops_a_story_says_why():
    assert moves(lambda step: step.needs_note) == {M.SEND_BACK, M.HOLD, M.SPIKE}


def test_whoever_lets_words_pass_is_a_second_person():
    assert moves(lambda step: step.needs_second_person) == {M.APPROVE, M.TO_SUBS, M.PASS}


def test_what_readers_had_is_withdrawn_and_not_spiked():
    assert moves(lambda step: step.never_out) == {M.SPIKE}


def test_approval_without_the_subs_is_closed_where_every_story_passes_them():
    assert {step.move: step.unless_demanded for step in STEPS if step.unless_demanded} == {M.APPROVE: S.SUBS}


def test_a_story_begins_as_a_pitch_or_a_draft():
    assert {S.PITCH, S.DRAFT} == FIRST_STAGES


def replaced(move, **facts):
    return tuple(dataclasses.replace(step, **facts) if step.move is move else step for step in STEPS)


def without(*unwanted):
    return tuple(step for step in STEPS if step.move not in unwanted)


@pytest.mark.parametrize(
    ("steps", "fault"),
    [
        # The same step twice would let the first decide.
        ((*STEPS, STEPS[0]), "stands twice"),
        # A step to the same stage would log what did not happen.
        (replaced(M.SEND, end=S.DRAFT), "leads from DRAFT to itself"),
        # A stage that no road reaches keeps stories from readers for ever.
        (without(M.APPROVE, M.PASS), "No road leads from the beginning to READY"),
        # A stage that no road leaves keeps them as well.
        (without(M.UNSPIKE), "No road leads out of SPIKED"),
        # One person alone must never bring a story to readers, with the subs or without.
        (replaced(M.APPROVE, needs_second_person=False), "without a second person"),
        (replaced(M.PASS, needs_second_person=False), "without a second person"),
    ],
)
def test_a_contradictory_table_is_found_at_start_up(steps, fault):
    assert any(fault in found for found in check_steps(steps))


def test_our_own_table_is_sound():
    assert check_steps() == []
