"""Give an approved revision to readers."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from articles.actions import doors, workflow
from articles.actions.publishing.effects import after_release
from articles.actions.publishing.project import project
from articles.actions.publishing.queue import wait_for_turn
from articles.actions.publishing.statements import printed
from articles.models import Article, Release, Revision
from articles.rules import body, gates, revision_schema
from articles.vocabulary import Duty, ReleaseKind, SourceKind, Stage, Standing, Terms

if TYPE_CHECKING:
    from newsroom.accounts.models import User


class NotReady(Exception):
    """The story may not be published yet; `reasons` are sentences for the desk, str() joins them."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


def next_number(article: Article) -> int:
    """The number of the next release; the caller holds the article's lock."""
    return (article.releases.order_by("-number").values_list("number", flat=True).first() or 0) + 1


@transaction.atomic
def publish(article: Article, *, revision: Revision, by: "User", at: dt.datetime) -> Release:
    """Make `revision` what readers have. Publishing what is live already changes nothing and returns its release.

    Raises NotAllowed or NotReady. `article` is brought up to date.
    """
    fresh = doors.open_for(Duty.PUBLISH, by=by, article=article)
    if fresh.standing == Standing.LIVE and fresh.live_revision_id == revision.pk:
        return fresh.releases.filter(kind=ReleaseKind.PUBLISHED).order_by("-number")[0]
    if reasons := blockers(fresh, revision):
        raise NotReady(reasons)
    wait_for_turn()
    release = Release.objects.create(
        article=fresh, number=next_number(fresh), kind=ReleaseKind.PUBLISHED, revision=revision, by=by, at=at
    )
    with translation.override(settings.LANGUAGE_CODE):
        publication = project(
            fresh,
            revision_schema.current(revision.content),
            revision_id=revision.pk,
            release_number=release.number,
            at=at,
        )
    fresh.standing, fresh.live_revision = Standing.LIVE, revision
    fresh.save(update_fields=["standing", "live_revision"])
    after_release(release, publication)
    article.standing, article.live_revision = fresh.standing, revision
    return release


def blockers(article: Article, revision: Revision) -> list[str]:
    """Every reason why this revision may not go out now; [] if it may."""
    if article.latest_revision_id != revision.pk:
        return [_("Somebody changed the story after you opened it. Read the newest version, then decide again.")]
    content = revision_schema.current(revision.content)
    return gates.publishing_blockers(
        gates.Facts(
            stage=Stage(article.stage),
            is_approved=workflow.is_approved(article, revision),
            headline=content["text"]["headline"],
            words=body.words(content["text"]["body"]),
            bylines=len(content["bylines"]),
            statements=list(_statements(content)),
        )
    )


def notes(content: revision_schema.Content) -> list[str]:
    """What an editor should know before this content goes out, though it blocks nothing."""
    marked = {one.uuid for one in printed(content)}
    return gates.publishing_notes(
        gates.Unsettled(
            statement=row["statement"],
            is_in_text=UUID(row["uuid"]) in marked,
            is_unnamed=row["source"] is not None and row["source"]["kind"] == SourceKind.UNNAMED,
            has_reason=bool(row["unnamed_reason"]),
            terms=Terms(row["terms"]),
        )
        for row in content["attributions"]
    )


def _statements(content: revision_schema.Content) -> Iterable[gates.StatementFacts]:
    for row in content["attributions"]:
        source = row["source"]
        yield gates.StatementFacts(
            statement=row["statement"],
            terms=Terms(row["terms"]),
            has_descriptor=bool(row["descriptor"]),
            name=source["name"] if source is not None else "",
            printed=(row["descriptor"], row["statement"], row["verb"], row["unnamed_reason"]),
        )
