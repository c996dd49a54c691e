"""One story as readers have it."""

import datetime as dt

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject

from articles.models.public.facts import PublicSection
from articles.models.public.house_page import house_pages
from articles.vocabulary import NoteKind, Standing

PAGE_NOTE = ("number", "kind", "text", "was", "now_is", "statement", "path", "published_at")


def navigation() -> ArraySubquery:
    """The sections with live stories, in the paper's order: [{"name", "slug"}, …]."""
    return ArraySubquery(
        PublicSection.objects.filter(stories__gt=0)
        .order_by("position", "name", "pk")
        .values(json=JSONObject(name="name", slug="slug"))
    )


class PublicationQuerySet(models.QuerySet["Publication"]):
    def live(self) -> "PublicationQuerySet":
        return self.filter(standing=Standing.LIVE)

    def gone(self, *, since: dt.datetime) -> "PublicationQuerySet":
        """What was withdrawn or killed since then, the newest first."""
        rows = self.filter(standing__in=sorted(Standing.gone), withdrawn_at__gte=since)
        return rows.order_by("-withdrawn_at", "-pk")

    def newest_first(self) -> "PublicationQuerySet":
        return self.order_by("-first_published_at", "-pk")

    def for_cards(self) -> "PublicationQuerySet":
        """What a list of stories needs, without the rendered page."""
        return self.select_related("section").defer("html", "withdrawn_notice")

    def for_page(self) -> "PublicationQuerySet":
        """All that the story's page shows, in one query: section, bylines, topics, live related headlines, navigation.

        Adds lists of dicts: `page_bylines` (name, slug), `page_topics` (name, slug), `page_related`
        (headline, path or url, outlet, date, kind; dead ends already left out), `page_navigation`, `page_house`,
        `page_notes` (all that the public record says of the story, newest first).
        """
        from articles.models.public.note import PublicNote  # noqa: PLC0415  points here too
        from articles.models.public.rows import PublicByline, PublicRelated, PublicTag  # noqa: PLC0415  they point here

        me = OuterRef("pk")
        return self.select_related("section").annotate(
            page_bylines=ArraySubquery(
                PublicByline.objects.filter(publication=me)
                .order_by("position", "pk")
                .values(json=JSONObject(name="author__name", slug="author__slug"))
            ),
            page_topics=ArraySubquery(
                PublicTag.objects.filter(publication=me)
                .order_by("position", "pk")
                .values(json=JSONObject(name="topic__name", slug="topic__slug"))
            ),
            page_related=ArraySubquery(
                PublicRelated.objects.filter(publication=me).without_dead_ends().in_order().as_json()
            ),
            page_navigation=navigation(),
            page_house=house_pages(),
            page_notes=ArraySubquery(
                PublicNote.objects.filter(publication=me, kind__in=sorted(NoteKind.on_record))
                .order_by("-number")
                .values(json=JSONObject(**{name: name for name in PAGE_NOTE}))
            ),
        )


class Publication(models.Model):
    """One row a story that has ever been out. Changes only beside a Release of the same transaction (trigger)."""

    article_id = models.BigIntegerField(unique=True)
    uuid = models.UUIDField(unique=True)
    path = models.CharField(max_length=140, unique=True)  # "/2026/11/23/slug/", the date frozen at the first release
    standing = models.CharField(max_length=12, choices=Standing)
    section = models.ForeignKey(PublicSection, on_delete=models.PROTECT, related_name="publications")
    kicker = models.CharField(max_length=60, blank=True)
    headline = models.CharField(max_length=160)
    standfirst = models.CharField(max_length=400, blank=True)
    dateline = models.CharField(max_length=80, blank=True)
    language = models.CharField(max_length=35)
    translation_group = models.UUIDField(null=True)
    body_schema = models.PositiveSmallIntegerField()
    html = models.TextField()
    words = models.PositiveIntegerField(default=0)
    release_number = models.PositiveIntegerField()
    revision_id = models.BigIntegerField()
    first_published_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_notice = models.CharField(max_length=600, blank=True)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(standing=Standing.WITHDRAWN) | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_notice="")),
                name="publication_withdrawn_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(standing=Standing.KILLED) | (Q(withdrawn_at__isnull=False) & Q(html="")),
                name="publication_killed_holds_nothing",
            ),
            models.CheckConstraint(condition=~Q(standing=Standing.NEVER_OUT), name="publication_has_been_out"),
        )
        indexes = (
            models.Index(
                fields=["-first_published_at", "-id"],
                condition=Q(standing=Standing.LIVE),
                name="publication_live_newest",
            ),
            models.Index(
                fields=["section", "-first_published_at", "-id"],
                condition=Q(standing=Standing.LIVE),
                name="publication_live_of_section",
            ),
            models.Index(
                fields=["-withdrawn_at", "-id"],
                condition=Q(standing__in=sorted(Standing.gone)),
                name="publication_gone_newest",
            ),
        )

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        return self.path
