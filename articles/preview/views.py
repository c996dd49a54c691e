"""One address for one guest: the page of a revision, or the answer of `preview.errors` to whatever opens nothing."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.views.decorators.csrf import csrf_exempt

from articles.actions import sharing
from articles.models.clock import database_now
from articles.preview.page import render

READS = ("GET", "HEAD")


# Nothing can be sent here, so there is no form to guard; the guard's refusal would tell this address from others.
@csrf_exempt
def page(request: HttpRequest, token: str) -> HttpResponse:
    """The story as readers would have it, in the site's language and zone. Each GET is counted.

    Neither session nor cookie nor header is read. Whatever does not open answers one and the same 404: a link that was
    changed, has ended or shows a story that is held, and every other method.
    """
    if request.method not in READS:
        raise Http404
    at = database_now()
    link = sharing.look_up(token, at=at)
    if link is None:
        raise Http404
    with translation.override(settings.LANGUAGE_CODE), timezone.override(None):
        answer = HttpResponse(render(link, at=at))
    # Last: a page that could not be made was not seen; and a link that was revoked meanwhile shows nothing.
    if request.method == "GET" and not sharing.count(link, at=at):
        raise Http404
    return answer
