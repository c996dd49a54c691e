"""Stop a story whatever its stage, and let it go again: legal holds, embargoes, the mark of a sensitive one."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles.actions import doors, noticing, workflow
from articles.actions.publishing import ask
from articles.models import Article, Revision, StoryEvent
from articles.rules import stops
from articles.rules.text import lines, one_line
from articles.vocabulary import Duty, EventKind

if TYPE_CHECKING:
    from newsroom.accounts.models import User


class CannotStop(Exception):
    """The story cannot be stopped or let go like this; `reasons` are sentences for the desk, str() joins them."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = list(reasons)


@transaction.atomic
def place_legal_hold(article: Article, *, reason: str, by: "User", at: dt.datetime) -> StoryEvent:
    """Nothing of the story goes out until legal lifts the hold; what readers have stays with them.

    A hold on a held story keeps its own reason, and stops what was overridden before; the same one again changes
    nothing and returns the event. Raises NotAllowed or CannotStop.
    """
    fresh = doors.open_for(Duty.PLACE_LEGAL_HOLD, by=by, article=article)
    _demand_reason(reason)
    if fresh.is_on_legal_hold:
        newest = _newest(fresh, EventKind.LEGAL_HOLD)
        is_same = newest.by_id == by.pk and newest.note == lines(reason)[:600]
        if is_same and not _was_overridden_since(fresh, newest):
            return newest
        return _log(fresh, EventKind.LEGAL_HOLD, reason=reason, data={}, by=by, at=at)
    return _flag(article, fresh, EventKind.LEGAL_HOLD, reason=reason, by=by, at=at, is_on_legal_hold=True)


@transaction.atomic
def lift_legal_hold(article: Article, *, reason: str, by: "User", at: dt.datetime) -> StoryEvent:
    """The story may go its way again. Raises NotAllowed or CannotStop."""
    fresh = doors.open_for(Duty.LIFT_LEGAL_HOLD, by=by, article=article)
    if not fresh.is_on_legal_hold:
        return _newest(
            fresh, EventKind.LEGAL_LIFTED, none=_("The story is under no legal hold, so there is nothing to lift.")
        )
    _demand_reason(reason)
    return _flag(article, fresh, EventKind.LEGAL_LIFTED, reason=reason, by=by, at=at, is_on_legal_hold=False)


@transaction.atomic
def set_embargo(article: Article, *, until: dt.datetime, reason: str, by: "User", at: dt.datetime) -> StoryEvent:
    """Nothing of the story goes out before `until`, when the embargo ends by itself.

    Whoever may edit the story sets and lengthens one.
    Shortening one takes the right to override it. The same end again changes nothing. Raises NotAllowed or CannotStop.
    """
    fresh = doors.locked(article)
    may_override = not doors.refusal(Duty.OVERRIDE, by=by, article=fresh)
    if not may_override:
        doors.demand(Duty.EDIT, by=by, article=fresh)
    if fresh.embargo_until == until:
        newest = _newest(fresh, EventKind.EMBARGO)
        if not _was_overridden_since(fresh, newest):
            return newest
    change = stops.EmbargoChange(
        present=fresh.embargo_until,
        until=until,
        at=at,
        reason=one_line(reason),
        may_override=may_override,
        is_out=doors.is_released(fresh),
    )
    if reasons := stops.embargo_refusals(change):
        raise CannotStop(reasons)
    data = {"until": until.isoformat(), "was": fresh.embargo_until.isoformat() if fresh.embargo_until else None}
    return _flag(article, fresh, EventKind.EMBARGO, reason=reason, data=data, by=by, at=at, embargo_until=until)


@transaction.atomic
def lift_embargo(article: Article, *, reason: str, by: "User", at: dt.datetime) -> StoryEvent:
    """End an embargo before its time. One that ended by itself needs no lifting. Raises NotAllowed or CannotStop."""
    fresh = doors.open_for(Duty.OVERRIDE, by=by, article=article)
    if fresh.embargo_until is None and (
        done := fresh.events.filter(kind=EventKind.EMBARGO_OFF).order_by("-pk").first()
    ):
        return done
    change = stops.EmbargoChange(
        present=fresh.embargo_until, until=None, at=at, reason=one_line(reason), may_override=True
    )
    if reasons := stops.embargo_refusals(change):
        raise CannotStop(reasons)
    data = {"was": fresh.embargo_until.isoformat() if fresh.embargo_until else None}
    return _flag(article, fresh, EventKind.EMBARGO_OFF, reason=reason, data=data, by=by, at=at, embargo_until=None)


