"""How attributed statements are counted and labelled for readers: every one of them, or none."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.vocabulary import StatementKind, Truth

# The highlight of a passage follows its status; the word is always there too, colour comes last.
TONES: dict[Truth, str] = {
    Truth.VERIFIED: "s-ok",
    Truth.PARTLY: "s-care",
    Truth.NOT_VERIFIED: "s-care",
    Truth.DISPUTED: "s-bad",
    Truth.FALSE: "s-bad",
    Truth.RETRACTED: "s-gone",
}

# Statuses in the order in which the counts line names them; the first three are always said, also when 0.
_ALWAYS = (Truth.VERIFIED, Truth.NOT_VERIFIED, Truth.NOTHING_TO_VERIFY)
_IF_ANY = (Truth.PARTLY, Truth.DISPUTED, Truth.FALSE, Truth.RETRACTED, Truth.NOT_ASSESSED)


@dataclass(frozen=True)
class Counted:
    """`source`: anything that is equal for statements of one source; None when nobody is named or described."""

    truth: Truth
    source: object | None


def status_label(kind: StatementKind, truth: Truth) -> str:
    """The words that stand beside one statement: what it is, and what we know of its truth.

    >>> status_label(StatementKind.ACCUSATION, Truth.NOT_VERIFIED)
    'Accusation, not independently verified'
    """
    known = str(truth.label)
    return _("%(kind)s, %(status)s") % {"kind": kind.label, "status": known[:1].lower() + known[1:]}


def counts_line(statements: Iterable[Counted]) -> tuple[str, str]:
    """(how many from how many sources, how many of each status); both "" when there are no statements."""
    rows = list(statements)
    if not rows:
        return "", ""
    sources = {row.source for row in rows if row.source is not None}
    total = ngettext("%(n)d attributed statement", "%(n)d attributed statements", len(rows)) % {"n": len(rows)}
    origin = ngettext("%(n)d source", "%(n)d sources", len(sources)) % {"n": len(sources)}
    lead = _("%(statements)s from %(sources)s.") % {"statements": total, "sources": origin}
    tally = {truth: sum(row.truth is truth for row in rows) for truth in Truth}
    parts = [_phrase(truth, tally[truth]) for truth in _ALWAYS] + [
        _phrase(truth, tally[truth]) for truth in _IF_ANY if tally[truth]
    ]
    return lead, ", ".join(parts) + "."


def _phrase(truth: Truth, count: int) -> str:
    if truth is Truth.NOTHING_TO_VERIFY:
        return _("%(n)d opinion or forecast") % {"n": count}
    known = str(truth.label)
    return f"{count} {known[:1].lower()}{known[1:]}"
