"""What readers were told about a change of a story; the public record of corrections."""

import datetime as dt

from django.db import models

from articles.models.public.publication import Publication
from articles.vocabulary import Gravity, NoteKind, Standing


class PublicNoteQuerySet(models.QuerySet["PublicNote"]):
    def on_record(self) -> "PublicNoteQuerySet":
        """What stands in the public record of corrections: those of live stories, and no updates."""
        return self.filter(publication__standing=Standing.LIVE, kind__in=sorted(NoteKind.on_record))

    def gone(self, *, since: dt.datetime) -> "PublicNoteQuerySet":
        """What stood in the record until its story was withdrawn or killed since then, the newest of those first."""
        rows = self.filter(publication__standing__in=sorted(Standing.gone), kind__in=sorted(NoteKind.on_record))
        rows = rows.filter(publication__withdrawn_at__gte=since).order_by("-publication__withdrawn_at", "-pk")
        return rows.select_related("publication").only("uuid", "published_at", "publication__withdrawn_at")

    def newest_first(self) -> "PublicNoteQuerySet":
        return self.order_by("-published_at", "-pk")

    def with_story(self) -> "PublicNoteQuerySet":
        """With the story and its section, without the story's page."""
        return self.select_related("publication__section").defer("publication__html")


class PublicNote(models.Model):
    """Append-only (trigger). Shown while its story is live; a killed story takes its notes along."""

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="notes")
    uuid = models.UUIDField(unique=True)
    number = models.PositiveIntegerField()
    path = models.CharField(max_length=180, unique=True)  # "/corrections/2026/11/slug-1/", frozen when it went out
    kind = models.CharField(max_length=16, choices=NoteKind)
    gravity = models.CharField(max_length=12, choices=Gravity)
    text = models.CharField(max_length=1_000)
    was = models.CharField(max_length=1_000, blank=True)
    now_is = models.CharField(max_length=1_000, blank=True)
    statement = models.CharField(max_length=600, blank=True)
    published_at = models.DateTimeField()

    objects = PublicNoteQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["publication", "number"], name="public_note_number_once"),)
        indexes = (models.Index(fields=["-published_at", "-id"], name="public_note_newest"),)

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return self.path
