"""Turn a URL into the settings that say how mail leaves."""

from __future__ import annotations

from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

_BACKENDS = "django.core.mail.backends"
# Long enough for a slow server, short enough for whoever waits for the page.
_TIMEOUT_SECONDS = 10
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})

# No mail: links to choose a password are shown to an administrator instead.
NONE: dict[str, Any] = {"EMAIL_BACKEND": f"{_BACKENDS}.dummy.EmailBackend"}
CONSOLE: dict[str, Any] = {"EMAIL_BACKEND": f"{_BACKENDS}.console.EmailBackend"}
MEMORY: dict[str, Any] = {"EMAIL_BACKEND": f"{_BACKENDS}.locmem.EmailBackend"}


def parse(url: str) -> dict[str, Any]:
    """Return Django's EMAIL_… settings for `smtp://user:password@host:587/?tls=1` and its kin.

    `smtps://…` speaks TLS from the first byte, `console:` prints mails, `file:///directory` keeps them as files and
    `memory:` keeps them in this process. Raises ValueError with the end of a sentence that begins with the variable's
    name; the message never repeats the URL, because there may be a password in it.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise ValueError("is not a URL; check host and port, and write : and @ in a password as %3A and %40.") from None
    if url in {"console:", "memory:"}:
        return CONSOLE if parts.scheme == "console" else MEMORY
    if parts.scheme == "file":
        if parts.netloc or not parts.path.startswith("/") or parts.query or parts.fragment:
            raise ValueError(
                "must name a directory after file://, beginning with /, such as file:///var/spool/newsroom."
            )
        return {"EMAIL_BACKEND": f"{_BACKENDS}.filebased.EmailBackend", "EMAIL_FILE_PATH": _decoded(parts.path)}
    if parts.scheme not in {"smtp", "smtps"}:
        raise ValueError("must begin with smtp://, smtps://, console:, file:/// or memory:.")
    return _smtp(parts, port)


def sender(text: str) -> str:
    """An address, or a name and an address in angle brackets. Raises ValueError like `parse`."""
    name, bracket, rest = text.partition("<")
    address = rest.removesuffix(">") if bracket else name
    try:
        validate_email(address.strip())
    except ValidationError:
        raise ValueError("is not an e-mail address.") from None
    if not text.isprintable() or (bracket and not rest.endswith(">")):
        raise ValueError("must be one address, or a name followed by <address>.")
    return text


def _smtp(parts: SplitResult, port: int | None) -> dict[str, Any]:
    if not parts.hostname or parts.path not in {"", "/"} or parts.fragment:
        raise ValueError("must have a host, then nothing but ?tls=1; write / and # in a password as %2F and %23.")
    user, password = _decoded(parts.username or ""), _decoded(parts.password or "")
    starts_tls, speaks_tls = _tls(parts), parts.scheme == "smtps"
    if speaks_tls and starts_tls:
        raise ValueError("says TLS twice; smtps:// needs no ?tls=1.")
    if password and not (starts_tls or speaks_tls) and parts.hostname not in _HERE:
        raise ValueError("would send the password over an open line; add ?tls=1 or begin with smtps://.")
    return {
        "EMAIL_BACKEND": f"{_BACKENDS}.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port or (465 if speaks_tls else 587 if starts_tls else 25),
        "EMAIL_HOST_USER": user,
        "EMAIL_HOST_PASSWORD": password,
        "EMAIL_USE_TLS": starts_tls,
        "EMAIL_USE_SSL": speaks_tls,
        "EMAIL_TIMEOUT": _TIMEOUT_SECONDS,
    }


def _tls(parts: SplitResult) -> bool:
    try:
        pairs = dict(parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query)))
    except ValueError:
        raise ValueError("has something after the ? that is not tls=1.") from None
    if set(pairs) - {"tls"} or pairs.get("tls", "0") not in {"0", "1"}:
        raise ValueError("has something after the ? that is not tls=1.")
    return pairs.get("tls") == "1"


def _decoded(text: str) -> str:
    try:
        decoded = unquote(text, errors="strict")
    except UnicodeDecodeError:
        raise ValueError("is not UTF-8 after percent-decoding.") from None
    if not decoded.isprintable():
        raise ValueError("has a character in it that cannot be printed.")
    return decoded
