"""Rules about what somebody said: nothing that was promised is broken in print, and readers are told enough."""

from collections.abc import Iterable
from textwrap import shorten

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.rules.reason import Reason
from articles.rules.standards.facts import Facts, StatementFacts
from articles.rules.standards.registry import Rule
from articles.vocabulary import Level, Terms


def _terms(facts: Facts) -> Iterable[Reason]:
    for one in facts.statements:
        if one.terms is Terms.EMBARGOED:
            yield _about(
                one,
                _(
                    "“%(statement)s” is under embargo. "
                    "Wait until it ends and change the terms, or take it out of the text."
                ),
            )
        elif one.terms not in Terms.printable:
            yield _about(
                one,
                _(
                    "“%(statement)s” is on the terms “%(terms)s” and must not be printed. "
                    "Take it out of the text and remove its attribution."
                ),
            )


def _background(facts: Facts) -> Iterable[Reason]:
    for one in facts.statements:
        if one.terms not in Terms.nameless:
            continue
        if not one.has_descriptor:
            yield _about(one, _("“%(statement)s” is on background: write how the source is described in print."))
        elif one.gives_the_name_away:
            yield _about(
                one,
                _(
                    "“%(statement)s” is on background, but its statement, description or reason holds the source’s "
                    "name. Take the name out."
                ),
            )


def _not_in_text(facts: Facts) -> Iterable[Reason]:
    for one in facts.statements:
        if not one.is_in_text:
            yield _about(
                one, _("“%(statement)s” is attributed but not marked in the text, so readers will not see it.")
            )


# What is not in the text needs no second remark.


def _unnamed(facts: Facts) -> Iterable[Reason]:
    for one in facts.statements:
        if one.is_in_text and one.is_unnamed and not one.has_reason:
            yield _about(one, _("“%(statement)s” comes from an unnamed source without a reason that readers can read."))


def _no_terms(facts: Facts) -> Iterable[Reason]:
    for one in facts.statements:
        if one.is_in_text and one.terms is Terms.NOT_RECORDED:
            yield _about(one, _("The terms of “%(statement)s” are not recorded."))


def _about(one: StatementFacts, sentence: str) -> Reason:
    """The sentence with the beginning of the statement in it, enough to be found again, in whole words."""
    words = {"statement": shorten(one.statement, 60, placeholder=" …"), "terms": one.terms.label}
    return Reason(sentence % words, anchor="attributions")


RULES = (
    Rule(
        "terms",
        Level.MUST,
        gettext_lazy("No statement is off the record or under embargo."),
        _terms,
        is_fixed=True,
    ),
    Rule(
        "background",
        Level.MUST,
        gettext_lazy("Who speaks on background is described, and nothing in print holds the name."),
        _background,
        is_fixed=True,
    ),
    Rule(
        "not-in-text",
        Level.INFO,
        gettext_lazy("Every attribution is marked in the text."),
        _not_in_text,
    ),
    Rule(
        "unnamed-source",
        Level.INFO,
        gettext_lazy("Readers are told why a source is not named."),
        _unnamed,
    ),
    Rule(
        "terms-not-recorded",
        Level.INFO,
        gettext_lazy("The terms of every statement are recorded."),
        _no_terms,
    ),
)
