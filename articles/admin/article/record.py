"""All that is written down about stories, in one order: one query over everything that nobody can change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import F, Q, QuerySet, Value

from articles.admin.article import told
from articles.admin.article.sources import (
    EVENT,
    EXPORT,
    NOTE,
    NOTE_OUT,
    OF_KIND,
    RELEASE,
    REVISION,
    STEP,
    Source,
    of_exports,
    of_stories,
)
from articles.models import Article
from articles.vocabulary import ActivityKind

# Sections in which something happens have a page of rows in it.
LATELY = dt.timedelta(days=90)


@dataclass(frozen=True)
class Place:
    """Where a row stands in the order."""

    at: dt.datetime
    rank: int
    row: int

    @property
    def anchor(self) -> str:
        """What the row is called on the page of a timeline."""
        return f"row-{self.rank}-{self.row}"


@dataclass(frozen=True)
class Entry:
    """`who`: "" when the building did it by itself; `number`: the revision that it concerns, if it concerns one.

    `story` is None, and `headline` and `section` are empty, for what concerns no story.
    """

    place: Place
    who: str
    what: str
    words: str
    number: int | None
    story: int | None
    headline: str
    section: str

    @property
    def at(self) -> dt.datetime:
        return self.place.at


@dataclass(frozen=True)
class Wanted:
    """Whose record, and what of it.

    `article`: of this story alone. Otherwise of all stories in `sections`, or (None) in every section; with the files
    made of the activity by `exporter` (0: by anybody), or without any (None). `until` itself is not wanted any more.
    """

    article: Article | None = None
    sections: Collection[int] | None = None
    exporter: int | None = None
    by: int | None = None
    kind: ActivityKind | None = None
    since: dt.datetime | None = None
    until: dt.datetime | None = None


def entries(article: Article, *, after: Place | None = None, most: int | None = None) -> list[Entry]:
    """The record of one story, the newest first, from `after` on, at most so many. One query."""
    return [_entry(row) for row in _read(Wanted(article=article), after, most)]


def newest(wanted: Wanted, *, now: dt.datetime, after: Place | None = None, most: int) -> list[Entry]:
    """The same of many stories. One query; one more for sections in which less than that happened lately.

    An index by time finds the newest rows of each table, but in a section where nothing happens it would pass over all
    that happened elsewhere. There the rows are found by way of their stories.
    """
    if wanted.sections is None:
        return [_entry(row) for row in _read(wanted, after, most)]
    lately = (after.at if after else now) - LATELY
    since = lately if wanted.since is None else max(lately, wanted.since)
    found = _read(replace(wanted, since=since), after, most)
    if len(found) < most and since != wanted.since:
        found = _read(wanted, after, most, by_story=True)
    return [_entry(row) for row in found]


def _read(wanted: Wanted, after: Place | None, most: int | None, *, by_story: bool = False) -> list[dict[str, Any]]:
    of_kind = OF_KIND[wanted.kind]
    sources = of_stories()
    if wanted.exporter is not None:
        sources.append(of_exports(wanted.exporter))
    rows = [
        _rows(source, _conditions(source, wanted, after) & of_kind[source.rank], by_story=by_story)[:most]
        for source in sources
        if source.rank in of_kind
    ]
    if len(rows) == 1:
        return list(rows[0])
    return list(rows[0].union(*rows[1:], all=True).order_by("-moment", "-rank", "-row")[:most])


def _rows(source: Source, conditions: Q, *, by_story: bool) -> QuerySet[Any, dict[str, Any]]:
    """The newest first. `by_story`: in an order that no index has, so that none is walked through."""
    at = F(source.at) + Value(dt.timedelta()) if by_story else F(source.at)
    found: QuerySet[Any, dict[str, Any]] = (
        source.model.objects.filter(conditions).order_by(at.desc(), "-pk").values(**source.columns())
    )
    return found


def _conditions(source: Source, wanted: Wanted, after: Place | None) -> Q:
    conditions = source.only & _after(source, after)
    if source.is_of_stories and wanted.article is not None:
        conditions &= Q(article=wanted.article)
    elif source.is_of_stories and wanted.sections is not None:
        conditions &= Q(article__section__in=wanted.sections)
    if wanted.by is not None:
        conditions &= Q(**{source.by: wanted.by})
    if wanted.since is not None:
        conditions &= Q(**{f"{source.at}__gte": wanted.since})
    if wanted.until is not None:
        conditions &= Q(**{f"{source.at}__lt": wanted.until})
    return conditions


def _after(source: Source, after: Place | None) -> Q:
    """What stands behind that place. Written so that an index finds where to begin."""
    if after is None:
        return Q()
    if source.rank > after.rank:
        return Q(**{f"{source.at}__lt": after.at})
    up_to = Q(**{f"{source.at}__lte": after.at})
    if source.rank < after.rank:
        return up_to
    return up_to & (Q(**{f"{source.at}__lt": after.at}) | Q(pk__lt=after.row))


_TOLD: dict[int, told.Telling] = {
    REVISION: told.revision,
    NOTE: told.note,
    EVENT: told.event,
    STEP: told.step,
    RELEASE: told.release,
    NOTE_OUT: told.note_out,
    EXPORT: told.export,
}


def _entry(row: dict[str, Any]) -> Entry:
    what, words = _TOLD[row["rank"]](row["sort"], row["said"] or "", row["facts"])
    return Entry(
        place=Place(row["moment"], row["rank"], row["row"]),
        who=row["who"] or "",
        what=what,
        words=words,
        number=row["concerns"],
        story=row["story"],
        headline=row["headline"] or "",
        section=row["place"] or "",
    )
