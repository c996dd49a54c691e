"""Take a story away from readers, and say so."""

import datetime as dt
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from articles.actions import doors, noticing, scheduling
from articles.actions.publishing.effects import after_release
from articles.actions.publishing.project import facts_of, recount
from articles.actions.publishing.publish import next_number
from articles.actions.publishing.queue import wait_for_turn
from articles.models import Article, Publication, Release
from articles.rules.text import one_line
from articles.vocabulary import Duty, ReleaseKind, Standing

if TYPE_CHECKING:
    from newsroom.accounts.models import User


class CannotWithdraw(Exception):
    """The story cannot be withdrawn; str() says why, in the desk's words."""


@transaction.atomic
def withdraw(article: Article, *, reason: str, by: "User", at: dt.datetime) -> Release:
    """From now on the address answers 410 with `reason`, which readers see; lists and related headlines drop the story.

    Withdrawing what is withdrawn changes nothing and returns its release. Raises NotAllowed or CannotWithdraw.
    """
    fresh = doors.open_for(Duty.WITHDRAW, by=by, article=article)
    if fresh.standing == Standing.WITHDRAWN:
        return fresh.releases.filter(kind=ReleaseKind.WITHDRAWN).order_by("-number")[0]
    if fresh.standing != Standing.LIVE or fresh.live_revision is None:
        raise CannotWithdraw(_("The story is not live, so there is nothing to withdraw."))
    notice = one_line(reason)[:600]
    if not notice:
        raise CannotWithdraw(_("Write the reason for withdrawing the story. Readers see it at the story’s address."))
    # The next edit must not bring back by itself what somebody just took away.
    scheduling.take_back(fresh, by=by, at=at, note=_("The story was withdrawn."))
    wait_for_turn()
    release = Release.objects.create(
        article=fresh,
        number=next_number(fresh),
        kind=ReleaseKind.WITHDRAWN,
        revision=fresh.live_revision,
        reason=notice,
        by=by,
        at=at,
    )
    publication = Publication.objects.get(article_id=fresh.pk)
    facts = facts_of(publication)
    publication.standing, publication.withdrawn_at, publication.withdrawn_notice = Standing.WITHDRAWN, at, notice
    publication.release_number = release.number
    publication.save(update_fields=["standing", "withdrawn_at", "withdrawn_notice", "release_number"])
    recount(facts)
    fresh.standing = Standing.WITHDRAWN
    fresh.save(update_fields=["standing"])
    after_release(release, publication)
    noticing.of_release(fresh, release)
    article.standing, article.stage = fresh.standing, fresh.stage
    return release
