"""The front page: the newest of every section."""

import datetime as dt
from operator import itemgetter
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.http import HttpRequest, HttpResponse

from articles.models.public import Publication, PublicSection
from articles.models.public.house_page import house_pages
from articles.views.house_page import house_of
from articles.views.page import show
from articles.views.public_page import public_page

PER_SECTION = 6
MOST_BELOW_LEAD = 3
MOST = PER_SECTION + MOST_BELOW_LEAD + 1

CARD = JSONObject(
    **{
        name: name
        for name in ("headline", "path", "kicker", "standfirst", "language", "first_published_at", "updated_at")
    }
)


@public_page
def front(request: HttpRequest) -> HttpResponse:
    sections = newest_by_section()
    cards = sorted((card for row in sections for card in row["cards"]), key=newest, reverse=True)
    # A brief without a standfirst makes a thin lead, so the newest full story gets the place.
    lead = next(filter(itemgetter("standfirst"), cards), cards[0] if cards else None)
    # A small paper keeps its stories under their sections; a rich one has some to set below the lead.
    below = [card for card in cards if card is not lead][: min(MOST_BELOW_LEAD, (len(cards) - 1) // 3)]
    placed = {card["path"] for card in [lead, *below] if card}
    for row in sections:
        row["cards"] = [card for card in row["cards"] if card["path"] not in placed][:PER_SECTION]
    return show(
        "frontpage/front.html",
        path="/",
        navigation=sections,
        house=house_of(sections),
        lead=lead,
        below=below,
        sections=[row for row in sections if row["cards"]],
        updated_at=max((card["updated_at"] for card in cards), default=None),
    )


def newest_by_section() -> list[dict[str, Any]]:
    """Each section with live stories, in the paper's order: name, slug and its newest cards, in one query.

    One short walk of the index a section: the cost does not grow with the archive.
    """
    live = Publication.objects.live().filter(section=OuterRef("pk")).newest_first()
    facts = (
        PublicSection.objects.in_use()
        .order_by("position", "name", "pk")
        .values("name", "slug", cards=ArraySubquery(live.values(json=CARD)[:MOST]), house=house_pages())
    )
    return [{**row, "cards": [as_card(card, row) for card in row["cards"]]} for row in facts]


def as_card(card: dict[str, Any], section: dict[str, Any]) -> dict[str, Any]:
    times = {name: dt.datetime.fromisoformat(card[name]) for name in ("first_published_at", "updated_at")}
    return {**card, **times, "section": {"name": section["name"], "slug": section["slug"]}}


def newest(card: dict[str, Any]) -> tuple[dt.datetime, str]:
    return card["first_published_at"], card["path"]
