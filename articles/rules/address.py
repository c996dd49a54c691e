"""Addresses of stories and pages: made once, never given to another story."""

import datetime as dt
import re
from urllib.parse import urlsplit

from anyascii import anyascii

SLUG_LENGTH = 80

# First parts of the site's own addresses, present and promised. A section with such a slug would hide or lose a page.
RESERVED_SECTION_SLUGS = frozenset(
    [
        "about",
        "accounts",
        "admin",
        "api",
        "archive",
        "authors",
        "contact",
        "corrections",
        "feed",
        "feeds",
        "healthz",
        "latest",
        "media",
        "metrics",
        "news",
        "preview",
        "readyz",
        "report",
        "robots",
        "robots.txt",
        "search",
        "sitemap",
        "sitemap.xml",
        "sitemaps",
        "sources",
        "standards",
        "static",
        "stories",
        "tags",
        "threads",
        "topics",
    ]
)


def make_slug(words: str) -> str:
    """ASCII words joined by hyphens, whatever the script; at most 80 characters, cut between words.

    Never empty: text without letters or digits becomes "story".
    """
    # An apostrophe inside a word joins its parts ("Mayor's" -> "mayors").
    plain = re.sub(r"['’ʼ`]", "", anyascii(words)).lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(slug) > SLUG_LENGTH:
        slug = slug[: SLUG_LENGTH + 1].rpartition("-")[0] or slug[:SLUG_LENGTH]
    # A purely numeric slug reads like a part of the date before it.
    return f"story-{slug}"[:SLUG_LENGTH] if slug.isdigit() else slug or "story"


def with_number(slug: str, number: int) -> str:
    """The slug for the second (third, …) story that wants the same address on the same day."""
    if number <= 1:
        return slug
    ending = f"-{number}"
    return slug[: SLUG_LENGTH - len(ending)].rstrip("-") + ending


def note_path(month: dt.date, slug: str, number: int, *, again: int = 1) -> str:
    """Where a correction stands: note `number` of the story `slug`; `again` tells it from one of the same name."""
    return f"/corrections/{month:%Y/%m}/{slug}-{number}{f'-{again}' if again > 1 else ''}/"


def story_path(date: dt.date, slug: str) -> str:
    """`date` is the day of the first release in the newsroom's own zone; it is frozen with the story."""
    return f"/{date:%Y/%m/%d}/{slug}/"


def own_path(href: str, *, site: str) -> str:
    """The path of a link to a page of this site, without its query and fragment; "" for one that leads elsewhere.

    `site`: scheme and host of the site; the host alone decides.
    """
    try:
        parts = urlsplit(href)
        host = parts.hostname
    except ValueError:  # a broken IPv6 host
        return ""
    is_path = not parts.scheme and not host and parts.path.startswith("/")
    is_ours = parts.scheme in ("http", "https") and host == urlsplit(site).hostname
    return (parts.path or "/") if is_path or is_ours else ""
