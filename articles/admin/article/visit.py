"""One person before one story at the desk: found or 404, allowed or told why, and the pages they are shown."""

from __future__ import annotations

import datetime as dt
import re
import uuid
import zoneinfo
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import formats, timezone

from articles.actions import doors, house
from articles.admin.article import assignment
from articles.admin.article.events import newest_events
from articles.admin.article.notes import of_the_story
from articles.admin.article.plan import open_schedule
from articles.admin.article.sent import sent_to
from articles.admin.article.sittings import here
from articles.admin.article.unread import legal_notes
from articles.models import Article, HouseRule, Publication, SectionMembership, StoryEvent
from articles.rules import access, stops
from articles.rules.house import HouseRules
from articles.rules.text import legible
from articles.vocabulary import Duty

if TYPE_CHECKING:
    from newsroom.accounts.models import User
    from newsroom.desk.site import DeskSite

TEMPLATES = "admin/articles/article"
# What a page says that its reader had before them, once each.
_SEEN = frozenset({"version", "revision", "seen", "newest", "confirmed", "sitting", "sitting_taken"})
_IDENTIFIER = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True)
class Visit:
    """`article` is one that the person may see; `seen_from` answers what else they may do."""

    site: DeskSite
    request: HttpRequest
    article: Article
    seen_from: access.Standpoint

    @property
    def person(self) -> User:
        return self.request.user  # type: ignore[return-value]

    def refusal(self, duty: Duty) -> str:
        """Why the person may not; "" if they may."""
        return doors.refusal(duty, by=self.person, article=self.article, seen_from=self.seen_from)

    @property
    def why_not_move(self) -> str:
        """Why the person may not give the story another section; "" if they may."""
        return doors.refusal_to_move(by=self.person, article=self.article, seen_from=self.seen_from)

    @property
    def zone(self) -> dt.tzinfo:
        """The one in which the person works."""
        return zone_of(self.person)

    @property
    def house(self) -> HouseRules:
        """How the newsroom sets its road; came with the story."""
        return house.understood((row["name"], row["value"]) for row in self.article.house_rules)  # type: ignore[attr-defined]

    def again(self) -> Visit:
        """The same visit with the story as it is in the database now."""
        return replace(self, article=find(self.person, self.article.pk))

    def url(self, name: str, *parts: Any) -> str:
        return reverse(f"admin:articles_article_{name}", args=[self.article.pk, *parts])

    def back(self, anchor: str = "") -> HttpResponse:
        """To the story's page, by GET."""
        return HttpResponseRedirect(self.url("change") + (f"#{anchor}" if anchor else ""))

    def page(self, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
        return page(self.site, self.request, template, status=status, visit=self, article=self.article, **context)

    def clock(self, at: dt.datetime) -> str:
        """The time of day where the person works."""
        return formats.time_format(timezone.localtime(at, zone_of(self.person)), "H:i")


def page(site: DeskSite, request: HttpRequest, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
    """A page of the desk with every time in the person's own zone."""
    with timezone.override(zone_of(request.user)):
        return render(request, f"{TEMPLATES}/{template}", {**site.each_context(request), **context}, status=status)


def zone_of(person: Any) -> dt.tzinfo:
    name = getattr(person, "time_zone", "")
    return zoneinfo.ZoneInfo(name) if name else timezone.get_default_timezone()


def find(person: User, pk: int) -> Article:
    """The story, with the address at which it is or was out as `path`, `in_section`: whether its section is theirs,
    the `house_rules` as a list of dicts (name, value), and as `stop_events` the newest event of each kind that stops a
    story (kind, pk, note, by, at, revision); `notes_to_readers` is for `notes.context`,
    `newest_events` for `events.events_of`, `legal_notes` for `unread.count`, `sent_to` for `sent.in_words`,
    `sittings_here` for `sittings`.

    Raises Http404, the same for a hidden one and a missing one.
    """
    path = Publication.objects.filter(article_id=OuterRef("pk")).values("path")
    rows = Article.objects.seen_by(person).select_related("section", "owner", "assignee", "latest_revision__by")
    member = SectionMembership.objects.filter(section=OuterRef("section"), person=person)
    rules = ArraySubquery(HouseRule.objects.order_by("pk").values(json=JSONObject(name="name", value="value")))
    rows = rows.defer("search", "latest_revision__content").annotate(
        path=Subquery(path),
        in_section=Exists(member),
        house_rules=rules,
        stop_events=_stop_events(),
        open_schedule=open_schedule(),
        newest_assignment=assignment.newest_assignment(),
        notes_to_readers=of_the_story(),
        newest_events=newest_events(),
        sittings_here=here(person),
        legal_notes=legal_notes(person),
        sent_to=sent_to(),
    )
    if article := rows.filter(pk=pk).first():
        return article
    raise Http404


def _stop_events() -> ArraySubquery:
    newest = StoryEvent.objects.filter(article=OuterRef("pk"), kind__in=stops.TOLD)
    facts = JSONObject(kind="kind", pk="pk", note="note", by="by__name", at="at", revision="revision")
    return ArraySubquery(newest.order_by("kind", "-pk").distinct("kind").values(json=facts))


def enter(site: DeskSite, request: HttpRequest, pk: int) -> Visit:
    person: User = request.user  # type: ignore[assignment]
    article = find(person, pk)
    seen_from = access.Standpoint(
        permissions=person.get_all_permissions(),
        in_section=article.in_section,  # type: ignore[attr-defined]
        is_active=person.is_active,
    )
    return Visit(site=site, request=request, article=article, seen_from=seen_from)


def posted(request: HttpRequest) -> QueryDict:
    """What was sent, without NUL, which PostgreSQL cannot store, and all else that no keyboard writes.

    Who says twice what they saw has not said it: the field is empty then, as from a page that kept silent.
    """
    data = request.POST.copy()
    for name, values in list(data.lists()):
        data.setlist(name, [""] if name in _SEEN and len(values) > 1 else [legible(value) for value in values])
    return data


def identifier(value: str) -> uuid.UUID | None:
    """A key as a page posts it; None for anything else that Python would read as one, such as other scripts' digits."""
    return uuid.UUID(value) if _IDENTIFIER.fullmatch(value) else None


def event_seen(sent: Mapping[str, str]) -> int:
    """The key that a page says it knew of as the newest; one that none has, where it says nothing."""
    known = whole_number(sent.get("seen"))
    return -1 if known is None else known


def whole_number(value: str | None) -> int | None:
    """A number as a form posts it; None for anything else, including ones no column could hold."""
    return int(value) if value and value.isascii() and value.isdecimal() and len(value) < 10 else None
