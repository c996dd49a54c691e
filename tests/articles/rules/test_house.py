"""How a newsroom sets its road."""

import pytest

from articles.rules.house import DEFAULT, HouseRules
from articles.vocabulary import SecondPerson, Stage, StageUse

S, U, P = Stage, StageUse, SecondPerson


@pytest.mark.parametrize("stage", Stage)
def test_undecided_is_when_asked_for(stage):
    assert DEFAULT.use_of(stage) is (U.MAY if stage in ("PITCH", "ASSIGNED", "LEGAL", "SUBS") else U.MUST)


@pytest.mark.parametrize(
    ("stage", "decided", "uses", "demands"),
    [
        # An optional stage is used when asked for, by every story, or not at all.
        (S.LEGAL, None, True, False),
        (S.LEGAL, U.MAY, True, False),
        (S.LEGAL, U.MUST, True, True),
        (S.LEGAL, U.OFF, False, False),
        (S.SUBS, U.MUST, True, True),
        (S.SUBS, U.OFF, False, False),
        (S.PITCH, U.OFF, False, False),
        # No newsroom switches off the desk, the hold or the spike; none of them is asked of every story.
        (S.IN_REVIEW, U.OFF, True, False),
        (S.HELD, U.OFF, True, False),
        (S.SPIKED, U.MUST, True, False),
        (S.READY, U.OFF, True, False),
    ],
)
def test_which_stages_a_newsroom_uses(stage, decided, uses, demands):
    house = HouseRules(stages={stage: decided} if decided else {})
    assert (house.uses(stage), house.demands(stage)) == (uses, demands)


@pytest.mark.parametrize(
    ("decided", "is_sensitive", "expected"),
    [
        # Two people for every story, whatever it is about,
        (P.ALWAYS, False, True),
        (P.ALWAYS, True, True),
        # for the ones somebody marked,
        (P.FLAGGED, False, False),
        (P.FLAGGED, True, True),
        # or for none.
        (P.NEVER, False, False),
        (P.NEVER, True, False),
    ],
)
def test_which_stories_need_a_second_person(decided, is_sensitive, expected):
    assert HouseRules(second_person=decided).wants_second_person(is_sensitive=is_sensitive) is expected


@pytest.mark.parametrize("is_sensitive", [False, True])
def test_undecided_is_always_two_people(is_sensitive):
    assert DEFAULT.wants_second_person(is_sensitive=is_sensitive)
