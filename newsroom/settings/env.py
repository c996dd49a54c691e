"""Read the installation's variables from the environment and from `.env`, and explain what is wrong with them."""

from __future__ import annotations

import os
import re
import zoneinfo
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from newsroom.settings import database, mail

ROOT = Path(__file__).resolve().parent.parent.parent

HOST = re.compile(r"\.?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*|\[[0-9a-f:]+\]", re.IGNORECASE)

SECRET_KEY_LENGTH = 50


def secret_key(text: str) -> str:
    if text == BY_NAME["SECRET_KEY"].example:
        raise ValueError("is the example; make one of your own.")
    if len(text) < SECRET_KEY_LENGTH:
        raise ValueError(f"has {len(text)} characters and needs {SECRET_KEY_LENGTH} or more.")
    if len(set(text)) < 10 or text.startswith("django-insecure-"):
        raise ValueError("is easy to guess; make it from random characters.")
    return text


def secret_keys(text: str) -> list[str]:
    """Former keys, each as good as a key has to be: whoever guesses one can sign with it."""
    keys = [key.strip() for key in text.split(",")]
    for place, key in enumerate(keys, start=1):
        try:
            secret_key(key)
        except ValueError as why:
            raise ValueError(f"holds former keys, separated by commas; number {place} {why}") from None
    return keys


def hosts(text: str) -> list[str]:
    names = [name.strip() for name in text.split(",")]
    for name in names:
        if name == "*":
            raise ValueError("must name the hosts; * would answer to any name.")
        if not HOST.fullmatch(name):
            raise ValueError(f"has {name!r}, which is not a host name; give names without https://, port or path.")
    return names


def time_zone(text: str) -> str:
    if text not in zoneinfo.available_timezones():
        raise ValueError(f"is {text!r}, which is not a name from the time zone database.")
    return text


def site_name(text: str) -> str:
    if len(text) > 100 or not text.isprintable():
        raise ValueError("must be one line of at most 100 characters.")
    return text


def site_url(text: str) -> str:
    try:
        parts = urlsplit(text)
        host = parts.netloc.removesuffix(f":{parts.port}")
    except ValueError:
        raise ValueError("is not a URL.") from None
    if parts.scheme not in {"http", "https"} or not HOST.fullmatch(host):
        raise ValueError("must begin with https:// (or http://) and a host name.")
    if parts.path.strip("/") or parts.query or parts.fragment:
        raise ValueError("must be scheme and host only, without a path.")
    return f"{parts.scheme}://{parts.netloc}"


def proxies(text: str) -> int:
    if text not in {"0", "1", "2", "3"}:
        raise ValueError("must be the number of your own proxies in front of Newsroom, from 0 to 3.")
    return int(text)


@dataclass(frozen=True)
class Variable:
    """One variable: its name, what a good value looks like, and what turns the text into a setting."""

    name: str
    example: str
    parse: Callable[[str], Any]


VARIABLES = (
    Variable("DATABASE_URL", "postgres://newsroom:password@localhost:5432/newsroom", database.parse),
    Variable("SECRET_KEY", 'the output of: python -c "import secrets; print(secrets.token_urlsafe(50))"', secret_key),
    Variable("SECRET_KEY_FALLBACKS", "the SECRET_KEY that was used until now", secret_keys),
    Variable("ALLOWED_HOSTS", "news.example.org,www.news.example.org", hosts),
    Variable("TIME_ZONE", "Europe/Kyiv", time_zone),
    Variable("SITE_NAME", "The Harbour Post", site_name),
    Variable("SITE_URL", "https://news.example.org", site_url),
    Variable("TRUSTED_PROXIES", "1", proxies),
    Variable("EMAIL_URL", "smtp://user:password@mail.example.org:587/?tls=1", mail.parse),
    Variable("DEFAULT_FROM_EMAIL", "The Harbour Post <newsroom@news.example.org>", mail.sender),
)
BY_NAME = {variable.name: variable for variable in VARIABLES}


def read(environ: Mapping[str, str], *, defaults: Mapping[str, Any]) -> dict[str, Any]:
    """Return every variable's setting by name; a variable without a default has to be there.

    Raises ImproperlyConfigured that lists all problems at once, each with an example.
    """
    values: dict[str, Any] = {}
    problems: list[str] = []
    for variable in VARIABLES:
        text = environ.get(variable.name, "").strip()
        if not text and variable.name in defaults:
            values[variable.name] = defaults[variable.name]
            continue
        try:
            if not text:
                raise ValueError("is not set.")
            values[variable.name] = variable.parse(text)
        except ValueError as why:
            problems.append(f"  {variable.name} {why}\n    Example: {variable.example}")
    if problems:
        raise ImproperlyConfigured(
            "Newsroom cannot start with these settings:\n"
            + "\n".join(problems)
            + "\nSet them in the environment or in the file .env; .env.example explains each."
        )
    return values


def environment(path: Path = ROOT / ".env") -> dict[str, str]:
    """Return the process's environment on top of what `.env` says, when there is one."""
    return {**dotenv(path), **os.environ}


def dotenv(path: Path) -> dict[str, str]:
    """Read `KEY=VALUE` lines: blank lines and # lines are passed over, quotes round a value are taken off.

    Nothing is expanded or executed. Raises ImproperlyConfigured naming the line that is neither.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as why:
        raise ImproperlyConfigured(f"The file {path.name} cannot be read: {why}.") from why
    values: dict[str, str] = {}
    for number, line in enumerate(map(str.strip, lines), start=1):
        if not line or line.startswith("#"):
            continue
        name, equals, value = line.removeprefix("export ").partition("=")
        name, value = name.strip(), value.strip()
        if not equals or not name.isidentifier():
            raise ImproperlyConfigured(f"Line {number} of {path.name} is not NAME=value; see .env.example.")
        if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
            value = value[1:-1]
        values[name] = value
    return values
