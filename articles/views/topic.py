"""Topics: what stories are about, and the list of them all."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from articles.models.public import Publication, PublicTopic
from articles.models.public.house_page import house_pages
from articles.models.public.publication import navigation
from articles.views.index import list_names
from articles.views.listing import list_stories
from articles.views.public_page import public_page
from articles.vocabulary import TagKind


@public_page
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    rows = PublicTopic.objects.in_use().annotate(page_navigation=navigation(), page_house=house_pages())
    facts = get_object_or_404(rows, slug=slug)
    return list_stories(
        request,
        "articles/topic.html",
        path=f"/topics/{slug}/",
        facts=facts,
        stories=Publication.objects.live().filter(tags__topic=facts),
        navigation=facts.page_navigation,
        house=facts.page_house,
        kind=TagKind(facts.kind).label,
    )


@public_page
def topics(request: HttpRequest) -> HttpResponse:
    return list_names(request, "articles/topics.html", path="/topics/", names=PublicTopic.objects.in_use())
