"""The address of a story: chosen at the first release, changed only with a new slug, never reused."""

import datetime as dt

from django.utils import timezone

from articles.models import Publication, Redirect
from articles.rules.address import make_slug, story_path, with_number
from articles.rules.revision_schema import Content


def choose(content: Content, *, present: Publication | None, at: dt.datetime) -> str:
    """The path under which this content goes out; the caller holds the release queue.

    A live story keeps its path unless its slug was changed; a path that was ever another
    story's gets a number instead.
    """
    wanted = content["text"]["slug"]
    if present is not None:
        date = dt.date(*(int(part) for part in present.path.strip("/").split("/")[:3]))
        if not wanted or story_path(date, wanted) == present.path:
            return present.path
    else:
        # The newsroom's own zone, whatever zone the person at the desk works in.
        date = timezone.localtime(at, timezone.get_default_timezone()).date()
    slug = wanted or make_slug(content["text"]["headline"])
    number = 1
    while _is_taken(path := story_path(date, with_number(slug, number)), present):
        number += 1
    return path


def _is_taken(path: str, present: Publication | None) -> bool:
    mine = present.pk if present else 0
    return (
        Publication.objects.filter(path=path).exclude(pk=mine).exists()
        or Redirect.objects.filter(path=path).exclude(publication_id=mine).exists()
    )


def remember_former(publication: Publication, *, former: str) -> None:
    """Let a former address answer 301; an address that the story took back is no redirect any more."""
    Redirect.objects.filter(path=publication.path).delete()
    if former and former != publication.path:
        Redirect.objects.get_or_create(path=former, publication=publication)
