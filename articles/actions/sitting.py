"""Keep what somebody types before it is saved, and know who sits before a story; no history is written here."""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from articles.actions import doors
from articles.models import Article, Sitting
from articles.rules.text import legible
from articles.vocabulary import Duty

if TYPE_CHECKING:
    from newsroom.accounts.models import User

# A body in the editor's spelling, and every other field of a form, together.
MOST_LETTERS = 400_000
# Of one person in one story; whoever has so many has left a machine alone that opens pages.
MOST_UNSAVED = 30
DAYS_KEPT = 30


class CannotKeep(Exception):
    """The words could not be kept; str() says why and what to do, in the desk's words."""


@dataclass(frozen=True)
class Typed:
    """What one page has sent: `key` names the page, `sequence` rises with each time it sends."""

    key: uuid.UUID
    sequence: int
    words: Mapping[str, str]
    based_on: int | None


@transaction.atomic
def keep(article: Article, typed: Typed, *, by: "User", at: dt.datetime) -> Sitting:
    """Keep the words of a page unless newer ones of the same page are kept, or the page was saved since.

    Returns what is kept then. Raises NotAllowed or CannotKeep.
    """
    doors.demand(Duty.EDIT, by=by, article=article)
    if sum(len(name) + len(value) for name, value in typed.words.items()) > MOST_LETTERS:
        raise CannotKeep(_("The text is too long to be kept while you write. Shorten it or save it in parts."))
    sitting = _taken(article, typed.key, by=by)
    if sitting.ended_at is not None or sitting.sequence >= typed.sequence:
        return sitting
    if sitting.kept_at is None and _unsaved(article, by=by).count() >= MOST_UNSAVED:
        raise CannotKeep(
            _("%(most)d unsaved texts of yours wait in this story. Save them or throw them away on its page.")
            % {"most": MOST_UNSAVED}
        )
    # PostgreSQL cannot store NUL, and nobody can read it.
    sitting.posted = {name: legible(value) for name, value in typed.words.items()}
    sitting.based_on, sitting.sequence = typed.based_on, typed.sequence
    sitting.seen_at = sitting.kept_at = at
    sitting.is_writing = True
    sitting.save()
    return sitting


@transaction.atomic
def be_there(article: Article, key: uuid.UUID, *, by: "User", at: dt.datetime, is_writing: bool) -> Sitting:
    """The person looks at the form. Whoever sees the story may."""
    doors.demand(Duty.SEE, by=by, article=article)
    sitting = _taken(article, key, by=by)
    sitting.seen_at, sitting.is_writing = at, is_writing
    sitting.save(update_fields=["seen_at", "is_writing"])
    return sitting


def leave(article: Article, key: uuid.UUID, *, by: "User") -> None:
    """The page closes; what it kept stays."""
    Sitting.objects.filter(article=article, person=by, key=key).update(seen_at=None)


@transaction.atomic
def end(article: Article, key: uuid.UUID, *, by: "User", at: dt.datetime) -> None:
    """The words were saved: nothing is kept, and what the page sent before that and arrives later is not either."""
    sitting = _taken(article, key, by=by)
    if sitting.ended_at is None:
        sitting.posted, sitting.ended_at, sitting.seen_at = {}, at, None
        sitting.save()


def throw_away(sitting: Sitting, *, by: "User", at: dt.datetime) -> None:
    """Its writer wants the words no more. They can be had back until `forget` takes them."""
    Sitting.objects.filter(pk=sitting.pk, person=by, ended_at=None).update(ended_at=at, seen_at=None)


def take_back(sitting: Sitting, *, by: "User") -> None:
    """What was thrown away is kept again."""
    Sitting.objects.filter(pk=sitting.pk, person=by).exclude(posted={}).update(ended_at=None)


def forget(*, at: dt.datetime, **_signal: Any) -> int:
    """Delete what ended more than a day ago, and what nobody came back for within a month. Returns how many."""
    ended = Sitting.objects.filter(ended_at__lt=at - dt.timedelta(days=1))
    old = at - dt.timedelta(days=DAYS_KEPT)
    given_up = Sitting.objects.filter(ended_at=None, kept_at__lt=old)
    # Of a page that was only looked at nothing is known but its end.
    looked = Sitting.objects.filter(ended_at=None, kept_at=None).exclude(seen_at__gt=at - dt.timedelta(days=1))
    return sum(rows.delete()[0] for rows in (ended, given_up, looked))


def _unsaved(article: Article, *, by: "User") -> QuerySet[Sitting]:
    return Sitting.objects.with_words().filter(article=article, person=by)


def _taken(article: Article, key: uuid.UUID, *, by: "User") -> Sitting:
    """The sitting, begun if it is new, and locked: of two requests of one page the later one waits."""
    Sitting.objects.get_or_create(article=article, person=by, key=key)
    return Sitting.objects.select_for_update().get(article=article, person=by, key=key)
