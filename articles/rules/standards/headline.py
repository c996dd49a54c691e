"""Rules about the headline beyond its being there: its length, and whether readers have seen it before."""

import re
import unicodedata
from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.rules.reason import Reason
from articles.rules.standards.facts import Facts
from articles.rules.standards.registry import Rule
from articles.vocabulary import Level

LONG = 90
"""Letters; longer headlines are cut off on phones, in search results and in shares."""

RECENT_DAYS = 14


def same_words(headline: str) -> tuple[str, ...]:
    """The words of a headline whatever their case and the signs between them."""
    return tuple(re.findall(r"\w+", unicodedata.normalize("NFKC", headline).casefold()))


def _long(facts: Facts) -> Iterable[Reason]:
    if (letters := len(facts.headline)) > LONG:
        why = ngettext(
            "The headline has %(letters)d letter. More than %(most)d are cut off in many places.",
            "The headline has %(letters)d letters. More than %(most)d are cut off in many places.",
            letters,
        )
        yield Reason(why % {"letters": letters, "most": LONG}, anchor="id_headline")


def _double(facts: Facts) -> Iterable[Reason]:
    words = same_words(facts.headline)
    if words and any(same_words(other) == words for other in facts.recent):
        yield Reason(
            _(
                "Another story of the last %(days)d days has the same headline. "
                "Write another one, or make this an update of that story."
            )
            % {"days": RECENT_DAYS},
            anchor="id_headline",
        )


RULES = (
    Rule(
        "double-headline",
        Level.SHOULD,
        gettext_lazy("No other live story of the last 14 days has the same words for a headline."),
        _double,
    ),
    Rule("long-headline", Level.INFO, gettext_lazy("The headline has no more than 90 letters."), _long),
)
