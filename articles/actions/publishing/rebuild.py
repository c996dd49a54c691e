"""Render released pages again from their revisions, after the templates changed."""

import datetime as dt
from collections.abc import Iterator

from django.db import transaction

from articles.actions import doors
from articles.actions.publishing.effects import after_release
from articles.actions.publishing.notes import lines
from articles.actions.publishing.page import render_page
from articles.actions.publishing.publish import next_number
from articles.actions.publishing.queue import wait_for_turn
from articles.models import Article, Publication, Release, Revision
from articles.rules import revision_schema
from articles.vocabulary import ReleaseKind, Standing


def released_articles(*, after: int = 0, batch: int = 200) -> Iterator[int]:
    """The keys of every story that has been out and was not killed since, in order, a batch at a time."""
    while keys := list(
        Publication.objects.exclude(standing=Standing.KILLED)
        .filter(article_id__gt=after)
        .order_by("article_id")
        .values_list("article_id", flat=True)[:batch]
    ):
        yield from keys
        after = keys[-1]


@transaction.atomic
def rebuild(article_id: int, *, at: dt.datetime, check: bool = False) -> bool:
    """Whether the stored page differs from a fresh rendering of its released revision.

    Unless `check`, a page that differs is replaced, beside a Release that says so; one that does
    not differ is left alone, so a run that was cut short is simply run again.
    """
    article = doors.locked(Article(pk=article_id))
    publication = Publication.objects.get(article_id=article_id)
    if publication.standing == Standing.KILLED:
        return False  # asked under the lock: a page that was killed a moment ago stays empty
    revision = Revision.objects.get(pk=publication.revision_id)
    html = render_page(revision_schema.current(revision.content), notes=lines(publication))
    if html == publication.html:
        return False
    if not check:
        wait_for_turn()
        release = Release.objects.create(
            article=article, number=next_number(article), kind=ReleaseKind.REBUILT, revision=revision, by=None, at=at
        )
        publication.html = html
        publication.save(update_fields=["html"])
        after_release(release, publication)
    return True
