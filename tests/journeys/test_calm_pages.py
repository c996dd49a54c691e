"""Small things that make a page read calmly: where the history stands, bullets, gaps, and no raw text in between."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings

from tests.articles.admin.article.conftest import url
from tests.journeys.editor_page.browser import EDITOR
from tests.journeys.looks import DESKTOP, PHONE, new_page
from tests.newsdesk import Newsdesk

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

EDITOR_SCRIPT = "**/django_prose_editor/configurable.js"
IS_HIDDEN = """() => getComputedStyle(document.querySelector("textarea[data-body-editor]")).visibility === "hidden" """
IS_SEEN = IS_HIDDEN.replace("===", "!==")


@pytest.fixture
def sit_down(chromium: Browser, live_server: Any, at_desk: Any, desk: Newsdesk) -> Iterator[Callable[..., Page]]:
    """`sit_down(address)`: a page of ed's; `before(page)` happens before it is opened."""
    pages: list[Page] = []

    def open_page(address: str, *, width: int = DESKTOP, before: Any = None, wait: str = "load") -> Page:
        session = at_desk(desk.ed).cookies[settings.SESSION_COOKIE_NAME].value
        page = new_page(chromium, address=live_server.url, session=session)
        pages.append(page)
        page.set_viewport_size({"width": width, "height": 844})
        if before:
            before(page)
        page.goto(live_server.url + address, wait_until=wait)  # type: ignore[arg-type]
        return page

    yield open_page
    for page in pages:
        page.context.close()


def box(page: Page, selector: str) -> dict[str, float]:
    found = page.locator(selector).first.bounding_box()
    assert found
    return {**found, "bottom": found["y"] + found["height"], "right": found["x"] + found["width"]}


def test_on_a_phone_the_history_and_the_settings_are_the_last_of_the_page(desk: Newsdesk, sit_down: Any) -> None:
    page = sit_down(url("change", desk.live()), width=PHONE)
    text, related, history, settings = (box(page, f) for f in (".story-text", "#related", "#history", "#settings"))
    assert text["bottom"] <= related["y"] < related["bottom"] <= history["y"] < history["bottom"] <= settings["y"]


def test_the_folded_steps_stand_apart_on_a_phone(desk: Newsdesk, sit_down: Any) -> None:
    page = sit_down(url("change", desk.ready()), width=PHONE)
    page.get_by_text("More steps").click()
    boxes = [one.bounding_box() for one in page.locator(".more-steps > *").all()]
    assert len(boxes) >= 3
    assert all(one["height"] >= 24 for one in boxes)
    gaps = [
        max(other["x"] - one["x"] - one["width"], other["y"] - one["y"] - one["height"])
        for one, other in itertools.pairwise(boxes)
    ]
    assert min(gaps) >= 8


@pytest.mark.parametrize("page", ["schedule", "assign"])
def test_a_bullet_stands_at_the_first_line_of_what_went_wrong(desk: Newsdesk, sit_down: Any, page: str) -> None:
    opened = sit_down(url(page, desk.ready()), width=PHONE)
    opened.get_by_label("Day").fill("2020-01-01")
    opened.get_by_label("Time").fill("09:00")
    opened.evaluate("document.querySelectorAll('form').forEach((form) => { form.noValidate = true })")
    with opened.expect_navigation():
        opened.locator(".story button.main").click()
    # The bullet stands on the line on which an item begins: there, something without width is put.
    line, height = opened.locator(".notice.bad li").first.evaluate(
        """(item) => {
          const mark = document.createElement("span")
          Object.assign(mark.style, { display: "inline-block", width: 0, height: 0 })
          item.prepend(mark)
          const link = item.querySelector("a").getBoundingClientRect()
          return [mark.getBoundingClientRect().bottom - link.top, link.height]
        }"""
    )
    assert height > 40, "the sentence takes several lines"
    assert 0 < line < 24


def test_no_raw_text_is_seen_before_the_editor_stands(desk: Newsdesk, sit_down: Any) -> None:
    held: list[Any] = []

    def hold(way: Any) -> None:
        held.append(way)

    page = sit_down(url("change", desk.draft()), before=lambda one: one.route(EDITOR_SCRIPT, hold), wait="commit")
    page.locator("textarea[data-body-editor]").wait_for(state="attached")
    assert page.evaluate(IS_HIDDEN)
    page.wait_for_timeout(200)
    held[0].continue_()
    page.locator(EDITOR).wait_for()


def test_the_text_is_there_when_the_editor_cannot_come(desk: Newsdesk, sit_down: Any) -> None:
    page = sit_down(url("change", desk.draft()), before=lambda one: one.route(EDITOR_SCRIPT, lambda way: way.abort()))
    page.wait_for_function(IS_SEEN, timeout=2_000)
    assert "The ferry runs again" in page.get_by_label("Body").input_value()


def test_the_text_is_there_when_no_script_comes_at_all(desk: Newsdesk, sit_down: Any) -> None:
    page = sit_down(url("change", desk.draft()), before=lambda one: one.route("**/*.js", lambda way: way.abort()))
    page.wait_for_function(IS_SEEN, timeout=8_000)
    assert page.get_by_label("Body").is_visible()


def test_without_scripts_the_text_is_there_at_once(
    desk: Newsdesk, chromium: Browser, live_server: Any, at_desk: Any
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    session = at_desk(desk.ed).cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page = context.new_page()
    page.goto(live_server.url + url("change", desk.draft()))
    assert page.get_by_label("Body").is_visible()
    context.close()
