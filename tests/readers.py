"""A paper for tests of what readers see: public rows as publishing leaves them, without a desk behind them."""

from __future__ import annotations

import datetime as dt
import itertools
import uuid
from collections.abc import Sequence
from typing import Any

import pytest
from django.db import connection
from django.db.models import F
from django.db.models.functions import Coalesce, Greatest, Least

from articles.actions.publishing.render import PageParts, StatementLine, render
from articles.models.public import (
    Publication,
    PublicAuthor,
    PublicByline,
    PublicRelated,
    PublicSection,
    PublicTag,
    PublicTopic,
    Redirect,
)
from articles.rules.address import make_slug, story_path
from articles.rules.body import numbered
from articles.rules.statement import Counted, counts_line
from articles.vocabulary import Standing, Truth

NOON = dt.datetime(2026, 11, 20, 12, 0, tzinfo=dt.UTC)


@pytest.fixture
def paper(db: None) -> Paper:
    """A paper without any story yet."""
    open_gate()
    return Paper()


def open_gate() -> None:
    """Let this transaction write public rows without a release; rolled back with the test."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE articles_publication DISABLE TRIGGER publication_guard")


def close_gate() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE articles_publication ENABLE TRIGGER publication_guard")


class Paper:
    """Publishes stories straight to readers; each call makes the sections, topics and authors it names."""

    def __init__(self) -> None:
        self._ids = itertools.count(900_001, 7)

    def story(
        self,
        headline: str = "Lock keepers open the gates early",
        *,
        at: dt.datetime = NOON,
        section: str = "World",
        authors: Sequence[str] = ("Rosa Linnet",),
        topics: Sequence[str] = (),
        related: Sequence[dict[str, Any]] = (),
        statements: int = 0,
        body: str = "<p>The gates stood open at dawn.</p>",
        **fields: Any,
    ) -> Publication:
        if statements:
            body, lines = marked(statements)
        else:
            lines = []
        counts = counts_line(Counted(Truth.NOT_VERIFIED, line.speaker) for line in lines)
        language = fields.pop("language", "en-gb")
        method = fields.pop("method", ["We asked the lock keepers and read the register."])
        dateline = fields.get("dateline", "")
        parts = PageParts(
            body=body, counts=counts, statements=lines, method=method, dateline=dateline, language=language
        )
        number = next(self._ids)
        facts = self.section(section)
        slug = fields.pop("slug", "") or make_slug(headline)
        row = Publication.objects.create(
            **{
                "article_id": number,
                "uuid": uuid.uuid4(),
                "path": story_path(at.date(), slug),
                "standing": Standing.LIVE,
                "section": facts,
                "headline": headline,
                "standfirst": "What the keepers saw, and what the river did next.",
                "language": language,
                "body_schema": 1,
                "html": render(parts),
                "release_number": 1,
                "revision_id": number + 1,
                "first_published_at": at,
                "updated_at": at,
                **fields,
            }
        )
        pages: list[Any] = [facts]
        for position, name in enumerate(authors):
            author = self.author(name)
            PublicByline.objects.create(publication=row, author=author, position=position)
            pages.append(author)
        for position, name in enumerate(topics):
            topic = self.topic(name)
            PublicTag.objects.create(publication=row, topic=topic, position=position)
            pages.append(topic)
        for position, other in enumerate(related):
            PublicRelated.objects.create(publication=row, position=position, **other)
        if row.standing == Standing.LIVE:
            self._count(pages, at)
        return row

    def many(self, count: int) -> None:
        """`count` stories an hour apart, of one section, topic and author; quicker than one by one."""
        first = self.story("Gate 0 opens", topics=["Ferries"])
        facts = [first.section, self.topic("Ferries"), self.author("Rosa Linnet")]
        rows = Publication.objects.bulk_create(self._like(first, n) for n in range(1, count))
        PublicByline.objects.bulk_create(PublicByline(publication=row, author=facts[2], position=0) for row in rows)
        PublicTag.objects.bulk_create(PublicTag(publication=row, topic=facts[1], position=0) for row in rows)
        for page in facts:
            last = rows[-1].first_published_at if rows else NOON
            type(page).objects.filter(pk=page.pk).update(stories=count, first_at=last)

    def _like(self, first: Publication, n: int) -> Publication:
        at = first.first_published_at - dt.timedelta(hours=n)
        facts = {field.attname: getattr(first, field.attname) for field in Publication._meta.fields}
        return Publication(
            **{
                **facts,
                "id": None,
                "article_id": next(self._ids),
                "uuid": uuid.uuid4(),
                "headline": f"Gate {n} opens",
                "path": story_path(at.date(), f"gate-{n}-opens"),
                "first_published_at": at,
                "updated_at": at,
            }
        )

    def withdraw(self, story: Publication, notice: str = "The register was misread. We are sorry.") -> None:
        Publication.objects.filter(pk=story.pk).update(
            standing=Standing.WITHDRAWN, withdrawn_at=NOON + dt.timedelta(days=1), withdrawn_notice=notice
        )
        PublicSection.objects.filter(pk=story.section_id).update(stories=F("stories") - 1)

    def restore(self, story: Publication) -> None:
        Publication.objects.filter(pk=story.pk).update(standing=Standing.LIVE)
        PublicSection.objects.filter(pk=story.section_id).update(stories=F("stories") + 1)

    def former_address(self, story: Publication, path: str) -> None:
        Redirect.objects.create(publication=story, path=path)

    def section(self, name: str, **fields: Any) -> PublicSection:
        return self._facts(PublicSection, name, "section_id", fields)

    def topic(self, name: str, **fields: Any) -> PublicTopic:
        return self._facts(PublicTopic, name, "tag_id", {"kind": "TOPIC", **fields})

    def author(self, name: str, **fields: Any) -> PublicAuthor:
        return self._facts(PublicAuthor, name, "author_id", fields)

    def _facts(self, model: Any, name: str, column: str, fields: dict[str, Any]) -> Any:
        fields = {"name": name, column: next(self._ids), **fields}
        return model.objects.get_or_create(slug=fields.pop("slug", make_slug(name)), defaults=fields)[0]

    def _count(self, pages: Sequence[Any], at: dt.datetime) -> None:
        for page in pages:
            type(page).objects.filter(pk=page.pk).update(
                stories=F("stories") + 1,
                first_at=Least(Coalesce("first_at", at), at),
                last_at=Greatest(Coalesce("last_at", at), at),
            )


def marked(count: int) -> tuple[str, list[StatementLine]]:
    """A body of `count` paragraphs with one attributed passage each, the first one split in two; and its statements."""
    uuids = [uuid.UUID(int=n) for n in range(1, count + 1)]
    split = f'<p><span data-attribution="{uuids[0]}">and shut again</span>, they said.</p>'
    body = split + "".join(
        f'<p>Keepers of lock {n} say <span data-attribution="{mark}">the gates stood open at dawn on day {n}</span>, '
        f"which the register of lock {n} neither confirms nor denies in its {n * 37} entries.</p>"
        for n, mark in enumerate(uuids, 1)
    )
    numbers = {mark: n for n, mark in enumerate(uuids, 1)}
    labels = {mark: f"Keeper {n}, statement, not independently verified" for mark, n in numbers.items()}
    html = numbered(body, numbers, labels, dict.fromkeys(uuids, "s-care"))
    lines = [
        StatementLine(
            number=n,
            passages=2 if n == 1 else 1,
            speaker=f"Keeper {n}",
            is_named=True,
            role_then="Lock keeper",
            statement=f"The gates stood open at dawn on day {n}.",
            label="Statement, not independently verified",
            tone="s-care",
            provenance_label="Our own interview",
            said_on="19 November 2026",
            said_on_iso="2026-11-19",
            place="Pellin Lock",
        )
        for n in range(1, count + 1)
    ]
    return html, lines
