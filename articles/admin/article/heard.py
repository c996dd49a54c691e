"""Who is told of what somebody wrote, and which names in it call nobody: said after it was sent."""

from __future__ import annotations

from django.contrib import messages
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.actions import noticing
from articles.admin.article.visit import Visit


def told(done: str, names: list[str]) -> str:
    """What was done, and who is told of it."""
    if not names:
        return done
    return _("%(done)s %(names)s will be told.") % {"done": done, "names": get_text_list(names, _("and"))}


def warn(visit: Visit, words: str) -> None:
    """Say which @names in the words nobody has, or only whoever wrote them. At most one query."""
    names, own = noticing.unheard(words, visit.article, by=visit.person)
    if own:
        said = _("%(names)s is you, and nobody is told of what they wrote themselves.")
        messages.info(visit.request, said % {"names": get_text_list([f"“{name}”" for name in own], _("and"))})
    if not names:
        return
    said = ngettext(
        "Nobody who can see the story is called %(names)s, so that name told nobody; your words are kept as they "
        "stand. Check the spelling, or press “Leave a note…” and choose the colleague from the list.",
        "Nobody who can see the story is called %(names)s, so these names told nobody; your words are kept as they "
        "stand. Check the spelling, or press “Leave a note…” and choose the colleagues from the list.",
        len(names),
    )
    messages.warning(visit.request, said % {"names": get_text_list([f"“{name}”" for name in names], _("or"))})
