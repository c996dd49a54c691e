"""Say who is to write a story, until when and how long; on a pitch that commissions it."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import QuerySet

from articles.actions import doors, house, noticing, people, workflow
from articles.models import Article, Revision, StoryEvent
from articles.rules import assignment
from articles.rules import workflow as road
from articles.rules.house import HouseRules
from articles.rules.text import lines
from articles.vocabulary import Duty, EventKind, Move, Stage, Standing

if TYPE_CHECKING:
    from newsroom.accounts.models import User


class CannotAssign(Exception):
    """The story cannot be assigned so; `reasons` are sentences for the desk, str() joins them."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = list(reasons)


def writers(article: Article) -> "QuerySet[User]":
    """Everybody who may edit stories of this section, by name."""
    return people.seeing(article).filter(people.may(Duty.EDIT, article))


def commissions(article: Article, rules: HouseRules) -> bool:
    """Whether to assign the story now is to commission it."""
    step = road.step_for(Move.COMMISSION, Stage(article.stage))
    return step is not None and not road.closed(step, rules)


@transaction.atomic
def assign(
    article: Article,
    *,
    to: "User | None",
    revision: Revision,
    due_at: dt.datetime | None = None,
    words: int | None = None,
    note: str = "",
    seen: int | None = None,
    by: "User",
    at: dt.datetime,
) -> StoryEvent | None:
    """Assign the story; `to` is None to take the assignment away with its hour and its length.

    A pitch takes the step COMMISSION with it, for which `revision` has to be the newest. The same assignment again
    changes nothing and returns None. `seen`: the key of the newest assignment that the person knew of, 0 for none; a
    newer one refuses. None does not ask. `article` is brought up to date.

    Raises NotAllowed, CannotAssign or CannotMove.
    """
    fresh = doors.open_for(Duty.ASSIGN, by=by, article=article)
    wanted = assignment.Wanted(
        stage=Stage(fresh.stage),
        is_open=assignment.is_open(
            Stage(fresh.stage), Standing(fresh.standing), has_changes=fresh.has_unreleased_changes
        ),
        section=fresh.section.name,
        to=str(to) if to else "",
        may_write=to is not None and writers(fresh).filter(pk=to.pk).exists(),
        is_assigned=fresh.assignee_id is not None,
        due_at=due_at,
        present_due=fresh.due_at,
        words=words,
        at=at,
    )
    if reasons := assignment.refusals(wanted):
        raise CannotAssign(reasons)
    is_commission = to is not None and commissions(fresh, house.rules())
    facts: dict[str, Any] = {"assignee": to, "due_at": due_at, "commissioned_words": words}
    if to is None:
        facts |= {"due_at": None, "commissioned_words": None}
    note = lines(note)[:600]
    newest = fresh.events.filter(kind=EventKind.ASSIGNED).order_by("-pk").first()
    if not is_commission and newest is not None and newest.note == note and _is_so_already(fresh, facts):
        return None
    if newest is not None and seen is not None and newest.pk != seen:
        raise CannotAssign([assignment.changed_meanwhile(str(fresh.assignee or ""))])
    event = _write(fresh, facts, note=note, by=by, at=at)
    if is_commission:
        workflow.move(fresh, move=Move.COMMISSION, revision=revision, by=by, at=at, note=note)
    for name in (*facts, "stage", "updated_at"):
        setattr(article, name, getattr(fresh, name))
    return event


def _is_so_already(fresh: Article, facts: dict[str, Any]) -> bool:
    return all(getattr(fresh, name) == value for name, value in facts.items())


def _write(fresh: Article, facts: dict[str, Any], *, note: str, by: "User", at: dt.datetime) -> StoryEvent:
    was = fresh.assignee_id
    for name, value in facts.items():
        setattr(fresh, name, value)
    fresh.updated_at = at
    fresh.save(update_fields=[*facts, "updated_at"])
    data = {
        "to": fresh.assignee_id,
        "was": was,
        "due": fresh.due_at.isoformat() if fresh.due_at else None,
        "words": fresh.commissioned_words,
    }
    event = StoryEvent.objects.create(article=fresh, kind=EventKind.ASSIGNED, note=note, data=data, by=by, at=at)
    noticing.of_event(fresh, event)
    return event
