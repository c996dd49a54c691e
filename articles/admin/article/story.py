"""What the story's page shows: the stage and its buttons, the rows around the text, the history."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import shorten
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.actions import doors, workflow
from articles.admin.article import kept
from articles.admin.article.beside import listings
from articles.admin.article.visit import Visit, zone_of
from articles.models import Article, Attribution, RefusedSave, Release, Revision, Transition
from articles.rules import body, statement
from articles.rules import workflow as road
from articles.vocabulary import Duty, Move, Stage, Standing, StatementKind, Terms, Truth

MOST = 15  # rows of each kind of history; `?history=all` asks for every revision

BUTTONS = {
    Move.SEND: gettext_lazy("Send for review"),
    Move.SEND_BACK: gettext_lazy("Send back…"),
    Move.APPROVE: gettext_lazy("Approve"),
}


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
    """Stage and standing in one phrase: "Live, next edit in review"."""
    stage = Stage(article.stage)
    if article.standing == Standing.NEVER_OUT:
        return str(stage.label)
    standing = Standing(article.standing)
    if doors.is_released(article):
        return str(standing.label)
    return _("%(standing)s · next edit: %(stage)s") % {"standing": standing.label, "stage": stage.label.lower()}


@dataclass(frozen=True)
class Button:
    label: str
    url: str
    is_post: bool
    is_main: bool = False


@dataclass(frozen=True)
class Bar:
    """The steps this person can take now, why the next ones of their duty have to wait, and what to mind."""

    buttons: list[Button]
    reasons: list[str]
    hint: str = ""


def bar(visit: Visit) -> Bar:
    article = visit.article
    stage = Stage(article.stage)
    buttons, reasons, hint = [], [], ""
    for step in road.possible_moves(stage):
        if (
            step.duty is None
            or visit.refusal(step.duty)
            or (doors.is_released(article) and step.move is Move.SEND_BACK)
        ):
            continue
        colleagues = workflow.approvers(article) if step.needs_second_person else []
        is_author = any(one.pk == visit.person.pk and one.wrote for one in colleagues)  # type: ignore[attr-defined]
        why = road.blockers(
            step.move,
            stage=stage,
            is_author=is_author,
            note="-",
            is_newest=True,
            words=body.words(article.body),
        )
        if why:
            reasons += [*why, workflow.who_else(article, colleagues)] if is_author else why
            continue
        if step.needs_second_person and not visit.refusal(Duty.EDIT):
            hint = _("If you change words or attributions here, somebody else has to approve the story.")
        name = step.move.lower().replace("_", "-")
        buttons.append(
            Button(str(BUTTONS[step.move]), visit.url("move", name), not step.needs_note, is_main=not step.needs_note)
        )
    if stage is Stage.READY and not doors.is_released(article) and not visit.refusal(Duty.EDIT):
        hint = _("This version is approved. If you change its words or attributions, it is sent and approved again.")
    if not visit.refusal(Duty.PUBLISH) and stage is Stage.READY and not doors.is_released(article):
        buttons.append(Button(_("Publish…"), visit.url("publish"), is_post=False, is_main=True))
    if not visit.refusal(Duty.WITHDRAW) and article.standing == Standing.LIVE:
        buttons.append(Button(_("Withdraw…"), visit.url("withdraw"), is_post=False))
    return Bar(buttons, reasons, hint)


@dataclass(frozen=True)
class History:
    revisions: list[Revision]
    transitions: list[Transition]
    releases: list[Release]
    refused: list[RefusedSave]
    has_more: bool = False


def history(visit: Visit) -> History:
    article = visit.article
    revisions = article.revisions.select_related("by").defer("content").newest_first()
    wants_all = visit.request.GET.get("history") == "all"
    newest = article.latest_revision
    return History(
        revisions=list(revisions if wants_all else revisions[:MOST]),
        transitions=list(
            article.transitions.select_related("by", "revision").defer("revision__content").order_by("-pk")[:MOST]
        ),
        releases=list(
            article.releases.select_related("by", "revision").defer("revision__content").order_by("-number")[:MOST]
        ),
        refused=list(kept.seen_by(visit, MOST)),
        # Revisions are numbered without a gap.
        has_more=not wants_all and newest is not None and newest.number > MOST,
    )


def sent_back(article: Article, transitions: list[Transition]) -> Transition | None:
    """The step by which the draft came back to its writer, if that was the last thing that happened to it."""
    newest = transitions[0] if transitions else None
    return newest if newest and newest.move == Move.SEND_BACK and article.stage == Stage.DRAFT else None


def context(visit: Visit) -> dict[str, Any]:
    """All that the page needs besides the form."""
    article = visit.article
    listed = rows(article)
    past = history(visit)
    return {
        "state": state(article),
        "bar": bar(visit),
        "sent_back": sent_back(article, past.transitions),
        "rows": listed,
        "choices": choices(listed),
        "listings": listings(visit),
        "history": past,
        "zone": str(zone_of(visit.person)),
        "why_not_edit": visit.refusal(Duty.EDIT),
        "can_move": not visit.why_not_move,
    }
