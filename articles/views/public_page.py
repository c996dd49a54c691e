"""The one door to the public: what a page that anybody may store owes to caches."""

import hashlib
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone, translation
from django.utils.http import parse_etags
from django.views.decorators.http import require_safe

# Caches in front of the site may keep a page for a minute, because a release tells them at once; a browser, which
# nobody can tell, asks each time and mostly hears 304. So a withdrawn story is gone at a reader's next look.
CACHE_CONTROL = "public, max-age=0, s-maxage=60, must-revalidate"
STORABLE = frozenset({HTTPStatus.OK, HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.GONE})

View = Callable[..., HttpResponse]


def public_page(view: View) -> View:
    """Let shared caches keep what `view` answers for a minute, and answer 304 to those who have it already.

    The page is the same for everybody: in the site's language and zone, and made from its address alone. Of the
    request's headers only If-None-Match is read. Only GET and HEAD are answered. A page that raises Http404 is
    stored by nobody.
    """

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with translation.override(settings.LANGUAGE_CODE), timezone.override(None):
            response = view(request, *args, **kwargs)
        if response.status_code not in STORABLE:
            return response
        if response.status_code == HTTPStatus.OK:
            etag = f'"{hashlib.sha256(response.content).hexdigest()}"'
            if _has_it(request, etag):
                response = HttpResponseNotModified()
            response["ETag"] = etag
        response["Cache-Control"] = CACHE_CONTROL
        return response

    return answer


def _has_it(request: HttpRequest, etag: str) -> bool:
    """Weak comparison: a proxy that compresses marks the tag as weak."""
    known = parse_etags(request.META.get("HTTP_IF_NONE_MATCH", ""))
    return "*" in known or etag in {tag.removeprefix("W/") for tag in known}
