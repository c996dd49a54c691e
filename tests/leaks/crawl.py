"""A reader who follows every link, and tries the addresses that nobody links to."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import NamedTuple

from django.conf import settings
from django.test import Client

LINK = re.compile(r"""(?:href|src|action|content)="([^"]*)"|<loc>([^<]*)</loc>|"(https?://[^"]*)\"""")


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


def ask(client: Client, url: str, method: str = "GET", **headers: str) -> Answer:
    response = client.generic(method, url, headers=headers)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return Answer(response.status_code, {k: v for k, v in response.headers.items() if k != "Date"}, body)


def links(body: bytes) -> set[str]:
    """The addresses of this site in a page, a feed or a sitemap; not those of the desk or of files."""
    found = set()
    for groups in LINK.findall(body.decode("utf-8", "replace")):
        address = html.unescape(next(filter(None, groups), "")).removeprefix(settings.SITE_URL).partition("#")[0]
        if address.startswith(("/", "?")) and not address.startswith(("//", settings.DESK_PREFIX, settings.STATIC_URL)):
            found.add(address)
    return found


def crawl(client: Client, seeds: Iterable[str]) -> dict[str, Answer]:
    """The answer at every seed and at everything that can be reached from there."""
    answers: dict[str, Answer] = {}
    waiting = list(seeds)
    while waiting:
        url = waiting.pop()
        if url in answers:
            continue
        answers[url] = answer = ask(client, url)
        found = links(answer.body) | ({answer.headers["Location"]} if "Location" in answer.headers else set())
        base = url.partition("?")[0]
        waiting += [base + link if link.startswith("?") else link for link in sorted(found) if link not in answers]
    return answers


SEEDS = (
    "/",
    "/robots.txt",
    "/sitemap.xml",
    "/sitemap-pages.xml",
    "/sitemap-stories.xml",
    "/feeds/all.atom",
    "/feeds/corrections.atom",
    "/corrections/",
    "/corrections/?kind=correction",
    "/corrections/?kind=update",
    "/corrections/?section=world",
    "/corrections/?section=nowhere",
    "/corrections/2026/11/",
    "/corrections/2026/10/",
    "/corrections/2026/11/no-such-note-1/",
    "/topics/",
    "/authors/",
    "/favicon.ico",
    "/about/",
    "/contact/",
    "/standards/",
    "/search/",
    "/sources/",
    "/nowhere/",
    "/preview/",
    "/preview/no-such-link/",
    "/2026/",
    "/2026/11/",
    "/2026/11/20/",
    "/2026/11/20/no-such-story/",
    "/2026/11/20/bridge-opens/",
    "/2026/11/20/ships-confused/",
    "/2026/11/20/harbour-deal/",
)
