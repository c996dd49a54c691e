"""What lawyers and editors tell each other about a story, and who has read it: not a word is shown before that is
written down."""

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from articles.actions import doors
from articles.actions.note import CannotNote
from articles.models import Article, StoryEvent
from articles.rules import note
from articles.rules.text import lines
from articles.vocabulary import Duty, EventKind

if TYPE_CHECKING:
    from newsroom.accounts.models import User

UP_TO = "upto"
"""In the data of a reading: the key of the newest note that was shown."""


@dataclass(frozen=True)
class Reading:
    """The notes, the newest first, and by which event it is told that the person read them; None without any note."""

    notes: list[StoryEvent]
    event: StoryEvent | None


@transaction.atomic
def write(article: Article, *, words: str, by: "User", at: dt.datetime) -> StoryEvent:
    """Write a note about the newest version of the story. It can never be changed or removed.

    The newest one said once more by the same person changes nothing and is returned. Who writes one has not thereby
    read the others. Raises NotAllowed or CannotNote.
    """
    fresh = doors.open_for(Duty.LEGAL_NOTES, by=by, article=article)
    said = lines(words)
    if reasons := note.refusals(said):
        raise CannotNote(reasons)
    newest = fresh.events.filter(kind=EventKind.LEGAL_NOTE).order_by("-pk").first()
    if newest is not None and (newest.by_id, newest.note) == (by.pk, said):
        return newest
    return StoryEvent.objects.create(
        article=fresh, kind=EventKind.LEGAL_NOTE, revision_id=fresh.latest_revision_id, note=said, by=by, at=at
    )


@transaction.atomic
def read(article: Article, *, by: "User", at: dt.datetime) -> Reading:
    """Write down that the person reads the notes, and hand them out. Once for each person and newest note.

    Raises NotAllowed.
    """
    # Locked, so that no note is written between those that are handed out and what is written down.
    fresh = doors.open_for(Duty.LEGAL_NOTES, by=by, article=article)
    notes = list(
        fresh.events.filter(kind=EventKind.LEGAL_NOTE)
        .select_related("by", "revision")
        .defer("revision__content")
        .order_by("-pk")
    )
    if not notes:
        return Reading([], None)
    told = {"kind": EventKind.LEGAL_READ, "by": by, "data": {UP_TO: notes[0].pk}}
    event = fresh.events.filter(**told).first() or StoryEvent.objects.create(article=fresh, at=at, **told)
    return Reading(notes, event)
