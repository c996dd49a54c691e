"""What stands beside a story's text: one part at a time, chosen by tabs, found again, and never out of reach."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from articles.models import Article
from tests.articles.admin.article.conftest import url
from tests.journeys.editor_page.browser import EDITOR
from tests.journeys.looks import PHONE
from tests.newsdesk import Newsdesk

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PARTS = ["checks", "attributions", "tags", "bylines", "related", "history", "settings"]


@pytest.fixture
def story(desk: Newsdesk) -> Article:
    made = desk.draft(paragraphs=[f"Line {number} of a long text." for number in range(60)])
    desk.relate(made, headline="Keel yard hires")
    return made


@pytest.fixture
def page(desk: Newsdesk, opened: Any, story: Article) -> Page:
    shown: Page = opened(desk.rosa, url("change", story))
    shown.locator(EDITOR).wait_for()
    return shown


def seen(page: Page) -> list[str]:
    return [part for part in PARTS if page.locator(f"#{part}").is_visible()]


def tab(page: Page, name: str) -> Any:
    return page.get_by_role("tab", name=name)


def test_one_part_stands_beside_the_text_and_a_tab_brings_another(page: Page) -> None:
    before = seen(page)
    tab(page, "Related").click()
    assert (before, seen(page)) == (["attributions"], ["related"])


def test_the_same_part_is_there_when_the_page_comes_back(page: Page) -> None:
    tab(page, "History").click()
    page.reload()
    page.get_by_role("tablist").wait_for()
    assert seen(page) == ["history"]


def test_arrows_walk_through_the_tabs_as_one_stop(page: Page) -> None:
    tab(page, "Attributions").focus()
    for key in ("ArrowRight", "ArrowRight", "Home", "ArrowLeft"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.hash") == "#settings"
    assert (page.locator("[role=tab][tabindex='0']").count(), seen(page)) == (1, ["settings"])


def test_it_stays_in_sight_while_the_text_is_scrolled(page: Page) -> None:
    page.locator(f"{EDITOR} p").last.scroll_into_view_if_needed()
    box = tab(page, "Tags").bounding_box()
    assert box
    assert 0 <= box["y"] < 100


def test_the_librarian_begins_with_the_tags(story: Article, libby: Any, opened: Any) -> None:
    page = opened(libby, url("change", story))
    page.get_by_role("tablist").wait_for()
    assert page.locator("#tags").is_visible()


@pytest.mark.parametrize("name", ["related", "history"])
def test_an_address_with_a_part_opens_it(desk: Newsdesk, opened: Any, story: Article, name: str) -> None:
    page = opened(desk.rosa, f"{url('change', story)}#{name}")
    page.get_by_role("tablist").wait_for()
    assert (seen(page), page.evaluate("document.activeElement.id")) == ([name], name)


def test_a_point_of_the_checklist_leads_into_a_part_that_is_not_shown(page: Page) -> None:
    tab(page, "Checks").click()
    page.locator("#checks a[href='#bylines']").click()
    assert seen(page) == ["bylines"]


def test_on_a_phone_all_parts_stand_under_the_text(page: Page) -> None:
    page.set_viewport_size({"width": PHONE, "height": 844})
    page.locator(".jumps [href='#tags']").wait_for()
    assert (seen(page), page.get_by_role("tablist").count()) == (PARTS, 0)


def test_without_scripts_all_parts_are_there(chromium: Any, live_server: Any, desk: Newsdesk, at_desk: Any) -> None:
    context = chromium.new_context(java_script_enabled=False)
    session = at_desk(desk.rosa).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page = context.new_page()
    page.goto(live_server.url + url("change", desk.draft()))
    assert seen(page) == PARTS
    context.close()
