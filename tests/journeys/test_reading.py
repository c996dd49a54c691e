"""Reading the paper in a browser: without JavaScript, with every switch and number, in every mode."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.journeys.edition import ADDRESSES, STORY, WIRE
from tests.readers import Paper, close_gate, open_gate

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.journey

REPORT_VIOLATIONS = """
addEventListener("securitypolicyviolation", event => console.error("CSP " + event.violatedDirective))
"""


def open_page(chromium: Browser, **options) -> Page:
    return chromium.new_context(**{"viewport": {"width": 1280, "height": 900}} | options).new_page()


def test_the_switch_shows_sourced_passages_without_javascript(chromium, site):
    page = open_page(chromium, java_script_enabled=False)
    page.goto(site + STORY)
    passage = page.locator("#c2")
    before = passage.screenshot()
    page.get_by_label("Show sources in the text").check()
    assert passage.screenshot() != before


def test_folded_headlines_open_without_javascript(chromium, site):
    page = open_page(chromium, java_script_enabled=False)
    page.goto(site + STORY)
    folded = page.locator(".rel details li")
    assert not folded.first.is_visible()
    page.get_by_text("11 more headlines").click()
    assert [item.is_visible() for item in folded.all()] == [True] * 11


def test_a_number_leads_to_its_statement_and_back(chromium, site):
    page = open_page(chromium, java_script_enabled=False)
    page.goto(site + STORY)
    page.get_by_role("link", name=re.compile("^Source 3 ?: Keeper 3, statement, not independently verified$")).click()
    assert page.url.endswith("#s3")
    page.locator("#s3").get_by_role("link", name="Back to text for source 3").click()
    assert page.url.endswith("#c3")


def test_the_first_stop_of_the_keyboard_skips_to_the_story(chromium, site):
    page = open_page(chromium)
    page.goto(site + STORY)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("standfirst", ["What the keepers saw.", ""])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_headline_keeps_its_distance_from_the_byline(chromium, transactional_db, live_server, width, standfirst):
    open_gate()
    Paper().story(standfirst=standfirst)
    close_gate()
    page = open_page(chromium, viewport={"width": width, "height": 900})
    page.goto(live_server.url + STORY)
    above = page.locator(".art > .head > :last-child").bounding_box()
    assert page.locator(".art > .meta").bounding_box()["y"] - (above["y"] + above["height"]) >= 16


def test_pages_load_nothing_from_elsewhere_and_leave_nothing_behind(chromium, site):
    page = open_page(chromium)
    page.add_init_script(REPORT_VIOLATIONS)
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    for path in ADDRESSES:
        page.goto(site + path)
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(site).netloc}
    assert page.context.cookies() == []
    # Chromium says of the two pages that are not there that they are not.
    assert [text for text in said if "status of 4" not in text] == []


@pytest.mark.parametrize("media", [{"forced_colors": "active"}, {"media": "print"}, {"contrast": "more"}])
def test_the_story_can_be_read_in_every_mode(chromium, site, media):
    page = open_page(chromium)
    page.goto(site + STORY)
    page.emulate_media(**media)
    for part in ("h1", ".body", "#who", "#how"):
        assert page.locator(part).is_visible()


def test_on_paper_every_link_of_the_text_and_the_sources_prints_its_address(chromium, site):
    page = open_page(chromium)
    page.goto(site + STORY)
    page.emulate_media(media="print")
    source = page.locator(".who a[href^=http]")
    assert WIRE in source.evaluate("link => getComputedStyle(link, '::after').content")
    assert not page.get_by_label("Show sources in the text").is_visible()
