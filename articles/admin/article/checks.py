"""The checklist beside the text: what would stand in the way of publishing, said while there is time to mend it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.actions.editing import EDITABLE
from articles.actions.publishing.ask import findings, findings_in_words
from articles.actions.sitting import MOST_LETTERS
from articles.admin.article.mending import points
from articles.admin.article.visit import Visit, posted
from articles.models import Revision
from articles.models.clock import database_now
from articles.rules import body, standards
from articles.vocabulary import Duty, Level


def page(visit: Visit) -> HttpResponse:
    """GET: what the checklist finds in the newest version. POST: what it finds in the words of the form, as JSON."""
    newest = visit.article.latest_revision
    if newest is None:  # only while the draft is being made
        raise Http404
    if visit.request.method == "POST":
        return _of_the_form(visit, newest)
    found = findings(visit.article, newest, at=database_now(), rules=visit.house)
    said = _("This is about the last saved version: revision %(number)d by %(who)s, %(at)s.") % {
        "number": newest.number,
        "who": newest.by,
        "at": formats.date_format(timezone.localtime(newest.at, visit.zone), "j M Y, H:i"),
    }
    return visit.page(
        "checks.html", title=_("Checks"), said=said, count=_count(found), groups=_groups(visit, found, is_beside=False)
    )


def _of_the_form(visit: Visit, newest: Revision) -> HttpResponse:
    """Writes nothing: whoever may not edit has no words to ask about."""
    if why := visit.refusal(Duty.EDIT):
        return _refused(why, 403)
    sent = posted(visit.request)
    words = {name: sent[name] for name in EDITABLE if name in sent}
    if sum(len(value) for value in words.values()) > MOST_LETTERS:
        return _refused(_("The text is too long to be checked while you write. Shorten it or save it in parts."), 409)
    try:
        found = findings_in_words(visit.article, newest, words, at=database_now(), rules=visit.house)
    except body.TooLong as too_long:
        return _refused(str(too_long), 409)
    html = render_to_string("admin/articles/article/_checks.html", {"groups": _groups(visit, found, is_beside=True)})
    return JsonResponse({"count": _count(found), "html": html})


def _refused(why: str, status: int) -> JsonResponse:
    return JsonResponse({"why": why}, status=status)


def _groups(visit: Visit, found: list[standards.Finding], *, is_beside: bool) -> list[dict[str, Any]]:
    """The points in the three groups of the page before publishing, and in its words."""
    titles = {
        Level.MUST: ("bad", _("The story cannot go out yet:")),
        Level.SHOULD: ("care", _("This needs mending, or a reason:")),
        Level.INFO: ("", _("Worth knowing; nothing here blocks publishing:")),
    }
    groups = []
    for level, (tone, title) in titles.items():
        if reasons := standards.of_level(found, level):
            groups.append({"tone": tone, "title": title, "points": points(visit, reasons, is_beside=is_beside)})
    return groups


def _count(found: list[standards.Finding]) -> str:
    """How much there is to do, in a sentence that is read out when it changes."""
    must, should, info = (len(standards.of_level(found, level)) for level in (Level.MUST, Level.SHOULD, Level.INFO))
    said = [
        ngettext("%(n)d point blocks publishing", "%(n)d points block publishing", must) % {"n": must} if must else "",
        ngettext("%(n)d needs a reason", "%(n)d need a reason", should) % {"n": should} if should else "",
        ngettext("%(n)d is worth knowing", "%(n)d are worth knowing", info) % {"n": info} if info else "",
    ]
    told = ", ".join(one for one in said if one)
    return f"{told}." if told else _("The checklist finds nothing.")
