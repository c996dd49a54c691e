"""What `manage.py check` asks of the building: its database, its order of middleware, its policies, its address."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from csp.constants import NONCE
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register  # noqa: A004 - Django's name for it
from django.db import connections
from django.http.request import validate_host
from django.urls import NoReverseMatch, reverse

OLDEST_POSTGRESQL = 15
OUTERMOST = "newsroom.middleware.SafetyHeaders"


@register(Tags.database)
def postgresql(app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Refuse other databases, and a PostgreSQL too old for the constraints that are relied upon."""
    found: list[CheckMessage] = []
    for alias in databases or ():
        connection = connections[alias]
        if connection.vendor != "postgresql":
            found.append(
                Error(
                    f"The database {alias!r} is {connection.display_name}; Newsroom needs PostgreSQL.",
                    hint="Set DATABASE_URL to a postgres:// address.",
                    id="newsroom.E001",
                )
            )
        elif (major := connection.pg_version // 10000) < OLDEST_POSTGRESQL:
            found.append(
                Error(
                    f"The database {alias!r} is PostgreSQL {major}; Newsroom needs {OLDEST_POSTGRESQL} or newer.",
                    hint="Upgrade the server, or set DATABASE_URL to a newer one.",
                    id="newsroom.E002",
                )
            )
    return found


@register(Tags.security)
def headers(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """See that no response can get past the safety headers, and that no policy has been opened."""
    found: list[CheckMessage] = []
    if settings.MIDDLEWARE[:1] != [OUTERMOST]:
        found.append(
            Error(
                "The outermost middleware does not set the safety headers, so some errors go out without them.",
                hint=f"Put {OUTERMOST} first in MIDDLEWARE.",
                id="newsroom.E003",
            )
        )
    public = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    for name, policy in {"public": public, "desk": settings.DESK_CONTENT_SECURITY_POLICY}.items():
        for directive in _opened(policy):
            found.append(
                Error(
                    f"The {name} content security policy is open in {directive}.",
                    hint="Take 'unsafe-…' and * out of it; give the desk's own inline scripts the nonce.",
                    id="newsroom.E004",
                )
            )
    if any(NONCE in sources for sources in public.values()):
        found.append(
            Error(
                "The public content security policy has a nonce, so that no two responses are the same.",
                hint="Take NONCE out of CONTENT_SECURITY_POLICY: public pages have no inline script or style.",
                id="newsroom.E005",
            )
        )
    return found


@register(Tags.urls)
def desk_prefix(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """See that the desk is where its policy and its no-store are."""
    try:
        address = reverse("admin:index")
    except NoReverseMatch:
        address = None
    if address == settings.DESK_PREFIX:
        return []
    return [
        Error(
            f"The desk is not at DESK_PREFIX, which is {settings.DESK_PREFIX}.",
            hint=f"Set DESK_PREFIX to {address}." if address else "Include admin.site.urls in newsroom/urls.py.",
            id="newsroom.E006",
        )
    ]


@register(Tags.security, deploy=True)
def public_address(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """See that the address printed in feeds and mails is one that this installation answers to, by HTTPS."""
    found: list[CheckMessage] = []
    parts = urlsplit(settings.SITE_URL)
    if parts.scheme != "https":
        found.append(
            Warning(
                f"SITE_URL is {settings.SITE_URL}, and links in feeds would send readers through an open line.",
                hint="Begin it with https://.",
                id="newsroom.W007",
            )
        )
    if not validate_host(parts.hostname or "", settings.ALLOWED_HOSTS):
        found.append(
            Warning(
                f"SITE_URL names {parts.hostname}, which is not among ALLOWED_HOSTS, so its pages answer 400.",
                hint="Add the host to ALLOWED_HOSTS, or correct SITE_URL.",
                id="newsroom.W008",
            )
        )
    if settings.DATABASES["default"]["ENGINE"] == "newsroom.localpg.backend":
        found.append(
            Warning(
                "The database is the checkout's own PostgreSQL, which stops with the last process that uses it.",
                hint="Set DATABASE_URL to a server that is backed up.",
                id="newsroom.W009",
            )
        )
    return found


def _opened(policy: dict[str, list[Any]]) -> Iterator[str]:
    for directive, sources in policy.items():
        if any(isinstance(source, str) and (source.startswith("'unsafe") or source == "*") for source in sources):
            yield directive
