"""The way of a demo story through the desk: drafted, attributed, tagged, linked, and moved as far as its file says."""

import datetime as dt
import hashlib
from collections.abc import Mapping

from django.utils import timezone

from articles.actions import attribution as attributions
from articles.actions import byline as bylines
from articles.actions import editing, reader_note, related, scheduling, tag, workflow
from articles.actions.publishing.publish import publish
from articles.actions.publishing.withdraw import withdraw
from articles.models import Article, Attribution, Author, ReaderNote, RelatedHeadline, Revision, Section
from articles.vocabulary import Move
from newsroom.accounts.models import User
from newsroom.demo.books import Books
from newsroom.demo.records import Content, Edit, Note, Story, paragraphs
from newsroom.demo.typesetting import set_body


def digest(story: Story) -> str:
    """What a story of the demo is known by, whatever the desk makes of its headline and address."""
    return hashlib.sha256(f"newsroom.demo/{story.key}".encode()).hexdigest()


def drafted(content: Content) -> dict[str, Article]:
    """The demo's stories that are here already, by key."""
    keys = {digest(story): story.key for story in content.stories}
    return {keys[row.origin_digest]: row for row in Article.objects.filter(origin_digest__in=keys)}


def draft(story: Story, *, home: Mapping[str, Section], people: Mapping[str, User]) -> Article:
    """The bare text, as a reporter begins it or a wire brings it in: with headlines that nobody has linked."""
    return editing.create_draft(
        section=home[story.section],
        by=people[story.desk.reporter],
        at=story.desk.written_at,
        related=[row.headline for row in story.related] if is_unlinked(story) else (),
        origin_digest=digest(story),
        headline=story.headline,
        slug=story.slug,
        kicker=story.kicker,
        standfirst=story.standfirst,
        dateline=story.dateline,
        body=set_body(story.paragraphs),
        method=" ".join(story.method.split()),
        language=story.language,
    )


def is_unlinked(story: Story) -> bool:
    return not any(row.story or row.url or row.kind for row in story.related)


class Journey:
    """One story's way from its draft to the point that its file names, each step at its own time."""

    def __init__(self, story: Story, article: Article, *, books: Books, people: Mapping[str, User]) -> None:
        self.story, self.article, self.books, self.people = story, article, books, people
        self.reporter = people[story.desk.reporter]
        self.rows: dict[str, Attribution] = {}

    def complete(self, targets: Mapping[str, Article]) -> None:
        """Give the draft its bylines, tags, attributions and related headlines; `targets` are the demo's stories."""
        at = self.story.desk.written_at
        for key in self.story.bylines:
            page = self.books.content.people[key].author
            author = Author.objects.get(slug=page.slug if page else "")
            bylines.add(self.article, author=author, by=self.reporter, at=at)
        for key in self.story.tags:
            tag.attach(self.article, tag=self.books.tag(key), by=self.reporter, at=at)
        self._attribute(at)
        for row in () if is_unlinked(self.story) else self.story.related:
            headline = RelatedHeadline(
                article=self.article,
                target=targets[row.story] if row.story else None,
                headline=row.headline,
                url=row.url,
                outlet=row.outlet,
                published_on=row.published_on,
                kind=row.kind or "",
            )
            related.add(headline, by=self.reporter, at=at)

    @property
    def starts_at(self) -> dt.datetime:
        """When readers met the story, or else when it was begun."""
        return self.story.desk.published_at or self.story.desk.written_at

    def travel(self) -> None:
        """Move the story as far as its file says."""
        desk = self.story.desk
        editor = self.people.get(desk.editor, self.reporter)
        if desk.sent_at:
            self._move(Move.SEND, by=self.reporter, at=desk.sent_at)
        if desk.sent_back_at:
            self._move(Move.SEND_BACK, by=editor, at=desk.sent_back_at, note=desk.note)
        if desk.approved_at:
            self._move(Move.APPROVE, by=editor, at=desk.approved_at)
        if desk.scheduled_at and desk.scheduled_for:
            self._schedule(desk.scheduled_for, by=editor, at=desk.scheduled_at)
        if desk.published_at:
            publish(self.article, revision=self._newest(), by=editor, at=desk.published_at, excuse=desk.excuse)
        for note in self.story.notes:
            self._tell_readers(note, by=editor)
        if desk.withdrawn_at:
            withdraw(self.article, reason=desk.notice, by=editor, at=desk.withdrawn_at)
        if self.story.edit:
            self._edit(self.story.edit)
        for note in self.story.waiting_notes:
            self._write(note)

    def _tell_readers(self, note: Note, *, by: User) -> None:
        """Take a note out, if the file says when."""
        if note.published_at is None:
            return
        self._write(note)
        self._move(Move.SEND, by=self.reporter, at=note.at)
        self._move(Move.APPROVE, by=by, at=note.published_at)
        excuse = self.story.desk.excuse
        publish(self.article, revision=self._newest(), by=by, at=note.published_at, excuse=excuse)

    def _write(self, note: Note) -> None:
        """What a note says of the text is put right there."""
        row = ReaderNote(
            article=self.article,
            kind=note.kind,
            gravity=note.gravity,
            text=note.text,
            was=note.was,
            now_is=note.now_is,
            claim=self.rows[note.claim].uuid if note.claim else None,
        )
        reader_note.add(row, by=self.reporter, at=note.at)

    def _schedule(self, due_at: dt.datetime, *, by: User, at: dt.datetime) -> None:
        scheduling.schedule(
            self.article,
            revision=self._newest(),
            due_at=due_at,
            zone=timezone.get_default_timezone_name(),
            by=by,
            at=at,
            excuse=self.story.desk.excuse,
        )

    def _attribute(self, at: dt.datetime) -> None:
        for fact in self.story.attributions:
            row = self.rows[fact.key] = Attribution(
                article=self.article,
                source=self.books.source(fact.source),
                statement=fact.statement,
                kind=fact.kind,
                verb=fact.verb,
                descriptor=fact.descriptor,
                role_then=fact.role,
                provenance=fact.provenance,
                relayed_by=self.books.source(fact.outlet),
                relayed_url=fact.outlet_url,
                outlet_sourcing=fact.outlet_sourcing,
                said_on=fact.said_on,
                said_precision=fact.precision,
                place=fact.place,
                terms=fact.terms,
                truth=fact.truth,
                unnamed_reason=fact.anonymity_reason,
            )
            attributions.add(row, by=self.reporter, at=at)
        if self.rows:
            self._save({"body": self._marked(self.story.body)}, at=at)

    def _edit(self, edit: Edit) -> None:
        text = {"headline": edit.headline, "standfirst": edit.standfirst, "body": self._marked(edit.body)}
        self._save(text, at=edit.at)

    def _save(self, text: dict[str, str], *, at: dt.datetime) -> None:
        self.article.refresh_from_db()
        editing.save_text(self.article, version=self.article.version, text=text, by=self.reporter, at=at)

    def _marked(self, body: str) -> str:
        marks = [(passage, self.rows[fact.key].uuid) for fact in self.story.attributions for passage in fact.passages]
        return set_body(paragraphs(body), marks)

    def _move(self, move: Move, *, by: User, at: dt.datetime, note: str = "") -> None:
        workflow.move(self.article, move=move, revision=self._newest(), by=by, at=at, note=note)

    def _newest(self) -> Revision:
        return Revision.objects.filter(article=self.article).newest_first()[0]
