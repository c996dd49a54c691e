"""The activity of the newsroom on pages: what happened to the stories that a person may see, the newest first."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.actions import activity
from articles.actions.doors import NotAllowed
from articles.admin.activity.filters import ActivityFilters
from articles.admin.article.cursor import asked_for, cursor
from articles.admin.article.record import newest
from articles.admin.article.visit import zone_of

PAGE_SIZE = 50
# Of a file that is made of it.
MOST = 10_000


def is_open(request: HttpRequest) -> bool:
    return request.user.has_perm("articles.view_article")  # type: ignore[union-attr]


def demand(request: HttpRequest) -> None:
    try:
        activity.demand(by=request.user)  # type: ignore[arg-type]
    except NotAllowed as why:
        raise PermissionDenied(str(why)) from why


def page(request: HttpRequest) -> HttpResponse:
    """The newest rows, or after `?before=` those older than that place."""
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    demand(request)
    after = asked_for(request)
    filters = ActivityFilters(request.GET, request=request)
    # A filter that was not understood must not look like one that found everything.
    is_valid = filters.is_valid()
    found = newest(filters.wanted, now=timezone.now(), after=after, most=PAGE_SIZE + 1) if is_valid else []
    if after and not found:
        raise Http404
    older = cursor(found[PAGE_SIZE - 1].place) if len(found) > PAGE_SIZE else ""
    return show(request, filters, entries=found[:PAGE_SIZE], older=older, is_first=after is None)


def show(request: HttpRequest, filters: ActivityFilters, *, status: int = 200, **context: Any) -> HttpResponse:
    everything = {
        **admin.site.each_context(request),
        "title": _("Activity"),
        "filters": filters,
        "form": filters.form,
        "most": MOST,
        "zone": str(zone_of(request.user)),
        **context,
    }
    return render(request, "admin/activity.html", everything, status=status)
