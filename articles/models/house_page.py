"""Pages about the paper itself, and everything they ever said."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.rules import body
from articles.vocabulary import HousePlace


class HousePage(models.Model):
    """One page of the house as the desk has it. While `is_out`, readers have the same words at `/slug/`."""

    slug = models.CharField(
        _("address"),
        max_length=20,
        choices=HousePlace,
        unique=True,
        error_messages={"unique": _("There is a page at this address already. Open it from the list and change it.")},
    )
    title = models.CharField(
        _("title"), max_length=80, help_text=_("It stands over the page, and in the foot of every other page.")
    )
    body = models.TextField(_("body"), blank=True)
    is_out = models.BooleanField(
        _("readers find this page"),
        default=False,
        help_text=_("Ticked, readers have what you save at once. Without the tick the page is not there for them."),
    )
    version = models.PositiveIntegerField(_("version"), default=0, editable=False)

    class Meta:
        verbose_name = _("house page")
        verbose_name_plural = _("house pages")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        if self.is_out and not body.words(self.body):
            raise ValidationError(
                {"body": _("The page has no words yet. Write them, or take the tick off until you have.")}
            )


class HousePageVersion(models.Model):
    """The page as it stood after one save. Append-only: a trigger refuses UPDATE, DELETE and TRUNCATE."""

    page = models.ForeignKey(HousePage, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=80)
    body = models.TextField(_("body"), blank=True)
    is_out = models.BooleanField(_("readers find this page"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("version of a house page")
        verbose_name_plural = _("versions of house pages")
        default_permissions = ()
        constraints = (models.UniqueConstraint(fields=["page", "number"], name="house_page_version_once"),)

    def __str__(self) -> str:
        return f"{self.number}"
