"""Facts of pages that list stories. Each stands once, so that a rename touches one row.

`stories`, `first_on` and `last_on` count live stories only; rows without any are kept and not shown.
"""

from typing import Any

from django.db import models


class PageFactsQuerySet(models.QuerySet[Any]):
    def in_use(self) -> "PageFactsQuerySet":
        """Those with at least one live story; a page with none is a 404."""
        return self.filter(stories__gt=0)


class PageFacts(models.Model):
    slug = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=160)
    description = models.CharField(max_length=600, blank=True)
    stories = models.PositiveIntegerField(default=0)
    first_at = models.DateTimeField(null=True)
    last_at = models.DateTimeField(null=True)

    objects = PageFactsQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


class PublicSection(PageFacts):
    section_id = models.BigIntegerField(unique=True)
    position = models.PositiveSmallIntegerField(default=0)


class PublicAuthor(PageFacts):
    author_id = models.BigIntegerField(unique=True)


class PublicTopic(PageFacts):
    tag_id = models.BigIntegerField(unique=True)
    kind = models.CharField(max_length=12)


class PublicSource(PageFacts):
    """A named source that may have a page; unnamed ones never come here."""

    source_id = models.BigIntegerField(unique=True)
    kind = models.CharField(max_length=20)