@transaction.atomic
def override(article: Article, *, revision: Revision, reason: str, by: "User", at: dt.datetime) -> StoryEvent:
    """Let exactly this revision, the newest, go out in spite of what stops the story now.

    A stop that is placed later, and any newer revision, stop it again. Raises NotAllowed or CannotStop.
    """
    fresh = doors.open_for(Duty.OVERRIDE, by=by, article=article)
    stopped_by = ask.stopped(fresh, revision, at=at)
    done = fresh.events.filter(kind=EventKind.OVERRIDE, revision=revision).order_by("-pk").first()
    if done is not None and not stopped_by:
        return done
    if reasons := stops.override_refusals(
        is_newest=fresh.latest_revision_id == revision.pk, stopped_by=stopped_by, reason=one_line(reason)
    ):
        raise CannotStop(reasons)
    data = {"stops": [one.rule for one in stopped_by]}
    return _log(fresh, EventKind.OVERRIDE, reason=reason, data=data, by=by, at=at, revision=revision)


@transaction.atomic
def mark_sensitive(article: Article, *, reason: str, by: "User", at: dt.datetime) -> StoryEvent:
    """Tell everybody who works on the story to take care. Raises NotAllowed or CannotStop."""
    fresh = doors.open_for(Duty.APPROVE, by=by, article=article)
    if fresh.is_sensitive:
        return _newest(fresh, EventKind.SENSITIVE)
    _demand_reason(reason)
    return _flag(article, fresh, EventKind.SENSITIVE, reason=reason, by=by, at=at, is_sensitive=True)


@transaction.atomic
def unmark_sensitive(article: Article, *, reason: str, by: "User", at: dt.datetime) -> StoryEvent:
    """Take the mark away. Raises NotAllowed or CannotStop."""
    fresh = doors.open_for(Duty.APPROVE, by=by, article=article)
    if not fresh.is_sensitive:
        return _newest(fresh, EventKind.NOT_SENSITIVE, none=_("The story is not marked as sensitive."))
    _demand_reason(reason)
    # Where only sensitive stories need a second person, an author who takes the mark away would approve alone.
    if by.pk in workflow.author_ids(fresh):
        raise CannotStop([_("You wrote in this story. Somebody else has to take the mark away.")])
    return _flag(article, fresh, EventKind.NOT_SENSITIVE, reason=reason, by=by, at=at, is_sensitive=False)


def _demand_reason(reason: str) -> None:
    if reasons := stops.reason_wanted(one_line(reason)):
        raise CannotStop(reasons)


def _was_overridden_since(fresh: Article, stop: StoryEvent) -> bool:
    return fresh.events.filter(kind=EventKind.OVERRIDE, pk__gt=stop.pk).exists()


def _newest(fresh: Article, kind: EventKind, *, none: str = "") -> StoryEvent:
    """The event by which the story came to be as it is; CannotStop says `none` if it never was otherwise."""
    event = fresh.events.filter(kind=kind).order_by("-pk").first()
    if event is None:
        raise CannotStop([none])
    return event


def _flag(
    article: Article,
    fresh: Article,
    kind: EventKind,
    *,
    reason: str,
    by: "User",
    at: dt.datetime,
    data: dict[str, Any] | None = None,
    **flags: Any,
) -> StoryEvent:
    """Write the event and the flags beside it, and bring `article` up to date."""
    event = _log(fresh, kind, reason=reason, data=data or {}, by=by, at=at)
    for one in (fresh, article):
        one.updated_at = at
        for name, value in flags.items():
            setattr(one, name, value)
    fresh.save(update_fields=[*flags, "updated_at"])
    return event


def _log(
    fresh: Article,
    kind: EventKind,
    *,
    reason: str,
    data: dict[str, Any],
    by: "User",
    at: dt.datetime,
    revision: Revision | None = None,
) -> StoryEvent:
    event = StoryEvent.objects.create(
        article=fresh, kind=kind, revision=revision, note=lines(reason)[:600], data=data, by=by, at=at
    )
    noticing.of_event(fresh, event)
    return event
