"""Turn a PostgreSQL URL into what Django's DATABASES wants."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

SCHEMES = frozenset({"postgres", "postgresql"})

# What libpq understands and an operator has a use for; anything else is more likely a typing error.
PARAMETERS = frozenset(
    {
        "application_name",
        "channel_binding",
        "connect_timeout",
        "host",
        "keepalives",
        "keepalives_idle",
        "options",
        "passfile",
        "sslcert",
        "sslcrl",
        "sslkey",
        "sslmode",
        "sslrootcert",
        "target_session_attrs",
    }
)


def parse(url: str) -> dict[str, Any]:
    """Return a DATABASES entry for `postgres://user:password@host:port/name?sslmode=require`.

    Every part may be percent-encoded; a socket directory is given as `?host=/run/postgresql` or as a
    percent-encoded host. Raises ValueError with the end of a sentence that begins with the variable's
    name; the message never repeats the URL, because there may be a password in it.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        raise ValueError("is not a URL; check the brackets around the host.") from None
    if parts.scheme not in SCHEMES:
        raise ValueError("must begin with postgres:// or postgresql://, because only PostgreSQL will do.")
    if parts.fragment:
        raise ValueError("has a # in it; write it as %23 if it belongs to the password.")
    account, _, address = parts.netloc.rpartition("@")
    user, _, password = account.partition(":")
    host, port = _host_and_port(address)
    name = _decoded(parts.path.removeprefix("/"), "database name")
    if not name or "/" in parts.path.removeprefix("/"):
        raise ValueError("must end with one database name after the host, such as /newsroom.")
    options = _parameters(parts.query)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": _decoded(user, "user"),
        "PASSWORD": _decoded(password, "password"),
        "HOST": options.pop("host", "") or _decoded(host, "host"),
        "PORT": port,
        "OPTIONS": options,
    }


def with_statement_timeout(database: dict[str, Any], seconds: int) -> dict[str, Any]:
    """Return the entry with a limit on every statement; what the URL's own `options` says wins."""
    options = dict(database.get("OPTIONS", {}))
    # PostgreSQL reads these from left to right and keeps the last.
    options["options"] = f"-c statement_timeout={seconds}s {options.get('options', '')}".strip()
    return {**database, "OPTIONS": options}


def _host_and_port(address: str) -> tuple[str, str]:
    if address.startswith("["):
        host, bracket, rest = address[1:].partition("]")
        if not bracket or (rest and not rest.startswith(":")):
            raise ValueError("has a host that begins with [ and does not end with ].")
        port = rest[1:]
    else:
        host, _, port = address.partition(":")
    if port and not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise ValueError("has a port that is not a number from 1 to 65535; write : in a password as %3A.")
    return host, port


def _parameters(query: str) -> dict[str, str]:
    try:
        pairs = parse_qsl(query, keep_blank_values=True, strict_parsing=bool(query), errors="strict")
    except ValueError:
        raise ValueError("has something after the ? that is not name=value.") from None
    for name, _ in pairs:
        if name not in PARAMETERS:
            known = ", ".join(sorted(PARAMETERS))
            raise ValueError(f"has the parameter {name!r}, which is not known; known are {known}.")
    return dict(pairs)


def _decoded(text: str, what: str) -> str:
    try:
        decoded = unquote(text, errors="strict")
    except UnicodeDecodeError:
        raise ValueError(f"has a {what} that is not UTF-8 after percent-decoding.") from None
    if "\0" in decoded:
        raise ValueError(f"has a NUL character in its {what}.")
    return decoded
