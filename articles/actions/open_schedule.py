"""What becomes of the schedule that a story has: one row at most, which ends with the stage it belongs to."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from articles.actions import noticing
from articles.models import Article, Release, Schedule, StoryEvent
from articles.vocabulary import EventKind, ScheduleState

if TYPE_CHECKING:
    from newsroom.accounts.models import User


def waiting(article: Article) -> Schedule | None:
    """The one by which the story goes out by itself; None also for one that was stopped. The caller holds its lock."""
    return Schedule.objects.filter(article=article, state=ScheduleState.WAITING).select_related("by").first()


def cancel(article: Article, *, by: "User", at: dt.datetime) -> None:
    """End it, because the story leaves the stage “Scheduled”. The caller holds the story's lock.

    Called wherever the stage of a story changes, so that nothing goes out that a person took back.
    """
    Schedule.objects.open().filter(article=article).update(
        state=ScheduleState.CANCELLED, ended_by=by, ended_at=at, retry_at=None
    )


def went_out(row: Schedule, *, release: Release) -> None:
    row.state, row.release = ScheduleState.OUT, release
    row.ended_at, row.retry_at, row.last_error = release.at, None, ""
    row.save(update_fields=["state", "release", "ended_at", "retry_at", "last_error"])


def stop(row: Schedule, *, reasons: Sequence[str], at: dt.datetime) -> None:
    """It does not go out by itself any more: a person has to decide. The caller holds the story's lock."""
    row.state, row.retry_at, row.last_error = ScheduleState.STOPPED, None, " ".join(reasons)[:600]
    row.save(update_fields=["state", "retry_at", "last_error"])
    event = StoryEvent.objects.create(
        article_id=row.article_id,
        revision_id=row.revision_id,
        kind=EventKind.PARKED,
        note=row.last_error,
        data={"due": row.due_at.isoformat(), "attempts": row.attempts},
        at=at,
    )
    noticing.of_event(row.article, event)
