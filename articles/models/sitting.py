"""One person before one story's form: that they are there, and what they typed and have not saved."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article

# A page says every ten seconds that somebody sits before it; one that missed two of its turns is taken to be closed.
PRESENT_SECONDS = 25


class SittingQuerySet(models.QuerySet["Sitting"]):
    def with_words(self) -> "SittingQuerySet":
        """Those whose words were neither saved nor thrown away."""
        return self.filter(ended_at=None, kept_at__isnull=False)

    def present(self, *, at: dt.datetime) -> "SittingQuerySet":
        return self.filter(ended_at=None, seen_at__gt=at - dt.timedelta(seconds=PRESENT_SECONDS))


class Sitting(models.Model):
    """From the moment a form is opened until it is saved or left; outside the history of the story, and for its
    person alone.

    `posted` holds the form's fields as they were typed, `sequence` says how often that page has sent them: what
    arrives late never takes the place of what was typed after it.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="sittings")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="sittings", verbose_name=_("person")
    )
    # Made by the page that holds the form.
    key = models.UUIDField(_("key"))
    posted = models.JSONField(_("what was typed"), default=dict)
    based_on = models.PositiveIntegerField(_("based on version"), null=True)
    sequence = models.BigIntegerField(_("sequence"), default=0)
    is_writing = models.BooleanField(_("has unsaved words"), default=False)
    # Empty after the page said that it closes.
    seen_at = models.DateTimeField(_("last seen"), null=True)
    kept_at = models.DateTimeField(_("kept at"), null=True)
    ended_at = models.DateTimeField(_("ended at"), null=True)

    objects = SittingQuerySet.as_manager()

    class Meta:
        verbose_name = _("sitting")
        verbose_name_plural = _("sittings")
        constraints = (models.UniqueConstraint(fields=["article", "person", "key"], name="sitting_once"),)
        indexes = (
            models.Index(fields=["article", "seen_at"], condition=Q(ended_at=None), name="sitting_present"),
            models.Index(fields=["person", "-kept_at"], condition=Q(ended_at=None), name="sitting_unsaved"),
        )

    def __str__(self) -> str:
        return f"{self.article_id} · {self.person_id} · {self.key}"
