"""The one list of rules, and how much each of them weighs in a newsroom."""

import pytest

from articles.rules import standards
from articles.rules.house import HouseRules
from articles.rules.reason import Reason
from articles.rules.standards import BY_ID, RULES, Rule, check_registry, level_of
from articles.vocabulary import Level
from newsroom.settings.env import ROOT
from tests.articles.rules.standards.sound import found, ids

EDITORS = ROOT / "docs" / "editors.md"

LEVELS = {
    # id: (level, fixed), and why.
    "approved": (Level.MUST, True),  # readers get nothing that one person alone decided
    "stopped": (Level.MUST, True),  # what lawyers and embargoes stop has a door of its own
    "headline": (Level.MUST, True),  # a page without one has no address
    "body": (Level.MUST, True),  # and one without the other says nothing
    "terms": (Level.MUST, True),  # a promise to a source is nobody's to lower
    "background": (Level.MUST, True),  # the same
    "placeholder": (Level.MUST, False),  # a paper may print names that look like placeholders
    "double-headline": (Level.SHOULD, False),  # a daily notice has the same headline every day
    "standfirst": (Level.SHOULD, False),  # a brief has none
    "byline": (Level.SHOULD, False),  # the same
    "dateline-to-come": (Level.SHOULD, False),  # a programme for tomorrow may be dated so
    "dead-link": (Level.SHOULD, False),  # the page may come out a minute later
    "not-in-text": (Level.INFO, False),
    "unnamed-source": (Level.INFO, False),
    "terms-not-recorded": (Level.INFO, False),
    "long-headline": (Level.INFO, False),
    "related-not-live": (Level.INFO, False),  # the list leaves it out by itself
}


def test_every_rule_has_the_level_that_the_table_gives_a_reason_for():
    assert {rule.id: (rule.level, rule.is_fixed) for rule in RULES} == LEVELS


def test_the_registry_is_in_order():
    assert check_registry(RULES) == []


def test_a_rule_that_stands_twice_or_has_an_id_without_a_column_is_a_fault():
    long = Rule("x" * 41, Level.INFO, "Doc.", lambda _facts: [])
    faults = check_registry([*RULES, BY_ID["byline"], long])
    assert [fault.split(" ")[0:3] for fault in faults] == [["The", "rule", "“byline”"], ["The", "id", f"“{'x' * 41}”"]]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_says_in_a_sentence_what_it_asks(rule):
    assert str(rule.doc)[0].isupper()
    assert str(rule.doc).endswith(".")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_stands_in_the_documents_with_what_follows_from_it(rule):
    follows = "Always blocks" if rule.is_fixed else rule.level.label
    assert f"| {rule.doc} | {follows} |" in EDITORS.read_text()


@pytest.mark.parametrize(
    ("rule", "decided", "level"),
    [
        # Undecided: as the rule says.
        ("byline", None, Level.SHOULD),
        ("byline", Level.MUST, Level.MUST),
        ("byline", Level.OFF, Level.OFF),
        ("placeholder", Level.SHOULD, Level.SHOULD),
        # Nobody decides about what is fixed, whatever is written in the book.
        ("terms", Level.OFF, Level.MUST),
        ("approved", Level.INFO, Level.MUST),
    ],
)
def test_a_newsroom_decides_how_much_a_rule_weighs(rule, decided, level):
    levels = {} if decided is None else {rule: decided}
    assert level_of(BY_ID[rule], HouseRules(levels=levels)) is level


def test_a_rule_that_is_off_finds_nothing():
    assert found(bylines=0, house=HouseRules(levels={"byline": Level.OFF})) == []


def test_a_fixed_rule_cannot_be_switched_off():
    house = HouseRules(levels=dict.fromkeys(LEVELS, Level.OFF))
    assert [rule for rule, *_rest in found(words=0, bylines=0, house=house)] == ["body"]


def test_the_heaviest_findings_come_first():
    assert ids(bylines=0, headline="H" * 91, words=0) == ["body", "byline", "long-headline"]


def test_a_rule_of_another_subject_joins_by_standing_in_the_list():
    new = Rule("weather", Level.INFO, "It does not rain.", lambda _facts: [Reason("It rains.", anchor="id_body")])
    assert found(rules=[*RULES, new]) == [("weather", "id_body", "It rains.")]
    assert "weather" not in standards.BY_ID
