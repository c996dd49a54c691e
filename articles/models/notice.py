"""What somebody at the desk is told of a story, and the mail about it."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.event import StoryEvent
from articles.models.release import Release
from articles.models.transition import Transition
from articles.vocabulary import NoticeKind


class NoticeQuerySet(models.QuerySet["Notice"]):
    def unread(self) -> "NoticeQuerySet":
        return self.filter(read_at=None)

    def to_be_mailed(self) -> "NoticeQuerySet":
        return self.exclude(try_at=None)


class Notice(models.Model):
    """One person told of one story, once for each row that says what happened; no words are copied from there.

    A mail is due at `try_at`; without one it was mailed, given up or never to be mailed. `attempts` is raised and
    committed before each try.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notices")
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(_("kind"), max_length=12, choices=NoticeKind)
    transition = models.ForeignKey(Transition, on_delete=models.PROTECT, null=True, related_name="notices")
    event = models.ForeignKey(StoryEvent, on_delete=models.PROTECT, null=True, related_name="notices")
    release = models.ForeignKey(Release, on_delete=models.PROTECT, null=True, related_name="notices")
    at = models.DateTimeField(_("at"))
    read_at = models.DateTimeField(_("read at"), null=True)
    try_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    mailed_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        constraints = (
            models.CheckConstraint(
                condition=Q(transition__isnull=False, event=None, release=None)
                | Q(transition=None, event__isnull=False, release=None)
                | Q(transition=None, event=None, release__isnull=False),
                name="notice_has_one_cause",
            ),
            models.UniqueConstraint(fields=["person", "transition"], name="notice_of_a_step_once"),
            models.UniqueConstraint(fields=["person", "event"], name="notice_of_an_event_once"),
            models.UniqueConstraint(fields=["person", "release"], name="notice_of_a_release_once"),
        )
        indexes = (
            models.Index(fields=["person", "-id"], name="notice_newest"),
            models.Index(fields=["person"], condition=Q(read_at=None), name="notice_unread"),
            models.Index(fields=["try_at", "id"], condition=Q(try_at__isnull=False), name="notice_to_be_mailed"),
        )

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def cause(self) -> Transition | StoryEvent | Release:
        """The row that says what happened and who did it."""
        cause = self.transition or self.event or self.release
        assert cause is not None  # noqa: S101  a constraint of the table
        return cause

    def is_older_than(self, age: dt.timedelta, *, at: dt.datetime) -> bool:
        return self.at < at - age
