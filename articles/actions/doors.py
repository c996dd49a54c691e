"""The one way to a story that is about to change: locked, and only for those who may."""

from typing import TYPE_CHECKING

from articles.models import Article, Section, SectionMembership
from articles.rules import access
from articles.vocabulary import Duty, Stage, Standing

if TYPE_CHECKING:
    from newsroom.accounts.models import User


class NotAllowed(Exception):
    """The person may not do this to this story; str() says why, in the desk's words."""


def standpoint(person: "User", *, section_id: int) -> access.Standpoint:
    """What `rules.access` needs to know of a person before the stories of one section. At most 3 queries."""
    return access.Standpoint(
        permissions=person.get_all_permissions(),
        in_section=SectionMembership.objects.filter(person=person, section_id=section_id).exists(),
        is_active=person.is_active,
    )


def is_released(article: Article) -> bool:
    """Whether readers have exactly the newest revision."""
    return article.standing == Standing.LIVE and not article.has_unreleased_changes


def refusal(duty: Duty, *, by: "User", article: Article, seen_from: access.Standpoint | None = None) -> str:
    """Why the person may not; "" if they may. Pass `seen_from` to ask several times at the price of once."""
    return access.refusal(
        duty,
        seen_from or standpoint(by, section_id=article.section_id),
        stage=Stage(article.stage),
        is_released=is_released(article),
    )


def refusal_to_move(*, by: "User", article: Article, seen_from: access.Standpoint | None = None) -> str:
    """Why the person may not give the story another section; "" if they may."""
    return access.refusal_to_move(
        seen_from or standpoint(by, section_id=article.section_id),
        stage=Stage(article.stage),
        is_released=is_released(article),
        was_out=article.standing != Standing.NEVER_OUT,
    )


def demand(duty: Duty, *, by: "User", article: Article) -> None:
    """Raise NotAllowed unless the person may do this to the story as it is now."""
    if why := refusal(duty, by=by, article=article):
        raise NotAllowed(why)


def locked(article: Article) -> Article:
    """The story as it is in the database, locked until the transaction ends; a fresh instance."""
    return Article.objects.select_for_update(of=("self",)).get(pk=article.pk)


def open_for(duty: Duty, *, by: "User", article: Article) -> Article:
    """Lock the story, ask whether the person may, hand it out. Raises NotAllowed."""
    fresh = locked(article)
    demand(duty, by=by, article=fresh)
    return fresh


def may_start_in(section: Section, *, by: "User") -> bool:
    """Whether the person may begin a story in this section."""
    return standpoint(by, section_id=section.pk).may_begin
