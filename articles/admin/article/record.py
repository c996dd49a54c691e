"""All that is written down about one story, in one order: one query over everything that nobody can change."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, IntegerField, Q, QuerySet, Value
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.admin.article import events, plan
from articles.models import Article
from articles.rules import schedule
from articles.rules.page import was_and_is
from articles.vocabulary import Change, Gravity, Move, NoteKind, ReleaseKind, RevisionKind, ScheduleState, Stage

# What happens in one moment stands in this order, the last of it first: a text is saved before it takes a step.
REVISION, NOTE, EVENT, STEP, SCHEDULE, SCHEDULE_END, RELEASE, NOTE_OUT = range(8)


@dataclass(frozen=True)
class Place:
    """Where a row stands in the order."""

    at: dt.datetime
    rank: int
    row: int


@dataclass(frozen=True)
class Entry:
    """`who`: "" when the building did it by itself; `number`: the revision that it concerns, if it concerns one."""

    place: Place
    who: str
    what: str
    words: str
    number: int | None

    @property
    def at(self) -> dt.datetime:
        return self.place.at


def entries(article: Article, *, after: Place | None = None, most: int | None = None) -> list[Entry]:
    """The newest first, from `after` on, at most so many. One query."""
    first, *others = [_from(rows, after) for rows in _sources(article)]
    found = first.union(*others, all=True).order_by("-moment", "-rank", "-row")
    return [_entry(row) for row in found[:most]]


def _sources(article: Article) -> list[QuerySet[Any, dict[str, Any]]]:
    number = "revision__number"
    note = {"kind": "kind", "gravity": "gravity", "was": "was", "now_is": "now_is"}
    pinned = {"due_at": "due_at", "state": "state", "update_note": "update_note"}
    ended = article.schedules.exclude(ended_at=None)
    return [
        _rows(article.revisions, REVISION, kind="kind", words="note", number="number"),
        _rows(article.reader_notes, NOTE, kind="kind", words="text", facts=note),
        _rows(
            article.events,
            EVENT,
            kind="kind",
            words="note",
            number=number,
            facts={"data": "data", "whom": events.assignee()},
        ),
        _rows(
            article.transitions,
            STEP,
            kind="move",
            words="note",
            number=number,
            facts={"start": "from_stage", "end": "to_stage"},
        ),
        _rows(article.schedules, SCHEDULE, kind="state", words="excuse", number=number, facts=pinned),
        _rows(ended, SCHEDULE_END, kind="state", at="ended_at", by="ended_by", number=number, facts=pinned),
        _rows(article.releases, RELEASE, kind="kind", words="reason", number=number, facts={"change": "change"}),
        _rows(
            article.reader_notes.exclude(release=None),
            NOTE_OUT,
            kind="kind",
            words="text",
            at="published_at",
            by="release__by",
            number="release__revision__number",
            facts=note,
        ),
    ]


def _rows(
    rows: Any,
    rank: int,
    *,
    kind: str,
    words: str = "",
    number: str = "",
    at: str = "at",
    by: str = "by",
    facts: dict[str, Any] | None = None,
) -> QuerySet[Any, dict[str, Any]]:
    """The rows of one table in the columns that all of them share."""
    found: QuerySet[Any, dict[str, Any]] = rows.order_by().values(
        moment=F(at),
        rank=Value(rank, IntegerField()),
        row=F("pk"),
        sort=F(kind),
        said=F(words) if words else Value("", CharField()),
        who=F(f"{by}__name"),
        concerns=F(number) if number else Value(None, IntegerField()),
        facts=JSONObject(**(facts or {"kind": kind})),
    )
    return found


def _from(rows: QuerySet[Any, dict[str, Any]], after: Place | None) -> QuerySet[Any, dict[str, Any]]:
    if after is None:
        return rows
    earlier = Q(moment__lt=after.at)
    same_moment = Q(moment=after.at) & (Q(rank__lt=after.rank) | Q(rank=after.rank, row__lt=after.row))
    return rows.filter(earlier | same_moment)


def _entry(row: dict[str, Any]) -> Entry:
    what, words = _TOLD[row["rank"]](row["sort"], row["said"], row["facts"])
    return Entry(
        place=Place(row["moment"], row["rank"], row["row"]),
        who=row["who"] or "",
        what=what,
        words=words,
        number=row["concerns"],
    )


Told = tuple[str, str]
Facts = dict[str, Any]


def _revision(kind: str, words: str, _facts: Facts) -> Told:
    return _("Saved: %(what)s") % {"what": RevisionKind(kind).label}, words


def _note(kind: str, words: str, facts: Facts) -> Told:
    return _("Note to readers written: %(kind)s") % {"kind": _sort_of(kind, facts)}, _note_words(words, facts)


def _note_out(kind: str, words: str, facts: Facts) -> Told:
    return _("Note to readers went out: %(kind)s") % {"kind": _sort_of(kind, facts)}, _note_words(words, facts)


def _sort_of(kind: str, facts: Facts) -> str:
    label = str(NoteKind(kind).label)
    return _("%(kind)s, serious") % {"kind": label} if facts["gravity"] == Gravity.SERIOUS else label


def _note_words(words: str, facts: Facts) -> str:
    return " ".join(filter(None, [words, was_and_is(facts["was"], facts["now_is"])]))


def _event(kind: str, words: str, facts: Facts) -> Told:
    return events.in_words(kind, facts["data"], whom=facts["whom"] or ""), events.note_of(kind, words)


def _step(move: str, words: str, facts: Facts) -> Told:
    told = {"what": Move(move).label, "start": Stage(facts["start"]).label, "end": Stage(facts["end"]).label}
    return _("%(what)s: %(start)s → %(end)s") % told, words


def _schedule(_state: str, words: str, facts: Facts) -> Told:
    return _("Schedule made: %(when)s") % {"when": _hour(facts)}, " ".join(filter(None, [words, facts["update_note"]]))


def _schedule_end(state: str, _words: str, facts: Facts) -> Told:
    if state == ScheduleState.OUT:
        return _("Schedule kept: %(when)s") % {"when": _hour(facts)}, ""
    return _("Schedule ended: %(when)s") % {"when": _hour(facts)}, ""


def _hour(facts: Facts) -> str:
    return schedule.when(dt.datetime.fromisoformat(facts["due_at"]), plan.clock(), now=timezone.now())


def _release(kind: str, words: str, facts: Facts) -> Told:
    label = str(ReleaseKind(kind).label)
    if not facts["change"]:
        return label, words
    return _("%(what)s: %(change)s") % {"what": label, "change": Change(facts["change"]).label}, words


_TOLD = {
    REVISION: _revision,
    NOTE: _note,
    EVENT: _event,
    STEP: _step,
    SCHEDULE: _schedule,
    SCHEDULE_END: _schedule_end,
    RELEASE: _release,
    NOTE_OUT: _note_out,
}
