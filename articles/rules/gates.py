"""What must be true of a revision before readers may have it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import shorten

from django.utils.translation import gettext as _

from articles.vocabulary import Stage, Terms


@dataclass(frozen=True)
class StatementFacts:
    """What the gates ask of one attribution."""

    statement: str
    terms: Terms
    has_descriptor: bool
    # The source's name, and what readers get besides the statement; only asked of statements on background.
    name: str = ""
    printed: tuple[str, ...] = ()

    @property
    def gives_the_name_away(self) -> bool:
        """Whether a printed field holds the name, or its longest part (mostly the family name)."""
        longest = max(self.name.split(), key=len, default="")
        words = {word for one in self.printed for word in re.findall(r"\w+", one.casefold())}
        return len(longest) > 2 and set(re.findall(r"\w+", longest.casefold())) <= words


@dataclass(frozen=True)
class Unsettled:
    """What a careful editor would ask of one attribution before it goes out."""

    statement: str
    is_in_text: bool
    is_unnamed: bool
    has_reason: bool
    terms: Terms


@dataclass(frozen=True)
class Facts:
    stage: Stage
    is_approved: bool
    headline: str
    words: int
    bylines: int
    statements: Iterable[StatementFacts]


def publishing_blockers(facts: Facts) -> list[str]:
    """Why the revision may not go out, each a sentence for the desk; [] if it may."""
    reasons = []
    if facts.stage is not Stage.READY or not facts.is_approved:
        reasons.append(_("This version is not approved. A second person has to approve it before it goes out."))
    if not facts.headline.strip():
        reasons.append(_("The story has no headline. Write one."))
    if not facts.words:
        reasons.append(_("The body is empty. Write the story."))
    for statement in facts.statements:
        if blocker := _blocker(statement):
            reasons.append(blocker % {"statement": _beginning(statement.statement), "terms": statement.terms.label})
    return reasons


def _blocker(statement: StatementFacts) -> str:
    """Why this statement may not be printed, with places for its words and terms; "" if it may."""
    if statement.terms is Terms.EMBARGOED:
        return _(
            "“%(statement)s” is under embargo. Wait until it ends and change the terms, or take it out of the text."
        )
    if statement.terms not in Terms.printable:
        return _(
            "“%(statement)s” is on the terms “%(terms)s” and must not be printed. "
            "Take it out of the text and remove its attribution."
        )
    if statement.terms not in Terms.nameless:
        return ""
    if not statement.has_descriptor:
        return _("“%(statement)s” is on background: write how the source is described in print.")
    if statement.gives_the_name_away:
        return _(
            "“%(statement)s” is on background, but its statement, description or reason holds the source’s name. "
            "Take the name out."
        )
    return ""


def _beginning(statement: str) -> str:
    """Enough of it to be found again, in whole words."""
    return shorten(statement, 60, placeholder=" …")


def publishing_notes(statements: Iterable[Unsettled]) -> list[str]:
    """What stands out before publishing and blocks nothing, each a sentence for the desk."""
    notes = []
    for one in statements:
        words = {"statement": _beginning(one.statement)}
        if not one.is_in_text:
            notes.append(
                _("“%(statement)s” is attributed but not marked in the text, so readers will not see it.") % words
            )
            continue
        if one.is_unnamed and not one.has_reason:
            notes.append(
                _("“%(statement)s” comes from an unnamed source without a reason that readers can read.") % words
            )
        if one.terms is Terms.NOT_RECORDED:
            notes.append(_("The terms of “%(statement)s” are not recorded.") % words)
    return notes
