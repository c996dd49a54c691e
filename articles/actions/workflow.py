"""Move a working copy from stage to stage. Every button, bulk action and command comes through here."""

import datetime as dt
from typing import TYPE_CHECKING

from django.contrib.auth.backends import ModelBackend
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from articles.actions import doors
from articles.models import Article, Revision, SectionMembership, Transition
from articles.rules import access, body, workflow
from articles.rules.text import one_line
from articles.vocabulary import Duty, Move, ReleaseKind, RevisionKind, Stage

if TYPE_CHECKING:
    from newsroom.accounts.models import User


class CannotMove(Exception):
    """The story cannot take this step; `reasons` are sentences for the desk, str() joins them."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


@transaction.atomic
def move(
    article: Article, *, move: Move, revision: Revision, by: "User", at: dt.datetime, note: str = ""
) -> Transition:
    """Take one step. `revision` is the one the person looked at; a newer one refuses the step.

    Raises NotAllowed or CannotMove. `article` is brought up to date.
    """
    fresh = doors.locked(article)
    step = workflow.step_for(move, Stage(fresh.stage))
    duty = workflow.duty_of(move)
    if duty is None:
        raise CannotMove([_("This step follows from an edit by itself and cannot be asked for.")])
    doors.demand(duty, by=by, article=fresh)
    is_author = by.pk in author_ids(fresh)
    reasons = workflow.blockers(
        move,
        stage=Stage(fresh.stage),
        is_author=is_author,
        note=note,
        is_newest=fresh.latest_revision_id == revision.pk,
        words=body.words(fresh.body),
    )
    if step is not None and step.needs_second_person and is_author:
        reasons.append(who_else(fresh, approvers(fresh)))
    if reasons or step is None:
        raise CannotMove(reasons)
    transition = Transition.objects.create(
        article=fresh,
        revision=revision,
        move=move,
        from_stage=step.start,
        to_stage=step.end,
        note=one_line(note)[:600],
        by=by,
        at=at,
    )
    fresh.stage = step.end
    fresh.updated_at = at
    fresh.save(update_fields=["stage", "updated_at"])
    article.stage, article.updated_at = fresh.stage, fresh.updated_at
    return transition


def author_ids(article: Article) -> set[int]:
    """Whoever wrote text or attributions since readers last got the story."""
    return set(_written(article).values_list("by_id", flat=True))


def approvers(article: Article) -> "list[User]":
    """Everybody who may approve stories of this section, by name; `wrote` says who is an author of this one.

    One query.
    """
    backend = ModelBackend()
    everywhere = backend.with_perm(access.WORK_IN_EVERY_SECTION).filter(pk=OuterRef("pk"))
    member = SectionMembership.objects.filter(section=article.section_id, person=OuterRef("pk"))
    people = backend.with_perm(access.PERMISSION[Duty.APPROVE]).filter(Q(Exists(member)) | Q(Exists(everywhere)))
    wrote = _written(article).filter(by=OuterRef("pk"))
    return list(people.annotate(wrote=Exists(wrote)).order_by("name", "pk"))


def who_else(article: Article, people: "list[User]") -> str:
    """A sentence for an author: which of the `approvers` can approve instead."""
    return workflow.who_else_can_approve([str(one) for one in people if not one.wrote], section=article.section.name)  # type: ignore[attr-defined]


def _written(article: Article) -> QuerySet[Revision]:
    published = article.releases.filter(kind=ReleaseKind.PUBLISHED).order_by("-number").values("revision__number")
    return Revision.objects.filter(
        article=article, number__gt=Coalesce(Subquery(published[:1]), 0), kind__in=RevisionKind.authored
    )


def is_approved(article: Article, revision: Revision) -> bool:
    """Whether a second person approved exactly this revision, and nothing happened since."""
    last = article.transitions.order_by("-pk").first()
    return last is not None and last.move == Move.APPROVE and last.revision_id == revision.pk
