"""The open schedule of a story, as lists and its own page show it."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, Schedule
from articles.rules import schedule as rules
from articles.vocabulary import ScheduleState

# What whoever scheduled the story said with it.
SAID = ("excuse", "change", "update_note")


def open_schedule() -> ArraySubquery:
    """To annotate stories with, as `open_schedule`: a list with the facts of the one open schedule, or empty."""
    names = ("due_at", "state", "retry_at", *SAID)
    facts = JSONObject(pk="pk", why="last_error", who="by__name", **{name: name for name in names})
    return ArraySubquery(Schedule.objects.open().filter(article=OuterRef("pk")).values(json=facts))


@dataclass(frozen=True)
class Plan:
    """When the story goes out by itself, or why it does not. `why`: what the last try said; `said`: by SAID."""

    pk: int
    due_at: dt.datetime
    is_stopped: bool
    why: str
    who: str
    is_overdue: bool
    said: dict[str, str]

    @property
    def when(self) -> str:
        """On the clock of whoever looks, and in UTC."""
        return rules.when(self.due_at, clock(), now=timezone.now())

    @property
    def sentence(self) -> str:
        words = {"when": self.when, "who": self.who}
        if self.is_stopped:
            return _("Did not go out: %(when)s, scheduled by %(who)s.") % words
        if self.is_overdue:
            return _("Should be out by now: %(when)s, scheduled by %(who)s.") % words
        return _("Goes out %(when)s, scheduled by %(who)s.") % words


def plan_of(article: Article) -> Plan | None:
    """None for a story that has no open schedule, or that was not annotated with it."""
    rows = getattr(article, "open_schedule", None)
    if not rows:
        return None
    due_at = dt.datetime.fromisoformat(rows[0]["due_at"])
    is_stopped = rows[0]["state"] == ScheduleState.STOPPED
    return Plan(
        pk=rows[0]["pk"],
        due_at=due_at,
        is_stopped=is_stopped,
        why=rows[0]["why"],
        who=rows[0]["who"],
        is_overdue=not is_stopped and timezone.now() - due_at > rules.LATE,
        said={name: rows[0][name] for name in SAID},
    )


def in_words(article: Article) -> str:
    """The stage “Scheduled” with its moment, for the state of a story; "" for other stories."""
    plan = plan_of(article)
    if plan is None:
        return ""
    words = {"when": plan.when}
    if plan.is_stopped:
        return _("Not going out: %(when)s") % words
    return (_("Overdue: %(when)s") if plan.is_overdue else _("Scheduled: %(when)s")) % words


def clock() -> zoneinfo.ZoneInfo:
    """The zone in which the person works; the desk makes it the current one."""
    zone = timezone.get_current_timezone()
    return zone if isinstance(zone, zoneinfo.ZoneInfo) else zoneinfo.ZoneInfo("UTC")
