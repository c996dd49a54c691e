"""Links with which a guest reads one revision of a story before it is out."""

import datetime as dt
import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.revision import Revision

LONGEST = 200


class SharedPreviewQuerySet(models.QuerySet["SharedPreview"]):
    def open(self, *, at: dt.datetime) -> "SharedPreviewQuerySet":
        """Those that have not ended, neither by somebody nor by themselves."""
        return self.filter(ended_at=None, expires_at__gt=at)


class SharedPreview(models.Model):
    """One link for one guest. Of the guest nothing is kept but how often and when the link was opened.

    `uuid` is no key: the address holds it with a signature, so that the rows alone open nothing. A trigger lets
    only the end and the openings change, and each row begins and ends beside a StoryEvent of the same transaction.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="shared_previews")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(_("for whom, and why"), max_length=LONGEST)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"))
    expires_at = models.DateTimeField(_("ends by itself"))
    ended_at = models.DateTimeField(null=True)
    # Empty when the building ended it, because the story was killed.
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    opened = models.PositiveIntegerField(_("times opened"), default=0)
    first_opened_at = models.DateTimeField(null=True)
    last_opened_at = models.DateTimeField(null=True)

    objects = SharedPreviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("shared preview")
        verbose_name_plural = _("shared previews")
        constraints = (
            models.CheckConstraint(condition=Q(expires_at__gt=F("at")), name="shared_preview_ends_after_it_began"),
            models.CheckConstraint(
                condition=Q(ended_by__isnull=True) | Q(ended_at__isnull=False), name="shared_preview_ended_says_when"
            ),
            models.CheckConstraint(
                condition=Q(opened=0, first_opened_at__isnull=True, last_opened_at__isnull=True)
                | Q(opened__gt=0, first_opened_at__isnull=False, last_opened_at__isnull=False),
                name="shared_preview_opened_says_when",
            ),
        )
        indexes = (models.Index(fields=["article", "-id"], name="shared_preview_newest"),)

    def __str__(self) -> str:
        return self.note
