"""One attributed statement of one story: who says so, how we know it was said, what we know of its truth."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.source import Source
from articles.vocabulary import OutletSourcing, Precision, Provenance, StatementKind, Terms, Truth


class AttributionQuerySet(models.QuerySet["Attribution"]):
    def with_sources(self) -> "AttributionQuerySet":
        return self.select_related("source", "relayed_by")

    def as_entered(self) -> "AttributionQuerySet":
        return self.order_by("pk")


class Attribution(models.Model):
    """Its `uuid` marks one or more passages of the story's body.

    *Said* and *true* are two facts, kept in two fields and never merged. The defaults claim
    nothing: never "on the record", never "verified".
    """

    uuid = models.UUIDField(_("identifier"), default=uuid.uuid4, unique=True, editable=False)
    article = models.ForeignKey("articles.Article", on_delete=models.PROTECT, related_name="attributions")
    version = models.PositiveIntegerField(default=1, editable=False)

    source = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="attributions",
        verbose_name=_("source"),
        help_text=_("May stay empty: “reportedly” names nobody, and that is a fact about the text."),
    )
    statement = models.CharField(
        _("statement"), max_length=600, help_text=_("What is said, in one sentence or in the exact words.")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=StatementKind, default=StatementKind.STATEMENT)
    verb = models.CharField(
        _("verb in the text"), max_length=40, blank=True, help_text=_("For example “said”, “accused”, “warns”.")
    )
    descriptor = models.CharField(
        _("described in print as"),
        max_length=160,
        blank=True,
        help_text=_(
            "For example “a senior port official”. Never write a confidential name here: it would be kept for ever."
        ),
    )
    role_then = models.CharField(_("role at the time"), max_length=160, blank=True)

    provenance = models.CharField(
        _("how we know it was said"), max_length=20, choices=Provenance, default=Provenance.NOT_RECORDED
    )
    relayed_by = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="relayed",
        verbose_name=_("relayed by"),
        help_text=_("The news outlet that reported the statement."),
    )
    relayed_url = models.URLField(_("address of the outlet’s story"), max_length=500, blank=True)
    outlet_sourcing = models.CharField(
        _("the outlet’s own sourcing"), max_length=20, choices=OutletSourcing, default=OutletSourcing.NOT_RECORDED
    )

    said_on = models.DateField(_("said on"), null=True, blank=True)
    said_precision = models.CharField(
        _("how exactly the date is known"), max_length=5, choices=Precision, default=Precision.DAY
    )
    place = models.CharField(_("place"), max_length=120, blank=True)

    terms = models.CharField(_("terms"), max_length=20, choices=Terms, default=Terms.NOT_RECORDED)
    truth = models.CharField(_("what we know of its truth"), max_length=20, choices=Truth, default=Truth.NOT_ASSESSED)
    unnamed_reason = models.CharField(
        _("why the source is not named"),
        max_length=300,
        blank=True,
        help_text=_("Readers see this. For example “not authorised to speak to the press”."),
    )

    objects = AttributionQuerySet.as_manager()

    class Meta:
        verbose_name = _("attribution")
        verbose_name_plural = _("attributions")
        constraints = (
            models.CheckConstraint(
                condition=(Q(provenance=Provenance.RELAYED) & Q(relayed_by__isnull=False))
                | (~Q(provenance=Provenance.RELAYED) & Q(relayed_by__isnull=True, relayed_url="")),
                name="attribution_relayed_names_outlet",
                violation_error_message=_("Name the outlet of a statement relayed by another outlet, and only then."),
            ),
        )

    def __str__(self) -> str:
        return self.statement
