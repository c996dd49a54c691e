"""What the story's page sends while somebody writes, and what is given back to them later."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles.actions import doors, sitting
from articles.actions.editing import EDITABLE
from articles.admin.article.sittings import others
from articles.admin.article.visit import Visit, identifier, posted, whole_number
from articles.models import Sitting
from articles.models.clock import database_now

# Fields of the form that name its page, and the sitting whose words it took over.
KEY, TAKEN = "sitting", "sitting_taken"


def page(visit: Visit) -> HttpResponse:
    """What the story's page sends while it is open, by POST: that somebody is there, and what they typed."""
    sent = posted(visit.request)
    key = key_in(sent, KEY)
    if key is None:
        return _answer(_("The page did not say which one it is. Reload it; your words stay in this browser."), 409)
    at = database_now()
    words = {name: sent[name] for name in EDITABLE if name in sent}
    try:
        if words:
            typed = sitting.Typed(key, _sequence(sent), words, whole_number(sent.get("version")))
            row = sitting.keep(visit.article, typed, by=visit.person, at=at)
            if (taken := key_in(sent, TAKEN)) is not None:
                # All of them are in these now; to offer both would make people choose blindly.
                sitting.end(visit.article, taken, by=visit.person, at=at)
        else:
            row = sitting.be_there(visit.article, key, by=visit.person, at=at, is_writing="writing" in sent)
    except doors.NotAllowed as why:
        return _answer(str(why), 403)
    except sitting.CannotKeep as why:
        return _answer(str(why), 409)
    if "leaving" in sent:
        sitting.leave(visit.article, key, by=visit.person)
    return JsonResponse(
        {
            "sequence": row.sequence,
            "kept": visit.clock(row.kept_at) if row.kept_at else "",
            "others": others(visit.article, visit.person),
            "newer": _newer(visit, whole_number(sent.get("version"))),
        }
    )


def _answer(why: str, status: int) -> JsonResponse:
    return JsonResponse({"why": why}, status=status)


def _newer(visit: Visit, version: int | None) -> str:
    newest = visit.article.latest_revision
    if version is None or version == visit.article.version or newest is None:
        return ""
    told = {"who": newest.by, "time": visit.clock(newest.at)}
    return _("%(who)s saved this story at %(time)s. When you save, you see both texts and what becomes of them.") % told


def throw_away(visit: Visit, row: int) -> HttpResponse:
    found = find(visit, row)
    sitting.throw_away(found, by=visit.person, at=database_now())
    back = format_html('<a href="{}">{}</a>', f"{visit.url('change')}?typed={found.pk}", _("Have them back"))
    messages.success(
        visit.request, format_html("{} {}", _("Thrown away. Until tomorrow you can change your mind."), back)
    )
    return visit.back()


def find(visit: Visit, pk: int) -> Sitting:
    """One of the person's own, also one that was thrown away or holds no words any more. Raises Http404."""
    row = Sitting.objects.filter(article=visit.article, person=visit.person, pk=pk).first()
    if row is None:
        raise Http404
    return row


def said_when(row: Sitting, visit: Visit) -> str:
    """The notice over a form that holds words which were typed before."""
    at = formats.date_format(timezone.localtime(row.kept_at or row.seen_at, visit.zone), "j M Y, H:i")
    return _("This form holds words that you typed on %(at)s and did not save. Save them, or leave the page.") % {
        "at": at
    }


def end(visit: Visit, sent: Mapping[str, str]) -> None:
    """The words of this page are stored: neither they nor those that it took over wait any more."""
    for name in (KEY, TAKEN):
        if (key := key_in(sent, name)) is not None:
            sitting.end(visit.article, key, by=visit.person, at=database_now())


def _sequence(sent: Mapping[str, str]) -> int:
    """Milliseconds, as browsers count them; anything else comes before everything."""
    value = sent.get("sequence", "")
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 16 else 0


def key_in(sent: Mapping[str, str], name: str) -> uuid.UUID | None:
    """The key as pages write it; None for anything else, so that one sitting has one spelling."""
    return identifier(sent.get(name, ""))
