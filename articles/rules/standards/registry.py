"""What a rule of the checklist is, how much it weighs in this newsroom, and how all of them are asked."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.rules.house import DEFAULT, HouseRules
from articles.rules.reason import Reason
from articles.rules.standards.facts import Facts
from articles.vocabulary import Level

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

MOST_LETTERS = 40
"""Of an id: the name of the newsroom's decision about it, with "level:" before it, has its place in a column."""


@dataclass(frozen=True)
class Rule:
    """One question of the checklist.

    `check` yields a sentence for each thing that is wrong, with the anchor of the field that mends it (and the id of
    this rule, unless it brings one). `doc` tells editors in a sentence what is asked. The newsroom sets the level,
    except where it `is_fixed`.
    """

    id: str
    level: Level
    doc: "_StrPromise"
    check: Callable[[Facts], Iterable[Reason]]
    is_fixed: bool = False


@dataclass(frozen=True)
class Finding:
    """Something that a rule found, at the level it has in this newsroom."""

    level: Level
    reason: Reason


def level_of(rule: Rule, house: HouseRules = DEFAULT) -> Level:
    return rule.level if rule.is_fixed else house.levels.get(rule.id, rule.level)


def check(facts: Facts, house: HouseRules = DEFAULT, *, rules: Sequence[Rule]) -> list[Finding]:
    """What the rules find, the heaviest first; a rule that the newsroom switched off is not asked."""
    found = []
    for rule in rules:
        level = level_of(rule, house)
        if level is not Level.OFF:
            found += [Finding(level, _signed(reason, rule)) for reason in rule.check(facts)]
    order = list(Level)
    return sorted(found, key=lambda finding: order.index(finding.level))


def _signed(reason: Reason, rule: Rule) -> Reason:
    return Reason(str(reason), anchor=reason.anchor, rule=reason.rule or rule.id)


def check_registry(rules: Sequence[Rule]) -> list[str]:
    """What is wrong with the registry itself; run at start-up as a system check."""
    ids = [rule.id for rule in rules]
    faults = [f"The rule “{one}” stands twice in the checklist." for one in sorted(set(ids)) if ids.count(one) > 1]
    faults += [f"The id “{one}” is longer than {MOST_LETTERS} letters." for one in ids if len(one) > MOST_LETTERS]
    return faults
