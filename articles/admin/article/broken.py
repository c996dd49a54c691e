"""Something broke while a form of the desk was sent: its writer gets the words back. Asks the database nothing."""

from typing import Any

from django.conf import settings
from django.contrib.sessions.exceptions import SessionInterrupted
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from articles.admin.article import lost
from articles.views import errors
from newsroom.middleware import is_desk


def failed(request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
    """The answer 500 of the whole site; at the desk with what was typed, and a way to send it again."""
    fields = _words(request)
    if not fields:
        return errors.failed(request)
    with translation.override(settings.LANGUAGE_CODE):
        facts = {
            "title": _("Your words may not be saved"),
            "fields": fields,
            # A form that another site sent gets no button here that would send it once more.
            "again": lost.again(request) if lost.is_from_here(request) else [],
            "address": request.get_full_path(),
            "site": settings.SITE_NAME,
        }
        return HttpResponse(render_to_string("admin/articles/article/broken.html", facts), status=500)


def unreadable(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The answer 400 of the whole site. Django says so as well when the database broke off while a session was kept."""
    if isinstance(exception, SessionInterrupted) and _words(request):
        return failed(request)
    return errors.bad_request(request, exception)


def _words(request: HttpRequest) -> list[lost.Kept]:
    if request.method != "POST" or not is_desk(request):
        return []
    try:
        return lost.words(request)
    except Exception:  # noqa: BLE001  what was sent may be the very thing that broke; this page must not
        return []
