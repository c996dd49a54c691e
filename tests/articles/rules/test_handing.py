"""Which steps can be taken for somebody in particular."""

import pytest

from articles.rules import handing
from articles.rules.steps import STEPS
from articles.vocabulary import Duty, Move, Stage

SEND = next(step for step in STEPS if step.move is Move.SEND)


@pytest.mark.parametrize(
    ("move", "hands_on", "reason"),
    [
        (Move.SEND, True, "The desk reads it."),
        (Move.SEND_BACK, True, "A writer works on it."),
        (Move.APPROVE, True, "Somebody publishes it."),
        (Move.TO_SUBS, True, "The subs polish it."),
        (Move.PASS, True, "Somebody publishes it."),
        (Move.ASK_LEGAL, True, "A lawyer reads it."),
        (Move.CLEAR, True, "The desk has it again."),
        (Move.HOLD, True, "Somebody checks it."),
        (Move.UNHOLD, True, "The desk has it again."),
        (Move.COMMISSION, False, "Assigning has a page of its own."),
        (Move.START, False, "Whoever begins to write has it."),
        (Move.SPIKE, False, "It goes to nobody."),
        (Move.UNSPIKE, False, "It waits for anybody who wants to write it."),
        (Move.SCHEDULE, False, "The clock has it."),
        (Move.REOPEN, False, "It follows from an edit."),
    ],
)
def test_a_step_that_hands_a_story_on(move, hands_on, reason):
    assert {handing.hands_on(step) for step in STEPS if step.move is move} == {hands_on}, reason


def test_somebody_can_be_found_wherever_a_story_is_sent():
    assert [step for step in handing.handing_on(STEPS) if not handing.WAITS_FOR.get(step.end)] == []


def test_whoever_is_waited_for_moves_the_story_or_writes_it():
    moving = {stage: {step.duty for step in STEPS if step.start is stage} for stage in Stage}
    others = {Stage.DRAFT: {Duty.EDIT}, Stage.READY: {Duty.PUBLISH}}
    assert [
        stage
        for stage, duties in handing.WAITS_FOR.items()
        if not set(duties) <= moving[stage] | others.get(stage, set())
    ] == []


@pytest.mark.parametrize(
    ("move", "facts", "sentence"),
    [
        (Move.SEND, {"may_act": True}, ""),
        (Move.SEND, {"may_act": False}, "Olu cannot do anything with a story at the stage “Desk edit” in “World”."),
        (Move.SEND, {"may_act": True, "is_self": True}, "That is you."),
        (Move.SPIKE, {"may_act": True}, "This step goes to nobody in particular."),
    ],
)
def test_why_a_step_cannot_be_taken_for_somebody(move, facts, sentence):
    step = next(step for step in STEPS if step.move is move)
    found = handing.refusal(step, name="Olu", section="World", **{"is_self": False, **facts})
    assert [str(one)[: len(sentence)] for one in found] == ([sentence] if sentence else [])


def test_the_refusal_leads_to_the_field():
    assert handing.refusal(SEND, name="Olu", section="World", may_act=False, is_self=False)[0].anchor == "id_to"


@pytest.mark.parametrize(
    ("stage", "facts", "why"),
    [
        (Stage.IN_REVIEW, {"may_pass": True, "wrote": False}, ""),
        (Stage.IN_REVIEW, {"may_pass": False, "wrote": False}, "may not approve it"),
        (Stage.IN_REVIEW, {"may_pass": False, "wrote": True}, "may not approve it"),
        (Stage.IN_REVIEW, {"may_pass": True, "wrote": True}, "wrote in it, so cannot approve it"),
        (Stage.SUBS, {"may_pass": False, "wrote": False}, ""),
        (Stage.SUBS, {"may_pass": True, "wrote": True}, "wrote in it, so cannot pass it as ready"),
        (Stage.DRAFT, {"may_pass": False, "wrote": True}, ""),
        (Stage.READY, {"may_pass": True, "wrote": True}, ""),
    ],
)
def test_who_cannot_let_it_pass_where_it_goes(stage, facts, why):
    assert handing.why_not_pass(stage, **facts) == why
