"""The book of sources: who or what said the things that stories report."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.vocabulary import SourceKind


class Source(models.Model):
    """Somebody or something that can be quoted.

    An unnamed source has **no name field anywhere**: revisions keep what is written here for ever,
    and a name that was never written down cannot be found in them.
    """

    kind = models.CharField(_("kind"), max_length=20, choices=SourceKind, default=SourceKind.PERSON)
    name = models.CharField(
        _("name"),
        max_length=160,
        blank=True,
        help_text=_("As readers may see it. Must stay empty for an unnamed source."),
    )
    slug = models.SlugField(_("slug"), max_length=80, blank=True)
    descriptor = models.CharField(
        _("descriptor"),
        max_length=160,
        blank=True,
        help_text=_(
            "How stories describe the source, for example “a port official”. "
            "Never write a confidential name here: it would be kept for ever."
        ),
    )
    description = models.CharField(
        _("about, for readers"),
        max_length=600,
        blank=True,
        help_text=_("Readers see this. Write nothing confidential here."),
    )
    has_page = models.BooleanField(_("may have a public page"), default=True)
    is_retired = models.BooleanField(
        _("retired"), default=False, help_text=_("No longer offered for new attributions.")
    )

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        permissions = (("retire_source", "Can retire a source and bring it back"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(kind=SourceKind.UNNAMED, name="", slug="", has_page=False)
                | (~Q(kind=SourceKind.UNNAMED) & ~Q(name="") & ~Q(slug="")),
                name="source_unnamed_has_no_name",
                violation_error_message=_("An unnamed source has no name and no page; every other source has a name."),
            ),
            models.CheckConstraint(
                condition=~Q(kind=SourceKind.UNNAMED) | ~Q(descriptor=""),
                name="source_unnamed_has_descriptor",
                violation_error_message=_(
                    "Say how stories describe this unnamed source, for example “a port official”."
                ),
            ),
            models.UniqueConstraint(
                fields=["slug"],
                condition=~Q(slug=""),
                name="source_slug_unique",
                violation_error_message=_("Another source has this slug. Choose a different one."),
            ),
        )

    def __str__(self) -> str:
        return self.name or str(_("Unnamed: %(descriptor)s") % {"descriptor": self.descriptor})
