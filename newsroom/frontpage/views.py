"""The front page: the newest of every section."""

import datetime as dt
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.db.models.lookups import Exact
from django.http import HttpRequest, HttpResponse

from articles.models.public import Publication, PublicRelated, PublicSection
from articles.models.public.house_page import house_pages
from articles.views.article import Headline, as_headline
from articles.views.house_page import house_of
from articles.views.page import show
from articles.views.public_page import public_page

PER_SECTION = 6
MOST_UNDER_LEAD = 4
MOST_BELOW_LEAD = 3
# Even where all that stands above the sections is of one section, enough is left for its own place.
MOST = 1 + MOST_UNDER_LEAD + MOST_BELOW_LEAD + PER_SECTION

CARD = {
    name: name for name in ("headline", "path", "kicker", "standfirst", "language", "first_published_at", "updated_at")
}


@public_page
def front(request: HttpRequest) -> HttpResponse:
    sections = newest_by_section()
    # A brief without a standfirst makes a thin lead, so the newest full story gets the place.
    lead = max(
        (row["lead"] for row in sections if row["lead"]),
        key=lambda card: (card["standfirst"] != "", *newest(card)),
        default=None,
    )
    under = links(lead["related"]) if lead else []
    placed = {lead["path"], *(row.href for row in under)} if lead else set()
    cards = sorted((card for row in sections for card in row["cards"]), key=newest, reverse=True)
    rest = [card for card in cards if card["path"] not in placed]
    # A small paper keeps its stories under their sections; a rich one has some to set below the lead.
    below = rest[: min(MOST_BELOW_LEAD, len(rest) // 3)]
    placed |= {card["path"] for card in below}
    for row in sections:
        row["cards"] = [card for card in row["cards"] if card["path"] not in placed][:PER_SECTION]
    return show(
        "frontpage/front.html",
        path="/",
        navigation=sections,
        house=house_of(sections),
        lead=lead,
        under=under,
        below=below,
        sections=[row for row in sections if row["cards"]],
        updated_at=max((card["updated_at"] for card in cards), default=None),
    )


def newest_by_section() -> list[dict[str, Any]]:
    """Each section with live stories, in the paper's order, in one query: name, slug, its newest cards, and its lead.

    The lead is the card that would open the paper if there were only this section, with its `related` headlines.
    One short walk of the index a section: the cost does not grow with the archive.
    """
    live = Publication.objects.live().newest_first()
    # Those that might lead are among the cards, so they are looked for in a list as short.
    cards = live.filter(section=OuterRef(OuterRef("pk"))).values("pk")[:MOST]
    leading = live.filter(pk__in=cards).order_by(Exact(F("standfirst"), "").asc(), "-first_published_at", "-pk")
    facts = (
        PublicSection.objects.in_use()
        .order_by("position", "name", "pk")
        .values(
            "name",
            "slug",
            cards=ArraySubquery(live.filter(section=OuterRef("pk")).values(json=JSONObject(**CARD))[:MOST]),
            lead=Subquery(leading.values(json=JSONObject(**CARD, related=related()))[:1]),
            house=house_pages(),
        )
    )
    return [
        {
            **row,
            "cards": [as_card(card, row) for card in row["cards"]],
            "lead": row["lead"] and as_card(row["lead"], row),
        }
        for row in facts
    ]


def related() -> ArraySubquery:
    """The first headlines of a story that can be followed; there is no place here for those that cannot."""
    rows = PublicRelated.objects.filter(publication=OuterRef("pk"))
    return ArraySubquery(rows.that_lead_on().in_order().as_json()[:MOST_UNDER_LEAD])


def links(rows: list[dict[str, Any]]) -> list[Headline]:
    return [row for row in map(as_headline, rows) if row.href]


def as_card(card: dict[str, Any], section: dict[str, Any]) -> dict[str, Any]:
    times = {name: dt.datetime.fromisoformat(card[name]) for name in ("first_published_at", "updated_at")}
    return {**card, **times, "section": {"name": section["name"], "slug": section["slug"]}}


def newest(card: dict[str, Any]) -> tuple[dt.datetime, str]:
    return card["first_published_at"], card["path"]
