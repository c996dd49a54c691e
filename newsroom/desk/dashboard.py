"""The desk's landing page: what needs this person, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Case, CharField, F, OuterRef, Subquery, When
from django.db.models.lookups import Exact
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Article, Transition
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


def landing(request: HttpRequest) -> dict[str, Any]:
    """The panels of the person, as context of `admin/index.html`. One query a panel."""
    person: Any = request.user
    if not person.has_perm("articles.view_article"):
        return {"panels": [], "may_begin": False}
    seen = Article.objects.seen_by(person).select_related("section", "owner").defer(*_HEAVY)
    panels = []
    if person.has_perm("articles.change_article"):
        mine = {"owner": person.name, "owner_key": person.pk, "stage": Stage.DRAFT}
        # A live story without an edit stands at draft or ready as well; it needs nobody.
        own = seen.filter(owner=person, stage=Stage.DRAFT).exclude(
            standing=Standing.LIVE, live_revision=F("latest_revision")
        )
        hint = _("You have no draft. Begin a story, or open one of the list.")
        panels.append(_panel(_("Your drafts"), own.annotate(sent_back_by=_sent_back_by()), hint, mine))
    if person.has_perm("articles.approve_article"):
        hint = _("Nothing waits for review in your sections.")
    else:
        hint = _("Nothing is in review in your sections. Send a draft for review on its own page.")
    waiting = seen.filter(stage=Stage.IN_REVIEW)
    panels.append(_panel(_("Waiting for review"), waiting, hint, {"stage": Stage.IN_REVIEW}))
    edited = seen.filter(standing=Standing.LIVE).exclude(live_revision=F("latest_revision"))
    hint = _("Readers have the newest text of every live story.")
    panels.append(_panel(_("Live, and edited since"), edited, hint, {"standing": Standing.LIVE}))
    return {"panels": panels, "may_begin": person.has_perm("articles.add_article")}


def _sent_back_by() -> Case:
    """Who sent the draft back, if that was its last step; None otherwise."""
    steps = Transition.objects.filter(article=OuterRef("pk")).order_by("-pk")
    newest = {"move": Subquery(steps.values("move")[:1]), "by": Subquery(steps.values("by__name")[:1])}
    return Case(When(Exact(newest["move"], Move.SEND_BACK), then=newest["by"]), output_field=CharField())


def _panel(title: str, stories: Any, empty: str, narrowed: dict[str, Any]) -> Panel:
    found = list(stories.newest_first()[: MOST + 1])
    address = f"{reverse('admin:articles_article_changelist')}?{urlencode(narrowed)}"
    return Panel(title, found[:MOST], empty, more=address if len(found) > MOST else "")
