"""What colleagues say to each other about a story or about some words of it."""

from django.utils.translation import gettext as _

from articles.rules import anchor
from articles.rules.reason import Reason

MOST_LETTERS = 2_000


def refusals(words: str, about: anchor.Anchor, *, stands: bool) -> list[Reason]:
    """Why there can be no such comment, each a sentence for the desk; [] if there can.

    `stands`: the words it is about were looked for in the text and found, or seen there by whoever chose them.
    """
    reasons = []
    if len(about.words) > anchor.MOST_LETTERS:
        why = _("The words it is about have %(letters)d letters and may have %(most)d. Choose fewer.")
        reasons.append(Reason(why % {"letters": len(about.words), "most": anchor.MOST_LETTERS}, anchor="id_passage"))
    elif about.words and not stands:
        why = _(
            "These words do not stand in the saved text. Copy them from there, or leave the field empty: "
            "then the comment is about the whole story."
        )
        reasons.append(Reason(why, anchor="id_passage"))
    if not words:
        reasons.append(Reason(_("Write the comment before you send it."), anchor="id_comment"))
    elif len(words) > MOST_LETTERS:
        why = _("The comment has %(letters)d letters and may have %(most)d. Shorten it.")
        reasons.append(Reason(why % {"letters": len(words), "most": MOST_LETTERS}, anchor="id_comment"))
    return reasons


def unseen(name: str) -> Reason:
    """Why a comment is not for somebody who cannot see the story."""
    why = _("%(name)s cannot see this story any more. Choose somebody else.") % {"name": name}
    return Reason(why, anchor="id_to")


def is_settled() -> Reason:
    """Why nobody answers a comment that was settled meanwhile."""
    return Reason(_("Somebody settled this comment meanwhile. Reopen it, then answer."), anchor="id_comment")
