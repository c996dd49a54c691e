"""Ways to narrow the list of stories that somebody keeps by a name."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from articles.rules.reason import Reason

MOST = 20
"""So many of one person, as many as are read over the list."""

MOST_LETTERS = 60

LONGEST_QUERY = 2000


def refusals(name: str, query: str, *, taken: Collection[str]) -> list[Reason]:
    """Why the person cannot keep it, each a sentence for the desk; [] if they can. `taken`: their other names."""
    found = []
    if not name:
        found.append(Reason(_("Give the filter a name, so that you know it again."), anchor="id_name"))
    if len(name) > MOST_LETTERS:
        why = _("The name has %(letters)d letters and may have %(most)d. Shorten it.")
        found.append(Reason(why % {"letters": len(name), "most": MOST_LETTERS}, anchor="id_name"))
    if not query:
        found.append(
            Reason(_("Nothing is narrowed, so there is nothing to keep. Choose a filter over the list first."))
        )
    if len(query) > LONGEST_QUERY:
        found.append(Reason(_("This filter is too long to be kept. Search for fewer words.")))
    if len(taken) >= MOST:
        why = _("You keep %(most)d filters already, and there can be no more. Remove one over the list of stories.")
        found.append(Reason(why % {"most": MOST}))
    return found
