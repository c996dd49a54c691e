"""What stands between the web and every view: headers, the desk's policy, and requests that cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from csp.constants import HEADER
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpResponse, HttpResponseBadRequest
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


def is_desk(request: HttpRequest) -> bool:
    """Say whether the request is for the desk (as opposed to readers)."""
    return request.path_info.startswith(settings.DESK_PREFIX) or f"{request.path_info}/" == settings.DESK_PREFIX


class SafetyHeaders(MiddlewareMixin):
    """Give every response, errors included, the headers that keep others out; must be the outermost.

    A response may be stored by nobody unless its view said otherwise; one of the desk never is.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        headers = response.headers
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
    """Answer 400 to a path or query that holds a NUL or is not UTF-8 once percent-decoded.

    Django would pass both on, the first to PostgreSQL, which refuses it with an error of its own.
    """

    def process_request(self, request: HttpRequest) -> HttpResponse | None:
        try:
            clean = all("\0" not in unquote_to_bytes(part).decode() for part in _raw_parts(request))
        except UnicodeError:
            clean = False
        if clean:
            return None
        return HttpResponseBadRequest(
            gettext("This address has characters in it that cannot be read. Check the link and try again."),
            content_type="text/plain; charset=utf-8",
        )


def _raw_parts(request: HttpRequest) -> tuple[bytes, bytes]:
    """Return path and query as bytes in which whatever could not be decoded is percent-encoded."""
    if scope := getattr(request, "scope", None):
        return scope.get("raw_path") or scope["path"].encode(), scope["query_string"]
    # Under WSGI Django has decoded the path, and put bytes that are not UTF-8 back into percent-encoding.
    return request.path_info.encode(), request.META.get("QUERY_STRING", "").encode("latin-1")
