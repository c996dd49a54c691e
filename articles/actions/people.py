"""Who may see a story and who may do something to it, asked of the book of people: what `rules.access` says of one."""

import functools
import operator
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from articles.models import Article, Release, Revision, SectionMembership
from articles.rules import access, handing
from articles.vocabulary import Duty, ReleaseKind, RevisionKind, Stage

if TYPE_CHECKING:
    from newsroom.accounts.models import User


def seeing(article: Article) -> "QuerySet[User]":
    """Everybody at work who may see the story, by name: those for whom `Article.objects.seen_by` has it."""
    sees = _holds(access.PERMISSION[Duty.SEE]) & (_belongs(article) | _holds(access.SEE_EVERY_SECTION))
    return get_user_model().objects.filter(sees, is_active=True).order_by("name", "pk")


def with_roles(found: "QuerySet[User]") -> "QuerySet[User]":
    """The same people, each with `role_names`: the names of the groups whose rights they have, as a list."""
    held = Group.objects.filter(user=OuterRef("pk")).order_by("name").values("name")
    return found.annotate(role_names=ArraySubquery(held))


def may(duty: Duty, article: Article) -> Q:
    """For a query of those who see the story: who holds the duty in its section.

    What the stage of the story forbids is not asked. Not for duties that take several rights (LEGAL_NOTES).
    """
    reaches = functools.reduce(operator.or_, map(_holds, _far_reaching(duty)), _belongs(article))
    return _holds(access.PERMISSION[duty]) & reaches


def acting(article: Article, stages: Collection[Stage]) -> "list[tuple[User, set[Stage]]]":
    """Who can do something with the story at which of these stages, by name, `with_roles`. One query.

    Each `may_approve`, `wrote` (since readers last got it) and `wrote_outside_subs`, or not.
    """
    answers = {f"at_{stage.lower()}": answered(_acts(stage, article)) for stage in stages}
    if not answers:
        return []
    theirs = written_since_last_out(article).filter(by=OuterRef("pk"))
    facts = {
        "may_approve": answered(may(Duty.APPROVE, article)),
        "wrote": Exists(theirs),
        "wrote_outside_subs": Exists(theirs.exclude(stage=Stage.SUBS)),
    }
    people = with_roles(seeing(article)).annotate(**answers, **facts)
    people = people.filter(any_of(Q(**{name: True}) for name in answers))
    return [(one, {stage for stage in stages if getattr(one, f"at_{stage.lower()}")}) for one in people]


def may_act(person: "User", article: Article, stage: Stage) -> bool:
    """Whether the person could do something with the story if it stood at this stage."""
    return seeing(article).filter(_acts(stage, article), pk=person.pk).exists()


def written_since_last_out(article: Article, *, before: Release | None = None) -> QuerySet[Revision]:
    """The words of the story that readers never had; with `before`, those that they did not have until this release."""
    published = article.releases.filter(kind=ReleaseKind.PUBLISHED).order_by("-number")
    if before is not None:
        published = published.exclude(pk=before.pk)
    written = Revision.objects.filter(article=article, kind__in=RevisionKind.authored)
    return written.filter(number__gt=Coalesce(Subquery(published.values("revision__number")[:1]), 0))


def answered(question: Q | Exists) -> "ExpressionWrapper[Q]":
    """A condition as a column."""
    return ExpressionWrapper(Q(question), output_field=BooleanField())


def any_of(conditions: Iterable[Q]) -> Q:
    """At least one of them; there has to be one."""
    return functools.reduce(operator.or_, conditions)


def _acts(stage: Stage, article: Article) -> Q:
    # Where nobody is waited for, nobody acts.
    return any_of([Q(pk=None), *(may(duty, article) for duty in handing.WAITS_FOR.get(stage, ()))])


def _far_reaching(duty: Duty) -> list[str]:
    """The permissions with which somebody does it in sections that are not theirs."""
    wide = (access.SEE_EVERY_SECTION, access.WORK_IN_EVERY_SECTION)
    own = access.PERMISSION[duty]
    return [one for one in wide if access.Standpoint({own, one}, in_section=False).holds(duty)]


def _belongs(article: Article) -> Q:
    return Q(Exists(SectionMembership.objects.filter(section=article.section_id, person=OuterRef("pk"))))


def _holds(permission: str) -> Q:
    """Superusers hold every permission."""
    app, codename = permission.split(".")
    granted = Permission.objects.filter(
        Q(group__user=OuterRef("pk")) | Q(user=OuterRef("pk")), codename=codename, content_type__app_label=app
    )
    return Q(is_superuser=True) | Q(Exists(granted))
