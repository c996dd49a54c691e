"""Give readers back the very text that they had before it was withdrawn or killed."""

import datetime as dt
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import translation

from articles.actions import doors, noticing
from articles.actions.publishing.ask import blockers_to_return
from articles.actions.publishing.effects import after_release
from articles.actions.publishing.project import project
from articles.actions.publishing.publish import NotReady, next_number
from articles.actions.publishing.queue import wait_for_turn
from articles.models import Article, Release
from articles.rules import revision_schema, takedown
from articles.rules.text import one_line
from articles.vocabulary import Duty, ReleaseKind, Standing

if TYPE_CHECKING:
    from newsroom.accounts.models import User


@transaction.atomic
def reinstate(article: Article, *, reason: str, by: "User", at: dt.datetime) -> Release:
    """The revision that was live last is live again at its address. `reason` is for the desk alone.

    A killed story also takes the right to kill. Reinstating twice changes nothing and returns the release.
    Raises NotAllowed or NotReady. `article` is brought up to date.
    """
    fresh = doors.open_for(Duty.REINSTATE, by=by, article=article)
    standing, revision = Standing(fresh.standing), fresh.live_revision
    if standing is Standing.KILLED:
        doors.demand(Duty.KILL, by=by, article=fresh)
    newest = fresh.releases.order_by("-number").first()
    if standing is Standing.LIVE and newest is not None and newest.kind == ReleaseKind.REINSTATED:
        return newest
    why = one_line(reason)[:600]
    reasons = takedown.return_refusals(standing, reason=why)
    if reasons or revision is None or (reasons := blockers_to_return(fresh, revision, at=at)):
        raise NotReady(reasons)
    wait_for_turn()
    release = Release.objects.create(
        article=fresh,
        number=next_number(fresh),
        kind=ReleaseKind.REINSTATED,
        revision=revision,
        reason=why,
        by=by,
        at=at,
    )
    with translation.override(settings.LANGUAGE_CODE):
        # Its time of change is now: a feed reader that was told of its end takes only a newer entry back (RFC 6721).
        publication = project(
            fresh,
            revision_schema.current(revision.content),
            revision_id=revision.pk,
            release_number=release.number,
            at=at,
        )
    fresh.standing = Standing.LIVE
    fresh.save(update_fields=["standing"])
    after_release(release, publication)
    noticing.of_release(fresh, release)
    article.standing = fresh.standing
    return release
