"""The rule about signs that no reader can see holds where things are written, whichever form or command asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from articles.actions import attribution, author, comment, editing, note, refusal, section, source, tag, workflow
from articles.actions.publishing.withdraw import withdraw
from articles.actions.related import MOST as MOST_RELATED
from articles.models import Attribution, Author, Section, Source, Tag
from articles.rules.anchor import Anchor
from articles.vocabulary import Move, SourceKind
from newsroom.accounts import actions as accounts
from newsroom.accounts.roles import Role
from tests.newsdesk import Newsdesk

TYPED, KEPT = "Fer\x00ry\u202e\ud800 \U000e0041line\ufff9\x1b", "Ferry line"
UNSEEN = "\u200b\u3164\u2800\u0301"


def draft(desk: Newsdesk) -> list[str]:
    story = desk.draft(headline=TYPED, kicker=TYPED, standfirst=TYPED, dateline=TYPED, method=TYPED, related=[TYPED])
    return [story.headline, story.kicker, story.standfirst, story.dateline, story.method, story.related.get().headline]


def text(desk: Newsdesk) -> list[str]:
    story = desk.draft()
    fields = dict.fromkeys(("headline", "kicker", "standfirst", "dateline", "method"), TYPED)
    editing.save_text(story, version=1, text={**fields, "body": f"<p>{TYPED}</p>"}, by=desk.rosa, at=desk.now)
    story.refresh_from_db()
    return [*(getattr(story, name) for name in fields), story.body.removeprefix("<p>").removesuffix("</p>")]


def statement(desk: Newsdesk) -> list[str]:
    fields = dict.fromkeys(("statement", "verb", "descriptor", "role_then", "place", "unnamed_reason"), TYPED)
    row = Attribution(article=desk.draft(), **fields)
    attribution.add(row, by=desk.rosa, at=desk.now)
    row.refresh_from_db()
    return [getattr(row, name) for name in fields]


def related(desk: Newsdesk) -> list[str]:
    row = desk.relate(desk.draft(), headline=TYPED, outlet=TYPED, why=TYPED)
    return [row.headline, row.outlet, row.why]


def books(desk: Newsdesk) -> list[str]:
    one, person = tag.save(Tag(name=TYPED, description=TYPED)), author.save(Author(name=TYPED, bio=TYPED))
    named = source.save(Source(name=TYPED, descriptor=TYPED, description=TYPED))
    place = section.save(Section(name=TYPED, description=TYPED))
    return [
        *(one.name, one.description, person.name, person.bio),
        *(named.name, named.descriptor, named.description, place.name, place.description),
    ]


def steps(desk: Newsdesk) -> list[str]:
    story = desk.in_review()
    revision = story.latest_revision
    assert revision is not None
    back = workflow.move(story, move=Move.SEND_BACK, revision=revision, by=desk.ed, at=desk.now, note=TYPED)
    gone = withdraw(desk.live(), reason=TYPED, by=desk.ed, at=desk.now)
    left = note.leave(desk.draft(), words=TYPED, by=desk.ed, at=desk.now)
    said = comment.add(desk.draft(), words=TYPED, about=Anchor(TYPED, TYPED, TYPED), by=desk.ed, at=desk.now).comment
    return [back.note, gone.reason, left.note, said.words, said.passage, said.before, said.after]


def lost(desk: Newsdesk) -> list[str]:
    posted = {"headline": TYPED}
    row = refusal.keep(desk.draft(), form="text", posted=posted, based_on=1, found=2, by=desk.rosa, at=desk.now)
    row.refresh_from_db()
    return [row.posted["headline"]]


@pytest.mark.parametrize("write", [draft, text, statement, related, books, steps, lost])
def test_what_cannot_be_seen_is_not_kept(desk: Newsdesk, write: Callable[[Newsdesk], list[str]]) -> None:
    assert set(write(desk)) == {KEPT}


@pytest.mark.parametrize(
    "write",
    [
        lambda desk: desk.draft(headline=UNSEEN),
        lambda desk: tag.save(Tag(name=UNSEEN)),
        lambda desk: author.save(Author(name=UNSEEN)),
        lambda desk: source.save(Source(name=UNSEEN, kind=SourceKind.PERSON)),
        lambda desk: section.save(Section(name=UNSEEN)),
        lambda desk: desk.relate(desk.draft(), headline=UNSEEN),
        lambda desk: attribution.add(Attribution(article=desk.draft(), statement=UNSEEN), by=desk.rosa, at=desk.now),
        lambda desk: accounts.hire(email="x@newsroom.example", name="Rosa\u202e", roles=[Role.EDITOR]),
        lambda desk: accounts.hire(email="x@newsroom.example", name=UNSEEN, roles=[Role.EDITOR]),
    ],
)
def test_a_name_that_cannot_be_seen_is_refused(desk: Newsdesk, write: Callable[[Newsdesk], Any]) -> None:
    with pytest.raises(ValidationError):
        write(desk)


@pytest.mark.parametrize(
    "write",
    [
        # What an import proposes fits, or the story is not begun.
        lambda desk: desk.draft(related=["h" * 201]),
        lambda desk: desk.draft(related=["Headline"] * (MOST_RELATED + 1)),
        # Each passage is looked for in the whole text.
        lambda desk: attribution.add(
            Attribution(article=desk.draft(), statement="x"), passages=["e"] * 51, by=desk.rosa, at=desk.now
        ),
    ],
)
def test_what_is_too_long_or_too_many_is_refused_in_a_sentence(
    desk: Newsdesk, write: Callable[[Newsdesk], Any]
) -> None:
    with pytest.raises(ValidationError) as why:
        write(desk)
    assert all(sentence.endswith(".") for sentence in why.value.messages)


def test_a_headline_that_an_import_leaves_blank_is_left_out(desk: Newsdesk) -> None:
    assert desk.draft(related=["", UNSEEN, "Keel yard hires"]).related.get().headline == "Keel yard hires"
