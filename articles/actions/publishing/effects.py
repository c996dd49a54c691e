"""What a release causes outside the database: written down beside it, done at least once."""

import datetime as dt
import logging
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.dispatch import Signal

from articles.models import Effect, Publication, PublicNote, PublicRelated, Release
from articles.models.clock import database_now
from articles.vocabulary import EffectKind

log = logging.getLogger(__name__)

RECORD = "/corrections/"

# Sent with `paths` (list of str), at least once and after the commit, whenever pages changed. A cache or
# CDN in front of the site connects a receiver; one that raises is tried again by `manage.py run_effects`.
addresses_changed = Signal()


def _purge(data: dict[str, Any]) -> None:
    addresses_changed.send(sender=Release, paths=list(data["paths"]))


HANDLERS: dict[str, Callable[[dict[str, Any]], None]] = {EffectKind.PURGE: _purge}


def after_release(release: Release, publication: Publication, *, paths: list[str] | None = None) -> None:
    """Write the effects of a release in its transaction; `on_commit` only hastens them.

    `paths`: the addresses that changed, from who asked while the rows that answer it were still there.
    """
    changed = changed_paths(publication) if paths is None else paths
    Effect.objects.create(release=release, kind=EffectKind.PURGE, data={"paths": changed})
    transaction.on_commit(lambda: run_effects(release_id=release.pk, at=database_now()), robust=True)


def changed_paths(publication: Publication) -> list[str]:
    """Every address whose bytes depend on the story itself, its own first."""
    return [
        publication.path,
        *publication.former_addresses.order_by("path").values_list("path", flat=True),
        "/",
        f"/{publication.section.slug}/",
        *(f"/topics/{slug}/" for slug in publication.tags.order_by("position").values_list("topic__slug", flat=True)),
        *(
            f"/authors/{slug}/"
            for slug in publication.bylines.order_by("position").values_list("author__slug", flat=True)
        ),
        *_pages_that_link_to(publication),
        *_record_of_corrections(publication),
        "/feeds/all.atom",
        "/sitemap.xml",
    ]


def _pages_that_link_to(publication: Publication) -> QuerySet[Publication, str]:
    """The live stories among whose related headlines it stands, or stood until now."""
    own = [publication.path, *publication.former_addresses.values_list("path", flat=True)]
    leads_to_it = Q(target_article_id=publication.article_id) | Q(url__in=[settings.SITE_URL + path for path in own])
    links = PublicRelated.objects.filter(leads_to_it, publication=OuterRef("pk"))
    return Publication.objects.live().filter(Exists(links)).order_by("path").values_list("path", flat=True)


def _record_of_corrections(publication: Publication) -> list[str]:
    """The notes of the story on the public record, and the lists they stand in."""
    paths = [note.path for note in PublicNote.objects.filter(publication=publication).order_by("number")]
    paths = [path for path in paths if path.startswith(RECORD)]
    if not paths:
        return []
    months = dict.fromkeys(path.rstrip("/").rpartition("/")[0] + "/" for path in paths)
    return [*paths, *months, RECORD, "/feeds/corrections.atom"]


def run_effects(*, at: dt.datetime, release_id: int | None = None) -> tuple[int, int]:
    """Do what is due, each in a transaction of its own; returns (done, failed). Safe to run again and side by side."""
    due = Effect.objects.due() if release_id is None else Effect.objects.due().filter(release_id=release_id)
    results = [_run_one(pk, at=at) for pk in due.values_list("pk", flat=True)]
    return results.count(True), results.count(False)


def _run_one(pk: int, *, at: dt.datetime) -> bool | None:
    # Counted and committed before the try: an effect that kills its process is still seen to have been tried.
    if not Effect.objects.due().filter(pk=pk).update(attempts=F("attempts") + 1):
        return None
    try:
        with transaction.atomic():
            effect = Effect.objects.select_for_update(skip_locked=True).filter(pk=pk, done_at__isnull=True).first()
            if effect is None:
                return None
            HANDLERS[effect.kind](effect.data)
            effect.done_at, effect.last_error = at, ""
            effect.save(update_fields=["done_at", "last_error"])
    except Exception as error:
        log.exception("The effect %s failed and stays due.", pk)
        Effect.objects.filter(pk=pk).update(last_error=str(error)[:300])
        return False
    return True
