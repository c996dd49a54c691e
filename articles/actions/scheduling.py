"""Let an approved revision go out at its hour, and take that back."""

import datetime as dt
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from articles.actions import doors, open_schedule, workflow
from articles.actions.publishing.ask import blockers
from articles.actions.publishing.change import edit_of
from articles.models import Article, Release, Revision, Schedule
from articles.rules import change as changes
from articles.rules import schedule as rules
from articles.rules.reason import Reason
from articles.rules.steps import Step
from articles.rules.text import one_line
from articles.rules.workflow import step_for
from articles.vocabulary import Change, Duty, Move, Stage

if TYPE_CHECKING:
    from newsroom.accounts.models import User


class CannotSchedule(workflow.CannotMove):
    """The story cannot be scheduled so; `reasons` are sentences for the desk, str() joins them."""


@transaction.atomic
def schedule(
    article: Article,
    *,
    revision: Revision,
    due_at: dt.datetime,
    zone: str,
    by: "User",
    at: dt.datetime,
    excuse: str = "",
    change: Change | None = None,
    update_note: str = "",
    seen: int | None = None,
) -> Schedule:
    """Pin `revision` to a moment; a story that is scheduled already gets the new moment instead of the old one.

    `excuse`, `change` and `update_note` are what publishing asks for; they are kept until the hour. What is scheduled
    precisely so already stays, and its row is returned; only whoever may not publish it any more is replaced by `by`.
    `seen`: the key of the schedule that the person knew of, 0 for none; another one refuses. None does not ask.
    Raises NotAllowed or CannotSchedule. `article` is brought up to date.
    """
    fresh = doors.open_for(Duty.PUBLISH, by=by, article=article)
    edit = edit_of(fresh, revision, asked=change, note=update_note)
    words = {"excuse": one_line(excuse)[:600], "change": change or "", "update_note": edit.note}
    reasons = blockers_at(fresh, revision, due_at=due_at, zone=ZoneInfo(zone), at=at, excuse=excuse)
    if not doors.is_released(fresh):
        reasons += changes.blockers(edit)
    waiting = open_schedule.waiting(fresh)
    same = _if_so_already(waiting, fresh, wanted={"revision_id": revision.pk, "due_at": due_at, **words})
    if same is not None:
        # A second press that comes after the hour is no fault: the first one came in time.
        reasons = [reason for reason in reasons if reason.rule != "schedule-past"]
    elif seen is not None and waiting is not None and waiting.pk != seen:
        reasons.append(rules.chosen_meanwhile(str(waiting.by), waiting.due_at, ZoneInfo(zone), now=at))
    if reasons:
        raise CannotSchedule(reasons)
    if same is not None:
        return same
    if changes.change_of(edit) is Change.CORRECTION:
        doors.demand(Duty.CORRECT, by=by, article=fresh)
    is_same_hour = waiting is not None and waiting.due_at == due_at
    again = _("The same time was chosen anew.") if is_same_hour else _("Another time was chosen.")
    take_back(fresh, by=by, at=at, note=again)
    workflow.log(fresh, _step(Move.SCHEDULE, fresh), revision=revision, by=by, at=at)
    row = Schedule.objects.create(
        article=fresh,
        revision=revision,
        due_at=due_at,
        zone=zone,
        by=by,
        at=at,
        **words,
    )
    article.stage, article.updated_at = fresh.stage, fresh.updated_at
    return row


def _if_so_already(row: Schedule | None, article: Article, *, wanted: dict[str, Any]) -> Schedule | None:
    """The row, if nothing would be different and the one in whose name it goes out may still let it out."""
    if row is None or any(getattr(row, name) != value for name, value in wanted.items()):
        return None
    return None if doors.refusal(Duty.PUBLISH, by=row.by, article=article) else row


def blockers_at(
    article: Article, revision: Revision, *, due_at: dt.datetime, zone: ZoneInfo, at: dt.datetime, excuse: str = ""
) -> list[Reason]:
    """Every reason why this revision may not be scheduled for the moment; [] if it may.

    What blocks publishing blocks this too, asked as of the moment at which the story would go out.
    """
    if doors.is_released(article):
        return [Reason(_("Readers have exactly this version already. There is nothing to schedule."), rule="released")]
    # What is over is over; the checklist counts days back from the moment, and there are none before the first.
    reasons = blockers(article, revision, at=max(due_at, at), excuse=excuse)
    # The same stop in better words: which moment would do.
    is_early = any(reason.rule == "embargo" for reason in reasons)
    reasons = [reason for reason in reasons if reason.rule != "embargo"]
    embargo_until = article.embargo_until if is_early else None
    return [*reasons, *rules.blockers(due_at, at=at, zone=zone, embargo_until=embargo_until)]


@transaction.atomic
def unschedule(article: Article, *, by: "User", at: dt.datetime) -> None:
    """Let the story wait for a person again; it stays approved. Taking back what is not scheduled changes nothing.

    Raises NotAllowed. `article` is brought up to date.
    """
    fresh = doors.open_for(Duty.PUBLISH, by=by, article=article)
    take_back(fresh, by=by, at=at)
    article.stage, article.updated_at = fresh.stage, fresh.updated_at


def take_back(article: Article, *, by: "User", at: dt.datetime, note: str = "") -> None:
    """End the schedule of a story that has one, because something else happened to it. The caller holds its lock."""
    if article.stage == Stage.SCHEDULED:
        assert article.latest_revision is not None  # noqa: S101  the first revision is written with the story
        step = _step(Move.UNSCHEDULE, article)
        workflow.log(article, step, revision=article.latest_revision, by=by, at=at, note=note)


def went_out(article: Article, row: Schedule, *, release: Release, by: "User") -> None:
    """Readers have it, as scheduled. The caller holds the story's lock and wrote the release."""
    open_schedule.went_out(row, release=release)
    workflow.log(article, _step(Move.GO_OUT, article), revision=release.revision, by=by, at=release.at)


def _step(move: Move, article: Article) -> Step:
    step = step_for(move, Stage(article.stage))
    if step is None:  # the gates let approved stories pass only
        raise CannotSchedule([_("Only a story that is approved can be scheduled. Open it again to see where it is.")])
    return step
