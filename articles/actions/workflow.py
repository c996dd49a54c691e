"""Move a working copy from stage to stage. Every button, bulk action and command comes through here."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from articles.actions import doors, house, noticing, open_previews, open_schedule, people
from articles.models import Article, Revision, Transition
from articles.rules import access, body, handing, workflow
from articles.rules.reason import Reason
from articles.rules.steps import Step
from articles.rules.text import lines
from articles.vocabulary import Duty, Move, Stage, Standing

if TYPE_CHECKING:
    from newsroom.accounts.models import User


class CannotMove(Exception):
    """The story cannot take this step; `reasons` are sentences for the desk, str() joins them."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = list(reasons)


@transaction.atomic
def move(
    article: Article,
    *,
    move: Move,
    revision: Revision,
    by: "User",
    at: dt.datetime,
    note: str = "",
    to: "User | None" = None,
) -> Transition:
    """Take one step. `revision` is the one the person looked at; a newer one refuses the step.

    `to`: for whom in particular, somebody who can do something with the story at its next stage.
    Raises NotAllowed or CannotMove. `article` is brought up to date.
    """
    fresh = doors.locked(article)
    stage = Stage(fresh.stage)
    step = workflow.step_for(move, stage)
    duty = workflow.duty_of(move, stage)
    if duty is None:
        raise CannotMove([_("This step follows from something else by itself and cannot be asked for.")])
    doors.demand(duty, by=by, article=fresh)
    reasons: list[str] = list(blockers(fresh, move, revision=revision, by=by, note=note))
    if step is not None and to is not None:
        reasons += _not_for(fresh, step, to=to, by=by)
    if reasons or step is None:
        raise CannotMove(reasons)
    transition = log(fresh, step, revision=revision, by=by, at=at, note=note, to=to)
    article.stage, article.updated_at = fresh.stage, fresh.updated_at
    return transition


def blockers(article: Article, move: Move, *, revision: Revision, by: "User", note: str) -> list[Reason]:
    """Why the person may not take the step now, besides the right to it; [] if they may."""
    step = workflow.step_for(move, Stage(article.stage))
    facts = facts_of(article, by=by, note=note, is_newest=article.latest_revision_id == revision.pk)
    reasons = workflow.blockers(move, facts, house.rules())
    if step is not None and any(reason.rule == workflow.SECOND_PERSON for reason in reasons):
        reasons.append(Reason(who_else(article, approvers(article)), rule=workflow.SECOND_PERSON))
    return reasons


def facts_of(article: Article, *, by: "User", note: str = "-", is_newest: bool = True) -> workflow.Facts:
    """What a step asks of the story and of the person. One query."""
    asked = article.transitions.filter(move=Move.ASK_LEGAL).order_by("-pk")
    cleared = article.transitions.filter(move=Move.CLEAR).order_by("-pk")
    spiked = article.transitions.filter(move=Move.SPIKE).order_by("-pk")
    found = Article.objects.values(
        is_author=Exists(_written(article).filter(by=by)),
        # Legal answers for the words it read, so what was written later has to be read again. The subs only polish.
        unread=Exists(
            people.written_since_last_out(article)
            .exclude(stage=Stage.SUBS)
            .filter(number__gt=Coalesce(Subquery(cleared.values("revision__number")[:1]), 0))
        ),
        asked=Coalesce(Subquery(asked.values("pk")[:1]), 0),
        cleared=Coalesce(Subquery(cleared.values("pk")[:1]), 0),
        spiked_from=Subquery(spiked.values("from_stage")[:1]),
    ).get(pk=article.pk)
    return workflow.Facts(
        stage=Stage(article.stage),
        is_author=found["is_author"],
        note=note,
        is_newest=is_newest,
        words=body.words(article.body),
        standing=Standing(article.standing),
        is_sensitive=article.is_sensitive,
        was_cleared=bool(found["cleared"]) and not found["unread"],
        awaits_legal=found["asked"] > found["cleared"],
        has_assignee=article.assignee_id is not None,
        # What writers may spike they may bring back; what the desk took from them only the desk gives back.
        is_the_desks=article.stage == Stage.SPIKED
        and found["spiked_from"] not in Stage.writing
        and not by.has_perm(access.SUBEDIT),
    )


def _not_for(article: Article, step: Step, *, to: "User", by: "User") -> list[Reason]:
    """Why the step cannot be taken for this person; [] if it can."""
    may_act = handing.hands_on(step) and people.may_act(to, article, step.end)
    return handing.refusal(step, name=str(to), section=article.section.name, may_act=may_act, is_self=to.pk == by.pk)


def log(
    article: Article,
    step: Step,
    *,
    revision: Revision,
    by: "User",
    at: dt.datetime,
    note: str = "",
    to: "User | None" = None,
) -> Transition:
    """Write the step down and take it. For actions that hold the article's lock and asked all questions themselves."""
    transition = Transition.objects.create(
        article=article,
        revision=revision,
        move=step.move,
        from_stage=step.start,
        to_stage=step.end,
        note=lines(note)[:600],
        by=by,
        to=to,
        at=at,
    )
    noticing.of_step(article, transition)
    article.stage, article.updated_at = step.end, at
    article.save(update_fields=["stage", "updated_at"])
    if step.start is Stage.SCHEDULED:
        open_schedule.cancel(article, by=by, at=at)
    if step.end is Stage.SPIKED:
        # Whoever brings the story back may not be one who may show it to guests.
        open_previews.end_all(article, why=_("The story was spiked."), at=at)
    return transition


def author_ids(article: Article) -> set[int]:
    """Whoever wrote text or attributions since readers last got the story."""
    return set(_written(article).values_list("by_id", flat=True))


def approvers(article: Article) -> "list[User]":
    """Everybody who may approve stories of this section, by name; `wrote` says who is an author of this one.

    One query.
    """
    found = people.seeing(article).filter(people.may(Duty.APPROVE, article))
    return list(found.annotate(wrote=Exists(_written(article).filter(by=OuterRef("pk")))))


def who_else(article: Article, found: "list[User]") -> str:
    """A sentence for an author: which of the `approvers` can approve instead."""
    return workflow.who_else_can_approve([str(one) for one in found if not one.wrote], section=article.section.name)  # type: ignore[attr-defined]


def _written(article: Article) -> QuerySet[Revision]:
    """The text that a second person has to approve before it goes out.

    The subs polish what somebody else approved, and may pass it; not so the one who sent it to them, who would then
    have written, approved and passed alone. Away from the subs their words count like all others.
    """
    written = people.written_since_last_out(article)
    if article.stage != Stage.SUBS:
        return written
    sent = article.transitions.filter(move=Move.TO_SUBS).order_by("-pk").values("by")
    return written.exclude(Q(stage=Stage.SUBS) & ~Q(by=Subquery(sent[:1])))


def is_approved(article: Article, revision: Revision) -> bool:
    """Whether a second person approved exactly this revision, and nothing happened since but its scheduling."""
    last = article.transitions.order_by("-pk").first()
    return last is not None and last.to_stage in Stage.approved and last.revision_id == revision.pk
