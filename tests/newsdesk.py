"""A small newsroom for tests: people with roles, and stories in any state, all made through the real actions."""

from __future__ import annotations

import datetime as dt
import itertools
from functools import cache
from typing import Any

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from articles.actions import attribution, editing, reader_note, related, section, source, stops, tag, workflow
from articles.actions.publishing.kill import kill
from articles.actions.publishing.publish import publish
from articles.actions.publishing.withdraw import withdraw
from articles.models import (
    Article,
    Attribution,
    ReaderNote,
    RelatedHeadline,
    Release,
    Section,
    SectionMembership,
    Source,
    Tag,
)
from articles.models.clock import database_now
from articles.rules import body
from articles.vocabulary import Change, Move, NoteKind, SourceKind, Standing
from newsroom.accounts.models import User
from newsroom.accounts.roles import Role

PASSWORD = "correct horse battery staple"
# Why stories of tests go out without a byline.
EXCUSE = "A brief carries no byline."
_numbers = itertools.count(1)
hashed = cache(make_password)


class Newsdesk:
    """`desk.hire("rosa", Role.REPORTER)`, `desk.draft(by=rosa)`, `desk.live(headline="…")`."""

    def __init__(self) -> None:
        self.world = section.save(Section(name="World", slug="world", position=1))
        self._people: dict[str, User] = {}

    def hire(self, name: str, role: Role | None, *sections: Section) -> User:
        """Somebody who works in World (or the given sections); `role=None` is staff without any right or section."""
        if name in self._people:
            return self._people[name]
        # As `accounts.hire` and `section.join` leave it; nearly every test begins here, and those two ask a lot.
        person = User(
            email=f"{name}@newsroom.example", name=name.capitalize(), is_staff=True, password=hashed(PASSWORD)
        )
        person.save(force_insert=True)
        if role:
            group = Group.objects.get(name=role.value)
            User.groups.through.objects.create(user=person, group=group)
        places = sections or ((self.world,) if role else ())
        SectionMembership.objects.bulk_create(SectionMembership(section=place, person=person) for place in places)
        self._people[name] = person
        return person

    @property
    def rosa(self) -> User:
        return self.hire("rosa", Role.REPORTER)

    @property
    def ed(self) -> User:
        return self.hire("ed", Role.EDITOR)

    @property
    def mara(self) -> User:
        """Managing editor: of every section, a member of one that has no stories."""
        return self._people.get("mara") or self.hire("mara", Role.MANAGING_EDITOR, self.section("Letters"))

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

    def release(self, article: Article, *, by: User | None = None, **said: Any) -> Release:
        """In spite of the checklist; an edit of a live story as an update, unless the test says what it is."""
        article.refresh_from_db()
        assert article.latest_revision is not None
        waiting = article.reader_notes.filter(release=None).exists()
        if article.standing == Standing.LIVE and "change" not in said and not waiting:
            said |= {"change": Change.UPDATE, "update_note": "There is more to tell."}
        said = {"excuse": EXCUSE, **said}
        return publish(article, revision=article.latest_revision, by=by or self.ed, at=self.now, **said)

    def note(self, article: Article, *, by: User | None = None, **facts: Any) -> ReaderNote:
        """A correction that waits for the next release, unless said otherwise."""
        row = ReaderNote(article=article, **{"kind": NoteKind.CORRECTION, "text": "We counted wrongly.", **facts})
        reader_note.add(row, by=by or self.rosa, at=self.now)
        article.refresh_from_db()
        return row

    def corrected(self, article: Article | None = None, **facts: Any) -> Article:
        """A live story with a note that readers have; it said `was`."""
        story = article or self.live(paragraphs=[f"The ferry runs again. It said: {facts.get('was', 'nothing')}."])
        self.note(story, **facts)
        return self.live(story)

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

    def killed(self, article: Article | None = None, *, reason: str = "A court order.", **text: Any) -> Article:
        live = self.live(article, **text)
        kill(live, reason=reason, by=self.mara, at=self.now)
        live.refresh_from_db()
        return live

    def held(self, article: Article, *, by: User | None = None) -> Article:
        """Under legal hold."""
        stops.place_legal_hold(article, reason="A letter from their lawyers.", by=by or self.ed, at=self.now)
        return article

    def embargoed(self, article: Article, *, hours: float = 1, by: User | None = None) -> Article:
        until = self.now + dt.timedelta(hours=hours)
        stops.set_embargo(article, until=until, reason="Agreed with the port.", by=by or self.ed, at=self.now)
        return article

    def spiked(self, article: Article | None = None, **text: Any) -> Article:
        return self.move(article or self.draft(**text), Move.SPIKE, by=self.rosa, note="Nobody confirms it.")
