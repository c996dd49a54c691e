"""A record as a file for a spreadsheet, which shows every cell as it stands and reckons with none.

The time stands twice, on the person's clock and in UTC, so that files of several people can be laid together. For
somebody who works in UTC both would be the same, and there is the one column in UTC.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from django.http import HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.admin.article.record import Entry
from articles.rules.spreadsheet import cell

# All names that the time zone database has for it, some of them with "Etc/" before.
_UTC = frozenset({"UTC", "UCT", "Universal", "Zulu"})


def sheet(name: str, rows: Iterable[Sequence[str]]) -> HttpResponse:
    return HttpResponse(b"".join(_lines(rows)), headers=_headers(name))


def streamed(name: str, rows: Iterable[Sequence[str]]) -> StreamingHttpResponse:
    """The same for many rows, each sent as soon as it is made."""
    return StreamingHttpResponse(_lines(rows), headers=_headers(name))


class _Passing:
    """A file that keeps nothing: what is written is what comes back."""

    def write(self, line: str) -> bytes:
        return line.encode()


def _lines(rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    # Without this mark some spreadsheets take the letters for those of another alphabet.
    yield "\ufeff".encode()
    writer = csv.writer(_Passing())
    for row in rows:
        yield writer.writerow([cell(words) for words in row])


def _headers(name: str) -> dict[str, str]:
    return {"Content-Type": "text/csv; charset=utf-8", "Content-Disposition": f'attachment; filename="{name}.csv"'}


def titles(zone: dt.tzinfo, *, place: Sequence[str] = ()) -> list[str]:
    """Of the columns that `told` fills; `place`: of those that say of which story a row is."""
    own = [] if _is_utc(zone) else [_("When (your clock, %(zone)s)") % {"zone": zone}]
    return [*own, _("When (UTC)"), _("Who"), *place, _("What"), _("Words"), _("Revision")]


def told(one: Entry, zone: dt.tzinfo, *, place: Sequence[str] = ()) -> list[str]:
    number = "" if one.number is None else str(one.number)
    own = [] if _is_utc(zone) else [clock(one.at, zone)]
    return [*own, clock(one.at, dt.UTC), one.who or _("Newsroom"), *place, one.what, one.words, number]


def _is_utc(zone: dt.tzinfo) -> bool:
    return str(zone).rpartition("/")[2] in _UTC


def clock(at: dt.datetime, zone: dt.tzinfo) -> str:
    return f"{timezone.localtime(at, zone):%Y-%m-%d %H:%M:%S}"
