"""Who is to write a story, as its own page and the dashboard show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin.article.plan import clock
from articles.models import Article, StoryEvent
from articles.rules import assignment as rules
from articles.rules import schedule
from articles.vocabulary import EventKind, Stage, Standing

if TYPE_CHECKING:
    from newsroom.accounts.models import User


@dataclass(frozen=True)
class Assignment:
    """`who` is "" while nobody is to write the story."""

    who: str
    due: str
    length: str
    note: str
    is_overdue: bool


def name_of(person: User) -> str:
    """Whoever is to write a story, and whether somebody else has to."""
    if person.is_active:
        return str(person)
    return _("%(name)s (no longer works here)") % {"name": person}


def newest_assignment() -> ArraySubquery:
    """To annotate a story with, as `newest_assignment`: a list with the newest event of one (pk, note), or empty."""
    newest = StoryEvent.objects.filter(article=OuterRef("pk"), kind=EventKind.ASSIGNED).order_by("-pk")
    return ArraySubquery(newest.values(json=JSONObject(pk="pk", note="note"))[:1])


def note_of(article: Article) -> str:
    """What was said with the newest assignment."""
    return next((row["note"] for row in article.newest_assignment), "")  # type: ignore[attr-defined]


def event_of(article: Article) -> int:
    """The key of the newest assignment, 0 while there was none."""
    return next((row["pk"] for row in article.newest_assignment), 0)  # type: ignore[attr-defined]


def assignment_of(article: Article) -> Assignment | None:
    """None where nobody waits for one: a text that is begun and was assigned to nobody, or with nothing to write."""
    if not is_open(article):
        return None
    if article.assignee is None:
        idle = Assignment("", "", "", "", is_overdue=False)
        return idle if article.stage in (Stage.PITCH, Stage.ASSIGNED) else None
    words = article.commissioned_words
    return Assignment(
        who=name_of(article.assignee),
        due=due_in_words(article),
        length=ngettext("%(words)d word", "%(words)d words", words) % {"words": words} if words else "",
        note=note_of(article),
        is_overdue=is_overdue(article),
    )


def due_in_words(article: Article) -> str:
    """On the clock of whoever looks, and in UTC; "" for a story without an hour."""
    if article.due_at is None:
        return ""
    words = {"when": schedule.when(article.due_at, clock(), now=timezone.now())}
    return (_("overdue since %(when)s") if is_overdue(article) else _("due %(when)s")) % words


def is_open(article: Article) -> bool:
    """Whether there is something to write in it."""
    return rules.is_open(Stage(article.stage), Standing(article.standing), has_changes=article.has_unreleased_changes)


def is_overdue(article: Article) -> bool:
    return rules.is_overdue(article.due_at, stage=Stage(article.stage), at=timezone.now())
