"""Filters of the list of stories that people keep: over the list, and the doors by which they are kept and removed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.actions import doors, saved_filter
from articles.admin.article import asked_of_list
from articles.admin.article.asking import tell
from articles.admin.article.visit import page, posted
from articles.models import SavedFilter
from articles.rules.saved_filter import MOST_LETTERS
from newsroom.desk.wording import DeskForm, Words


class KeepForm(DeskForm):
    name = Words(
        label=gettext_lazy("Name of the filter"),
        max_length=MOST_LETTERS,
        help_text=gettext_lazy("Only you see it, over the list of stories."),
        error_messages={"required": gettext_lazy("Give the filter a name, so that you know it again.")},
    )


@dataclass(frozen=True)
class Kept:
    """One of them as the list shows it; `is_shown`: the list is narrowed by exactly it now."""

    pk: int
    name: str
    query: str
    is_shown: bool
    lost: bool


class Panel:
    """What stands over the list. One query, and none where the page is not shown."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.asked = asked_of_list.known(request.GET)
        self.query = asked_of_list.encoded(self.asked)

    @cached_property
    def rows(self) -> list[Kept]:
        found = []
        for row in SavedFilter.objects.filter(person=self.request.user):  # type: ignore[misc]
            query = asked_of_list.encoded(asked_of_list.known(row.query))
            is_shown = query == self.query
            found.append(Kept(row.pk, row.name, query, is_shown, lost=bool(asked_of_list.unknown(row.query))))
        return found

    @property
    def may_keep(self) -> bool:
        """Whether there is something to keep that is not kept yet, and that was understood."""
        is_new = asked_of_list.is_narrowed(self.asked) and not any(row.is_shown for row in self.rows)
        return is_new and self.request.story_filters.is_valid()  # type: ignore[attr-defined]


def keep(site: Any, request: HttpRequest) -> HttpResponse:
    """GET asks for a name for what its address narrows; POST keeps it, or asks whether it takes another one's place."""
    person = _demand(request)
    if request.method not in ("GET", "HEAD", "POST"):
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    if request.method != "POST":
        return _ask(site, request, KeepForm(), asked_of_list.encoded(asked_of_list.known(request.GET)))
    sent = posted(request)
    query = asked_of_list.encoded(asked_of_list.known(sent.get("query", "")))
    form, replace = KeepForm(sent), "replace" in sent
    if not form.is_valid():
        return _ask(site, request, form, query)
    try:
        kept = saved_filter.keep(name=form.cleaned_data["name"], query=query, replace=replace, by=person)
    except saved_filter.CannotKeep as why:
        tell(form, why.reasons)
        return _ask(site, request, form, query, is_taken=isinstance(why, saved_filter.NameTaken))
    messages.success(request, _("“%(name)s” stands over the list now.") % {"name": kept.name})
    return _to_list(query)


def remove(_site: Any, request: HttpRequest, kept: int) -> HttpResponse:
    """POST removes one of the person's own, and leads back to the list as it was."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    person = _demand(request)
    if (row := SavedFilter.objects.filter(person=person, pk=kept).first()) is None:
        raise Http404
    saved_filter.remove(row, by=person)
    messages.success(request, _("The filter “%(name)s” is removed.") % {"name": row.name})
    return _to_list(asked_of_list.encoded(asked_of_list.known(posted(request).get("query", ""))))


def _demand(request: HttpRequest) -> Any:
    try:
        saved_filter.demand(by=request.user)  # type: ignore[arg-type]
    except doors.NotAllowed as why:
        raise PermissionDenied(str(why)) from why
    return request.user


def _ask(site: Any, request: HttpRequest, form: KeepForm, query: str, *, is_taken: bool = False) -> HttpResponse:
    return page(
        site,
        request,
        "keep_filter.html",
        status=409 if form.is_bound else 200,
        title=_("Save this filter"),
        form=form,
        query=query,
        narrowed=asked_of_list.in_words(query),
        is_taken=is_taken,
    )


def _to_list(query: str) -> HttpResponseRedirect:
    address = reverse("admin:articles_article_changelist")
    return HttpResponseRedirect(f"{address}?{query}" if query else address)
