"""Guessing passwords: counted by django-axes in the database, for each account and the address that tries it.

What is counted is a keyed hash of what was typed as e-mail address: a password typed into the wrong field, or the
address of somebody who does not work here, is not written down.
"""

from __future__ import annotations

import datetime as dt
import ipaddress
import math
import unicodedata
from typing import Any

from axes.attempts import get_cool_off_threshold
from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_credentials
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib import admin
from django.contrib.auth import authenticate
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_variables

from newsroom.accounts.models import User

# So many accounts failing from one address within five minutes are no office that forgets its passwords.
ACCOUNTS_PER_ADDRESS = 30
# What a provider gives one customer: whoever has one address of it has all.
_IPV6_NETWORK = 64


class Throttle(AxesDatabaseHandler):  # type: ignore[misc]
    """As django-axes counts; and an address from which many different accounts failed is closed as a whole."""

    def is_locked(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> bool:
        return super().is_locked(request, credentials) or len(_failing_here(request)) >= ACCOUNTS_PER_ADDRESS


def client_address(request: HttpRequest) -> str | None:
    """Who is at the other end, as far as our own proxies say; nobody's header counts without TRUSTED_PROXIES.

    Each proxy appends whom it spoke with, so that the entry of our outermost one is as many places from the right as
    there are proxies of ours; what stands left of it anybody may have written.
    """
    found = request.META.get("REMOTE_ADDR", "")
    told = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    if 0 < settings.TRUSTED_PROXIES <= len(told):
        found = told[-settings.TRUSTED_PROXIES] or found
    try:
        address = ipaddress.ip_address(found)
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((int(address), _IPV6_NETWORK), strict=False).network_address)
    return str(address)


def account(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    """The key under which failures of an e-mail address are counted, the same for each way of writing it."""
    typed = (credentials or {}).get("username") or request.POST.get("username", "")
    return key_of(typed)


def key_of(email: str) -> str:
    # To capitals first: PostgreSQL compares so, and finds rosi@ also for rosı@.
    plain = unicodedata.normalize("NFKC", email).strip().upper().casefold()
    return salted_hmac("newsroom.accounts.throttle", plain.encode(errors="backslashreplace")).hexdigest()


def forgive(email: str) -> None:
    """No failure of this account counts any more, from wherever it came: its owner has read their mail."""
    AxesProxyHandler.reset_attempts(username=key_of(email))


@sensitive_variables("password")
def is_password(request: HttpRequest, *, person: User, password: str) -> bool:
    """Whether it is this person's, asked of somebody who is logged in and counted as if they were logging in.

    What is too many is not looked at, and answered with the page of `refuse` whatever the view says; a right one
    forgives the wrong ones before it.
    """
    if authenticate(request, username=person.email, password=password) != person:
        return False
    AxesProxyHandler.get_implementation().reset_user_attempts(request, get_credentials(person.email))
    return True


def refuse(request: HttpRequest, _answer: HttpResponse, credentials: dict[str, Any] | None) -> HttpResponse:
    """429 with when to try again; the same page whether or not there is such an account."""
    wait = max(1, math.ceil((_open_again(request, credentials) - timezone.now()).total_seconds()))
    minutes = math.ceil(wait / 60)
    sentence = ngettext(
        "There were too many failed tries, so this one was not looked at. Try again in %(minutes)d minute.",
        "There were too many failed tries, so this one was not looked at. Try again in %(minutes)d minutes.",
        minutes,
    )
    context = {
        **admin.site.each_context(request),
        "title": _("Wait a little"),
        "sentence": sentence % {"minutes": minutes},
    }
    response = render(request, "registration/throttled.html", context, status=429)
    response.headers["Retry-After"] = str(wait)
    return response


def _failing_here(request: HttpRequest) -> list[dt.datetime]:
    """When each account that failed from this address did so last, the latest first."""
    recent = AccessAttempt.objects.filter(
        ip_address=request.axes_ip_address,  # type: ignore[attr-defined]
        attempt_time__gte=get_cool_off_threshold(request),
    )
    latest = recent.order_by().values("username").annotate(latest=Max("attempt_time"))
    return sorted((row["latest"] for row in latest), reverse=True)


def _open_again(request: HttpRequest, credentials: dict[str, Any] | None) -> dt.datetime:
    key, here = account(request, credentials), _failing_here(request)
    own = AccessAttempt.objects.filter(username=key, ip_address=request.axes_ip_address)  # type: ignore[attr-defined]
    since = own.aggregate(latest=Max("attempt_time"))["latest"] or timezone.now()
    if len(here) >= ACCOUNTS_PER_ADDRESS:
        since = max(since, here[ACCOUNTS_PER_ADDRESS - 1])
    return since + settings.AXES_COOLOFF_TIME
