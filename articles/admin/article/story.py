"""What the story's page shows: the stage and its buttons, the rows around the text, the history."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import shorten
from typing import Any

from django.utils.translation import gettext as _

from articles.actions import doors
from articles.admin.article import assignment, comment, comments, kept, notes, plan, sent, sittings, stops
from articles.admin.article.bar import bar
from articles.admin.article.beside import listings
from articles.admin.article.events import Event, events_of
from articles.admin.article.moment import times_are_in
from articles.admin.article.visit import Visit
from articles.models import Article, Attribution, RefusedSave, Release, Revision, Transition
from articles.rules import body, statement
from articles.vocabulary import Duty, Move, Stage, Standing, StatementKind, Terms, Truth

MOST = 15  # rows of each kind of history; `?history=all` asks for every revision


@dataclass(frozen=True)
class Row:
    """One attribution as the page lists it; `number` is its place in the text, 0 when its passage is gone."""

    attribution: Attribution
    number: int
    passages: int

    @property
    def status(self) -> str:
        return statement.status_label(StatementKind(self.attribution.kind), Truth(self.attribution.truth))

    @property
    def speaker(self) -> str:
        return speaker(self.attribution)

    @property
    def must_not_be_printed(self) -> bool:
        return self.attribution.terms not in Terms.printable


def speaker(attribution: Attribution) -> str:
    """Who says so, in the words of the desk."""
    return str(attribution.source or attribution.descriptor or _("Source not stated"))


def rows(article: Article) -> list[Row]:
    """The attributions in text order; those whose passage is gone stand last."""
    places = {uuid: (number, len(found)) for number, (uuid, found) in enumerate(body.marks(article.body).items(), 1)}
    known = list(article.attributions.with_sources().as_entered())
    # A mark without a row takes no number, as it takes none for readers.
    order = {uuid: number for number, uuid in enumerate([u for u in places if u in {one.uuid for one in known}], 1)}
    listed = [Row(one, order.get(one.uuid, 0), places.get(one.uuid, (0, 0))[1]) for one in known]
    return sorted(listed, key=lambda row: (row.number == 0, row.number))


def choices(listed: list[Row]) -> list[dict[str, str]]:
    """What the body editor offers for marking a passage."""
    return [
        {"uuid": str(row.attribution.uuid), "label": f"{row.speaker}: {beginning}"}
        for row in listed
        for beginning in [shorten(row.attribution.statement, 80, placeholder=" …")]
    ]


def state(article: Article) -> str:
    """Stage, standing and stops in one phrase: "Live · next edit: ready · legal hold"."""
    return " · ".join([_on_the_road(article), *stops.in_words(article)])


def _on_the_road(article: Article) -> str:
    stage = Stage(article.stage)
    where = " · ".join(filter(None, [plan.in_words(article) or str(stage.label), sent.in_words(article)]))
    if article.standing == Standing.NEVER_OUT:
        return where
    standing = Standing(article.standing)
    if doors.is_released(article):
        return str(standing.label)
    return _("%(standing)s · next edit: %(stage)s") % {
        "standing": standing.label,
        "stage": where[:1].lower() + where[1:],
    }


@dataclass(frozen=True)
class History:
    revisions: list[Revision]
    transitions: list[Transition]
    releases: list[Release]
    refused: list[RefusedSave]
    events: list[Event]
    has_more: bool = False


def history(visit: Visit) -> History:
    article = visit.article
    revisions = article.revisions.with_names().select_related("by").defer("content").newest_first()
    wants_all = visit.request.GET.get("history") == "all"
    newest = article.latest_revision
    return History(
        revisions=list(revisions if wants_all else revisions[:MOST]),
        transitions=list(
            article.transitions.select_related("by", "to", "revision").defer("revision__content").order_by("-pk")[:MOST]
        ),
        releases=list(
            article.releases.select_related("by", "revision").defer("revision__content").order_by("-number")[:MOST]
        ),
        refused=list(kept.seen_by(visit, MOST)),
        events=events_of(article),
        # Revisions are numbered without a gap.
        has_more=not wants_all and newest is not None and newest.number > MOST,
    )


def gone(article: Article, releases: list[Release]) -> Release | None:
    """The release that took the story from its readers, while they do not have it."""
    return releases[0] if releases and article.standing in Standing.gone else None


def sent_back(article: Article, transitions: list[Transition]) -> Transition | None:
    """The step by which the draft came back to its writer, if that was the last thing that happened to it."""
    newest = transitions[0] if transitions else None
    return newest if newest and newest.move == Move.SEND_BACK and article.stage == Stage.DRAFT else None


def handed_on(article: Article, transitions: list[Transition]) -> Transition | None:
    """The newest step, if somebody said something with it or took it for somebody, and readers have no such text."""
    newest = transitions[0] if transitions else None
    if newest is None or doors.is_released(article) or sent_back(article, transitions):
        return None
    return newest if newest.note or newest.to_id else None


def context(visit: Visit) -> dict[str, Any]:
    """All that the page needs besides the form."""
    article = visit.article
    listed = rows(article)
    past = history(visit)
    said = comments.context(visit)
    return {
        "state": state(article),
        "bar": bar(visit),
        "plan": plan.plan_of(article),
        "assignment": assignment.assignment_of(article),
        "stops": stops.panel(visit),
        "gone": gone(article, past.releases),
        "sent_back": sent_back(article, past.transitions),
        "handed_on": handed_on(article, past.transitions),
        **notes.context(visit),
        **said,
        "comment_form": comment.dialog(visit, said["colleagues"]),
        **sittings.context(article, visit.person),
        "rows": listed,
        "choices": choices(listed),
        "listings": listings(visit),
        "history": past,
        "times": times_are_in(),
        "why_not_edit": visit.refusal(Duty.EDIT),
        "can_move": not visit.why_not_move,
    }
