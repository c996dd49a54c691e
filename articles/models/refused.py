"""Text that could not be saved, kept so that nobody's words are lost."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class RefusedSaveQuerySet(models.QuerySet["RefusedSave"]):
    def newest_first(self) -> "RefusedSaveQuerySet":
        return self.order_by("-at", "-pk")


class RefusedSave(models.Model):
    """One refused POST as it came, without its security token; append-only."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="refused_saves")
    form = models.CharField(_("form"), max_length=40)
    posted = models.JSONField(_("what was sent"))
    based_on = models.PositiveIntegerField(_("based on version"), null=True)
    found = models.PositiveIntegerField(_("version found"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"))

    objects = RefusedSaveQuerySet.as_manager()

    class Meta:
        verbose_name = _("refused save")
        verbose_name_plural = _("refused saves")
        indexes = (models.Index(fields=["article", "-at"], name="refused_of_article"),)

    def __str__(self) -> str:
        return f"{self.article} · {self.at:%Y-%m-%d %H:%M}"
