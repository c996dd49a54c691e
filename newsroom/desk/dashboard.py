"""The desk's landing page: what needs this person, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Case, CharField, OuterRef, Subquery, When
from django.db.models.lookups import Exact
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.article.filters import Newest, Tagged
from articles.models import Article, Source, Transition
from articles.rules import access
from articles.vocabulary import Move, Stage, Standing

MOST = 10
_HEAVY = ("search", "body", "method", "standfirst")


@dataclass(frozen=True)
class Panel:
    """One list of the page. `more` leads to all of it; "" when everything is shown."""

    title: str
    stories: list[Article]
    empty: str
    more: str = ""


@dataclass(frozen=True)
class BookOfSources:
    """The newest entries; `add` is the address of the form for another one."""

    sources: list[Source]
    more: str
    add: str


def landing(request: HttpRequest) -> dict[str, Any]:
    """What the person works on, by their rights, as context of `admin/index.html`. One query a list."""
    person: Any = request.user
    if person.has_perm("articles.view_article"):
        return {"panels": _panels(person), "may_begin": person.has_perm(access.BEGIN)}
    book = _book_of_sources() if person.has_perm("articles.retire_source") else None
    return {"panels": [], "book": book, "may_begin": False}


def _panels(person: Any) -> list[Panel]:
    seen = Article.objects.seen_by(person).select_related("section", "owner").defer(*_HEAVY)
    writes, approves = person.has_perm("articles.change_article"), person.has_perm("articles.approve_article")
    panels = []
    if person.has_perm(access.BEGIN):
        panels.append(_drafts(seen, person))
    panels.append(_waiting(seen, person))
    if writes and person.has_perm(access.SUBEDIT):
        hint = _("No approved version waits to be published.")
        if not approves:
            hint = _("No approved version waits for the desk. What you change in one is sent and approved again.")
        # What was withdrawn was out: it waits for nobody until somebody changes it.
        approved = seen.filter(stage=Stage.READY).with_news()
        narrowed = {"stage": Stage.READY, "newest": Newest.NEVER_OUT}
        panels.append(_panel(_("Approved, not out yet"), approved, hint, narrowed))
    if writes:
        edited = seen.filter(standing=Standing.LIVE).with_news()
        hint = _("Readers have the newest text of every live story.")
        narrowed = {"standing": Standing.LIVE, "newest": Newest.NEVER_OUT}
        panels.append(_panel(_("Live, and edited since"), edited, hint, narrowed))
    elif person.has_perm("articles.withdraw_article"):
        hint = _("Readers have no story yet.")
        panels.append(_panel(_("Live"), seen.filter(standing=Standing.LIVE), hint, {"standing": Standing.LIVE}))
    else:
        bare = seen.with_tags(some=False)
        panels.append(_panel(_("Without a tag"), bare, _("Every story has a tag."), {"tagged": Tagged.NOT}))
    return panels


def _drafts(seen: Any, person: Any) -> Panel:
    # A live story without an edit stands at draft or ready as well; it needs nobody.
    own = seen.filter(owner=person, stage=Stage.DRAFT).not_read_as_they_are()
    hint = _("You have no draft. Begin a story, or open one of the list.")
    mine = {"owner": person.name, "owner_key": person.pk, "stage": Stage.DRAFT, "newest": Newest.NOT_OUT}
    return _panel(_("Your drafts"), own.annotate(sent_back_by=_sent_back_by()), hint, mine)


def _waiting(seen: Any, person: Any) -> Panel:
    if person.has_perm(access.SEE_EVERY_SECTION):
        hint = _("Nothing waits for review in any section.")
    elif person.has_perm(access.SUBEDIT):
        hint = _("Nothing waits for review in your sections.")
    else:
        hint = _("Nothing is in review in your sections. Send a draft for review on its own page.")
    return _panel(_("Waiting for review"), seen.filter(stage=Stage.IN_REVIEW), hint, {"stage": Stage.IN_REVIEW})


def _book_of_sources() -> BookOfSources:
    return BookOfSources(
        sources=list(Source.objects.order_by("-pk")[:MOST]),
        more=reverse("admin:articles_source_changelist"),
        add=reverse("admin:articles_source_add"),
    )


def _sent_back_by() -> Case:
    """Who sent the draft back, if that was its last step; None otherwise."""
    steps = Transition.objects.filter(article=OuterRef("pk")).order_by("-pk")
    newest = {"move": Subquery(steps.values("move")[:1]), "by": Subquery(steps.values("by__name")[:1])}
    return Case(When(Exact(newest["move"], Move.SEND_BACK), then=newest["by"]), output_field=CharField())


def _panel(title: str, stories: Any, empty: str, narrowed: dict[str, Any]) -> Panel:
    """`narrowed`: the list's filters for precisely the same stories."""
    found = list(stories.newest_first()[: MOST + 1])
    address = f"{reverse('admin:articles_article_changelist')}?{urlencode(narrowed)}"
    return Panel(title, found[:MOST], empty, more=address if len(found) > MOST else "")
