"""A story's page: live, withdrawn, killed, moved, or never there."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus
from itertools import groupby
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone

from articles.models.public import Publication
from articles.rules.page import age_note, was_and_is, web_address
from articles.views.page import show
from articles.views.public_page import public_page
from articles.vocabulary import RelatedKind, Standing

SHOWN = 6
"""So many related headlines are in sight; the rest is folded."""

GROUPED_FROM = 9
TOPICS_SHOWN = 7


@dataclass(frozen=True)
class Headline:
    """A related headline; `href` is "" while nothing can be linked."""

    headline: str
    href: str
    outlet: str
    date: dt.date | None
    is_external: bool
    kind: str


Groups = list[tuple[str, list[Headline]]]


@public_page
def article(request: HttpRequest, address: str) -> HttpResponse:
    """`address` is the path without its first slash: 2025/10/06/slug/."""
    path = f"/{address}"
    try:
        story = Publication.objects.for_page().get(path=path)
    except Publication.DoesNotExist:
        moved = get_object_or_404(Publication.objects.only("path", "standing"), former_addresses__path=path)
        if moved.standing != Standing.KILLED:
            return HttpResponsePermanentRedirect(moved.path)
        # Where a killed story moved to would be a trace of it.
        story = Publication.objects.for_page().get(pk=moved.pk)
    if story.standing == Standing.KILLED:
        return killed(story, path=path)
    if story.standing != Standing.LIVE:
        return show("410.html", path=path, status=HTTPStatus.GONE, **_frame(story))
    return show("articles/article.html", path=path, data=linked_data(story), **page_of(story))


def page_of(story: Publication) -> dict[str, Any]:
    """What `articles/article.html` shows of a story as `for_page()` finds it, or of a proof that is not out yet."""
    related = [as_headline(row) for row in story.page_related]
    # Of a headline whose kind would only repeat the one heading there is, nothing is to be grouped.
    in_groups = len(related) >= GROUPED_FROM and all(row.kind for row in related) and len({r.kind for r in related}) > 1
    if in_groups:
        order = list(RelatedKind)
        related.sort(key=lambda row: order.index(RelatedKind(row.kind)))
    return {
        **_frame(story),
        **_age(story),
        "topics": story.page_topics[:TOPICS_SHOWN],
        "more_topics": story.page_topics[TOPICS_SHOWN:],
        "related": groups(related[:SHOWN], in_groups=in_groups),
        "more_related": groups(related[SHOWN:], in_groups=in_groups),
        "more_count": len(related[SHOWN:]),
        "corrected_at": corrected_at(story),
    }


def _frame(story: Publication) -> dict[str, Any]:
    return {
        "story": story,
        "navigation": story.page_navigation,
        "house": story.page_house,
        "current": story.section.slug,
    }


def _age(story: Publication) -> dict[str, Any]:
    """What the page says about its age; nothing on one that was never out."""
    if story.first_published_at is None:
        return {}
    return {
        "age": age_note((timezone.now() - story.first_published_at).days),
        "is_updated": story.updated_at - story.first_published_at >= dt.timedelta(minutes=1),
        "same_day": timezone.localtime(story.updated_at).date() == timezone.localtime(story.first_published_at).date(),
    }


def killed(story: Publication, *, path: str) -> HttpResponse:
    """The bare answer that there is nothing any more, the same for every killed story."""
    facts = {"navigation": story.page_navigation, "house": story.page_house}
    # Even the last words of the address are the story's.
    return show("410_killed.html", path=path, status=HTTPStatus.GONE, canonical="", **facts)


def corrected_at(story: Publication) -> dt.datetime | None:
    """When the newest correction or note on the record came; None if the story has none."""
    return max((dt.datetime.fromisoformat(row["published_at"]) for row in story.page_notes), default=None)


def as_headline(row: dict[str, Any]) -> Headline:
    href = web_address(row["href"] or "")
    return Headline(
        headline=row["headline"],
        href=href,
        outlet=row["outlet"],
        date=dt.date.fromisoformat(row["date"]) if row["date"] else None,
        is_external=bool(href and row["is_external"]),
        kind=row["kind"],
    )


def groups(headlines: Iterable[Headline], *, in_groups: bool) -> Groups:
    """(heading, headlines) in order; one group without a heading where they are not grouped."""
    rows = list(headlines)
    if not in_groups:
        return [("", rows)] if rows else []
    return [(str(RelatedKind(kind).label), list(part)) for kind, part in groupby(rows, key=lambda row: row.kind)]


def as_local(moment: str) -> str:
    """A moment as the database writes it into JSON, in the newsroom's zone."""
    return timezone.localtime(dt.datetime.fromisoformat(moment)).isoformat(timespec="seconds")


def linked_data(story: Publication) -> dict[str, Any]:
    """The story for search engines, as https://schema.org/NewsArticle."""
    url = settings.SITE_URL
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.headline,
        "description": story.standfirst,
        "datePublished": timezone.localtime(story.first_published_at).isoformat(timespec="seconds"),
        "dateModified": timezone.localtime(story.updated_at).isoformat(timespec="seconds"),
        "author": [
            {"@type": "Person", "name": row["name"], "url": f"{url}/authors/{row['slug']}/"}
            for row in story.page_bylines
        ],
        "publisher": {"@type": "NewsMediaOrganization", "name": settings.SITE_NAME, "url": f"{url}/"},
        "mainEntityOfPage": url + story.path,
        "articleSection": story.section.name,
        "inLanguage": story.language,
        "correction": [
            {
                "@type": "CorrectionComment",
                "text": " ".join(filter(None, [row["text"], was_and_is(row["was"], row["now_is"])])),
                "datePublished": as_local(row["published_at"]),
                "url": url + row["path"],
            }
            for row in story.page_notes
        ],
    }
    return {key: value for key, value in data.items() if value}
