"""A section's page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from articles.models.public import Publication, PublicSection
from articles.models.public.house_page import house_pages
from articles.models.public.publication import navigation
from articles.views.listing import list_stories
from articles.views.public_page import public_page


@public_page
def section(request: HttpRequest, slug: str) -> HttpResponse:
    rows = PublicSection.objects.in_use().annotate(page_navigation=navigation(), page_house=house_pages())
    facts = get_object_or_404(rows, slug=slug)
    return list_stories(
        request,
        "articles/section.html",
        path=f"/{slug}/",
        facts=facts,
        stories=Publication.objects.live().filter(section=facts),
        navigation=facts.page_navigation,
        house=facts.page_house,
        current=slug,
    )
