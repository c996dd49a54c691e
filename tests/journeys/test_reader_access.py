"""Every public page in a browser: accessible in light and dark, by keyboard and by thumb, on every width."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.template.loader import render_to_string
from django.test import RequestFactory

from articles.views.errors import failed
from tests.journeys.edition import ADDRESSES, PUBLIC_PAGES, STORY
from tests.journeys.looks import AXE, RULES
from tests.policy.walk import routes

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytestmark = [pytest.mark.journey, pytest.mark.slow]

# Opens what is folded and puts the switch on, so that all there is to see is seen.
UNFOLD = """() => {
  for (const one of document.querySelectorAll("details")) one.open = true
  for (const one of document.querySelectorAll("#ss")) one.checked = true
}"""
# What is pressed and smaller than 24 px; a link within a sentence is as high as its line.
TOO_SMALL = """() => [...document.querySelectorAll("a, button, input:not([type=hidden]), select, summary")]
  .filter((one) => !(getComputedStyle(one).display === "inline" &&
    one.parentElement.innerText.trim().length > one.innerText.trim().length && one.closest("p, li, blockquote")))
  .filter((one) => {
    const box = (one.closest("label") || one).getBoundingClientRect()
    return box.width < 24 || box.height < 24
  }).map((one) => one.outerHTML.slice(0, 120))"""
STOPS = "a[href], button, input:not([type=hidden]), select, summary"
# Which stop has the focus, whether one sees that it has, and whether it is in the window.
FOCUS = """(stops) => {
  const one = document.activeElement, box = one.getBoundingClientRect(), style = getComputedStyle(one)
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
  return [[...document.querySelectorAll(stops)].indexOf(one), ring, box.bottom > 0 && box.top < innerHeight]
}"""


WIDTHS = [320, 390, 768, 1000, 1280, 1600]
REFUSALS = ["400.html", "403.html", "403_csrf.html", "413.html", "500.html"]


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page that scrolls at once, and at /refused/400.html and its like shows what readers get then."""
    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.add_init_script(AXE_SCRIPT)
    page.route("**/refused/*", refuse)
    yield page
    context.close()


def refuse(route: Route) -> None:
    name = route.request.url.rpartition("/")[2]
    body = failed(RequestFactory().get("/")).content.decode() if name == "500.html" else render_to_string(name)
    route.fulfill(body=body, content_type="text/html; charset=utf-8")


def violations(page: Page) -> list[str]:
    found = []
    for scheme, rules in RULES.items():
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found += [f"{scheme} {fault}" for fault in page.evaluate(AXE, rules)]
    return found


def lost_stops(page: Page) -> list[str]:
    """Every stop of the Tab key that is out of turn, without a ring or out of sight."""
    lost = []
    for turn in range(page.locator(STOPS).count()):
        page.keyboard.press("Tab")
        if (stop := page.evaluate(FOCUS, STOPS)) != [turn, True, True]:
            lost.append(f"stop {turn}: {stop}")
    return lost


def too_wide(page: Page) -> list[str]:
    """At every width, in plain and in double letters."""
    found = []
    for letters in ("100%", "200%"):
        page.evaluate("size => document.documentElement.style.fontSize = size", letters)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            wide = page.evaluate("document.documentElement.scrollWidth")
            found += [f"{wide} px at {width} px, {letters}"] if wide > width else []
    return found


def on_every_page(page: Page, site: str, look: Callable[[Page], list[str]]) -> dict[str, list[str]]:
    """What `look` finds wrong, by address."""
    found = {}
    for address in [*ADDRESSES, *(f"/refused/{name}" for name in REFUSALS)]:
        page.goto(site + address)
        page.evaluate(UNFOLD)
        if wrong := look(page):
            found[address] = wrong
    return found


def test_every_public_route_is_listed_with_its_pages() -> None:
    assert {route.name for route in routes() if route.is_public} == set(PUBLIC_PAGES)


@pytest.mark.parametrize("width", [390, 1280])
def test_every_page_is_accessible_by_eye_thumb_and_keyboard(page: Page, site: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    found = on_every_page(page, site, lambda page: violations(page) + page.evaluate(TOO_SMALL) + lost_stops(page))
    assert found == {}


def test_no_page_scrolls_sideways(page: Page, site: str) -> None:
    assert on_every_page(page, site, too_wide) == {}


def test_beside_a_wide_text_stands_who_said_it(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(site + STORY)
    text, said = page.locator(".text").bounding_box(), page.locator("#who").bounding_box()
    assert text
    assert said
    assert (said["x"] >= text["x"] + text["width"], said["y"]) == (True, text["y"])
