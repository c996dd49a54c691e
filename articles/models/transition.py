"""Who moved a working copy from which stage to which, when, and why."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.fields import TransactionField
from articles.models.revision import Revision
from articles.vocabulary import Move, Stage

# Into the stage “Scheduled” or out of it.
OF_SCHEDULES = Q(from_stage=Stage.SCHEDULED) | Q(to_stage=Stage.SCHEDULED)


class Transition(models.Model):
    """Append-only. A trigger lets `Article.stage` change only beside a row of the same transaction."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="transitions")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    move = models.CharField(_("move"), max_length=12, choices=Move)
    from_stage = models.CharField(_("from"), max_length=12, choices=Stage)
    to_stage = models.CharField(_("to"), max_length=12, choices=Stage)
    note = models.CharField(_("note"), max_length=600, blank=True)
    # The index below begins with it.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False, verbose_name=_("by")
    )
    # For whom in particular the step was taken.
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("for")
    )
    at = models.DateTimeField(_("at"))
    xact = TransactionField()

    class Meta:
        verbose_name = _("transition")
        verbose_name_plural = _("transitions")
        indexes = (
            models.Index(fields=["article", "xact"], name="transition_of_transaction"),
            models.Index(fields=["-at", "-id"], name="transition_by_time"),
            models.Index(fields=["by", "-at", "-id"], name="transition_of_person"),
            models.Index(fields=["-at", "-id"], condition=OF_SCHEDULES, name="transition_of_schedules"),
        )

    def __str__(self) -> str:
        return f"{self.get_from_stage_display()} → {self.get_to_stage_display()}"
