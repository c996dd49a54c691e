"""How this newsroom sets its road: read for every decision, changed by one action that keeps who decided it."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.utils.translation import gettext as _

from articles.models import HouseRule, HouseRuleChange
from articles.rules.decisions import LEVEL, SECOND_PERSON, STAGE, fault
from articles.rules.house import HouseRules
from articles.vocabulary import Level, SecondPerson, Stage, StageUse

if TYPE_CHECKING:
    from newsroom.accounts.models import User

# Any constant will do; it only has to differ from other advisory locks of this project.
_DECISIONS = 7_041_971


class MayNotDecide(Exception):
    """The person does not set the rules of the house."""


class CannotDecide(Exception):
    """There is no such rule, or it cannot be set so; str() says why, in the desk's words."""


class RulesHaveChanged(Exception):
    """Somebody decided something since the person looked; str() says so, in the desk's words."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Somebody changed the house rules after you opened them, so nothing was saved. "
                "Your choices are still here: look at the last changes, then save again."
            )
        )


def rules() -> HouseRules:
    """What the newsroom decided. One query."""
    return understood(HouseRule.objects.values_list("name", "value"))


def understood(decisions: Iterable[tuple[str, str]]) -> HouseRules:
    """The decisions as rules; words that this version does not know count as undecided."""
    kept = dict(decisions)
    second = kept.get(SECOND_PERSON, "")
    return HouseRules(
        stages={
            Stage(name.removeprefix(STAGE)): StageUse(value)
            for name, value in kept.items()
            if name.startswith(STAGE) and name.removeprefix(STAGE) in Stage.optional and value in StageUse
        },
        second_person=SecondPerson(second) if second in SecondPerson else SecondPerson.ALWAYS,
        levels={
            name.removeprefix(LEVEL): Level(value)
            for name, value in kept.items()
            if name.startswith(LEVEL) and value in Level
        },
    )


@transaction.atomic
def decide(name: str, value: str, *, by: "User", at: dt.datetime) -> bool:
    """Set one rule of the house; whether that changed anything. Raises MayNotDecide or CannotDecide."""
    if not by.has_perm("articles.change_houserule"):
        raise MayNotDecide
    if why := fault(name, value):
        raise CannotDecide(why)
    rule = HouseRule.objects.select_for_update().filter(name=name).first()
    old = rule.value if rule else ""
    if old == value:
        return False
    HouseRule.objects.update_or_create(name=name, defaults={"value": value})
    HouseRuleChange.objects.create(name=name, old=old, new=value, by=by, at=at)
    return True


def newest_change() -> int:
    """The key of the newest decision, 0 while nothing was decided."""
    return HouseRuleChange.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


@transaction.atomic
def decide_all(decisions: Mapping[str, str], *, seen: int, by: "User", at: dt.datetime) -> int:
    """Set several rules at once or none of them; how many that changed. `seen`: the `newest_change` the person saw.

    Raises MayNotDecide, CannotDecide or RulesHaveChanged.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_DECISIONS])
    if newest_change() != seen:
        raise RulesHaveChanged
    return sum(decide(name, value, by=by, at=at) for name, value in decisions.items())
