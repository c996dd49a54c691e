"""Authors: who wrote the stories, and the list of them all."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from articles.models.public import Publication, PublicAuthor
from articles.models.public.house_page import house_pages
from articles.models.public.publication import navigation
from articles.views.index import list_names
from articles.views.listing import list_stories
from articles.views.public_page import public_page


@public_page
def author(request: HttpRequest, slug: str) -> HttpResponse:
    rows = PublicAuthor.objects.in_use().annotate(page_navigation=navigation(), page_house=house_pages())
    facts = get_object_or_404(rows, slug=slug)
    return list_stories(
        request,
        "articles/author.html",
        path=f"/authors/{slug}/",
        facts=facts,
        stories=Publication.objects.live().filter(bylines__author=facts),
        navigation=facts.page_navigation,
        house=facts.page_house,
    )


@public_page
def authors(request: HttpRequest) -> HttpResponse:
    return list_names(request, "articles/authors.html", path="/authors/", names=PublicAuthor.objects.in_use())
