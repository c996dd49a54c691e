"""What becomes of the links to a story when something happens to it: each ends beside an event that says so."""

import datetime as dt
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from articles.models import Article, SharedPreview, StoryEvent
from articles.vocabulary import EventKind

if TYPE_CHECKING:
    from newsroom.accounts.models import User


def end_all(article: Article, *, why: str, at: dt.datetime) -> None:
    """End every link to the story, because of `why`, a sentence. The caller holds the story's lock."""
    for link in article.shared_previews.open(at=at).order_by("pk"):
        end(link, note=_("For “%(whom)s”. %(why)s") % {"whom": link.note, "why": why}, by=None, at=at)


def end(link: SharedPreview, *, note: str, by: "User | None", at: dt.datetime) -> None:
    log(link, EventKind.UNSHARED, note=note, by=by, at=at)
    link.ended_at, link.ended_by = at, by
    link.save(update_fields=["ended_at", "ended_by"])


def log(link: SharedPreview, kind: EventKind, *, note: str, by: "User | None", at: dt.datetime) -> None:
    """The identifier is no key, and the address never comes here."""
    data = {"preview": str(link.uuid), "until": link.expires_at.isoformat()}
    StoryEvent.objects.create(
        article=link.article, revision=link.revision, kind=kind, note=note[:600], data=data, by=by, at=at
    )
