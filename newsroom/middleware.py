"""What stands between the web and every view: headers, the desk's policy, and requests that cannot be read."""

from __future__ import annotations

from contextlib import suppress
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from csp.constants import HEADER
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpResponse, HttpResponseBadRequest, UnreadablePostError
from django.urls import get_resolver
from django.utils.deprecation import MiddlewareMixin
from django.utils.translation import gettext

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

# Features a newsroom's pages never use, refused to whatever might get into them.
REFUSED_FEATURES = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
)
PERMISSIONS = ", ".join(f"{feature}=()" for feature in REFUSED_FEATURES)

# Bytes of a request that was too large which are still read, ten times what a proxy should let through; and at once.
LONGEST_LEFT_OVER = 40_000_000
PIECE = 65_536


def is_desk(request: HttpRequest) -> bool:
    """Say whether the request is for the desk (as opposed to readers)."""
    return request.path_info.startswith(settings.DESK_PREFIX) or f"{request.path_info}/" == settings.DESK_PREFIX


def is_preview(request: HttpRequest) -> bool:
    """Say whether the request is for an address that only a guest has."""
    return request.path_info.startswith(settings.PREVIEW_PREFIX) and request.path_info != settings.PREVIEW_PREFIX


class SafetyHeaders(MiddlewareMixin):
    """Give every response, errors included, the headers that keep others out; must be the outermost.

    A response may be stored by nobody unless its view said otherwise; one of the desk never is, and one for a guest is
    neither stored nor listed, and its address is told to nobody.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        headers = response.headers
        if is_preview(request):
            headers["Cache-Control"] = "no-store, private"
            headers["Referrer-Policy"] = "no-referrer"
            headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        headers.setdefault("Permissions-Policy", PERMISSIONS)
        headers.setdefault("Cross-Origin-Opener-Policy", settings.SECURE_CROSS_ORIGIN_OPENER_POLICY)
        headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        headers.setdefault("Referrer-Policy", settings.SECURE_REFERRER_POLICY)
        headers.setdefault("X-Content-Type-Options", "nosniff")
        if "Cache-Control" not in headers or (is_desk(request) and "no-store" not in headers["Cache-Control"]):
            headers["Cache-Control"] = "no-store, private"
        return response


class DeskPolicy(CSPMiddleware):
    """Send the static policy to readers, and to the desk its own one, which alone may carry a nonce."""

    def process_request(self, request: HttpRequest) -> None:
        if is_desk(request):
            super().process_request(request)

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        response = super().process_response(request, response)
        if policy := response.headers.get(HEADER):
            # django-csp builds from a set: without an order of our own, each process would send another header.
            response.headers[HEADER] = "; ".join(sorted(policy.split("; ")))
        return response

    def get_policy_parts(
        self,
        request: HttpRequest,
        response: HttpResponseBase,
        report_only: bool = False,  # noqa: FBT001, FBT002 - django-csp's signature
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if is_desk(request) and not report_only and parts.config is None:
            parts.config = settings.DESK_CONTENT_SECURITY_POLICY
        return parts


class CleanRequests(MiddlewareMixin):
    """Answer 400 to what cannot be read: an address with a NUL or not in UTF-8, a body in another encoding.

    Django would pass all of it on: a NUL to PostgreSQL, which refuses it, and the body to whichever codec the request
    names, of which some read a NUL out of plain letters and some fail. A cookie that cannot be read is left out.
    Of a request that was too large, the rest is read: a connection that closes on bytes which nobody read takes the
    answer with it, and the sender sees an error of the browser's own instead of our sentence.
    """

    def process_request(self, request: HttpRequest) -> HttpResponse | None:
        for name in [name for name, value in request.COOKIES.items() if not f"{name}{value}".isprintable()]:
            # No cookie of ours, and whoever sends it is better off at the login page than before an error.
            del request.COOKIES[name]
        if not _is_readable_address(request):
            why = gettext("This address has characters in it that cannot be read. Check the link and try again.")
        elif not _is_readable_body(request):
            why = gettext(
                "This form was not sent in UTF-8 and cannot be read. Go back, open the page again and send it."
            )
        else:
            return None
        return HttpResponseBadRequest(why, content_type="text/plain; charset=utf-8")

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
            _read_out(request)
        return response


class FormLimits(MiddlewareMixin):
    """With DEBUG on: answer a form that is too large as it is answered everywhere else.

    Django would show a page of its own for whoever mends the code, and nothing of what the writer can do. It stands in
    front of whatever reads forms; without DEBUG it is not needed.
    """

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponseBase | None:
        try:
            len(request.POST)
        except (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent) as why:
            answer: HttpResponseBase = get_resolver().resolve_error_handler(400)(request, exception=why)
            return answer
        return None


def _is_readable_address(request: HttpRequest) -> bool:
    """Whether path and query, once percent-decoded, are UTF-8 without NUL."""
    try:
        return all("\0" not in unquote_to_bytes(part).decode() for part in _raw_parts(request))
    except UnicodeError:
        return False


def _is_readable_body(request: HttpRequest) -> bool:
    """Whether the body says a length, if any, and no encoding but UTF-8."""
    charset = (request.content_params or {}).get("charset", "utf-8")
    length = request.META.get("CONTENT_LENGTH") or "0"
    return charset.lower() in {"utf-8", "utf8"} and length.isascii() and length.isdecimal()


def _read_out(request: HttpRequest) -> None:
    """Read what nobody has read of the request, and forget it."""
    left = LONGEST_LEFT_OVER
    # A sender who has gone away needs no answer.
    with suppress(UnreadablePostError):
        while left and (read := request.read(min(left, PIECE))):
            left -= len(read)


def _raw_parts(request: HttpRequest) -> tuple[bytes, bytes]:
    """Return path and query as bytes in which whatever could not be decoded is percent-encoded."""
    if scope := getattr(request, "scope", None):
        return scope.get("raw_path") or scope["path"].encode(), scope["query_string"]
    # Under WSGI Django has decoded the path, and put bytes that are not UTF-8 back into percent-encoding.
    return request.path_info.encode(), request.META.get("QUERY_STRING", "").encode("latin-1")
