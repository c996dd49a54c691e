"""Lists of names in alphabetical order: all topics, all authors."""

from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower
from django.http import HttpRequest, HttpResponse

from articles.models.public import PublicSection
from articles.views.page import show
from articles.views.paging import Place, asked, take

NAMES = 200


def list_names(request: HttpRequest, template: str, *, path: str, names: QuerySet[Any]) -> HttpResponse:
    """Answer with one page of `names`; after `?after=` with those that follow that place."""
    here = asked(request, "after")
    names = names.annotate(sort_name=Lower("name")).order_by("sort_name", "slug")
    if here:
        names = names.filter(Q(sort_name__gt=here[0]) | Q(sort_name=here[0], slug__gt=here[1]))
    page = take(names, name_place, here=here, size=NAMES)
    address = f"{path}?after={page.here}" if page.here else path
    navigation = list(PublicSection.objects.in_use().order_by("position", "name", "pk").values("name", "slug"))
    return show(template, path=address, base=path, page=page, navigation=navigation)


def name_place(row: Any) -> Place:
    return row.sort_name, row.slug
