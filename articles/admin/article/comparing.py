"""Which revision another one is compared with: offered in a list, understood from the address, or refused in words."""

from __future__ import annotations

from dataclasses import dataclass, field
from textwrap import shorten

from django.utils.translation import gettext as _

from articles.admin.article.events import moment
from articles.admin.article.visit import Visit, whole_number
from articles.models import Revision
from articles.rules.text import within_quotes

MOST = 50
"""So many revisions are offered in the list, the newest; of others the number is written."""


@dataclass(frozen=True)
class Choice:
    """One revision as the list offers it."""

    number: int
    label: str


@dataclass(frozen=True)
class Compared:
    """What can be chosen, and what was: `other` is the revision, `why` a sentence instead of it.

    `has_more`: there are revisions that the list does not hold; `chosen`: the number that stands in the list.
    """

    choices: list[Choice] = field(default_factory=list)
    has_more: bool = False
    chosen: int = 0
    other: Revision | None = None
    why: str = ""

    def pair(self, row: Revision) -> tuple[Revision, Revision] | None:
        """The older one first, whichever of the two is on the page."""
        if self.other is None:
            return None
        return (self.other, row) if self.other.number < row.number else (row, self.other)


def asked(visit: Visit, row: Revision) -> Compared:
    """What is to be compared with `row`: `?since=` from the list, or `?number=`, which somebody wrote.

    At most two queries.
    """
    newest = visit.article.revisions.with_names().select_related("by").defer("content").newest_first()
    listed = [one for one in newest[: MOST + 1] if one.pk != row.pk][:MOST]
    sent = {name: visit.request.GET.get(name, "").strip() for name in ("number", "since")}
    typed = sent["number"] or sent["since"]
    other, why = _found(visit, row, typed) if typed or "since" in visit.request.GET else (None, "")
    return Compared(
        choices=[Choice(one.number, _label(one, live=visit.article.live_revision_id)) for one in listed],
        # Revisions are numbered from 1 without a gap.
        has_more=_last(visit, row) > len(listed) + 1,
        chosen=other.number if other else row.number - 1,
        other=other,
        why=why,
    )


def _last(visit: Visit, row: Revision) -> int:
    newest = visit.article.latest_revision
    return newest.number if newest else row.number


def _found(visit: Visit, row: Revision, typed: str) -> tuple[Revision | None, str]:
    """The revision with its text, or why there is none."""
    if not typed:
        return None, _("No revision was chosen. Choose the one to compare with from the list.")
    number = whole_number(typed)
    if number is None:
        why = _("“%(typed)s” is no number of a revision. Choose one from the list, or write its number in digits.")
        return None, why % {"typed": shorten(typed, 40, placeholder=" …")}
    if number == row.number:
        why = _("Revision %(number)d is the one that you look at. Choose another one to compare it with.")
        return None, why % {"number": number}
    if (other := visit.article.revisions.filter(number=number).first()) is None:
        why = _("The story has no revision %(number)d: they are numbered from 1 to %(last)d. Choose one from the list.")
        return None, why % {"number": number, "last": _last(visit, row)}
    return other, ""


def _label(row: Revision, *, live: int | None) -> str:
    """Number, moment, who, what and why."""
    words = {"number": row.number, "at": moment(row.at), "who": row.by, "what": row.get_kind_display()}
    said = _("Revision %(number)d · %(at)s · %(who)s · %(what)s") % words
    if row.pk == live:
        said = _("Revision %(number)d, readers have this one · %(at)s · %(who)s · %(what)s") % words
    if row.given_name:  # type: ignore[attr-defined]
        said = _("“%(name)s” · %(version)s") % {"name": within_quotes(row.given_name), "version": said}  # type: ignore[attr-defined]
    return f"{said} · {shorten(row.note, 80, placeholder=' …')}" if row.note else said
