"""Facts of list pages: renamed where they stand, counted again from what is live."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Max, Min, Q

from articles.models.public import (
    Publication,
    PublicAttribution,
    PublicAuthor,
    PublicByline,
    PublicSection,
    PublicSource,
    PublicTag,
    PublicTopic,
)
from articles.vocabulary import Standing

if TYPE_CHECKING:
    from articles.models import Author, Section, Tag

_LIVE = Q(publication__standing=Standing.LIVE)


def refresh_section(section: "Section") -> None:
    """Readers see a section's new name and place at once; a section without releases has no row yet."""
    PublicSection.objects.filter(section_id=section.pk).update(
        name=section.name, description=section.description, position=section.position
    )


def refresh_author(author: "Author") -> None:
    PublicAuthor.objects.filter(author_id=author.pk).update(name=author.name, description=author.bio)


def refresh_topic(tag: "Tag") -> None:
    PublicTopic.objects.filter(tag_id=tag.pk).update(name=tag.name, description=tag.description, kind=tag.kind)


def count_sections(pks: Iterable[int]) -> None:
    for pk in sorted(set(pks)):
        found = (
            Publication.objects.live()
            .filter(section_id=pk)
            .aggregate(stories=Count("pk"), first_at=Min("first_published_at"), last_at=Max("first_published_at"))
        )
        PublicSection.objects.filter(pk=pk).update(**found)


def count_topics(pks: Iterable[int]) -> None:
    _count(PublicTopic, PublicTag.objects.all(), "topic_id", pks)


def count_authors(pks: Iterable[int]) -> None:
    _count(PublicAuthor, PublicByline.objects.all(), "author_id", pks)


def count_sources(pks: Iterable[int]) -> None:
    _count(PublicSource, PublicAttribution.objects.all(), "source_id", pks)


def _count(model: Any, rows: Any, column: str, pks: Iterable[int]) -> None:
    for pk in sorted(set(pks)):
        found = rows.filter(_LIVE, **{column: pk}).aggregate(
            stories=Count("publication_id", distinct=True),
            first_at=Min("publication__first_published_at"),
            last_at=Max("publication__first_published_at"),
        )
        model.objects.filter(pk=pk).update(**found)
