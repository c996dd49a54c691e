"""A record as a file for a spreadsheet, which shows every cell as it stands and reckons with none.

The time stands twice, on the person's clock and in UTC, so that files of several people can be laid together. For
somebody who works in UTC both would be the same, and there is the one column in UTC.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable, Sequence

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.admin.article.record import Entry
from articles.rules.spreadsheet import cell

# All names that the time zone database has for it, some of them with "Etc/" before.
_UTC = frozenset({"UTC", "UCT", "Universal", "Zulu"})


def sheet(name: str, rows: Iterable[Sequence[str]]) -> HttpResponse:
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    # Without this mark some spreadsheets take the letters for those of another alphabet.
    answer.write("\ufeff")
    csv.writer(answer).writerows([cell(words) for words in row] for row in rows)
    return answer


def titles(zone: dt.tzinfo, *, place: Sequence[str] = ()) -> list[str]:
    """Of the columns that `told` fills; `place`: of those that say of which story a row is."""
    own = [] if _is_utc(zone) else [_("When (your clock, %(zone)s)") % {"zone": zone}]
    return [*own, _("When (UTC)"), _("Who"), *place, _("What"), _("Words"), _("Revision")]


def told(one: Entry, zone: dt.tzinfo, *, place: Sequence[str] = ()) -> list[str]:
    number = "" if one.number is None else str(one.number)
    own = [] if _is_utc(zone) else [_clock(one.at, zone)]
    return [*own, _clock(one.at, dt.UTC), one.who or _("Newsroom"), *place, one.what, one.words, number]


def _is_utc(zone: dt.tzinfo) -> bool:
    return str(zone).rpartition("/")[2] in _UTC


def _clock(at: dt.datetime, zone: dt.tzinfo) -> str:
    return f"{timezone.localtime(at, zone):%Y-%m-%d %H:%M:%S}"
