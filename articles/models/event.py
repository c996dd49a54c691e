"""What happened to a story besides its steps, releases and revisions."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.fields import TransactionField
from articles.models.revision import Revision
from articles.vocabulary import EventKind


class StoryEvent(models.Model):
    """Append-only. A trigger lets holds, embargoes and the mark "sensitive" change only beside a row of this table.

    `data` holds what the kind needs and readers of the timeline may know; `note` is in the person's own words.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="events")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, null=True, related_name="+")
    kind = models.CharField(_("kind"), max_length=16, choices=EventKind)
    note = models.CharField(_("note"), max_length=600, blank=True)
    data = models.JSONField(default=dict, blank=True)
    # Empty when the building did it by itself (a schedule that was stopped). The index below begins with it.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"))
    xact = TransactionField()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        indexes = (
            models.Index(fields=["article", "xact"], name="event_of_transaction"),
            models.Index(fields=["article", "-id"], name="event_newest"),
            models.Index(fields=["-at", "-id"], name="event_by_time"),
            models.Index(fields=["by", "-at", "-id"], name="event_of_person"),
        )

    def __str__(self) -> str:
        return self.get_kind_display()
