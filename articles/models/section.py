"""Sections of the paper, and who works in which."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.rules import access
from articles.rules.address import RESERVED_SECTION_SLUGS

if TYPE_CHECKING:
    from newsroom.accounts.models import User


def validate_section_slug(value: str) -> None:
    if value in RESERVED_SECTION_SLUGS:
        raise ValidationError(
            _("The address “/%(slug)s/” is taken by the site itself. Choose another slug."), params={"slug": value}
        )


class SectionQuerySet(models.QuerySet["Section"]):
    def worked_in_by(self, person: "User") -> "SectionQuerySet":
        """The sections the person is a member of, or all for those who work in every section."""
        everywhere = person.has_perm(access.WORK_IN_EVERY_SECTION)
        return self if everywhere else self.filter(memberships__person=person)


class Section(models.Model):
    """A story has one home section; its permissions follow the section."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    slug = models.SlugField(_("slug"), max_length=60, unique=True, validators=[validate_section_slug])
    description = models.CharField(
        _("description"), max_length=300, blank=True, help_text=_("Readers see this on the section’s page.")
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Smaller numbers come first in the navigation.")
    )

    objects = SectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def __str__(self) -> str:
        return self.name


class SectionMembership(models.Model):
    """This person works in this section."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("person")
    )
    section = models.ForeignKey(
        Section, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("section")
    )

    class Meta:
        verbose_name = _("section membership")
        verbose_name_plural = _("section memberships")
        constraints = (
            models.UniqueConstraint(
                fields=["person", "section"],
                name="membership_once_per_section",
                violation_error_message=_("This person works in this section already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} · {self.section}"
