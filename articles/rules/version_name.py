"""What people call a version of a story, so that they find it again: “as sent to the lawyer”."""

from django.utils.translation import gettext as _

from articles.rules.reason import Reason

MOST_LETTERS = 80


def refusals(name: str) -> list[Reason]:
    """Why a version cannot be called so, each a sentence for the desk; [] if it can. "" takes the name away."""
    if len(name) <= MOST_LETTERS:
        return []
    why = _("The name has %(letters)d letters and may have %(most)d. Shorten it.")
    return [Reason(why % {"letters": len(name), "most": MOST_LETTERS}, anchor="id_name")]
