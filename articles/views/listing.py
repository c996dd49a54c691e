"""Pages that list stories: of a section, on a topic, by an author."""

import datetime as dt
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format

from articles.models.public import Publication, PublicAuthor, PublicSection, PublicTopic
from articles.models.public.publication import PublicationQuerySet
from articles.views.page import show
from articles.views.paging import older

Facts = PublicSection | PublicTopic | PublicAuthor

DAILY = 2
"""From so many stories a day on average, a list is divided by days; below that by months."""


def list_stories(
    request: HttpRequest, template: str, *, path: str, facts: Facts, stories: PublicationQuerySet, **context: Any
) -> HttpResponse:
    """Answer with one page of `stories`, under the name, description and counters of `facts`."""
    page = older(request, stories)
    here = f"{path}?before={page.here}" if page.here else path
    by_day = is_daily(facts)
    # Under the heading of a day the hour is news; under that of a month the day is.
    time = "clock" if by_day else "day"
    groups = grouped(page.rows, by_day=by_day)
    return show(template, path=here, base=path, facts=facts, page=page, groups=groups, time=time, **context)


def is_daily(facts: Facts) -> bool:
    if not (facts.first_at and facts.last_at):
        return False
    days = (timezone.localtime(facts.last_at).date() - timezone.localtime(facts.first_at).date()).days + 1
    return facts.stories / days >= DAILY


def grouped(stories: Any, *, by_day: bool) -> list[tuple[str, str, list[Publication]]]:
    """Neighbours of one day or month: (heading, the same for machines, stories)."""
    words, machine = ("j F Y", "%Y-%m-%d") if by_day else ("F Y", "%Y-%m")

    def period(story: Publication) -> tuple[str, str]:
        on: dt.date = timezone.localtime(story.first_published_at).date()
        return date_format(on, words), f"{on:{machine}}"

    return [(heading, iso, list(rows)) for (heading, iso), rows in groupby(stories, key=period)]
