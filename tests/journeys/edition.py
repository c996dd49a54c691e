"""A paper with every page that readers can meet, and where each of them is."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace
from typing import Any

import pytest

from articles.actions.publishing.render import NoteLine, PageParts, render
from articles.models.public import Publication, PublicHousePage, PublicNote
from articles.vocabulary import Gravity, NoteKind
from tests.readers import NOON, Paper, close_gate, marked, open_gate

STORY = "/2026/11/20/lock-keepers-open-the-gates-early/"
RIGHT_TO_LEFT = "/2026/11/20/arabic/"
WITHDRAWN = "/2026/11/20/withdrawn/"
LONG_WORD = "/2026/11/20/long-word/"
CORRECTION = "/corrections/2026/11/lock-keepers-open-the-gates-early-2/"
WIRE = "https://wire.example/2026/keepers-and-their-registers"

# Every route outside the desk: the pages to look at, or none where it answers with something else than a page.
PUBLIC_PAGES = {
    "frontpage:front": ["/"],
    "articles:section": ["/world/", "/region/"],
    "articles:topics": ["/topics/"],
    "articles:topic": ["/topics/ferries/"],
    "articles:authors": ["/authors/"],
    "articles:author": ["/authors/rosa-linnet/"],
    "articles:article": [STORY, RIGHT_TO_LEFT, LONG_WORD, WITHDRAWN],
    "articles:house_page": ["/about/"],
    "articles:corrections": ["/corrections/", "/corrections/?kind=correction&section=world"],
    "articles:corrections_month": ["/corrections/2026/11/"],
    "articles:correction": [CORRECTION],
    "articles:feed": [],
    "articles:feed_corrections": [],
    "articles:robots": [],
    "articles:sitemap": [],
    "articles:sitemap_pages": [],
    "articles:sitemap_stories": [],
    "articles:sitemap_stories_after": [],
}
NOWHERE = "/nothing/"
ADDRESSES = [*(address for pages in PUBLIC_PAGES.values() for address in pages), NOWHERE]

BODY = """<p>The gates stood open at dawn, <a href="https://wire.example/1">the Wire</a> says.</p>
<h2>What the register shows</h2><ul><li>Nine gates</li><li>One keeper</li></ul>
<blockquote><p>“Nobody asked us.”</p></blockquote>"""


def publish_an_edition(paper: Paper) -> None:
    """Long words, another direction of writing, a full list with a next page, and all that one story can have."""
    other = paper.story("Barges wait at Pellin", section="Region", kicker="River war", body=BODY)
    paper.story("The flood of last spring", section="Region", at=NOON - dt.timedelta(days=250))
    long_one = {"headline": "A headline of one hundred and seven characters " + "goes on and on " * 4}
    external = {"headline": "Elsewhere", "url": "https://wire.example/1", "outlet": "The Wire"}
    paper.many(24)
    corrected = paper.story(
        topics=["Ferries", "Heritage", "River war", "Oskerra", "Pellin Lock", "The Harbour Board", "Grain", "Schools"],
        related=[{"target_article_id": other.article_id}, external, *[long_one] * 15],
        authors=["Rosa Linnet", "Theo Marsk"],
        html=story_of_eight_statements(),
        at=NOON + dt.timedelta(minutes=2),
        updated_at=NOON + dt.timedelta(hours=30),
    )
    put_on_record(corrected)
    paper.story("Надзвичайно" * 12, slug="long-word", language="uk", standfirst="無" * 120)
    paper.story("عنوان عن النهر والميناء", slug="arabic", language="ar", body="<p>نص القصة</p>", statements=0)
    paper.withdraw(paper.story("Withdrawn"))
    PublicHousePage.objects.create(slug="about", title="About the paper", html=BODY, updated_at=NOON)


def notes() -> list[NoteLine]:
    """A grave correction above the text; a clarification and an update below it."""
    one = NoteLine(
        number=2,
        kind=NoteKind.CORRECTION,
        is_serious=True,
        text="An earlier version gave the wrong number of gates.",
        was="Twelve gates",
        now_is="Nine gates",
        path=CORRECTION,
        published_at=NOON + dt.timedelta(hours=30),
    )
    slight = {"is_serious": False, "was": "", "now_is": "", "published_at": NOON + dt.timedelta(hours=20)}
    path = CORRECTION.replace("-2/", "-1/")
    clarified = replace(
        one, number=1, kind=NoteKind.CLARIFICATION, text="The register is kept by hand.", path=path, **slight
    )
    updated = replace(one, number=3, kind=NoteKind.UPDATE, text="The board answered.", path="", **slight)
    return [updated, one, clarified]


def put_on_record(story: Publication) -> None:
    for note in notes():
        if note.is_on_record:
            gravity = Gravity.SERIOUS if note.is_serious else Gravity.ORDINARY
            facts = {name: getattr(note, name) for name in ("number", "kind", "text", "was", "now_is", "path")}
            PublicNote.objects.create(
                publication=story, uuid=uuid.uuid4(), gravity=gravity, published_at=note.published_at, **facts
            )


def story_of_eight_statements() -> str:
    """The first one relayed by another outlet, each tone of colour once, one speaker not named."""
    body, lines = marked(8)
    lines[0] = replace(lines[0], relayed_by="The Wire", relayed_url=WIRE, outlet_sourcing_label="Names its source")
    for n, tone in enumerate(["s-ok", "s-bad", "s-gone", ""], 1):
        lines[n] = replace(lines[n], tone=tone)
    lines[5] = replace(lines[5], is_named=False, unnamed_reason="Not authorised to speak.")
    counts = ("8 attributed statements from 8 sources.", "1 verified, 7 not independently verified.")
    method = ["We asked the lock keepers and read the register."]
    return render(
        PageParts(
            body=body,
            counts=counts,
            statements=lines,
            method=method,
            dateline="HESKHAVEN",
            language="en-gb",
            notes=notes(),
        )
    )


@pytest.fixture
def edition(transactional_db: None) -> None:
    """The whole of it is published, and the gate is closed again."""
    open_gate()
    try:
        publish_an_edition(Paper())
    finally:
        close_gate()


@pytest.fixture
def site(edition: None, live_server: Any) -> str:
    """The address of a server that shows it."""
    return str(live_server.url)
