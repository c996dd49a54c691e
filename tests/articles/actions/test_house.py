"""How a newsroom sets its road, and who decided it."""

import pytest

from articles.actions import house
from articles.models import HouseRule, HouseRuleChange
from articles.rules.house import DEFAULT, HouseRules
from articles.vocabulary import Level, SecondPerson, Stage, StageUse

pytestmark = pytest.mark.django_db


def test_a_newsroom_that_decided_nothing_has_the_usual_rules():
    assert house.rules() == DEFAULT


def test_what_was_decided_is_read_back(desk, mara):
    for name, value in [("stage:SUBS", "MUST"), ("second_person", "FLAGGED"), ("level:byline", "INFO")]:
        house.decide(name, value, by=mara, at=desk.now)
    assert house.rules() == HouseRules(
        stages={Stage.SUBS: StageUse.MUST}, second_person=SecondPerson.FLAGGED, levels={"byline": Level.INFO}
    )


def test_the_rules_are_read_in_one_query(desk, mara, django_assert_num_queries):
    house.decide("stage:SUBS", "MUST", by=mara, at=desk.now)
    house.decide("stage:LEGAL", "OFF", by=mara, at=desk.now)
    with django_assert_num_queries(1):
        house.rules()


@pytest.mark.parametrize(
    "decision",
    [
        # Words of another version, and stages that no newsroom sets, decide nothing.
        ("stage:SUBS", "SOMETIMES"),
        ("stage:IN_REVIEW", "OFF"),
        ("stage:NOWHERE", "OFF"),
        ("second_person", "OFTEN"),
        ("second_person", ""),
        ("level:tk", "LOUD"),
        ("colour", "blue"),
    ],
)
def test_words_that_nobody_knows_decide_nothing(decision):
    assert house.understood([decision]) == DEFAULT


@pytest.mark.parametrize("person", ["rosa", "suki", "ed", "lena", "libby", "ada", "stranger"])
def test_only_the_managing_editor_decides(desk, request, person):
    with pytest.raises(house.MayNotDecide):
        house.decide("second_person", "NEVER", by=request.getfixturevalue(person), at=desk.now)
    assert not HouseRule.objects.exists()


def test_every_decision_is_kept_with_who_and_what_was_before(desk, mara):
    house.decide("second_person", "FLAGGED", by=mara, at=desk.now)
    house.decide("second_person", "NEVER", by=mara, at=desk.now)
    kept = HouseRuleChange.objects.order_by("pk").values_list("name", "old", "new", "by")
    assert list(kept) == [
        ("second_person", "", "FLAGGED", mara.pk),
        ("second_person", "FLAGGED", "NEVER", mara.pk),
    ]


def test_the_same_decision_again_changes_nothing(desk, mara):
    done = [house.decide("stage:SUBS", "OFF", by=mara, at=desk.now) for _click in range(2)]
    assert (done, HouseRuleChange.objects.count()) == ([True, False], 1)


@pytest.mark.parametrize(
    "decision",
    [
        # What no newsroom can lower, what there is not, and words that mean nothing.
        ("level:terms", "OFF"),
        ("level:approved", "INFO"),
        ("level:weather", "OFF"),
        ("level:byline", "LOUD"),
        ("stage:DRAFT", "OFF"),
        ("stage:SUBS", "SOMETIMES"),
        ("second_person", ""),
        ("colour", "blue"),
    ],
)
def test_what_cannot_be_decided_is_refused_and_not_kept(desk, mara, decision):
    with pytest.raises(house.CannotDecide, match=r"\.$"):
        house.decide(*decision, by=mara, at=desk.now)
    assert not HouseRule.objects.exists()


def test_several_decisions_are_taken_together(desk, mara):
    decisions = {"stage:SUBS": "MUST", "second_person": "FLAGGED", "level:byline": "OFF"}
    assert house.decide_all(decisions, seen=0, by=mara, at=desk.now) == 3
    assert dict(HouseRule.objects.values_list("name", "value")) == decisions


def test_of_several_decisions_one_that_cannot_be_taken_stops_all(desk, mara):
    with pytest.raises(house.CannotDecide):
        house.decide_all({"stage:SUBS": "MUST", "level:terms": "OFF"}, seen=0, by=mara, at=desk.now)
    assert not HouseRule.objects.exists()


def test_decisions_upon_rules_that_changed_meanwhile_are_refused(desk, mara):
    seen = house.newest_change()
    house.decide("stage:SUBS", "OFF", by=mara, at=desk.now)
    with pytest.raises(house.RulesHaveChanged, match="Somebody changed the house rules"):
        house.decide_all({"stage:SUBS": "MUST"}, seen=seen, by=mara, at=desk.now)
    assert HouseRule.objects.get().value == "OFF"
