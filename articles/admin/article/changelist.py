"""The list of stories: what the person may see, searched and narrowed."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ORDER_VAR
from django.contrib.postgres.search import SearchQuery
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.article import bulk, list_file, saved
from articles.admin.article.assignment import name_of
from articles.admin.article.filters import NAMES, StoryListFilter
from articles.admin.article.plan import open_schedule
from articles.admin.article.sent import sent_to
from articles.admin.article.story import state
from articles.admin.article.visit import whole_number
from articles.models import SEARCH_CONFIG, Article
from articles.rules.text import search_words
from articles.vocabulary import Stage
from newsroom.desk.login import only_posts
from newsroom.desk.site import moment

# The long columns, which no list shows.
HEAVY = ("search", "body", "method", "standfirst")


class ListingMixin:
    """The part of the stories' admin that lists and finds; goes before the part with the story's own page."""

    nav_position = 10
    list_display = ("headline", "section", "state", "owner", "assigned", "updated", "planned")
    plain_columns = frozenset({"section", "state"})
    list_display_links = ("headline",)
    list_select_related = ("section", "owner", "assignee")
    list_filter = (StoryListFilter,)
    lookups = NAMES
    # The names do not matter, `get_search_results` asks the full text; but without any there is no search box.
    search_fields = ("headline",)
    search_help_text = _(
        "Words of the headline, standfirst or text. “Quotes” keep words together, -word leaves it out."
    )
    ordering = ("-updated_at", "-pk")
    choice_fields = ("headline",)
    change_list_template = "admin/articles/article/change_list.html"
    empty_hint = _("No story is found here. Take a filter away, or begin a story.")
    first_hint = _("There is no story in your sections yet. It stands here as soon as somebody begins one.")

    def get_urls(self) -> list[URLPattern]:
        answer = only_posts(self.guarded(self.bulk_view))  # type: ignore[attr-defined]
        bulk_door = path("bulk/", answer, name="articles_article_bulk")
        return [*self.choosing_urls(), bulk_door, *self._own_urls(), *super().get_urls()]  # type: ignore[misc,attr-defined]

    def _own_urls(self) -> list[URLPattern]:
        guarded: Any = self.guarded  # type: ignore[attr-defined]
        remove, export = only_posts(guarded(self.remove_view)), only_posts(guarded(self.export_view))
        return [
            path("filters/keep/", guarded(self.keep_view), name="articles_article_filter_keep"),
            path("filters/<int:kept>/remove/", remove, name="articles_article_filter_remove"),
            path("stories.csv", export, name="articles_article_export"),
        ]

    def keep_view(self, request: HttpRequest) -> HttpResponse:
        return saved.keep(self.admin_site, request)  # type: ignore[attr-defined]

    def remove_view(self, request: HttpRequest, kept: int) -> HttpResponse:
        return saved.remove(self.admin_site, request, kept)  # type: ignore[attr-defined]

    def export_view(self, request: HttpRequest) -> HttpResponseBase:
        return list_file.export(self, request)

    def bulk_view(self, request: HttpRequest) -> HttpResponse:
        return bulk.view(self.admin_site, request)  # type: ignore[attr-defined]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        own = {"may_choose_several": bulk.offered(request.user), "panel": saved.Panel(request)}
        context = {**own, **(extra_context or {})}
        return super().changelist_view(request, context)  # type: ignore[misc]

    def get_list_display(self, request: HttpRequest) -> Any:
        shown = super().get_list_display(request)  # type: ignore[misc]
        return ["chosen", *shown] if bulk.offered(request.user) else shown

    def get_queryset(self, request: HttpRequest) -> Any:
        seen = Article.objects.seen_by(request.user).defer(*HEAVY)  # type: ignore[arg-type]
        return seen.annotate(open_schedule=open_schedule(), sent_to=sent_to())

    @admin.display(description=_("choose"))
    def chosen(self, row: Article) -> str:
        """A box that belongs to the form above the list; it says in which version the story was listed."""
        label = gettext("Choose “%(headline)s”") % {"headline": row.headline}
        box = '<input type="checkbox" name="chosen" value="{}-{}" form="bulk" aria-label="{}">'
        return format_html(box, row.pk, row.latest_revision_id, label)

    @admin.display(description=_("state"))
    def state(self, row: Article) -> str:
        return state(row)

    @admin.display(description=_("assigned to"), ordering="assignee__name")
    def assigned(self, row: Article) -> str:
        return name_of(row.assignee) if row.assignee else ""

    @admin.display(description=_("last change"), ordering="updated_at")
    def updated(self, row: Article) -> str:
        return moment(row.updated_at)

    @admin.display(description=_("planned for"), ordering="planned_for")
    def planned(self, row: Article) -> str:
        return moment(row.planned_for)

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """Full text, best match first unless a column was chosen to sort by."""
        if not search_term.strip():
            return queryset, False
        found = queryset.matching(search_term)
        return (found.order_by(*queryset.query.order_by) if ORDER_VAR in request.GET else found), False

    def choices_for(self, request: HttpRequest, words: str) -> Any:
        rows = self.get_queryset(request).exclude(stage=Stage.SPIKED).select_related("section")
        if (but := whole_number(request.GET.get("but"))) is not None:
            rows = rows.exclude(pk=but)
        if words:
            query = SearchQuery(search_words(words), search_type="websearch", config=SEARCH_CONFIG)
            rows = rows.filter(Q(search=query) | Q(headline__istartswith=words))
        return rows.newest_first()

    def choice_hint(self, request: HttpRequest, row: Article) -> str:
        return f"{row.section}, {state(row)}"
