"""The desk's landing page: what needs this person, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from articles.actions import health
from articles.admin.article.plan import plan_of
from articles.models import Article, Source
from articles.rules import access
from newsroom.desk.gathering import MOST, Panel, gather
from newsroom.desk.panels import wanted


@dataclass(frozen=True)
class Alarm:
    """A sentence that stands above all panels; `story`: the one that it is about."""

    sentence: str
    story: Article | None = None


@dataclass(frozen=True)
class BookOfSources:
    """The newest entries; `add` is the address of the form for another one."""

    sources: list[Source]
    more: str
    add: str


def landing(request: HttpRequest) -> dict[str, Any]:
    """What the person works on, by their rights, as context of `admin/index.html`."""
    person: Any = request.user
    if person.has_perm("articles.view_article"):
        panels = gather(wanted(person), person)
        return {"panels": panels, "alarms": _alarms(person, panels), "may_begin": person.has_perm(access.BEGIN)}
    book = _book_of_sources() if person.has_perm("articles.retire_source") else None
    return {"panels": [], "alarms": _alarms(person, []), "book": book, "may_begin": False}


def _alarms(person: Any, panels: list[Panel]) -> list[Alarm]:
    """What cannot wait: stories that should be out and are not, and a scheduler that does not run."""
    alarms = []
    if person.has_perm("articles.publish_article") or person.has_perm("accounts.change_user"):
        alarms += [Alarm(why) for why in [health.silence()] if why]
    for story in (story for panel in panels for story in panel.stories):
        plan = plan_of(story)
        if plan is not None and (plan.is_stopped or plan.is_overdue):
            alarms.append(Alarm(plan.sentence, story))
    return alarms


def _book_of_sources() -> BookOfSources:
    return BookOfSources(
        sources=list(Source.objects.order_by("-pk")[:MOST]),
        more=reverse("admin:articles_source_changelist"),
        add=reverse("admin:articles_source_add"),
    )
