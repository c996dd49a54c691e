"""Lists of names in alphabetical order: all topics, all authors."""

from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower
from django.http import HttpRequest, HttpResponse

from articles.models.public import PublicSection
from articles.models.public.house_page import house_pages
from articles.views.house_page import house_of
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
    sections = PublicSection.objects.in_use().order_by("position", "name", "pk")
    navigation = list(sections.values("name", "slug", house=house_pages()))
    return show(template, path=address, base=path, page=page, navigation=navigation, house=house_of(navigation))


def name_place(row: Any) -> Place:
    return row.sort_name, row.slug
