"""Pages of long lists, by key: page 1,000 costs what page 1 costs, and a new story moves nobody's place."""

import binascii
import datetime as dt
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet, Subquery
from django.http import Http404, HttpRequest

from articles.models.public import Publication
from articles.models.public.publication import PublicationQuerySet

PAGE_SIZE = 20
LONGEST = 500
YEARS = range(1900, 2101)

Place = tuple[str, str]


@dataclass(frozen=True)
class Page:
    """`next` is the cursor of the page after this one, or ""; `here` that of this page, "" on the first."""

    rows: Sequence[Any]
    next: str
    here: str


def encode(place: Place) -> str:
    """An opaque word for the last row of a page; it holds only what that page shows."""
    return urlsafe_b64encode("\n".join(place).encode()).decode().rstrip("=")


def decode(cursor: str) -> Place:
    """Raises Http404 for anything that `encode` did not write."""
    try:
        if not 0 < len(cursor) <= LONGEST:
            raise ValueError
        first, second = urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4)).decode().split("\n")
    except (ValueError, binascii.Error):
        raise Http404 from None
    if encode((first, second)) != cursor or "\0" in first + second:
        raise Http404
    return first, second


def asked(request: HttpRequest, name: str) -> Place | None:
    """Where the reader wants to go on; None at the beginning."""
    cursor = request.GET.get(name)
    return None if cursor is None else decode(cursor)


def take(rows: QuerySet[Any], key: Any, *, here: Place | None, size: int = PAGE_SIZE) -> Page:
    """The first `size` of `rows` as a page; `key(row)` is a row's place. Beyond the end there is no page: Http404."""
    found = list(rows[: size + 1])
    if here and not found:
        raise Http404
    last = encode(key(found[size - 1])) if len(found) > size else ""
    return Page(found[:size], last, encode(here) if here else "")


def older(request: HttpRequest, stories: PublicationQuerySet, *, size: int = PAGE_SIZE) -> Page:
    """The newest stories, or after `?before=` the ones older than that place."""
    here = asked(request, "before")
    if here:
        at, path = moment(here[0]), here[1]
        same_time = Q(first_published_at=at, pk__lt=Subquery(Publication.objects.filter(path=path).values("pk")))
        # The first condition looks redundant; it lets the index find where to begin.
        stories = stories.filter(first_published_at__lte=at).filter(Q(first_published_at__lt=at) | same_time)
    return take(stories.newest_first().for_cards(), story_place, here=here, size=size)


def story_place(story: Publication) -> Place:
    return story.first_published_at.astimezone(dt.UTC).isoformat(timespec="microseconds"), story.path


def moment(text: str) -> dt.datetime:
    """The time in a cursor; Http404 for one that `story_place` did not write."""
    try:
        at = dt.datetime.fromisoformat(text)
    except ValueError:
        raise Http404 from None
    if at.tzinfo != dt.UTC or at.year not in YEARS:
        raise Http404
    return at
