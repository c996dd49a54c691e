"""The list of stories, narrowed as it is on the page, as a file for a spreadsheet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import formats, translation
from django.utils.translation import gettext as _

from articles.actions import activity
from articles.actions.doors import NotAllowed
from articles.admin.article import asked_of_list
from articles.admin.article.assignment import name_of
from articles.admin.article.sheet import clock, streamed
from articles.admin.article.story import state
from articles.admin.article.visit import posted
from articles.models import Article
from articles.models.clock import database_now
from articles.vocabulary import Exported

MOST = 10_000
# So many stories are in memory at once.
AT_ONCE = 500


def export(book: Any, request: HttpRequest) -> HttpResponseBase:
    """The stories of the same filters, in their order, at most so many; that they were taken is written down."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        activity.demand(by=request.user)  # type: ignore[arg-type]
    except NotAllowed as why:
        raise PermissionDenied(str(why)) from why
    query = asked_of_list.encoded(asked_of_list.known(posted(request).get("query", "")))
    request.GET = QueryDict(query)  # type: ignore[assignment]
    found = book.get_changelist_instance(request).queryset
    if not request.story_filters.is_valid():  # type: ignore[attr-defined]
        # There the list says which filter it did not understand.
        return HttpResponseRedirect(f"{reverse('admin:articles_article_changelist')}?{query}")
    at = database_now()
    keys = list(found.values_list("pk", flat=True)[: MOST + 1])
    is_cut = len(keys) > MOST
    del keys[MOST:]
    facts = {"what": Exported.STORIES, "query": query, "row_count": len(keys), "is_cut": is_cut}
    activity.export(**facts, by=request.user, at=at)  # type: ignore[arg-type]
    here = request.build_absolute_uri(reverse("admin:articles_article_changelist"))
    rows = _rows(book.get_queryset(request), keys, here=here, is_cut=is_cut, language=translation.get_language())
    return streamed(f"stories-{at:%Y-%m-%d}", rows)


def _rows(
    stories: Any, keys: Sequence[int], *, here: str, is_cut: bool, language: str | None
) -> Iterator[Sequence[str]]:
    """While the file goes out; a story that was hidden meanwhile is in it no more."""
    with translation.override(language):
        yield [
            *(_("Story"), _("Section"), _("State"), _("Owner"), _("Assigned to")),
            *(_("Last change (UTC)"), _("Planned for (UTC)"), _("Due (UTC)"), _("Embargo until (UTC)"), _("Address")),
        ]
        for start in range(0, len(keys), AT_ONCE):
            some = keys[start : start + AT_ONCE]
            known = stories.select_related("section", "owner", "assignee").in_bulk(some)
            yield from (_row(known[key], here) for key in some if key in known)
        if is_cut:
            yield [_cut()]


def _row(one: Article, here: str) -> list[str]:
    people = [str(one.owner), name_of(one.assignee) if one.assignee else ""]
    times = [_utc(at) for at in (one.updated_at, one.planned_for, one.due_at, one.embargo_until)]
    return [one.headline, str(one.section), state(one), *people, *times, f"{here}{one.pk}/change/"]


def _utc(at: dt.datetime | None) -> str:
    return clock(at, dt.UTC) if at else ""


def _cut() -> str:
    count = formats.number_format(MOST, force_grouping=True)
    return _("The file ends here: it holds %(count)s stories and there are more. Narrow the list and make another.") % {
        "count": count
    }
