"""The tables in which it is written down what happened, each with the columns in which it tells the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db.models import BigIntegerField, Case, CharField, F, IntegerField, JSONField, OuterRef, Q, Value, When
from django.db.models.expressions import Combinable, Subquery
from django.db.models.functions import Cast, JSONObject

from articles.admin.article import events
from articles.models import ActivityExport, ReaderNote, Release, Revision, Schedule, StoryEvent, Transition
from articles.models.transition import OF_SCHEDULES
from articles.vocabulary import ActivityKind, EventKind, Move, Stage

# What happens in one moment stands in this order, the last of it first: a text is saved before it takes a step.
REVISION, NOTE, EVENT, STEP, RELEASE, NOTE_OUT, EXPORT = range(7)
_MOVES_OF_SCHEDULES = (Move.SCHEDULE, Move.UNSCHEDULE, Move.GO_OUT)
# Which rows are of a kind that the activity is narrowed to; the same row may be of two.
OF_KIND: dict[ActivityKind | None, dict[int, Q]] = {
    None: {rank: Q() for rank in (REVISION, NOTE, EVENT, STEP, RELEASE, NOTE_OUT, EXPORT)},
    ActivityKind.STEPS: {STEP: ~Q(move__in=_MOVES_OF_SCHEDULES)},
    ActivityKind.RELEASES: {RELEASE: Q()},
    ActivityKind.SAVES: {REVISION: Q()},
    ActivityKind.NOTES: {NOTE: Q(), NOTE_OUT: Q()},
    ActivityKind.EVENTS: {EVENT: Q(), EXPORT: Q()},
    ActivityKind.SCHEDULES: {STEP: OF_SCHEDULES, EVENT: Q(kind__in=(EventKind.PARKED, EventKind.WENT_LATE))},
}


@dataclass(frozen=True)
class Source:
    """One table: the names of its columns, "" for what it does not tell; `facts`: what its own words are made of."""

    rank: int
    model: Any
    kind: str
    words: str | Combinable = ""
    number: str = ""
    at: str = "at"
    by: str = "by"
    facts: dict[str, Any] = field(default_factory=dict)
    only: Q = field(default_factory=Q)

    @property
    def is_of_stories(self) -> bool:
        return self.rank != EXPORT

    def columns(self) -> dict[str, Any]:
        """What all of them share, by the name under which it is read."""
        return {
            "moment": F(self.at),
            "rank": Value(self.rank, IntegerField()),
            "row": F("pk"),
            "sort": F(self.kind),
            "said": self.words if isinstance(self.words, Combinable) else _column(self.words, CharField()),
            "who": F(f"{self.by}__name"),
            "concerns": _column(self.number, IntegerField()),
            "story": _column("article_id" if self.is_of_stories else "", BigIntegerField()),
            "headline": _column("article__headline" if self.is_of_stories else "", CharField()),
            "place": _column("article__section__name" if self.is_of_stories else "", CharField()),
            "facts": JSONObject(**(self.facts or {"kind": self.kind})),
        }


def of_stories() -> list[Source]:
    note = {"gravity": "gravity", "was": "was", "now_is": "now_is"}
    event = {"data": "data", "whom": events.assignee()}
    step = {"start": "from_stage", "end": "to_stage", "whom": "to__name", "hour": _hour()}
    return [
        Source(REVISION, Revision, "kind", "note", "number"),
        Source(NOTE, ReaderNote, "kind", "text", facts=note),
        Source(EVENT, StoryEvent, "kind", events.told_note(), "revision__number", facts=event),
        Source(STEP, Transition, "move", "note", "revision__number", facts=step),
        Source(RELEASE, Release, "kind", "reason", "revision__number", facts={"change": "change"}),
        Source(
            NOTE_OUT,
            ReaderNote,
            "kind",
            "text",
            "release__revision__number",
            at="published_at",
            by="release__by",
            facts=note,
            only=Q(release__isnull=False),
        ),
    ]


def of_exports(exporter: int) -> Source:
    """The files that were made of the activity and of the list of stories, by anybody if `exporter` is 0."""
    names = {name: name for name in ("row_count", "is_cut", "since", "until", "what", "query")}
    facts = {**names, "person": "person__name", "section": "section__name"}
    return Source(EXPORT, ActivityExport, "kind", facts=facts, only=Q(by=exporter) if exporter else Q())


def _hour() -> Case:
    """Of a step onto the stage “Scheduled” the schedule that was made, of a step off it the one that ended."""
    of_the_story = Schedule.objects.filter(article=OuterRef("article")).order_by("-pk")
    facts = JSONObject(due_at="due_at", excuse="excuse", update_note="update_note")
    made, ended = (of_the_story.filter(**{at: OuterRef("at")}).values(json=facts)[:1] for at in ("at", "ended_at"))
    return Case(
        When(to_stage=Stage.SCHEDULED, then=Subquery(made)),
        When(from_stage=Stage.SCHEDULED, then=Subquery(ended)),
        output_field=JSONField(),
    )


def _column(name: str, kind: Any) -> Combinable:
    """The column, or nothing of the same type."""
    return F(name) if name else Cast(Value(None), kind)
