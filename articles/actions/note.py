"""Leave a note on a story, for everybody who sees it and for some in particular."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.db.models.functions import Now
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from articles.actions import doors, noticing, people
from articles.models import Article, StoryEvent
from articles.rules import access, mention, note
from articles.rules.reason import Reason
from articles.rules.text import lines
from articles.vocabulary import Duty, EventKind

if TYPE_CHECKING:
    from newsroom.accounts.models import User


class CannotNote(Exception):
    """There can be no such note; `reasons` are sentences for the desk, str() joins them."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = list(reasons)


def why_not(article: Article, *, by: "User", seen_from: access.Standpoint | None = None) -> str:
    """Why the person may leave no note; "" if they may."""
    place = seen_from or doors.standpoint(by, section_id=article.section_id)
    return doors.refusal(Duty.SEE, by=by, article=article, seen_from=place) or note.refusal(place)


@transaction.atomic
def leave(article: Article, *, words: str, to: "Iterable[User]" = (), by: "User", at: dt.datetime) -> StoryEvent:
    """Write the note down; `to` and those whom its words mention are told. The same once more changes nothing.

    Somebody who left NOTES_AN_HOUR within an hour leaves no more, on whichever story.
    Raises NotAllowed or CannotNote.
    """
    fresh = doors.locked(article)
    if why := why_not(fresh, by=by):
        raise doors.NotAllowed(why)
    said, chosen = lines(words), {one.pk: one for one in to}
    names = {one.pk: one.name for one in people.seeing(fresh)}
    reasons: list[str] = list(note.refusals(said))
    if unseen := [str(one) for pk, one in chosen.items() if pk not in names]:
        reasons.append(_unseen(unseen))
    if reasons:
        raise CannotNote(reasons)
    readers = sorted({*chosen, *mention.mentioned(said, names)} - {by.pk})
    newest = fresh.events.order_by("-pk").first()
    facts = (EventKind.NOTE, said, by.pk, {"to": readers})
    if newest is not None and (newest.kind, newest.note, newest.by_id, newest.data) == facts:
        return newest
    if reasons_of_the_hour := too_many(by):
        raise CannotNote(reasons_of_the_hour)
    event = StoryEvent.objects.create(article=fresh, kind=EventKind.NOTE, note=said, data={"to": readers}, by=by, at=at)
    noticing.of_event(fresh, event)
    return event


def too_many(by: "User") -> list[Reason]:
    """Why the person leaves no more notes and comments now, on any story, by the database's clock; [] if they may."""
    hour_ago = Now() - dt.timedelta(hours=1)
    written = StoryEvent.objects.filter(by=by, at__gt=hour_ago, kind__in=(EventKind.NOTE, EventKind.COMMENT))
    return note.too_many(written.count(), most=settings.NOTES_AN_HOUR)


def _unseen(names: list[str]) -> Reason:
    why = _("%(names)s cannot see this story any more. Take the tick away.") % {"names": get_text_list(names, _("and"))}
    return Reason(why, anchor="id_to")
