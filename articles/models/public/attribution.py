"""One attributed statement as readers have it. There is no column for terms or for a protected name."""

from django.db import models

from articles.models.public.facts import PublicSource
from articles.models.public.publication import Publication
from articles.vocabulary import OutletSourcing, Precision, Provenance, StatementKind, Truth


class PublicAttribution(models.Model):
    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="attributions")
    uuid = models.UUIDField()
    number = models.PositiveSmallIntegerField()
    # Empty for unnamed sources, for statements on nameless terms and for "reportedly".
    source = models.ForeignKey(PublicSource, on_delete=models.PROTECT, null=True, related_name="attributions")
    speaker = models.CharField(max_length=160, blank=True)
    is_named = models.BooleanField()
    role_then = models.CharField(max_length=160, blank=True)
    statement = models.CharField(max_length=600)
    kind = models.CharField(max_length=20, choices=StatementKind)
    verb = models.CharField(max_length=40, blank=True)
    provenance = models.CharField(max_length=20, choices=Provenance)
    relayed_by = models.CharField(max_length=160, blank=True)
    relayed_url = models.CharField(max_length=500, blank=True)
    outlet_sourcing = models.CharField(max_length=20, choices=OutletSourcing)
    said_on = models.DateField(null=True)
    said_precision = models.CharField(max_length=5, choices=Precision)
    place = models.CharField(max_length=120, blank=True)
    truth = models.CharField(max_length=20, choices=Truth)
    unnamed_reason = models.CharField(max_length=300, blank=True)
    passages = models.PositiveSmallIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["publication", "number"], name="public_attribution_number_once"),
            models.UniqueConstraint(fields=["publication", "uuid"], name="public_attribution_uuid_once"),
        )

    def __str__(self) -> str:
        return self.statement
