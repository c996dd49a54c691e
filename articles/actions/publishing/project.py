"""Write the readers' half of one story from one revision."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from articles.actions.publishing import address, notes, refresh
from articles.actions.publishing.page import render_page
from articles.actions.publishing.statements import Statement, printed
from articles.models import Article, Author, Section, Source, Tag
from articles.models.public import (
    Publication,
    PublicAttribution,
    PublicAuthor,
    PublicByline,
    PublicRelated,
    PublicSection,
    PublicSource,
    PublicTag,
    PublicTopic,
)
from articles.rules import body
from articles.rules.page import NoteLine
from articles.rules.revision_schema import Content
from articles.vocabulary import OutletSourcing, Standing


def project(
    article: Article,
    content: Content,
    *,
    revision_id: int,
    release_number: int,
    at: dt.datetime,
    is_minor: bool = False,
) -> Publication:
    """Bring every reader's row of the story in line with the revision, beside a Release of the same transaction.

    After a minor edit the story counts as changed when it was before.
    """
    present = Publication.objects.filter(article_id=article.pk).first()
    former = present.path if present else ""
    before = facts_of(present)
    statements = printed(content)
    section = _fact(PublicSection, Section, "section_id", [content["section"]["id"]])[0]

    publication = present or Publication(article_id=article.pk, uuid=article.uuid, first_published_at=at)
    publication.path = address.choose(content, present=present, at=at)
    publication.standing = Standing.LIVE
    publication.withdrawn_at, publication.withdrawn_notice = None, ""
    publication.section = section
    publication.translation_group = article.translation_group
    if present is not None:
        notes.put_on_record(publication, article, content)
    write_page(publication, content, statements, told=notes.lines(publication))
    publication.release_number, publication.revision_id = release_number, revision_id
    if not is_minor:
        publication.updated_at = at
    publication.save()
    address.remember_former(publication, former=former)
    _rewrite_rows(publication, content, statements)
    recount(_merge(before, facts_of(publication)))
    return publication


def write_page(
    publication: Publication, content: Content, statements: Sequence[Statement], *, told: Sequence[NoteLine]
) -> None:
    """Put onto the row what the page says in the story's own words; saves nothing. `told`: the notes to readers."""
    for field in ("kicker", "headline", "standfirst", "dateline", "language", "body_schema"):
        setattr(publication, field, content["text"][field])
    publication.html = render_page(content, statements, notes=told)
    publication.words = body.words(content["text"]["body"])


def recount(facts: dict[str, set[int]]) -> None:
    """Count again what lists these facts: {"sections": {pk, …}, "topics": …, "authors": …, "sources": …}."""
    refresh.count_sections(facts["sections"])
    refresh.count_topics(facts["topics"])
    refresh.count_authors(facts["authors"])
    refresh.count_sources(facts["sources"])


def facts_of(publication: Publication | None) -> dict[str, set[int]]:
    """Which sections, topics, authors and sources list the story."""
    if publication is None:
        return {"sections": set(), "topics": set(), "authors": set(), "sources": set()}
    return {
        "sections": {publication.section_id},
        "topics": set(publication.tags.values_list("topic_id", flat=True)),
        "authors": set(publication.bylines.values_list("author_id", flat=True)),
        "sources": set(publication.attributions.exclude(source=None).values_list("source_id", flat=True)),
    }


def _merge(one: dict[str, set[int]], other: dict[str, set[int]]) -> dict[str, set[int]]:
    return {name: one[name] | other[name] for name in one}


def _rewrite_rows(publication: Publication, content: Content, statements: Sequence[Statement]) -> None:
    for rows in (publication.bylines, publication.tags, publication.related, publication.attributions):
        rows.all().delete()
    topics = _fact(PublicTopic, Tag, "tag_id", [row["id"] for row in content["tags"]])
    PublicTag.objects.bulk_create(
        PublicTag(publication=publication, topic=topic, position=place) for place, topic in enumerate(topics, 1)
    )
    authors = _fact(PublicAuthor, Author, "author_id", [row["id"] for row in content["bylines"]])
    PublicByline.objects.bulk_create(
        PublicByline(publication=publication, author=author, position=place) for place, author in enumerate(authors, 1)
    )
    PublicRelated.objects.bulk_create(
        PublicRelated(
            publication=publication,
            position=place,
            target_article_id=row["target"]["id"] if row["target"] else None,
            published_on=row["published_on"],
            **{field: row[field] for field in ("headline", "url", "outlet", "kind")},
        )
        for place, row in enumerate(content["related"], 1)
    )
    sources = {
        row.source_id: row
        for row in _fact(PublicSource, Source, "source_id", [one.source_id for one in statements if one.source_id])
    }
    PublicAttribution.objects.bulk_create(_attribution(publication, one, sources) for one in statements)


def _attribution(publication: Publication, one: Statement, sources: dict[int, PublicSource]) -> PublicAttribution:
    row = one.row
    plain = ("statement", "kind", "verb", "provenance", "said_on", "said_precision", "truth")
    return PublicAttribution(
        publication=publication,
        uuid=one.uuid,
        number=one.number,
        source=sources.get(one.source_id) if one.source_id else None,
        speaker=one.speaker,
        is_named=one.is_named,
        role_then=one.role_then,
        place=one.place,
        relayed_by=one.relayed_by,
        relayed_url=one.relayed_url,
        outlet_sourcing=row["outlet_sourcing"] if one.relayed_by else OutletSourcing.NOT_RECORDED,
        unnamed_reason="" if one.is_named else row["unnamed_reason"],
        passages=one.passages,
        **{field: row[field] for field in plain},
    )


_SAME_NAME = {"section_id": "description", "tag_id": "description", "author_id": "bio", "source_id": "description"}
_EXTRA = {"section_id": ("position",), "tag_id": ("kind",), "author_id": (), "source_id": ("kind",)}


def _fact(public: Any, desk: Any, column: str, ids: Sequence[int | None]) -> list[Any]:
    """The page facts of these desk rows, in their order; made when missing, brought up to date."""
    wanted = sorted({one for one in ids if one is not None})
    rows = {
        row.pk: {
            "slug": row.slug,
            "name": row.name,
            "description": getattr(row, _SAME_NAME[column]),
            **{name: getattr(row, name) for name in _EXTRA[column]},
        }
        for row in desk.objects.filter(pk__in=wanted)
    }
    public.objects.bulk_create((public(**{column: pk}, **rows[pk]) for pk in wanted), ignore_conflicts=True)
    present = {getattr(row, column): row for row in public.objects.filter(**{f"{column}__in": wanted})}
    for pk, row in present.items():
        if any(getattr(row, name) != value for name, value in rows[pk].items()):
            public.objects.filter(pk=row.pk).update(**rows[pk])
    return [present[pk] for pk in ids if pk is not None and pk in present]
