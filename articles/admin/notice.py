"""What somebody at the desk was told of stories: their own list, which nobody else sees."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.db.models import Case, CharField, Exists, F, OuterRef, Value, When
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, reverse
from django.utils.translation import gettext as _

from articles.actions import noticing
from articles.admin.article.events import told_note
from articles.admin.article.record import Place
from articles.admin.article.sources import EVENT, RELEASE, STEP
from articles.admin.article.timeline import address_of
from articles.admin.article.visit import posted
from articles.models import Article, Notice
from articles.models.clock import database_now
from articles.rules import notice as rules
from articles.vocabulary import NoticeKind
from newsroom.desk.login import only_posts
from newsroom.desk.site import DeskModelAdmin

PAGE_SIZE = 50
# No longer than a key of the table.
_MOST_DIGITS = 18


@dataclass(frozen=True)
class Row:
    """One notice as it is listed; `headline` and `words` are empty for a story that the person may not see any more."""

    key: int
    story: int
    what: str
    at: dt.datetime
    is_new: bool
    is_seen: bool
    headline: str
    words: str


@admin.register(Notice)
class NoticeAdmin(DeskModelAdmin):
    """Open to everybody at the desk: each sees and marks their own, whatever rights they have now."""

    def get_urls(self) -> list[URLPattern]:
        return [
            self.door("", self.changelist_view, "changelist"),
            self.door("read/", self.read_all_view, "read"),
            self.door("<int:notice>/open/", self.open_view, "open"),
        ]

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Not among the books: the head of every page leads here."""
        return False

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """The newest, or after `?before=` those older than that one."""
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        before = _asked_for(request)
        rows = _rows(request.user, before)
        shown = rows[:PAGE_SIZE]
        context = {
            **self.admin_site.each_context(request),
            "title": _("Notices"),
            "rows": shown,
            "newest": shown[0].key if shown else 0,
            "has_new": any(row.is_new for row in shown) or bool(getattr(request.user, "unread_notices", 0)),
            "older": shown[-1].key if len(rows) > PAGE_SIZE else None,
            "is_first": before is None,
        }
        return render(request, "admin/articles/notice/list.html", context)

    @only_posts
    def open_view(self, request: HttpRequest, notice: int) -> HttpResponse:
        """Mark it as read and go to its story, or to the note that it tells of.

        Raises Http404 for a notice of somebody else, as for a missing one.
        """
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if notice >= 10**_MOST_DIGITS or (row := noticing.read(notice, by=request.user, at=database_now())) is None:  # type: ignore[arg-type]
            raise Http404
        sees = Article.objects.seen_by(request.user).filter(pk=row.article_id).exists()  # type: ignore[arg-type]
        return HttpResponseRedirect(_leads_to(row) if sees else self._address())

    @only_posts
    def read_all_view(self, request: HttpRequest) -> HttpResponse:
        """Mark as read what stood on the person's screen and all that is older; what came since stays new."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        newest = _key(posted(request).get("newest", ""))
        if newest is not None:
            noticing.read_up_to(newest, by=request.user, at=database_now())  # type: ignore[arg-type]
        return HttpResponseRedirect(self._address())

    def _address(self) -> str:
        return reverse("admin:articles_notice_changelist")


def _leads_to(row: Notice) -> str:
    """A note is read where it stands; of everything else the story's own page says what comes next."""
    if row.kind != NoticeKind.MENTIONED:
        return reverse("admin:articles_article_change", args=[row.article_id])
    if row.event is not None and "comment" in row.event.data:
        return f"{reverse('admin:articles_article_change', args=[row.article_id])}#comment-{row.event.data['comment']}"
    causes = ((STEP, row.transition), (EVENT, row.event), (RELEASE, row.release))
    rank, cause = next((rank, cause) for rank, cause in causes if cause is not None)
    return address_of(row.article, Place(cause.at, rank, cause.pk))


def _rows(person: Any, before: int | None) -> list[Row]:
    """One more than a page shows, if there are so many. One query."""
    seen = Article.objects.seen_by(person).filter(pk=OuterRef("article"))
    found = Notice.objects.filter(person=person).order_by("-pk")
    if before is not None:
        found = found.filter(pk__lt=before)
    facts = found.annotate(
        sees=Exists(seen),
        who=Coalesce("transition__by__name", "event__by__name", "release__by__name"),
        headline=_if_seen(F("article__headline")),
        words=_if_seen(Coalesce("transition__note", told_note("event__"), "release__reason")),
    ).values("pk", "article", "kind", "at", "read_at", "sees", "who", "headline", "words")
    return [_row(one) for one in facts[: PAGE_SIZE + 1]]


def _if_seen(words: Any) -> Case:
    """What the person may not read does not leave the database."""
    return Case(When(sees=True, then=words), default=Value(""), output_field=CharField())


def _row(facts: dict[str, Any]) -> Row:
    return Row(
        key=facts["pk"],
        story=facts["article"],
        what=rules.sentence(NoticeKind(facts["kind"]), facts["who"] or ""),
        at=facts["at"],
        is_new=facts["read_at"] is None,
        is_seen=facts["sees"],
        headline=facts["headline"],
        words=facts["words"] or "",
    )


def _asked_for(request: HttpRequest) -> int | None:
    """Raises Http404 for what no page wrote."""
    if "before" not in request.GET:
        return None
    if (key := _key(request.GET["before"])) is None:
        raise Http404
    return key


def _key(value: str) -> int | None:
    is_key = value.isascii() and value.isdecimal() and len(value) <= _MOST_DIGITS
    return int(value) if is_key else None
