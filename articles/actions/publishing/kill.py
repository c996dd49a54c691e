"""Take a story away from readers for good, everywhere at once and without a word of it left."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from articles.actions import doors, noticing, open_previews, scheduling
from articles.actions.publishing.effects import after_release, changed_paths
from articles.actions.publishing.project import facts_of, recount
from articles.actions.publishing.publish import next_number
from articles.actions.publishing.queue import wait_for_turn
from articles.models import Article, Publication, Release
from articles.rules import takedown
from articles.rules.text import one_line
from articles.vocabulary import Duty, ReleaseKind, Standing

if TYPE_CHECKING:
    from newsroom.accounts.models import User

# What readers are given of a story's own words.
_WORDS = ("kicker", "headline", "standfirst", "dateline", "language", "html", "withdrawn_notice")
# Pages that a withdrawal leaves to the minute that caches keep them; a kill names them all.
_LISTS = ("/topics/", "/authors/", "/sitemap-pages.xml", "/sitemap-stories.xml")


class CannotKill(Exception):
    """The story cannot be killed; `reasons` are sentences for the desk, str() joins them."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = list(reasons)


@transaction.atomic
def kill(article: Article, *, reason: str, by: "User", at: dt.datetime) -> Release:
    """From now on every address of the story answers a bare 410 and no reader's row holds a word of it.

    `reason` is for the desk alone. Killing what is killed changes nothing and returns its release.
    Raises NotAllowed or CannotKill.
    """
    fresh = doors.open_for(Duty.KILL, by=by, article=article)
    if fresh.standing == Standing.KILLED:
        return fresh.releases.filter(kind=ReleaseKind.KILLED).order_by("-number")[0]
    why = one_line(reason)[:600]
    reasons = takedown.kill_refusals(Standing(fresh.standing), reason=why)
    if reasons or fresh.live_revision is None:
        raise CannotKill(reasons)
    why_ended = _("The story was killed.")
    scheduling.take_back(fresh, by=by, at=at, note=why_ended)
    open_previews.end_all(fresh, why=why_ended, at=at)
    wait_for_turn()
    release = Release.objects.create(
        article=fresh,
        number=next_number(fresh),
        kind=ReleaseKind.KILLED,
        revision=fresh.live_revision,
        reason=why,
        by=by,
        at=at,
    )
    publication = Publication.objects.get(article_id=fresh.pk)
    # Asked before the rows that answer it are gone.
    facts, paths = facts_of(publication), [*changed_paths(publication), *_LISTS]
    _empty(publication, release)
    recount(facts)
    fresh.standing = Standing.KILLED
    fresh.save(update_fields=["standing"])
    after_release(release, publication, paths=paths)
    noticing.of_release(fresh, release)
    article.standing, article.stage = fresh.standing, fresh.stage
    return release


def _empty(publication: Publication, release: Release) -> None:
    """Leave the address and the identifier, so that neither is ever given to another story, and nothing else."""
    for rows in (publication.bylines, publication.tags, publication.related, publication.attributions):
        rows.all().delete()
    for name in _WORDS:
        setattr(publication, name, "")
    publication.translation_group, publication.words = None, 0
    publication.standing, publication.withdrawn_at = Standing.KILLED, release.at
    publication.release_number = release.number
    publication.save()
