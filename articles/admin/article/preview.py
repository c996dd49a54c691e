"""What the desk sees of a story before readers do: the row of looks, and the page that stands in their frame."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from csp.constants import NONCE, NONE, SELF
from csp.decorators import csp, csp_update
from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin

from articles.actions import doors, typed
from articles.admin.article import looks, sitting
from articles.admin.article.visit import Visit
from articles.models import Revision, Sitting
from articles.rules import body

# In a frame of the desk, and of nobody else; the rules for paper are written into the page.
FRAME_POLICY = {
    **settings.CONTENT_SECURITY_POLICY["DIRECTIVES"],
    "style-src": [SELF, NONCE],
    "form-action": [NONE],
    "frame-ancestors": [SELF],
}


@dataclass(frozen=True)
class Shown:
    """The version that is looked at, a sentence that says which one, and of which page words are in it."""

    revision: Revision
    said: str
    key: str = ""


@csp_update({"frame-src": [SELF]})
def page(visit: Visit) -> HttpResponse:
    """One look at the newest version, or at what the person types over it; `?look=` and `?sitting=` choose."""
    look, shown = _look(visit), _shown(visit)
    is_framed = look in looks.FRAMED
    context = {} if is_framed else looks.told(visit.article, shown.revision, at=timezone.now(), look=look)
    return visit.page(
        "preview.html",
        title=_("Preview"),
        look=look,
        look_name=looks.LOOKS[look],
        looks=[(name, label, f"?{_query(name, shown)}") for name, label in looks.LOOKS.items()],
        frame=f"{visit.url('preview_page')}?{_query(look, shown)}" if is_framed else "",
        said=shown.said,
        **context,
    )


@csp(FRAME_POLICY)
@xframe_options_sameorigin
def frame(visit: Visit) -> HttpResponse:
    """The page of readers, for a frame of `page` or on its own; neither stored nor listed by anybody."""
    text = looks.page(
        visit.article,
        _shown(visit).revision,
        at=timezone.now(),
        look=_look(visit),
        nonce=str(getattr(visit.request, "csp_nonce", "")),
    )
    return HttpResponse(text, headers={"X-Robots-Tag": "noindex, nofollow, noarchive"})


def _look(visit: Visit) -> str:
    asked = visit.request.GET.get("look", "")
    return asked if asked in looks.LOOKS else looks.WEB


def _query(look: str, shown: Shown) -> str:
    return urlencode({"look": look, **({"sitting": shown.key} if shown.key else {})})


def _shown(visit: Visit) -> Shown:
    newest = visit.article.latest_revision
    if newest is None:  # only while the draft is being made
        raise Http404
    saved = _("This is the last saved version: revision %(number)d by %(who)s, %(at)s.") % {
        "number": newest.number,
        "who": newest.by,
        "at": formats.date_format(timezone.localtime(newest.at, visit.zone), "j M Y, H:i"),
    }
    key = sitting.key_in(visit.request.GET, sitting.KEY)
    if key is not None and (row := _kept(visit, key)) is not None:
        try:
            revision = typed.with_words(newest, row.posted)
        except body.TooLong as why:
            return Shown(newest, f"{saved} {why}")
        if revision is not newest and row.kept_at is not None:
            words = _("This is what you typed until %(time)s over revision %(number)d. It is not saved.")
            return Shown(revision, words % {"time": visit.clock(row.kept_at), "number": newest.number}, str(key))
    elif key is not None:
        saved = f"{saved} {_('Words that you typed since then are not in it.')}"
    if doors.is_released(visit.article):
        return Shown(newest, f"{saved} {_('Readers have exactly this version.')}")
    return Shown(newest, f"{saved} {_('It is not published.')}")


def _kept(visit: Visit, key: object) -> Sitting | None:
    """The words of one of the person's own pages, if nobody saved the story since that page was opened."""
    rows = Sitting.objects.with_words().filter(article=visit.article, person=visit.person, key=key)
    return rows.filter(based_on=visit.article.version).first()
