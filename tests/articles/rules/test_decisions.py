"""What a newsroom can decide."""

import pytest

from articles.rules.decisions import fault, uses_of
from articles.rules.standards import RULES
from articles.vocabulary import Level, SecondPerson, Stage, StageUse


@pytest.mark.parametrize(
    ("stage", "uses"),
    [
        # How a story begins: every newsroom has stories that begin as a draft.
        (Stage.PITCH, ["OFF", "MAY"]),
        (Stage.ASSIGNED, ["OFF", "MAY"]),
        # Who else has to read it.
        (Stage.LEGAL, ["OFF", "MAY", "MUST"]),
        (Stage.SUBS, ["OFF", "MAY", "MUST"]),
        # The road itself.
        (Stage.DRAFT, []),
        (Stage.IN_REVIEW, []),
        (Stage.READY, []),
        (Stage.SCHEDULED, []),
        (Stage.HELD, []),
        (Stage.SPIKED, []),
    ],
)
def test_how_a_newsroom_can_use_a_stage(stage, uses):
    assert list(uses_of(stage)) == uses


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("use", StageUse)
def test_a_stage_is_used_in_one_of_its_ways_only(stage, use):
    assert bool(fault(f"stage:{stage}", use)) is (use not in uses_of(stage))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
@pytest.mark.parametrize("level", Level)
def test_a_rule_that_is_fixed_stays_as_it_is(rule, level):
    assert bool(fault(f"level:{rule.id}", level)) is rule.is_fixed


@pytest.mark.parametrize("choice", SecondPerson)
def test_who_needs_a_second_person_is_decided(choice):
    assert fault("second_person", choice) == ""


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("", ""),
        ("second_person", "OFTEN"),
        ("stage:NOWHERE", "OFF"),
        ("level:weather", "OFF"),
        ("byline", "OFF"),
        ("stage:LEGAL", "must"),
    ],
)
def test_what_means_nothing_is_refused_with_a_sentence(name, value):
    assert fault(name, value).endswith(".")
