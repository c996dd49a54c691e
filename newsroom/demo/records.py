"""The shapes of the demo newsroom's content; `content.load()` fills them from the TOML files."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from articles.vocabulary import (
    Gravity,
    NoteKind,
    OutletSourcing,
    Precision,
    Provenance,
    RelatedKind,
    SourceKind,
    StatementKind,
    TagKind,
    Terms,
    Truth,
)
from newsroom.accounts.roles import Role


class Reach(StrEnum):
    """How far along the road the demo takes a story."""

    DRAFT = "draft"
    IN_REVIEW = "in review"
    SENT_BACK = "sent back"
    READY = "ready"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    EDITED = "edited"
    WITHDRAWN = "withdrawn"


# What each point of the road cannot be without; a story holds these in its [desk] table.
NEEDS = {
    Reach.DRAFT: (),
    Reach.IN_REVIEW: ("sent_at",),
    Reach.SENT_BACK: ("sent_at", "sent_back_at", "editor", "note"),
    Reach.READY: ("sent_at", "approved_at", "editor"),
    Reach.SCHEDULED: ("sent_at", "approved_at", "scheduled_at", "scheduled_for", "editor"),
    Reach.PUBLISHED: ("sent_at", "approved_at", "published_at", "editor"),
    Reach.EDITED: ("sent_at", "approved_at", "published_at", "editor"),
    Reach.WITHDRAWN: ("sent_at", "approved_at", "published_at", "withdrawn_at", "editor", "notice"),
}


@dataclass(frozen=True)
class Section:
    slug: str
    name: str
    description: str


@dataclass(frozen=True)
class Tag:
    name: str
    kind: TagKind
    description: str


@dataclass(frozen=True)
class AuthorPage:
    slug: str
    bio: str


@dataclass(frozen=True)
class Person:
    name: str
    email: str
    role: Role
    sections: tuple[str, ...]
    author: AuthorPage | None = None


@dataclass(frozen=True)
class Source:
    """Someone or something that is quoted; an unnamed one has a descriptor and nothing else."""

    kind: SourceKind
    name: str = ""
    description: str = ""
    descriptor: str = ""
    has_page: bool = True


@dataclass(frozen=True)
class Attribution:
    """`source` and `outlet` are keys of the source book; `passages` are exact pieces of the body's paragraphs."""

    key: str
    passages: tuple[str, ...]
    statement: str
    kind: StatementKind
    verb: str
    descriptor: str
    provenance: Provenance
    terms: Terms
    truth: Truth
    source: str = ""
    role: str = ""
    outlet: str = ""
    outlet_url: str = ""
    outlet_sourcing: OutletSourcing = OutletSourcing.NOT_RECORDED
    said_on: datetime.date | None = None
    precision: Precision = Precision.DAY
    place: str = ""
    anonymity_reason: str = ""


@dataclass(frozen=True)
class Related:
    """Points to our own `story`, to another outlet's page (`url`), or, with a headline alone, to nothing yet."""

    headline: str = ""
    story: str = ""
    url: str = ""
    outlet: str = ""
    published_on: datetime.date | None = None
    kind: RelatedKind | None = None


@dataclass(frozen=True)
class Desk:
    reaches: Reach
    reporter: str
    written_at: datetime.datetime
    editor: str = ""
    sent_at: datetime.datetime | None = None
    sent_back_at: datetime.datetime | None = None
    approved_at: datetime.datetime | None = None
    # When somebody chose the hour, and which one.
    scheduled_at: datetime.datetime | None = None
    scheduled_for: datetime.datetime | None = None
    published_at: datetime.datetime | None = None
    withdrawn_at: datetime.datetime | None = None
    note: str = ""
    notice: str = ""
    # Why it goes out in spite of what the checklist wants a reason for.
    excuse: str = ""


@dataclass(frozen=True)
class Edit:
    """A newer, unpublished text of a live story."""

    at: datetime.datetime
    headline: str
    standfirst: str
    body: str


@dataclass(frozen=True)
class Note:
    """A note to readers of a live story; without `published_at` it waits. `claim` is the key of an attribution."""

    kind: NoteKind
    text: str
    at: datetime.datetime
    gravity: Gravity = Gravity.ORDINARY
    was: str = ""
    now_is: str = ""
    claim: str = ""
    published_at: datetime.datetime | None = None


@dataclass(frozen=True)
class Story:
    key: str
    section: str
    headline: str
    slug: str
    body: str
    language: str
    desk: Desk
    bylines: tuple[str, ...]
    tags: tuple[str, ...]
    kicker: str = ""
    standfirst: str = ""
    dateline: str = ""
    method: str = ""
    edit: Edit | None = None
    attributions: tuple[Attribution, ...] = ()
    related: tuple[Related, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def waiting_notes(self) -> tuple[Note, ...]:
        return tuple(note for note in self.notes if note.published_at is None)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return paragraphs(self.body)


@dataclass(frozen=True)
class HousePage:
    """A page about the paper; its key is its address."""

    title: str
    by: str
    at: datetime.datetime
    body: str


@dataclass(frozen=True)
class Content:
    """Everything the demo newsroom holds; the keys are those of the files."""

    sections: tuple[Section, ...]
    people: Mapping[str, Person]
    tags: Mapping[str, Tag]
    sources: Mapping[str, Source]
    stories: tuple[Story, ...]
    house_pages: Mapping[str, HousePage]

    @cached_property
    def story(self) -> Mapping[str, Story]:
        return {story.key: story for story in self.stories}


def paragraphs(body: str) -> tuple[str, ...]:
    """The paragraphs of a body, with their `## ` or `> ` marks."""
    return tuple(part.strip() for part in body.strip().split("\n\n") if part.strip())
