"""The timeline of one story: everything written down about it on pages, and as a file for a spreadsheet."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.actions import timeline
from articles.admin.article.cursor import asked_for, cursor
from articles.admin.article.record import Place, entries
from articles.admin.article.sheet import sheet, titles, told
from articles.admin.article.visit import Visit, zone_of
from articles.models import Article
from articles.models.clock import database_now

PAGE_SIZE = 50


def page(visit: Visit) -> HttpResponse:
    """The newest rows, or after `?before=` those older than that place."""
    after = asked_for(visit.request)
    found = entries(visit.article, after=after, most=PAGE_SIZE + 1)
    if after and not found:
        raise Http404
    older = cursor(found[PAGE_SIZE - 1].place) if len(found) > PAGE_SIZE else ""
    return visit.page(
        "timeline.html",
        title=_("Timeline"),
        entries=found[:PAGE_SIZE],
        older=older,
        is_first=after is None,
        zone=str(zone_of(visit.person)),
    )


def address_of(article: Article, place: Place) -> str:
    """Where this row of the story's timeline is read: on its first page, or on one that begins with it. One query."""
    page = reverse("admin:articles_article_timeline", args=[article.pk])
    if any(one.place == place for one in entries(article, most=PAGE_SIZE)):
        return f"{page}#{place.anchor}"
    return f"{page}?before={cursor(replace(place, row=place.row + 1))}#{place.anchor}"


def export(visit: Visit) -> HttpResponse:
    """All rows as a file. That it was taken is its newest row."""
    timeline.export(visit.article, by=visit.person, at=database_now())
    rows = [told(one, visit.zone) for one in entries(visit.article)]
    return sheet(f"story-{visit.article.pk}-timeline", [titles(visit.zone), *rows])
