"""Rows of one published story: its bylines, topics and related headlines."""

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, JSONObject, NullIf, Replace

from articles.models.public.facts import PublicAuthor, PublicTopic
from articles.models.public.publication import Publication
from articles.models.public.redirect import Redirect
from articles.vocabulary import RelatedKind, Standing


class PublicByline(models.Model):
    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey(PublicAuthor, on_delete=models.PROTECT, related_name="bylines")
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["publication", "author"], name="public_byline_once"),)

    def __str__(self) -> str:
        return str(self.author)


class PublicTag(models.Model):
    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="tags")
    topic = models.ForeignKey(PublicTopic, on_delete=models.PROTECT, related_name="tags")
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["publication", "topic"], name="public_tag_once"),)

    def __str__(self) -> str:
        return str(self.topic)


class PublicRelatedQuerySet(models.QuerySet["PublicRelated"]):
    def _target(self) -> models.QuerySet[Publication]:
        return Publication.objects.live().filter(article_id=OuterRef("target_article_id"))

    def without_dead_ends(self) -> "PublicRelatedQuerySet":
        """Own stories that are not live drop out at once, and come back when they are live again.

        One that somebody linked by its address is an own story too.
        """
        ours = Replace(OuterRef("url"), Value(settings.SITE_URL), Value(""))
        gone = Publication.objects.filter(standing__in=sorted(Standing.gone))
        moved = Redirect.objects.filter(publication__standing__in=sorted(Standing.gone))
        by_address = ~Exists(gone.filter(path=ours)) & ~Exists(moved.filter(path=ours))
        return self.filter(Q(target_article_id__isnull=True) & by_address | Exists(self._target()))

    def that_lead_on(self) -> "PublicRelatedQuerySet":
        """Those that readers can follow now: to a live story of ours, or elsewhere."""
        return self.without_dead_ends().exclude(target_article_id__isnull=True, url="")

    def in_order(self) -> "PublicRelatedQuerySet":
        return self.order_by("position", "pk")

    def as_json(self) -> "models.QuerySet[PublicRelated, dict[str, object]]":
        """One dict a row: headline, href ("" = not linked yet), outlet, date (ISO or null), kind, is_external."""
        own = self._target()
        return self.values(
            json=JSONObject(
                headline=Coalesce(NullIf(F("headline"), Value("")), Subquery(own.values("headline")[:1])),
                href=Coalesce(Subquery(own.values("path")[:1]), F("url")),
                outlet="outlet",
                date=Coalesce(Subquery(own.values("first_published_at__date")[:1]), F("published_on")),
                kind="kind",
                is_external=Case(When(url="", then=Value(value=False)), default=Value(value=True)),
            )
        )


class PublicRelated(models.Model):
    """`target_article_id` is set for an own story; `url` for one elsewhere; neither: not linked yet."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="related")
    position = models.PositiveSmallIntegerField()
    target_article_id = models.BigIntegerField(null=True, db_index=True)
    headline = models.CharField(max_length=200, blank=True)
    url = models.CharField(max_length=500, blank=True)
    outlet = models.CharField(max_length=120, blank=True)
    published_on = models.DateField(null=True)
    kind = models.CharField(max_length=12, choices=RelatedKind, blank=True)

    objects = PublicRelatedQuerySet.as_manager()

    def __str__(self) -> str:
        return self.headline
