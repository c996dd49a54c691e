"""The rule about words that hold a place: what a writer left to be filled in or taken out."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.rules.reason import Reason
from articles.rules.standards.facts import Facts
from articles.rules.standards.registry import Rule
from articles.vocabulary import Level

# In capitals, as they are shouted: "editors do not publish letters without a name" is a sentence. "TK" may be the
# beginning of a name, and of two it is known: nobody leaves a place before "Maxx" or "Elevator".
_PLACEHOLDER = re.compile(
    r"\[\[[^\[\]]{0,60}(?:\]\])?"
    r"|\b(?:TK)+\b(?! (?:Maxx|Elevator)\b)"
    r"|\bX{3,}\b"
    r"|\bDO NOT PUBLISH\b|\bDON[’']T PUBLISH\b|\bNOT FOR PUBLICATION\b"
    r"|(?i:\blorem ipsum\b)"
)
_FIELDS = {
    "headline": gettext_lazy("headline"),
    "kicker": gettext_lazy("kicker"),
    "standfirst": gettext_lazy("standfirst"),
    "dateline": gettext_lazy("dateline"),
    "body": gettext_lazy("body"),
    "method": gettext_lazy("part on how we reported this"),
}


def placeholder_in(words: str) -> str:
    """The first words that hold a place, as they stand there; "" if there are none."""
    found = _PLACEHOLDER.search(" ".join(words.split()))
    return found[0] if found else ""


def _placeholders(facts: Facts) -> Iterable[Reason]:
    for name, label in _FIELDS.items():
        if held := placeholder_in(getattr(facts, name)):
            why = _("“%(words)s” stands in the %(field)s. Write what belongs there, or take it out.")
            yield Reason(why % {"words": held, "field": label}, anchor=f"id_{name}")


RULES = (
    Rule(
        "placeholder",
        Level.MUST,
        gettext_lazy(
            "Nothing in headline, kicker, standfirst, dateline, body or method holds a place: “TK”, “[[…]]”, three X "
            "in a row, “DO NOT PUBLISH”, “NOT FOR PUBLICATION” (all in capitals), “lorem ipsum”. A name that begins "
            "with TK or a Roman thirty looks the same to it, except TK Maxx and TK Elevator; let it need a reason "
            "if you print such names."
        ),
        _placeholders,
    ),
)
