"""Rules about where a story leads inside the site: nowhere that readers find nothing."""

from collections.abc import Iterable
from textwrap import shorten

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.rules.reason import Reason
from articles.rules.standards.facts import Facts
from articles.rules.standards.registry import Rule
from articles.vocabulary import Level


def _dead(facts: Facts) -> Iterable[Reason]:
    for link in facts.links:
        if link.path not in facts.found:
            why = _("“%(words)s” links to %(path)s, where readers find nothing. Correct the link, or take it out.")
            yield Reason(why % {"words": _beginning(link.words), "path": link.path}, anchor=link.anchor)


def _not_live(facts: Facts) -> Iterable[Reason]:
    for target in facts.targets:
        if not target.is_live:
            why = _(
                "Readers do not have the related story “%(headline)s” now. It is left out of the list until they do."
            )
            yield Reason(why % {"headline": _beginning(target.headline)}, anchor="related")


def _beginning(words: str) -> str:
    return shorten(words, 60, placeholder=" …")


RULES = (
    Rule(
        "dead-link",
        Level.SHOULD,
        gettext_lazy(
            "Every link to a page of our own, in the body or among the related headlines, leads to something that "
            "readers find."
        ),
        _dead,
    ),
    Rule(
        "related-not-live",
        Level.INFO,
        gettext_lazy("Readers have every story of ours that stands among the related headlines."),
        _not_live,
    ),
)
