"""The doors of the story's own page: every address with the function that answers it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import URLPattern, path, reverse

from articles.admin.article import (
    assigning,
    attribution,
    byline,
    checks,
    comment,
    history,
    legal_note,
    lost,
    naming,
    note,
    preview,
    publishing,
    reader_note,
    refused_save,
    related,
    restoring,
    schedule,
    sending,
    sharing,
    sitting,
    stages,
    start,
    stopping,
    tag,
    text,
    timeline,
)
from articles.admin.article.visit import Visit, enter
from newsroom.desk.login import only_posts

View = Callable[..., HttpResponse]
POST = ("POST",)
GET = ("GET", "HEAD")
BOTH = ("GET", "HEAD", "POST")
# Django's own pages for one record; the one without a name leads from the bare key to the change page.
REPLACED = {None, *(f"articles_article_{page}" for page in ("add", "change", "delete", "history"))}


class StoryPageMixin:
    """Replaces Django's add, change, delete and history pages; nothing of ModelAdmin saves or deletes here."""

    admin_site: Any

    def get_urls(self) -> list[URLPattern]:
        others = [url for url in super().get_urls() if url.name not in REPLACED]  # type: ignore[misc]
        return [*self.story_urls(), *others]

    def story_urls(self) -> list[URLPattern]:
        def door(address: str, view: View, name: str, methods: tuple[str, ...] = BOTH) -> URLPattern:
            answer = self.behind_door(view, methods)
            answer = only_posts(answer) if methods == POST else answer
            return path(f"<int:story>/{address}", answer, name=f"articles_article_{name}")

        row = "<int:row>"
        return [
            path("add/", self.guarded(self.add_view), name="articles_article_add"),
            door("change/", text.page, "change"),
            door("move/<slug:move>/", stages.move, "move"),
            door("assign/", assigning.page, "assign"),
            door("send/", sending.page, "send"),
            door("note/", note.page, "note"),
            door("comments/", comment.page, "comments", GET),
            door("comments/add/", comment.add, "comment_add"),
            door(f"comments/{row}/answer/", comment.answer, "comment_answer"),
            door(f"comments/{row}/settle/", comment.settle, "comment_settle", POST),
            door(f"comments/{row}/reopen/", comment.reopen, "comment_reopen", POST),
            door("preview/", preview.page, "preview", GET),
            door("preview/page/", preview.frame, "preview_page", GET),
            door("checks/", checks.page, "checks"),
            door("publish/", publishing.publishing, "publish"),
            door("schedule/", schedule.page, "schedule"),
            door("unschedule/", schedule.cancelling, "unschedule", POST),
            door("withdraw/", stages.withdrawing, "withdraw"),
            door("stops/<slug:deed>/", stopping.page, "stop"),
            door("legal-notes/", legal_note.page, "legal_notes"),
            door("legal-notes/read/", legal_note.read, "legal_notes_read", POST),
            door("section/", stages.section, "section"),
            door("share/", sharing.page, "share"),
            door(f"share/{row}/revoke/", sharing.revoke, "share_revoke", POST),
            door("revisions/<int:number>/", history.revision, "revision", GET),
            door("revisions/<int:number>/name/", naming.name, "revision_name", POST),
            door("revisions/<int:number>/restore/", restoring.page, "restore"),
            door("timeline/", timeline.page, "timeline", GET),
            door("timeline.csv", timeline.export, "timeline_export", POST),
            door("sitting/", sitting.page, "sitting", POST),
            door(f"unsaved/{row}/throw-away/", sitting.throw_away, "unsaved_throw_away", POST),
            door("refused/<int:row>/", refused_save.show, "refused", GET),
            door("attributions/add/", attribution.add, "attribution_add"),
            door("attributions/<uuid:row>/", attribution.change, "attribution"),
            door("attributions/<uuid:row>/remove/", attribution.remove, "attribution_remove"),
            door("notes/add/", reader_note.add, "reader_note_add"),
            door(f"notes/{row}/", reader_note.change, "reader_note"),
            door(f"notes/{row}/remove/", reader_note.remove, "reader_note_remove"),
            door("tags/add/", tag.add, "tag_add"),
            door(f"tags/{row}/remove/", tag.remove, "tag_remove"),
            door(f"tags/{row}/<slug:direction>/", tag.move, "tag_move", POST),
            door("bylines/add/", byline.add, "byline_add"),
            door(f"bylines/{row}/remove/", byline.remove, "byline_remove"),
            door(f"bylines/{row}/<slug:direction>/", byline.move, "byline_move", POST),
            door("related/add/", related.add, "related_add"),
            door(f"related/{row}/", related.change, "related"),
            door(f"related/{row}/remove/", related.remove, "related_remove"),
            door(f"related/{row}/<slug:direction>/", related.move, "related_move", POST),
        ]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        return start.begin(self.admin_site, request)

    def behind_door(self, view: View, methods: tuple[str, ...]) -> View:
        """The view for a story that the person may see; everything else about it is not to be told from "missing"."""

        def answer(request: HttpRequest, story: int, **parts: Any) -> HttpResponse:
            if request.method not in methods:
                return HttpResponseNotAllowed(methods)
            if "GET" not in methods:
                # Where a browser looks that comes back to the answer; see templates/admin/base_site.html.
                request.come_back = reverse("admin:articles_article_change", args=[story])  # type: ignore[attr-defined]
            try:
                visit: Visit = enter(self.admin_site, request, story)
            except Http404:
                if request.method == "POST" and lost.words(request):
                    return lost.missing(self.admin_site, request)
                raise
            return view(visit, **parts)

        return self.guarded(answer)

    def guarded(self, view: View) -> View:
        """For the newsroom's people only; who was signed out while writing gets the words back instead of a login."""
        return lost.with_words_kept(self.admin_site, self.admin_site.admin_view(view))
