"""How somebody narrows the list of stories, kept by a name for nobody but themselves."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from articles.rules.saved_filter import LONGEST_QUERY, MOST_LETTERS


class SavedFilter(models.Model):
    """`query`: what follows the "?" of the list's address, made of names that the list knew when it was kept."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="saved_filters",
        db_index=False,
        verbose_name=_("person"),
    )
    name = models.CharField(_("name"), max_length=MOST_LETTERS)
    query = models.CharField(_("filter"), max_length=LONGEST_QUERY)
    position = models.PositiveIntegerField(_("position"))

    class Meta:
        verbose_name = _("saved filter")
        verbose_name_plural = _("saved filters")
        ordering = ("position", "pk")
        constraints = (models.UniqueConstraint("person", Lower("name"), name="saved_filter_name_once"),)

    def __str__(self) -> str:
        return self.name
