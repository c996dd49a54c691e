"""Let go out what is due: one story at a time, whatever happens to the others and to the process that does it."""

import datetime as dt
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum, auto

from django.db import connection, transaction
from django.db.models import F, Min
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from articles.actions import doors, open_schedule
from articles.actions.publishing.publish import NotReady, publish
from articles.models import Article, Heartbeat, Schedule, StoryEvent
from articles.models.clock import database_now
from articles.rules import schedule as rules
from articles.vocabulary import Change, Duty, EventKind, ScheduleState

log = logging.getLogger(__name__)

SCHEDULER = "scheduler"
BATCH = 20
# Any constant will do; it only has to differ from other advisory locks of this project.
_TRIES = 7_041_970


class Outcome(Enum):
    OUT = auto()
    # A person has to decide now.
    STOPPED = auto()
    # Something broke; it is tried again.
    FAILED = auto()
    # Another scheduler has it, or a person took it back.
    LEFT = auto()


def beat() -> None:
    """Say that a scheduler is running."""
    Heartbeat.objects.bulk_create(
        [Heartbeat(name=SCHEDULER, at=database_now())],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["at"],
    )


def due_now() -> list[int]:
    """The keys of what should be out, the longest due first; at most a batch."""
    rows = Schedule.objects.due(at=database_now()).order_by("due_at", "pk")
    return list(rows.values_list("pk", flat=True)[:BATCH])


def seconds_to_next() -> float | None:
    """How long until something is due, 0 if it is already; None when nothing waits."""
    waiting = Schedule.objects.filter(state=ScheduleState.WAITING)
    first: dt.datetime | None = waiting.aggregate(first=Min(Coalesce("retry_at", "due_at")))["first"]
    return None if first is None else max(0.0, (first - database_now()).total_seconds())


def let_out(pk: int) -> Outcome:
    """Try one. Safe side by side with other schedulers; call it outside any transaction."""
    with _alone(pk) as is_mine:
        if not is_mine:
            return Outcome.LEFT
        # Counted and committed before the try: a story that kills its process is still seen to have been tried.
        with transaction.atomic(durable=True):
            due = Schedule.objects.due(at=database_now()).filter(pk=pk)
            tries = due.select_for_update(of=("self",), skip_locked=True).values_list("attempts", flat=True).first()
            if tries is None:
                return Outcome.LEFT
            if tries < rules.MOST_TRIES:
                due.update(attempts=F("attempts") + 1)
        try:
            return _give_up(pk) if tries >= rules.MOST_TRIES else _go_out(pk)
        except Exception as error:
            log.exception("The schedule %s failed and is tried again.", pk)
            return _failed(pk, error)


@contextmanager
def _alone(pk: int) -> Iterator[bool]:
    """Whether nobody else tries this one. When a process is killed, the server lets go of its lock."""
    key = [_TRIES, pk & 0x7FFFFFFF]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", key)
        is_mine = cursor.fetchone()[0]
    try:
        yield is_mine
    finally:
        if is_mine:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", key)


@transaction.atomic
def _go_out(pk: int) -> Outcome:
    article, row = _locked(pk)
    if row is None:
        return Outcome.LEFT
    at = database_now()
    reasons = _refusals(article, row, at=at)
    if not reasons:
        try:
            publish(
                article,
                revision=row.revision,
                by=row.by,
                at=at,
                schedule=row,
                excuse=row.excuse,
                change=Change(row.change) if row.change else None,
                update_note=row.update_note,
            )
        except NotReady as why:
            reasons = why.reasons
        except doors.NotAllowed as why:
            reasons = [str(why)]
    if reasons:
        open_schedule.stop(row, reasons=reasons, at=at)
        return Outcome.STOPPED
    if at - row.due_at > rules.LATE:
        seconds = int((at - row.due_at).total_seconds())
        data = {"seconds": seconds, "due": row.due_at.isoformat()}
        StoryEvent.objects.create(
            article=article, revision=row.revision, kind=EventKind.WENT_LATE, data=data, by=None, at=at
        )
    return Outcome.OUT


def _refusals(article: Article, row: Schedule, *, at: dt.datetime) -> list[str]:
    """What stands in the way besides the gates that every way out asks."""
    if doors.refusal(Duty.PUBLISH, by=row.by, article=article):
        why = _("%(name)s, who scheduled the story, may not publish it any more. Publish it or schedule it yourself.")
        return [why % {"name": row.by}]
    if doors.is_released(article):
        return [_("Readers have exactly this version already. Cancel the schedule.")]
    if rules.is_too_late_for_an_embargo(row.due_at, at=at, embargo_until=article.embargo_until):
        why = _(
            "The story was under embargo and is more than 15 minutes late, so it did not go out by itself. "
            "Decide whether it goes out now or at another time."
        )
        return [why]
    return []


@transaction.atomic
def _failed(pk: int, error: Exception) -> Outcome:
    """Remember that it broke. What exactly is in the log alone: an exception may hold words of the story."""
    _article, row = _locked(pk)
    if row is None:
        return Outcome.LEFT
    at = database_now()
    why = _("Newsroom could not publish the story (%(kind)s). Whoever runs the server finds the cause in the log.") % {
        "kind": type(error).__name__
    }
    row.retry_at = rules.next_try(row.attempts, at=at)
    if row.retry_at is None:
        open_schedule.stop(row, reasons=[why], at=at)
        return Outcome.STOPPED
    row.last_error = why
    row.save(update_fields=["retry_at", "last_error"])
    return Outcome.FAILED


@transaction.atomic
def _give_up(pk: int) -> Outcome:
    """Every try ended without a word, with the process that made it."""
    _article, row = _locked(pk)
    if row is None:
        return Outcome.LEFT
    why = _("Publishing the story stopped the scheduler several times. Whoever runs the server finds more in the log.")
    open_schedule.stop(row, reasons=[row.last_error or why], at=database_now())
    return Outcome.STOPPED


def _locked(pk: int) -> tuple[Article, Schedule | None]:
    """The story and its schedule, both locked; None for one that does not wait any more.

    In this order, because whoever takes a story back holds the story first.
    """
    article = doors.locked(Article(pk=Schedule.objects.values_list("article", flat=True).get(pk=pk)))
    rows = Schedule.objects.select_for_update(of=("self",)).select_related("by", "revision")
    row = rows.filter(pk=pk, state=ScheduleState.WAITING).first()
    if row is not None:
        row.article = article
    return article, row
