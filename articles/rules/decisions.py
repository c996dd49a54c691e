"""What a newsroom can decide about its road and its checklist, each decision by its name."""

from django.utils.translation import gettext as _

from articles.rules.standards import BY_ID
from articles.vocabulary import Level, SecondPerson, Stage, StageUse

SECOND_PERSON = "second_person"
STAGE, LEVEL = "stage:", "level:"

# Of these a newsroom can let every story pass; the others are how a story begins, and many begin as a draft.
DEMANDED = (Stage.LEGAL, Stage.SUBS)


def uses_of(stage: Stage) -> tuple[StageUse, ...]:
    """How a newsroom can use an optional stage; () for one that every newsroom has."""
    if stage not in Stage.optional:
        return ()
    return (StageUse.OFF, StageUse.MAY, StageUse.MUST) if stage in DEMANDED else (StageUse.OFF, StageUse.MAY)


def fault(name: str, value: str) -> str:
    """What is wrong with a decision, as a sentence for the desk; "" if it can be taken."""
    if name == SECOND_PERSON:
        return "" if value in SecondPerson else _unknown(name, value)
    if name.startswith(STAGE) and (stage := name.removeprefix(STAGE)) in Stage:
        return "" if value in uses_of(Stage(stage)) else _unknown(name, value)
    if rule := BY_ID.get(name.removeprefix(LEVEL)) if name.startswith(LEVEL) else None:
        if rule.is_fixed:
            return _("“%(rule)s” blocks publishing in every newsroom. Leave it as it is.") % {"rule": rule.doc}
        return "" if value in Level else _unknown(name, value)
    return _unknown(name, value)


def _unknown(name: str, value: str) -> str:
    return _("There is no house rule “%(name)s” that could be “%(value)s”. Open the house rules again.") % {
        "name": name,
        "value": value,
    }
