"""Who took the list of all that happened, or of stories, out of the desk."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.section import Section
from articles.rules.saved_filter import LONGEST_QUERY
from articles.vocabulary import ActivityKind, Exported


class ActivityExport(models.Model):
    """One file, and the filters it was made by; append-only.

    `person`, `section`, `kind`, `since`, `until`: what the list was narrowed to, empty where it was not.
    `query`: of a list of stories the filters as its address holds them, "" of the list of all that happened.
    `row_count`: what the file held; `is_cut`: there was more, and the file says so.
    """

    what = models.CharField(max_length=8, choices=Exported, default=Exported.ACTIVITY)
    query = models.CharField(max_length=LONGEST_QUERY, blank=True)

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=12, choices=ActivityKind, blank=True)
    since = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)
    row_count = models.PositiveIntegerField()
    is_cut = models.BooleanField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("export of the activity")
        verbose_name_plural = _("exports of the activity")
        indexes = (models.Index(fields=["-at", "-id"], name="activity_export_by_time"),)

    def __str__(self) -> str:
        return f"{self.row_count}"
