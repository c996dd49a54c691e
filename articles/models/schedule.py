"""When an approved revision is to go out, and what became of it."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.release import Release
from articles.models.revision import Revision
from articles.rules.schedule import LATE
from articles.vocabulary import ScheduleState


class ScheduleQuerySet(models.QuerySet["Schedule"]):
    def open(self) -> "ScheduleQuerySet":
        """Those that a story still has: waiting, or stopped until a person decides."""
        return self.filter(state__in=ScheduleState.open)

    def due(self, *, at: dt.datetime) -> "ScheduleQuerySet":
        """Those that should go out at this moment; one whose try failed rests for a while."""
        return self.filter(Q(retry_at=None) | Q(retry_at__lte=at), state=ScheduleState.WAITING, due_at__lte=at)

    def overdue(self, *, at: dt.datetime) -> "ScheduleQuerySet":
        """Those that should have gone out, and did not."""
        return self.filter(state=ScheduleState.WAITING, due_at__lt=at - LATE)


class Schedule(models.Model):
    """One revision pinned to one moment. A row is never reused: another moment is another row.

    `zone`: the time zone in which the person chose the moment. `attempts` is raised and committed before each try.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="schedules")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    due_at = models.DateTimeField(_("due"))
    zone = models.CharField(_("time zone"), max_length=64)
    state = models.CharField(_("state"), max_length=12, choices=ScheduleState, default=ScheduleState.WAITING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    retry_at = models.DateTimeField(null=True)
    last_error = models.CharField(_("why it did not go out"), max_length=600, blank=True)
    # What publishing asks for, said when the moment is chosen.
    change = models.CharField(max_length=12, blank=True)
    update_note = models.CharField(max_length=1000, blank=True)
    excuse = models.CharField(max_length=600, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"))
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    release = models.OneToOneField(Release, on_delete=models.PROTECT, null=True, related_name="schedule")

    objects = ScheduleQuerySet.as_manager()

    class Meta:
        verbose_name = _("schedule")
        verbose_name_plural = _("schedules")
        constraints = (
            models.UniqueConstraint(
                fields=["article"], condition=Q(state__in=sorted(ScheduleState.open)), name="schedule_one_open"
            ),
            models.CheckConstraint(
                condition=Q(state__in=sorted(ScheduleState.open)) | Q(ended_at__isnull=False),
                name="schedule_ended_says_when",
            ),
        )
        indexes = (
            models.Index(fields=["due_at", "id"], condition=Q(state=ScheduleState.WAITING), name="schedule_due"),
        )

    def __str__(self) -> str:
        return f"{self.due_at:%Y-%m-%d %H:%M} UTC"


class Heartbeat(models.Model):
    """When something that should run all the time was last seen running, by the database's clock."""

    name = models.CharField(primary_key=True, max_length=40)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("heartbeat")
        verbose_name_plural = _("heartbeats")

    def __str__(self) -> str:
        return self.name
