"""Comment on a story or on some words of it, answer, settle and reopen; none of it changes the story."""

import datetime as dt
import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from articles.actions import doors, note, noticing, people
from articles.models import Article, Comment, StoryEvent
from articles.rules import anchor, body, comment, mention
from articles.rules.reason import Reason
from articles.rules.text import lines, one_line
from articles.vocabulary import EventKind

if TYPE_CHECKING:
    from newsroom.accounts.models import User

WHOLE_STORY = anchor.Anchor("")


class CannotComment(Exception):
    """There can be no such comment; `reasons` are sentences for the desk, str() joins them."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = list(reasons)


@dataclass(frozen=True)
class Said:
    """A comment, and the keys of those who are told of it."""

    comment: Comment
    told: Collection[int]


@transaction.atomic
def add(
    article: Article,
    *,
    words: str,
    about: anchor.Anchor = WHOLE_STORY,
    to: "User | None" = None,
    by: "User",
    at: dt.datetime,
) -> Said:
    """Write the comment down and tell `to` and those whom its words mention. The same once more changes nothing.

    `about` with surroundings was chosen in a text that may not be saved yet and is kept as it came; without, the words
    have to stand in the saved text. Comments count as notes: NOTES_AN_HOUR of both.
    Raises NotAllowed or CannotComment.
    """
    fresh = _open_for(article, by=by)
    about = anchor.kept(anchor.Anchor(*map(one_line, (about.words, about.before, about.after))))
    found: anchor.Anchor | None = about
    if about.words and not (about.before or about.after):
        found = anchor.around(body.plain(fresh.body), about.words)
    said, names = lines(words), _names(fresh)
    reasons = comment.refusals(said, about, stands=found is not None)
    if to is not None and to.pk not in names:
        reasons.append(comment.unseen(str(to)))
    if reasons:
        raise CannotComment(reasons)
    about = found or about
    row = Comment(article=fresh, words=said, passage=about.words, before=about.before, after=about.after, to=to)
    return _write(row, names, told={to.pk} if to else set(), by=by, at=at)


@transaction.atomic
def answer(row: Comment, *, words: str, by: "User", at: dt.datetime) -> Said:
    """Answer a comment; whoever made it is told, and those whom the words mention.

    Raises NotAllowed, or CannotComment also where the comment was settled meanwhile.
    """
    fresh = _open_for(row.article, by=by)
    stored, said, names = _stored(fresh, row), lines(words), _names(fresh)
    reasons = comment.refusals(said, WHOLE_STORY, stands=True)
    if stored.settled_at is not None:
        reasons.append(comment.is_settled())
    if reasons:
        raise CannotComment(reasons)
    made = Comment(article=fresh, words=said, answer_to=stored)
    return _write(made, names, told={stored.by_id}, by=by, at=at)


@transaction.atomic
def settle(row: Comment, *, by: "User", at: dt.datetime) -> bool:
    """Nothing is left to do about it. False if it was settled already, which changes nothing. Raises NotAllowed."""
    fresh = _open_for(row.article, by=by)
    stored = _stored(fresh, row)
    if stored.settled_at is not None:
        return False
    stored.settled_by, stored.settled_at = by, at
    _log(stored, EventKind.SETTLED, by=by, at=at)
    stored.save(update_fields=["settled_by", "settled_at"])
    return True


@transaction.atomic
def reopen(row: Comment, *, by: "User", at: dt.datetime) -> bool:
    """There is something to do about it again. False if it is open already. Raises NotAllowed."""
    fresh = _open_for(row.article, by=by)
    stored = _stored(fresh, row)
    if stored.settled_at is None:
        return False
    stored.settled_by, stored.settled_at = None, None
    _log(stored, EventKind.REOPENED, by=by, at=at)
    stored.save(update_fields=["settled_by", "settled_at"])
    return True


def _open_for(article: Article, *, by: "User") -> Article:
    """The story, locked, for whoever may leave a note on it."""
    fresh = doors.locked(article)
    if why := note.why_not(fresh, by=by):
        raise doors.NotAllowed(why)
    return fresh


def _stored(fresh: Article, row: Comment) -> Comment:
    """As it is now that the story is locked."""
    return Comment.objects.get(pk=row.pk, article=fresh, answer_to=None)


def _names(article: Article) -> dict[int, str]:
    return {one.pk: one.name for one in people.seeing(article)}


def _write(row: Comment, names: dict[int, str], *, told: set[int], by: "User", at: dt.datetime) -> Said:
    fresh = row.article
    readers = sorted((told | mention.mentioned(row.words, names)) & names.keys() - {by.pk})
    newest = Comment.objects.filter(article=fresh).order_by("-pk").first()
    if newest is not None and newest.settled_at is None and newest.by_id == by.pk and _facts(newest) == _facts(row):
        return Said(newest, readers)
    if many := note.too_many(by):
        raise CannotComment([Reason(one, anchor="id_comment", rule=one.rule) for one in many])
    assert fresh.latest_revision_id is not None  # noqa: S101  only while a draft is being made
    row.uuid, row.revision_id, row.by, row.at = uuid.uuid4(), fresh.latest_revision_id, by, at
    event = _log(row, EventKind.COMMENT, by=by, at=at, to=readers)
    row.save(force_insert=True)
    noticing.of_event(fresh, event)
    return Said(row, readers)


def _facts(row: Comment) -> tuple[object, ...]:
    return row.words, row.passage, row.before, row.after, row.to_id, row.answer_to_id


def _log(row: Comment, kind: EventKind, *, by: "User", at: dt.datetime, **data: object) -> StoryEvent:
    facts = {"comment": str(row.uuid), **data}
    return StoryEvent.objects.create(
        article=row.article, kind=kind, revision_id=row.revision_id, data=facts, by=by, at=at
    )
