"""A page about the paper itself, such as /about/."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from articles.models.public import PublicHousePage
from articles.models.public.house_page import house_pages
from articles.models.public.publication import navigation
from articles.views.page import show
from articles.views.public_page import public_page


@public_page
def house_page(request: HttpRequest, slug: str) -> HttpResponse:
    rows = PublicHousePage.objects.annotate(page_navigation=navigation(), page_house=house_pages())
    page = get_object_or_404(rows, slug=slug)
    return show(
        "articles/house_page.html",
        path=f"/{slug}/",
        page=page,
        navigation=page.page_navigation,
        house=page.page_house,
        current=slug,
    )


def house_of(sections: Sequence[dict[str, Any]]) -> list[dict[str, str]]:
    """What the foot links to, where each row of the sections carries it; a paper without stories has no such row."""
    if sections:
        house: list[dict[str, str]] = sections[0]["house"]
        return house
    return list(PublicHousePage.objects.order_by("slug").values("slug", "title"))
