"""Notes that colleagues leave on a story."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.rules.access import Standpoint
from articles.rules.reason import Reason
from articles.vocabulary import Duty

MOST_LETTERS = 600


def refusal(standpoint: Standpoint) -> str:
    """Why somebody who sees the story may leave no note on it, as a sentence for the desk; "" if they may.

    Whoever works on it in any way may: a note changes nothing of the story. Who only looks on does not write into its
    record.
    """
    if any(standpoint.holds(duty) for duty in Duty if duty is not Duty.SEE):
        return ""
    return _("You may read this story and do nothing to it, so you leave no notes on it. Ask a desk editor.")


def refusals(words: str) -> list[Reason]:
    """Why there can be no note of these words, each a sentence for the desk; [] if there can."""
    if not words:
        return [Reason(_("Write the note before you leave it."), anchor="id_note")]
    if len(words) > MOST_LETTERS:
        why = _("The note has %(letters)d letters and may have %(most)d. Shorten it.")
        return [Reason(why % {"letters": len(words), "most": MOST_LETTERS}, anchor="id_note")]
    return []


def too_many(written: int, *, most: int) -> list[Reason]:
    """Why somebody who left so many notes within an hour leaves none now; [] if they may. Each is mailed to people."""
    if written < most:
        return []
    why = ngettext(
        "You left %(most)d note within the last hour, and more are not sent. Wait a while, then leave this one.",
        "You left %(most)d notes within the last hour, and more are not sent. Wait a while, then leave this one.",
        most,
    )
    return [Reason(why % {"most": most}, anchor="id_note", rule="many-notes")]
