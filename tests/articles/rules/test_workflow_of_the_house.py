"""What a newsroom sets about the road of its stories."""

import pytest

from articles.rules.house import HouseRules
from articles.rules.workflow import Facts, blockers, closed, possible_moves, step_for
from articles.vocabulary import Move, SecondPerson, Stage, StageUse

M, S = Move, Stage
FINE = {"is_author": False, "note": "Second source missing.", "is_newest": True, "words": 40}
EVERY_ONE = {stage: HouseRules(stages={stage: StageUse.MUST}) for stage in Stage.optional}
NONE_OF = {stage: HouseRules(stages={stage: StageUse.OFF}) for stage in Stage.optional}
FLAGGED = HouseRules(second_person=SecondPerson.FLAGGED)
NEVER = HouseRules(second_person=SecondPerson.NEVER)
DEFAULT = HouseRules()


def why_not(move, stage, house=DEFAULT, **facts):
    return blockers(move, Facts(stage=stage, **{**FINE, **facts}), house)


@pytest.mark.parametrize(
    ("move", "stage", "house", "facts", "words"),
    [
        # A stage that this newsroom does not use is not entered,
        (M.COMMISSION, S.PITCH, NONE_OF[S.ASSIGNED], {}, "does not use the stage “Assigned”"),
        (M.ASK_LEGAL, S.IN_REVIEW, NONE_OF[S.LEGAL], {}, "does not use the stage “With legal”"),
        (M.TO_SUBS, S.IN_REVIEW, NONE_OF[S.SUBS], {}, "does not use the stage “With the subs”"),
        # but a story that stands there since before goes on.
        (M.START, S.PITCH, NONE_OF[S.PITCH], {}, ""),
        (M.CLEAR, S.LEGAL, NONE_OF[S.LEGAL], {}, ""),
        (M.PASS, S.SUBS, NONE_OF[S.SUBS], {}, ""),
        # Where every story passes the subs, no approval goes around them.
        (M.APPROVE, S.IN_REVIEW, EVERY_ONE[S.SUBS], {}, "passes the stage “With the subs” first"),
        (M.TO_SUBS, S.IN_REVIEW, EVERY_ONE[S.SUBS], {}, ""),
        # Where legal reads every story, none is approved before; it may be polished meanwhile.
        (M.APPROVE, S.IN_REVIEW, EVERY_ONE[S.LEGAL], {}, "legal reads every story first"),
        (M.PASS, S.SUBS, EVERY_ONE[S.LEGAL], {}, "legal reads every story first"),
        (M.TO_SUBS, S.IN_REVIEW, EVERY_ONE[S.LEGAL], {}, ""),
        (M.APPROVE, S.IN_REVIEW, EVERY_ONE[S.LEGAL], {"was_cleared": True}, ""),
        (M.PASS, S.SUBS, EVERY_ONE[S.LEGAL], {"was_cleared": True}, ""),
        # Whoever was asked is waited for, unless the newsroom has no such stage any more.
        (M.APPROVE, S.IN_REVIEW, DEFAULT, {"awaits_legal": True}, "has not cleared it yet"),
        (M.PASS, S.SUBS, DEFAULT, {"awaits_legal": True}, "has not cleared it yet"),
        (M.APPROVE, S.IN_REVIEW, NONE_OF[S.LEGAL], {"awaits_legal": True}, ""),
        # Elsewhere legal reads when it is asked.
        (M.APPROVE, S.IN_REVIEW, DEFAULT, {"was_cleared": False}, ""),
        # A newsroom may ask for the second person where it matters most, or not at all.
        (M.APPROVE, S.IN_REVIEW, FLAGGED, {"is_author": True}, ""),
        (M.APPROVE, S.IN_REVIEW, FLAGGED, {"is_author": True, "is_sensitive": True}, "Somebody else"),
        (M.PASS, S.SUBS, FLAGGED, {"is_author": True, "is_sensitive": True}, "Somebody else"),
        (M.APPROVE, S.IN_REVIEW, NEVER, {"is_author": True, "is_sensitive": True}, ""),
        (M.APPROVE, S.IN_REVIEW, DEFAULT, {"is_author": True, "is_sensitive": False}, "Somebody else"),
    ],
)
def test_the_house_sets_the_road(move, stage, house, facts, words):
    assert [words in reason for reason in why_not(move, stage, house, **facts)] == [True] * bool(words)


def test_every_reason_is_named_at_once():
    facts = {"is_author": True, "is_newest": False}
    assert [one.rule for one in why_not(M.APPROVE, S.IN_REVIEW, EVERY_ONE[S.LEGAL], **facts)] == [
        "newest",
        "second-person",
        "legal-first",
    ]


@pytest.mark.parametrize(
    ("house", "moves"),
    [
        # A stage out of use has no button,
        (NONE_OF[S.SUBS], [M.APPROVE, M.ASK_LEGAL, M.SEND_BACK, M.HOLD, M.SPIKE]),
        (NONE_OF[S.LEGAL], [M.TO_SUBS, M.APPROVE, M.SEND_BACK, M.HOLD, M.SPIKE]),
        # and one that every story passes has no way around it.
        (EVERY_ONE[S.SUBS], [M.TO_SUBS, M.ASK_LEGAL, M.SEND_BACK, M.HOLD, M.SPIKE]),
    ],
)
def test_the_house_decides_which_buttons_there_are(house, moves):
    assert [step.move for step in possible_moves(S.IN_REVIEW, house)] == moves


def test_a_step_that_nothing_closes_says_nothing():
    assert closed(step_for(M.APPROVE, S.IN_REVIEW), HouseRules()) == ""
