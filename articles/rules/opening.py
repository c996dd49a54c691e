"""What a new story holds when it begins as one of the newsroom's usual kinds: a place for each thing it has to say.

Every place is marked with TK or brackets, which the checklist finds: nothing of it goes out by accident.
"""

from __future__ import annotations

from django.utils.html import escape
from django.utils.translation import gettext as _

from articles.vocabulary import Opening


def body(opening: Opening) -> str:
    """Canonical HTML of a story's body; "" for a blank page."""
    return "".join(f"<{tag}>{escape(words)}</{tag}>" for tag, words in _lines(opening))


def _lines(opening: Opening) -> list[tuple[str, str]]:
    match opening:
        case Opening.NEWS:
            return [
                ("p", _("TK: who did what, and who says so.")),
                ("p", _("TK: where, when, and how it is known.")),
                ("p", _("TK: what those whom it concerns say, or that they did not answer.")),
                ("p", _("TK: what was known before.")),
            ]
        case Opening.BRIEF:
            return [("p", _("TK: who did what, where and when, and who says so, in one paragraph."))]
        case Opening.EXPLAINER:
            return [
                ("h2", _("What happened?")),
                ("p", _("TK: what is known, and from whom.")),
                ("h2", _("Why does it matter?")),
                ("p", _("TK: whom it concerns, and how.")),
                ("h2", _("Who says what?")),
                ("p", _("TK: each side in its own words.")),
                ("h2", _("What is not known?")),
                ("p", _("TK: what could not be found out, and why.")),
            ]
        case Opening.LIVE:
            return [
                ("h2", _("What is known")),
                ("p", _("TK: the newest facts, each with who says so.")),
                ("h2", _("What is not known")),
                ("p", _("TK: what is reported elsewhere and not verified.")),
                ("h2", _("Hour by hour")),
                ("p", _("TK: hour and what happened, the newest first.")),
            ]
        case Opening.OBITUARY:
            return [
                ("p", _("[[Hold: two sources have to confirm the death first.]]")),
                ("p", _("TK: name, age, and what the person will be remembered for.")),
                ("h2", _("Life")),
                ("p", _("TK: from birth on, with sources.")),
                ("h2", _("What others say")),
                ("p", _("TK: who remembers the person, and how.")),
            ]
    return []
