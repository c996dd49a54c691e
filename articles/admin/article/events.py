"""What happened to a story besides its steps, releases and revisions, in the words of the desk."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.postgres.aggregates import StringAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Case, CharField, F, Func, OuterRef, Subquery, UUIDField, Value, When
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Cast, JSONObject, Left
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.models import Article, Comment, StoryEvent
from articles.rules.text import within_quotes
from articles.vocabulary import EventKind

MOST = 15
# That there is one is for everybody who sees the story; what it says is between the writers and their lawyers.
_NOT_TOLD = frozenset({EventKind.LEGAL_NOTE})
# Their words stand in the comment itself, and nowhere else.
_OF_COMMENTS = frozenset({EventKind.COMMENT, EventKind.SETTLED, EventKind.REOPENED})
# As long as a note may be; of a longer comment the story's page shows the beginning.
_MOST_LETTERS = 600

# Where the moment stands that matters for the kind, and how it is told.
_MOMENTS: dict[str, tuple[str, Any]] = {
    EventKind.EMBARGO: ("until", gettext_lazy("%(what)s until %(when)s")),
    EventKind.EMBARGO_OFF: ("was", gettext_lazy("%(what)s; it ran until %(when)s")),
    EventKind.PARKED: ("due", gettext_lazy("%(what)s; due %(when)s")),
}


@dataclass(frozen=True)
class Event:
    """`who`: "" when the building did it by itself; `number`: the revision that it concerns, if it concerns one."""

    what: str
    at: dt.datetime
    who: str
    words: str
    number: int | None


def newest_events() -> ArraySubquery:
    """For the query that finds the story: its newest events."""
    rows = StoryEvent.objects.filter(article=OuterRef("pk")).order_by("-pk")
    facts = {
        "kind": "kind",
        "at": "at",
        "who": "by__name",
        "note": Left(told_note(), _MOST_LETTERS + 1),
        "data": "data",
        "whom": assignee(),
    }
    return ArraySubquery(rows.values(json=JSONObject(**facts, number="revision__number"))[:MOST])


def told_note(way: str = "") -> Case:
    """For a query of events: the person's own words, unless they are not for everybody who sees the story.

    What is not told does not leave the database. `way`: how other records lead to the event, "event__".
    """
    not_told = When(**{f"{way}kind__in": _NOT_TOLD}, then=Value(""))
    comment = Comment.objects.filter(uuid=Cast(KeyTextTransform("comment", OuterRef(f"{way}data")), UUIDField()))
    said = When(**{f"{way}kind__in": _OF_COMMENTS}, then=Subquery(comment.values("words")))
    return Case(not_told, said, default=F(f"{way}note"), output_field=CharField())


def assignee() -> Case:
    """For a query of events: the name of whoever a story was assigned to, or the names of those a note is for."""
    people = get_user_model().objects.annotate(key=Cast("pk", CharField()))
    name = people.filter(key=KeyTextTransform("to", OuterRef("data"))).values("name")
    return Case(
        When(kind=EventKind.ASSIGNED, then=Subquery(name)),
        When(kind__in=(EventKind.NOTE, EventKind.COMMENT), then=Subquery(_readers())),
        output_field=CharField(),
    )


def _readers() -> Any:
    """The names of those whose keys are listed in the `data` of the event, as one text."""
    holds = Func(
        KeyTransform("to", OuterRef("data")),
        Func("pk", function="to_jsonb"),
        template="(%(expressions)s)",
        arg_joiner=" @> ",
        output_field=BooleanField(),
    )
    found = get_user_model().objects.filter(holds).order_by().annotate(all=Value(1)).values("all")
    return found.annotate(names=StringAgg("name", ", ", order_by="name")).values("names")


def events_of(article: Article) -> list[Event]:
    """The newest first. No query: they came with the story."""
    return [
        Event(
            what=in_words(row["kind"], row["data"], whom=row["whom"] or ""),
            at=dt.datetime.fromisoformat(row["at"]),
            who=row["who"] or "",
            words=_beginning(row["note"]),
            number=row["number"],
        )
        for row in article.newest_events  # type: ignore[attr-defined]
    ]


def _beginning(words: str) -> str:
    return words if len(words) <= _MOST_LETTERS else f"{words[:_MOST_LETTERS].rstrip()} …"


def in_words(kind: str, data: dict[str, Any], *, whom: str = "") -> str:
    """What happened, with the moment or the length of time that matters for this kind."""
    label = str(EventKind(kind).label)
    if kind == EventKind.ASSIGNED:
        return _assigned(label, data, whom)
    if kind in (EventKind.NOTE, EventKind.COMMENT) and whom:
        label = _("%(what)s for %(whom)s") % {"what": label, "whom": whom}
    if kind in (EventKind.NAMED, EventKind.UNNAMED) and data.get("was"):
        return _("%(what)s; it was called “%(name)s”") % {"what": label, "name": within_quotes(data["was"])}
    name, said = _MOMENTS.get(kind, ("", ""))
    if name and data.get(name):
        return said % {"what": label, "when": moment(data[name])}
    if kind == EventKind.WENT_LATE and "seconds" in data:
        minutes = int(data["seconds"]) // 60
        late = ngettext("by %(count)d minute", "by %(count)d minutes", minutes) % {"count": minutes}
        return _("%(what)s, %(late)s") % {"what": label, "late": late}
    return label


def _assigned(label: str, data: dict[str, Any], whom: str) -> str:
    if "to" in data and data["to"] is None:
        return _("Assigned to nobody")
    said = [_("%(what)s to %(whom)s") % {"what": label, "whom": whom} if whom else label]
    if data.get("due"):
        said.append(_("due %(when)s") % {"when": moment(data["due"])})
    if words := data.get("words"):
        said.append(ngettext("%(count)d word", "%(count)d words", words) % {"count": words})
    return ", ".join(said)


def moment(at: dt.datetime | str) -> str:
    """On the clock of whoever looks."""
    known = dt.datetime.fromisoformat(at) if isinstance(at, str) else at
    return formats.date_format(timezone.localtime(known), "j M Y, H:i")
