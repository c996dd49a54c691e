"""Dated notes that readers find on a story: updates, corrections, clarifications, editor's notes."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.release import Release
from articles.vocabulary import Gravity, NoteKind

LONGEST = 1_000


class ReaderNote(models.Model):
    """Part of the working copy until a release takes it out; from then on a trigger refuses every change.

    `was` and `now_is`: what the story said wrongly and says now, as readers are told. `claim`: the uuid of the
    attribution it concerns. `number` counts the notes that readers have of one story.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="reader_notes")
    kind = models.CharField(_("kind"), max_length=16, choices=NoteKind)
    gravity = models.CharField(_("gravity"), max_length=12, choices=Gravity, default=Gravity.ORDINARY)
    text = models.CharField(_("note"), max_length=LONGEST)
    was = models.CharField(_("what the story said"), max_length=LONGEST, blank=True)
    now_is = models.CharField(_("what it says now"), max_length=LONGEST, blank=True)
    claim = models.UUIDField(_("statement it concerns"), null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"))
    release = models.ForeignKey(Release, on_delete=models.PROTECT, null=True, editable=False, related_name="notes")
    number = models.PositiveIntegerField(null=True, editable=False)
    published_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("note to readers")
        verbose_name_plural = _("notes to readers")
        constraints = (
            models.UniqueConstraint(fields=["article", "number"], name="reader_note_number_once"),
            models.CheckConstraint(
                condition=Q(release__isnull=True, number__isnull=True, published_at__isnull=True)
                | Q(release__isnull=False, number__isnull=False, published_at__isnull=False),
                name="reader_note_out_or_not",
            ),
        )
        indexes = (
            models.Index(fields=["-at", "-id"], name="reader_note_by_time"),
            models.Index(
                fields=["-published_at", "-id"], condition=Q(release__isnull=False), name="reader_note_out_by_time"
            ),
        )

    def __str__(self) -> str:
        return self.text

    @property
    def is_on_record(self) -> bool:
        """Whether it stands in the public record of corrections once readers have it."""
        return self.kind in NoteKind.on_record

    @property
    def is_out(self) -> bool:
        return self.release_id is not None
