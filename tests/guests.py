"""Guests for tests: links that the newsroom shares with them, and what they are answered."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.test import Client
from django.urls import reverse

from articles.actions import attribution, sharing
from articles.models import Article, Attribution, SharedPreview, StoryEvent
from articles.vocabulary import EventKind, Terms
from tests.newsdesk import Newsdesk

FOR = "The harbour master, to check quotations"
METHODS = ("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
# What every answer under the prefix says, whatever it is.
GUARDED = {
    "Cache-Control": "no-store, private",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}


def shared(desk: Newsdesk, story: Article, **facts: Any) -> SharedPreview:
    """A link to the newest revision, by ed, unless said otherwise."""
    story.refresh_from_db()
    known = {"revision": story.latest_revision, "note": FOR, "by": desk.ed, "at": desk.now, **facts}
    return sharing.share(story, **known)


def shared_before(desk: Newsdesk, story: Article, *, ago: dt.timedelta, **facts: Any) -> SharedPreview:
    """The same, as it would be if it had been shared so long ago."""
    return shared(desk, story, at=desk.now - ago, **facts)


def path_of(link: SharedPreview) -> str:
    return reverse("preview:page", args=[sharing.token_of(link)])


def visit(link: SharedPreview | str, **headers: str) -> Any:
    """What somebody gets who has the address and nothing else."""
    return Client().get(link if isinstance(link, str) else path_of(link), headers=headers)


def told(story: Article, kind: EventKind) -> list[StoryEvent]:
    return list(story.events.filter(kind=kind).order_by("pk"))


def opens(desk: Newsdesk, link: SharedPreview, at: dt.datetime | None = None) -> bool:
    return sharing.look_up(sharing.token_of(link), at=at or desk.now) is not None


def quoting(desk: Newsdesk, terms: Terms, **facts: Any) -> Article:
    """A draft that quotes Ana Petrel on these terms."""
    story = desk.draft(paragraphs=["The ferry runs again, the harbour master said."])
    desk.attribute(story, "The ferry runs again", source=desk.source(), terms=terms, **facts)
    return story


def agree_on(desk: Newsdesk, story: Article, terms: Terms) -> None:
    """She agrees to something else, and may be described only."""
    row = Attribution.objects.get(article=story)
    row.terms, row.descriptor = terms, "a port official"
    attribution.change(row, version=row.version, by=desk.rosa, at=desk.now)
    story.refresh_from_db()


def headers(answer: Any) -> dict[str, str]:
    return {name: value for name, value in answer.headers.items() if name not in ("Date", "Content-Length")}


def nowhere() -> Any:
    """What an address of guests answers at which nothing ever was."""
    return Client().get("/preview/nothing-of-the-kind/")


def is_nowhere(answer: Any) -> bool:
    """Whether the answer is that one, byte for byte, under the same headers."""
    missing = nowhere()
    same = (answer.status_code, answer.content) == (missing.status_code, missing.content)
    return same and headers(answer) == headers(missing)
