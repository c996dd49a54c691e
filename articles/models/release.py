"""What was given to readers or taken from them, and what had to happen because of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.fields import TransactionField
from articles.models.revision import Revision
from articles.vocabulary import Change, EffectKind, ReleaseKind


class Release(models.Model):
    """Append-only. `Publication` and `Article.standing` change only beside a row of the same transaction (trigger)."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="releases")
    number = models.PositiveIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=12, choices=ReleaseKind)
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="releases")
    # What readers were told that it changes; empty where it changed no words of theirs.
    change = models.CharField(_("change"), max_length=12, choices=Change, blank=True)
    reason = models.CharField(_("reason"), max_length=600, blank=True)
    # Empty when the building did it by itself (a page rendered again after an upgrade).
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"))
    xact = TransactionField()

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        constraints = (
            models.UniqueConstraint(fields=["article", "number"], name="release_number_once"),
            models.CheckConstraint(
                condition=Q(by__isnull=False) | Q(kind=ReleaseKind.REBUILT), name="release_names_a_person"
            ),
        )
        indexes = (
            models.Index(fields=["article", "xact"], name="release_of_transaction"),
            models.Index(fields=["-at", "-id"], name="release_by_time"),
        )

    def __str__(self) -> str:
        return f"{self.number}"


class EffectQuerySet(models.QuerySet["Effect"]):
    def due(self) -> "EffectQuerySet":
        return self.filter(done_at__isnull=True).order_by("pk")


class Effect(models.Model):
    """Something to do outside the database, written in the release's transaction and done at least once."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="effects")
    kind = models.CharField(_("kind"), max_length=12, choices=EffectKind)
    data = models.JSONField(default=dict)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)
    done_at = models.DateTimeField(null=True)

    objects = EffectQuerySet.as_manager()

    class Meta:
        verbose_name = _("effect")
        verbose_name_plural = _("effects")
        constraints = (models.UniqueConstraint(fields=["release", "kind"], name="effect_once_per_release"),)
        indexes = (models.Index(fields=["id"], condition=Q(done_at__isnull=True), name="effect_due"),)

    def __str__(self) -> str:
        return self.get_kind_display()
