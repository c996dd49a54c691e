"""Bylines: the people a story says it is by, in order."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Author(models.Model):
    """A name that may stand over a story. Retired, never deleted: old stories keep their bylines."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    bio = models.CharField(
        _("about"), max_length=600, blank=True, help_text=_("Readers see this on the author’s page.")
    )
    person = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="author",
        verbose_name=_("works here as"),
    )
    is_retired = models.BooleanField(_("retired"), default=False, help_text=_("No longer offered for new bylines."))

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")

    def __str__(self) -> str:
        return self.name


class Byline(models.Model):
    """One author of one story, at one place in the order."""

    article = models.ForeignKey("articles.Article", on_delete=models.PROTECT, related_name="bylines")
    author = models.ForeignKey(Author, on_delete=models.PROTECT, related_name="bylines", verbose_name=_("author"))
    position = models.PositiveSmallIntegerField(_("position"))

    class Meta:
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        constraints = (
            models.UniqueConstraint(
                fields=["article", "author"],
                name="byline_author_once",
                violation_error_message=_("This author stands over the story already."),
            ),
        )

    def __str__(self) -> str:
        return str(self.author)
