"""The activity of the newsroom as a file for a spreadsheet."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from articles.actions import activity
from articles.admin.activity import pages
from articles.admin.activity.filters import ActivityFilters
from articles.admin.article.record import newest
from articles.admin.article.sheet import sheet, titles, told
from articles.admin.article.visit import posted, zone_of
from articles.models.clock import database_now
from newsroom.desk.login import only_posts


@only_posts
def export(request: HttpRequest) -> HttpResponse:
    """The rows of the same filters, at most so many; and it is written down that they were taken."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    pages.demand(request)
    filters = ActivityFilters(posted(request), request=request)
    if not filters.is_valid():
        return pages.show(request, filters, status=409)
    at, person, zone = database_now(), request.user, zone_of(request.user)
    with transaction.atomic():
        found = newest(filters.wanted, now=at, most=pages.MOST + 1)
        is_cut = len(found) > pages.MOST
        del found[pages.MOST :]
        activity.export(row_count=len(found), is_cut=is_cut, **filters.chosen, by=person, at=at)  # type: ignore[arg-type]
    here = request.build_absolute_uri(reverse("admin:articles_article_changelist"))
    rows = [[*titles(zone, place=[_("Story"), _("Section")]), _("Address")]]
    for one in found:
        address = f"{here}{one.story}/timeline/" if one.story else ""
        rows.append([*told(one, zone, place=[one.headline, one.section]), address])
    if is_cut:
        rows.append([_cut()])
    return sheet(f"activity-{timezone.localtime(at, zone):%Y-%m-%d}", rows)


def _cut() -> str:
    count = formats.number_format(pages.MOST, force_grouping=True)
    return _(
        "The file ends here: it holds the newest %(count)s rows and there are more. Choose a day until which you "
        "want them, or another filter, and make the next file."
    ) % {"count": count}
