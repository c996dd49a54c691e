"""Bring a story back to what it said before, as a new revision; nothing in between is lost."""

import datetime as dt
import uuid
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles.actions import doors
from articles.actions.editing import TextHasChanged
from articles.actions.revision import PLAIN, TEXT_FIELDS, record, snapshot
from articles.models import (
    Article,
    Attribution,
    Author,
    Byline,
    RelatedHeadline,
    Revision,
    Source,
    Tag,
    Tagging,
)
from articles.rules import body, revision_schema
from articles.vocabulary import Duty, RevisionKind

if TYPE_CHECKING:
    from newsroom.accounts.models import User

# The address belongs to what readers have, not to one version of the words.
_STAYS = frozenset({"slug", "body_schema"})
_RELATED = ("headline", "url", "outlet", "kind", "why")


class CannotRestore(Exception):
    """The story cannot go back to that revision; str() says why, in the desk's words."""


@transaction.atomic
def restore(article: Article, revision: Revision, *, version: int, by: "User", at: dt.datetime) -> Revision:
    """Text, attributions, tags, bylines and related headlines as they were; section, address and notes to readers stay.

    The new revision starts the road again like every edit. Raises NotAllowed, CannotRestore (also where nothing would
    change), or TextHasChanged when the story is no longer at `version`.
    """
    fresh = doors.open_for(Duty.EDIT, by=by, article=article)
    doors.demand(Duty.CURATE, by=by, article=fresh)
    found, before = fresh.version, snapshot(fresh)
    if revision.pk == fresh.latest_revision_id:
        raise CannotRestore(_("This is the newest version already. Choose an older one."))
    content = revision_schema.current(revision.content)
    for name in TEXT_FIELDS:
        if name not in _STAYS:
            setattr(fresh, name, content["text"][name])
    fresh.body, fresh.body_schema = body.clean(fresh.body), body.SCHEMA
    fresh.version += 1
    fresh.save(update_fields=[*(name for name in TEXT_FIELDS if name != "slug"), "version"])
    _attributions(fresh, content["attributions"])
    _tags(fresh, content["tags"])
    _bylines(fresh, content["bylines"])
    _related(fresh, content["related"], by=by, at=at)
    note = _("Brought back from revision %(number)d.") % {"number": revision.number}
    made = record(fresh, kind=RevisionKind.RESTORED, by=by, at=at, note=note)
    # Asked of what came out, and undone with the transaction: only so what went since (a deleted tag) is reckoned with.
    if made.content == before:
        raise CannotRestore(_("The story says exactly this already, so nothing was changed."))
    # After it: whoever presses a second time is not told of a colleague.
    if found != version:
        raise TextHasChanged(found)
    article.refresh_from_db(fields=[*TEXT_FIELDS, "version", "stage", "latest_revision", "updated_at"])
    return made


def _attributions(article: Article, rows: list[dict[str, Any]]) -> None:
    """Entered again in their order, under their identifiers; one version on, so that an open form finds out."""
    versions = {str(key): version for key, version in article.attributions.values_list("uuid", "version")}
    article.attributions.all().delete()
    sources = Source.objects.in_bulk(
        [one["id"] for row in rows for one in (row["source"], row["relayed_by"]) if one is not None]
    )
    Attribution.objects.bulk_create(
        Attribution(
            article=article,
            uuid=uuid.UUID(row["uuid"]),
            version=versions.get(row["uuid"], 0) + 1,
            said_on=dt.date.fromisoformat(row["said_on"]) if row["said_on"] else None,
            source=sources[row["source"]["id"]] if row["source"] else None,
            relayed_by=sources[row["relayed_by"]["id"]] if row["relayed_by"] else None,
            **{name: row[name] for name in PLAIN},
        )
        for row in rows
    )


def _tags(article: Article, rows: list[dict[str, Any]]) -> None:
    article.taggings.all().delete()
    known = Tag.objects.in_bulk([row["id"] for row in rows])
    Tagging.objects.bulk_create(
        Tagging(content_object=article, tag=known[row["id"]], position=place)
        for place, row in enumerate(rows, 1)
        if row["id"] in known
    )


def _bylines(article: Article, rows: list[dict[str, Any]]) -> None:
    article.bylines.all().delete()
    known = Author.objects.in_bulk([row["id"] for row in rows])
    Byline.objects.bulk_create(
        Byline(article=article, author=known[row["id"]], position=place)
        for place, row in enumerate(rows, 1)
        if row["id"] in known
    )


def _related(article: Article, rows: list[dict[str, Any]], *, by: "User", at: dt.datetime) -> None:
    article.related.all().delete()
    RelatedHeadline.objects.bulk_create(
        RelatedHeadline(
            article=article,
            position=place,
            target_id=row["target"]["id"] if row["target"] else None,
            published_on=dt.date.fromisoformat(row["published_on"]) if row["published_on"] else None,
            added_by=by,
            added_at=at,
            **{name: row[name] for name in _RELATED},
        )
        for place, row in enumerate(rows, 1)
    )
