"""What there is to read, for search engines: one sitemap, or an index of several when there is much."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db.models import F, Q, Subquery, Window
from django.db.models.functions import RowNumber
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse

from articles.models.public import Publication, PublicAuthor, PublicHousePage, PublicNote, PublicSection, PublicTopic
from articles.models.public.publication import PublicationQuerySet
from articles.views.paging import decode, encode, moment, story_place
from articles.views.public_page import public_page

PART = 5_000
MOST_PAGES = 20_000

Entry = tuple[str, dt.datetime | None]


@public_page
def sitemap(request: HttpRequest) -> HttpResponse:
    sections = _sections()
    total = sum(row.stories for row in sections)
    if total <= PART:
        return _answer("articles/sitemap.xml", [*_pages(sections), *_stories(_oldest_first()[:PART])])
    first: list[Entry] = [(reverse("articles:sitemap_pages"), None), (reverse("articles:sitemap_stories"), None)]
    return _answer("articles/sitemap_index.xml", first + [(_part_after(story), None) for story in _part_ends(total)])


@public_page
def pages(request: HttpRequest) -> HttpResponse:
    return _answer("articles/sitemap.xml", list(_pages(_sections())))


@public_page
def stories(request: HttpRequest, cursor: str = "") -> HttpResponse:
    """5,000 stories, oldest first, from the beginning or from the one after `cursor`; old parts never change."""
    rows = _oldest_first()
    if cursor:
        since, path = decode(cursor)
        at = moment(since)
        same_time = Q(first_published_at=at, pk__gt=Subquery(Publication.objects.filter(path=path).values("pk")))
        rows = rows.filter(first_published_at__gte=at).filter(Q(first_published_at__gt=at) | same_time)
    return _answer("articles/sitemap.xml", list(_stories(rows[:PART])))


@public_page
def robots(request: HttpRequest) -> HttpResponse:
    address = settings.SITE_URL + reverse("articles:sitemap")
    text = f"User-agent: *\nDisallow: {settings.DESK_PREFIX}\n\nSitemap: {address}\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def _oldest_first() -> PublicationQuerySet:
    return Publication.objects.live().order_by("first_published_at", "pk")


def _part_ends(total: int) -> list[Publication]:
    """The last story of every part but the last one."""
    numbered = _oldest_first().annotate(
        number=Window(RowNumber(), order_by=[F("first_published_at").asc(), F("pk").asc()])
    )
    ends = range(PART, total, PART)
    return list(numbered.filter(number__in=ends).only("path", "first_published_at"))


def _part_after(story: Publication) -> str:
    return reverse("articles:sitemap_stories_after", args=[encode(story_place(story))])


def _sections() -> list[PublicSection]:
    return list(PublicSection.objects.in_use().order_by("position", "slug"))


def _pages(sections: list[PublicSection]) -> Iterator[Entry]:
    yield "/", None
    for slug, updated_at in PublicHousePage.objects.order_by("slug").values_list("slug", "updated_at"):
        yield reverse("articles:house_page", args=[slug]), updated_at
    notes = list(PublicNote.objects.on_record().newest_first().values_list("path", "published_at")[:MOST_PAGES])
    if notes:
        yield reverse("articles:corrections"), notes[0][1]
        yield from notes
    for row in sections:
        yield reverse("articles:section", args=[row.slug]), row.last_at
    for row in PublicTopic.objects.in_use().order_by("slug")[:MOST_PAGES]:
        yield reverse("articles:topic", args=[row.slug]), row.last_at
    for row in PublicAuthor.objects.in_use().order_by("slug")[:MOST_PAGES]:
        yield reverse("articles:author", args=[row.slug]), row.last_at


def _stories(rows: PublicationQuerySet) -> Iterator[Entry]:
    yield from rows.values_list("path", "updated_at")


def _answer(template: str, entries: list[Any]) -> HttpResponse:
    text = render_to_string(template, {"entries": entries})
    return HttpResponse(text, content_type="application/xml; charset=utf-8")
