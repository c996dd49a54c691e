"""What a press did is told at the top: never over what somebody works at, and gone when it was read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings

from tests.articles.admin.article.conftest import url
from tests.journeys.editor_page.browser import EDITOR
from tests.journeys.looks import PHONE, faults, new_page
from tests.newsdesk import Newsdesk

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

LONG = ["The ferry runs again, the harbour master said, and so do the boats of the winter timetable."] * 30
# Pixels of the list that lie over this part of the page.
OVER = """(selector) => {
  const list = document.querySelector("ul.messagelist").getBoundingClientRect()
  const part = document.querySelector(selector).getBoundingClientRect()
  return Math.max(0, Math.min(list.bottom, part.bottom) - Math.max(list.top, part.top))
}"""
# Where the list ends, in pixels below the upper edge of the window; there has to be one.
BOTTOM = "() => document.querySelector('ul.messagelist').getBoundingClientRect().bottom"
INSIDE = "(selector) => { const { top, bottom } = document.querySelector(selector).getBoundingClientRect(); return top >= 0 && bottom <= innerHeight }"


@pytest.fixture
def on_a_phone(chromium: Browser, live_server: Any, at_desk: Any, desk: Newsdesk) -> Iterator[Callable[..., Page]]:
    """`on_a_phone(story)`: its page as ed has it, with the editor in it."""
    pages: list[Page] = []

    def open_page(story: Any, anchor: str = "") -> Page:
        session = at_desk(desk.ed).cookies[settings.SESSION_COOKIE_NAME].value
        page = new_page(chromium, address=live_server.url, session=session)
        pages.append(page)
        page.set_viewport_size({"width": PHONE, "height": 844})
        page.goto(live_server.url + url("change", story) + anchor)
        page.locator(EDITOR).wait_for()
        return page

    yield open_page
    for page in pages:
        page.context.close()


def save(page: Page, field: str, words: str) -> None:
    """Type and save; back on the page once its editor stands."""
    page.locator(f"#id_{field}").fill(words)
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    page.locator(EDITOR).wait_for()
    page.wait_for_function("() => document.activeElement !== document.body")


@pytest.mark.parametrize("field", ["kicker", "method"])
def test_after_each_save_the_field_is_in_sight_and_free(desk: Newsdesk, on_a_phone: Any, field: str) -> None:
    """The first save of an approved story tells two things, the second one."""
    page = on_a_phone(desk.ready(paragraphs=LONG))
    for words in ("One.", "Two.", "Three."):
        page.locator(f"#id_{field}").evaluate("(one) => one.scrollIntoView({ block: 'start' })")
        save(page, field, words)
        assert page.evaluate(OVER, f"#id_{field}") == 0
        assert page.evaluate(INSIDE, f"#id_{field}")


def test_the_headline_at_the_top_is_not_covered(desk: Newsdesk, on_a_phone: Any) -> None:
    page = on_a_phone(desk.ready())
    page.evaluate("scrollTo(0, document.querySelector('#content h1').offsetTop)")
    save(page, "headline", "Ferries run at night")
    assert page.evaluate(OVER, "#content h1") == 0


def test_what_gets_the_focus_afterwards_is_not_covered_either(desk: Newsdesk, on_a_phone: Any) -> None:
    page = on_a_phone(desk.ready(paragraphs=LONG))
    save(page, "method", "We asked.")
    for _press in range(12):
        page.keyboard.press("Shift+Tab")
        page.wait_for_timeout(60)
        page.evaluate("document.activeElement.dataset.here = '1'")
        assert page.evaluate(OVER, "[data-here]") == 0
        page.evaluate("delete document.activeElement.dataset.here")


def test_it_can_be_closed(desk: Newsdesk, on_a_phone: Any) -> None:
    page = on_a_phone(desk.draft())
    save(page, "kicker", "Boats")
    close = page.get_by_role("button", name="Close")
    box = close.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 24
    assert faults(page) == []
    close.click()
    assert page.locator("ul.messagelist").count() == 0


def test_it_goes_with_the_page_when_somebody_scrolls(desk: Newsdesk, on_a_phone: Any) -> None:
    page = on_a_phone(desk.ready(paragraphs=LONG))
    save(page, "method", "We asked.")
    before = page.evaluate(BOTTOM)
    page.mouse.move(100, 500)
    page.mouse.wheel(0, 40)
    page.wait_for_function(f"(before) => ({BOTTOM})() !== before", arg=before)
    assert (before > 0, page.evaluate(BOTTOM) < 0) == (True, True)
