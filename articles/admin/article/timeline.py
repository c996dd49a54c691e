"""The timeline of one story: everything written down about it on pages, and as a file for a spreadsheet."""

from __future__ import annotations

import csv
import datetime as dt
import re

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.actions import timeline
from articles.admin.article.record import Place, entries
from articles.admin.article.visit import Visit, zone_of
from articles.models.clock import database_now
from articles.rules.spreadsheet import cell
from articles.views.paging import asked, encode, moment

PAGE_SIZE = 50
# Rank and key, no longer than a column holds.
_ROW = re.compile(r"([0-9])\.([0-9]{1,18})")


def page(visit: Visit) -> HttpResponse:
    """The newest rows, or after `?before=` those older than that place."""
    after = _asked_for(visit)
    found = entries(visit.article, after=after, most=PAGE_SIZE + 1)
    if after and not found:
        raise Http404
    older = _cursor(found[PAGE_SIZE - 1].place) if len(found) > PAGE_SIZE else ""
    return visit.page(
        "timeline.html",
        title=_("Timeline"),
        entries=found[:PAGE_SIZE],
        older=older,
        is_first=after is None,
        zone=str(zone_of(visit.person)),
    )


def export(visit: Visit) -> HttpResponse:
    """All rows as a file. That it was taken is its newest row."""
    timeline.export(visit.article, by=visit.person, at=database_now())
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="story-{visit.article.pk}-timeline.csv"'
    # Without this mark some spreadsheets take the letters for those of another alphabet.
    answer.write("\ufeff")
    file = csv.writer(answer)
    titles = [_("When (%(zone)s)") % {"zone": visit.zone}, _("When (UTC)"), _("Who"), _("What"), _("Words")]
    file.writerow([cell(title) for title in [*titles, _("Revision")]])
    for one in entries(visit.article):
        number = "" if one.number is None else str(one.number)
        row = [
            _clock(one.at, visit.zone),
            _clock(one.at, dt.UTC),
            one.who or _("Newsroom"),
            one.what,
            one.words,
            number,
        ]
        file.writerow([cell(words) for words in row])
    return answer


def _clock(at: dt.datetime, zone: dt.tzinfo) -> str:
    return f"{timezone.localtime(at, zone):%Y-%m-%d %H:%M:%S}"


def _asked_for(visit: Visit) -> Place | None:
    """Raises Http404 for what `_cursor` did not write."""
    here = asked(visit.request, "before")
    if here is None:
        return None
    known = _ROW.fullmatch(here[1])
    if known is None:
        raise Http404
    return Place(moment(here[0]), int(known[1]), int(known[2]))


def _cursor(place: Place) -> str:
    return encode((place.at.astimezone(dt.UTC).isoformat(timespec="microseconds"), f"{place.rank}.{place.row}"))
