"""A small newsroom for tests: people with roles, and stories in any state, all made through the real actions."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

from articles.actions import attribution, editing, related, section, source, tag, workflow
from articles.actions.publishing.publish import publish
from articles.actions.publishing.withdraw import withdraw
from articles.models import Article, Attribution, RelatedHeadline, Release, Section, Source, Tag
from articles.models.clock import database_now
from articles.rules import body
from articles.vocabulary import Move, SourceKind
from newsroom.accounts import actions as accounts
from newsroom.accounts.models import User
from newsroom.accounts.roles import Role

PASSWORD = "correct horse battery staple"
_numbers = itertools.count(1)


class Newsdesk:
    """`desk.hire("rosa", Role.REPORTER)`, `desk.draft(by=rosa)`, `desk.live(headline="…")`."""

    def __init__(self) -> None:
        self.world = section.save(Section(name="World", slug="world", position=1))
        self._people: dict[str, User] = {}

    def hire(self, name: str, role: Role | None, *sections: Section) -> User:
        """Somebody who works in World (or the given sections); `role=None` is staff without any right or section."""
        if name in self._people:
            return self._people[name]
        person = accounts.hire(
            email=f"{name}@newsroom.example", name=name.capitalize(), roles=[role] if role else [], password=PASSWORD
        )
        for place in sections or ((self.world,) if role else ()):
            section.join(place, person=person)
        self._people[name] = person
        return person

    @property
    def rosa(self) -> User:
        return self.hire("rosa", Role.REPORTER)

    @property
    def ed(self) -> User:
        return self.hire("ed", Role.EDITOR)

    @property
    def now(self) -> dt.datetime:
        return database_now()

    def section(self, name: str) -> Section:
        return section.save(Section(name=name, position=next(_numbers)))

    def source(self, name: str = "Ana Petrel", kind: SourceKind = SourceKind.PERSON, **facts: Any) -> Source:
        return source.save(Source(name="" if kind == SourceKind.UNNAMED else name, kind=kind, **facts))

    def tag(self, name: str = "Harbour", **facts: Any) -> Tag:
        return tag.save(Tag(name=name, **facts))

    def draft(self, *, by: User | None = None, paragraphs: list[str] | None = None, **text: Any) -> Article:
        """A draft in World with a body, by rosa unless said otherwise."""
        number = next(_numbers)
        facts = {
            "section": self.world,
            "headline": f"Ferry line reopens after storm {number}",
            "body": body.from_paragraphs(paragraphs or ["The ferry runs again, the harbour master said."]),
            "standfirst": "Boats run on a winter timetable.",
            **text,
        }
        return editing.create_draft(by=by or self.rosa, at=self.now, **facts)

    def attribute(self, article: Article, passage: str, *, by: User | None = None, **facts: Any) -> Attribution:
        """Mark the passage and add its attribution."""
        row = Attribution(article=article, **{"statement": passage, **facts})
        attribution.add(row, by=by or self.rosa, at=self.now)
        article.refresh_from_db()
        marked = body.mark(article.body, passage, row.uuid)
        editing.save_text(article, version=article.version, text={"body": marked}, by=by or self.rosa, at=self.now)
        return row

    def relate(self, article: Article, *, by: User | None = None, **facts: Any) -> RelatedHeadline:
        row = RelatedHeadline(article=article, **facts)
        related.add(row, by=by or self.rosa, at=self.now)
        return row

    def move(self, article: Article, move: Move, *, by: User, note: str = "") -> Article:
        article.refresh_from_db()
        assert article.latest_revision is not None
        workflow.move(article, move=move, revision=article.latest_revision, by=by, at=self.now, note=note)
        return article

    def in_review(self, article: Article | None = None, **text: Any) -> Article:
        return self.move(article or self.draft(**text), Move.SEND, by=self.rosa)

    def ready(self, article: Article | None = None, **text: Any) -> Article:
        """Approved by ed, so rosa (not ed) must have written it."""
        return self.move(self.in_review(article, **text), Move.APPROVE, by=self.ed)

    def release(self, article: Article) -> Release:
        article.refresh_from_db()
        assert article.latest_revision is not None
        return publish(article, revision=article.latest_revision, by=self.ed, at=self.now)

    def live(self, article: Article | None = None, **text: Any) -> Article:
        """Written by rosa, approved and published by ed."""
        ready = self.ready(article, **text)
        self.release(ready)
        ready.refresh_from_db()
        return ready

    def withdrawn(self, article: Article | None = None, **text: Any) -> Article:
        live = self.live(article, **text)
        withdraw(live, reason="The story confused two ships.", by=self.ed, at=self.now)
        live.refresh_from_db()
        return live
