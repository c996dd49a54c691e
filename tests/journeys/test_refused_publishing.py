"""What keeps a story in is named, and every name leads to the field that mends it; the house rules say how heavy it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from articles.actions import author, byline, house
from articles.models import Article, Author, Release
from articles.vocabulary import Level, Terms
from tests.articles.admin.article.conftest import url
from tests.journeys.looks import faults
from tests.journeys.test_refused_screens import send
from tests.newsdesk import Newsdesk

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.journey

WRONG = {
    "headline": "The TK sails",
    "kicker": "TK",
    "standfirst": "",
    "dateline": "KYIV, 1 January 2099",
    "body": '<p>The ferry runs again, [[who?]] said after <a href="/2026/01/01/storm/">the storm</a>.</p>',
    "method": "We asked TK.",
}


@pytest.fixture
def wrong(desk: Newsdesk) -> Article:
    """Approved, and nothing about it is as it should be."""
    story = desk.draft(**WRONG)
    desk.attribute(story, "The ferry runs again", terms=Terms.OFF_RECORD)
    desk.relate(story, target=desk.draft())
    return desk.held(desk.ready(story))


def stands_in(page: Page, field: str) -> None:
    """Wait until the cursor is in the field of this id; the body's is hidden behind its editor."""
    place = f'[id="{field}"]:focus, .field:has([id="{field}"]) .ProseMirror:focus'
    page.locator(place).wait_for(state="attached")


def led_to(page: Page) -> set[str]:
    """The ids that the page's links lead to; a press of Enter puts the cursor there."""
    here, found = page.url, set()
    places = [link.get_attribute("href") or "" for link in page.get_by_role("link", name=re.compile("^Go there")).all()]
    for number, place in enumerate(places):
        page.get_by_role("link", name=re.compile("^Go there")).nth(number).focus()
        page.keyboard.press("Enter")
        target = place.partition("#")[2]
        page.wait_for_url(f"**{place}")
        stands_in(page, target)
        found.add(target)
        page.goto(here)
    return found


def test_every_point_that_keeps_a_story_in_leads_to_the_field_that_mends_it(
    wrong: Article, desk: Newsdesk, opened: Any
) -> None:
    page = opened(desk.ed, url("publish", wrong))
    assert faults(page) == []
    assert led_to(page) == {
        *("id_headline", "id_kicker", "id_standfirst", "id_dateline", "id_body", "id_method"),
        *("attributions", "bylines", "related", "stops"),
    }


def test_a_refusal_leads_to_every_field_and_to_the_one_for_a_reason(desk: Newsdesk, opened: Any) -> None:
    story = desk.ready(standfirst="")
    page = opened(desk.ed, url("publish", story))
    assert send(page, url("publish", story), {"revision": str(story.latest_revision_id)}) == 409
    assert faults(page) == []
    links = page.get_by_role("link", name=re.compile("^Go there"))
    places = [link.get_attribute("href") for link in links.all()]
    assert places == [
        f"{url('change', story)}#id_standfirst",
        f"{url('change', story)}#bylines",
        f"{url('publish', story)}#id_excuse",
    ]
    for place in places:
        page.goto(page.url.split("/admin/")[0] + place)
        stands_in(page, place.partition("#")[2])


def test_a_story_goes_out_with_a_reason_or_in_two_presses_without_a_point(desk: Newsdesk, opened: Any) -> None:
    brief, whole = desk.ready(), desk.draft()
    byline.add(whole, author=author.save(Author(name="Rosa Linnet")), by=desk.rosa, at=desk.now)
    desk.ready(whole)
    page = opened(desk.ed, url("change", brief))
    page.get_by_role("link", name="Publish…").click()
    page.get_by_label("Why does it go out all the same?").fill("A brief.")
    page.get_by_role("button", name="Publish now").click()
    page.get_by_text("Published. Readers have this version now.").wait_for()
    page.goto(page.url.split("/admin/")[0] + url("change", whole))
    page.get_by_role("link", name="Publish…").click()
    page.get_by_role("button", name="Publish now").click()
    page.get_by_text("Published. Readers have this version now.").wait_for()
    assert Release.objects.count() == 2
    assert [event.note for event in brief.events.all()] == ["A brief."]


@pytest.mark.parametrize("width", [1280, 390])
def test_the_house_rules_are_set_with_the_keyboard(desk: Newsdesk, opened: Any, width: int) -> None:
    desk.in_review()
    page = opened(desk.mara, reverse("admin:index"))
    page.get_by_role("navigation", name="Desk").get_by_role("link", name="House rules").click()
    assert faults(page) == []
    page.set_viewport_size({"width": width, "height": 844})
    page.get_by_label("The story says who wrote it.").focus()
    page.keyboard.type("Is m")  # the list jumps to "Is mentioned"
    page.keyboard.press("Control+s")
    page.get_by_text("One house rule was changed.").wait_for()
    page.get_by_text("The story says who wrote it. was Needs a reason (as Newsroom comes), is Is mentioned").wait_for()
    assert house.rules().levels == {"byline": Level.INFO}


def test_choices_made_beside_a_colleague_are_kept_on_the_page(desk: Newsdesk, opened: Any) -> None:
    page = opened(desk.mara, reverse("admin:articles_houserule_changelist"))
    house.decide("stage:SUBS", "OFF", by=desk.mara, at=desk.now)
    page.get_by_label("The story says who wrote it.").select_option("OFF")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("alert").filter(has_text="Somebody changed the house rules").wait_for()
    assert faults(page) == []
    assert page.get_by_label("The story says who wrote it.").input_value() == "OFF"
    assert house.rules().levels == {}
