"""How this newsroom sets its road, kept as words by name; `rules.house` gives them their meaning."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class HouseRule(models.Model):
    """One decision, e.g. "stage:SUBS" = "MUST", "second_person" = "ALWAYS", "level:tk" = "SHOULD"."""

    name = models.CharField(_("rule"), max_length=60, unique=True)
    value = models.CharField(_("decision"), max_length=20)

    class Meta:
        verbose_name = _("house rule")
        verbose_name_plural = _("house rules")

    def __str__(self) -> str:
        return f"{self.name} = {self.value}"


class HouseRuleChange(models.Model):
    """Append-only: who decided what, when, in place of what."""

    name = models.CharField(_("rule"), max_length=60)
    old = models.CharField(max_length=20, blank=True)
    new = models.CharField(max_length=20, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("change of a house rule")
        verbose_name_plural = _("changes of house rules")

    def __str__(self) -> str:
        return f"{self.name}: {self.old} → {self.new}"
