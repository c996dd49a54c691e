"""Preview at the desk in a browser: what is typed is seen as readers would see it, and stays where it was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings

from tests.articles.admin.article.conftest import url
from tests.journeys.editor_page.browser import EDITOR, WATCH
from tests.journeys.keys import press, reach
from tests.journeys.looks import faults, new_page
from tests.newsdesk import Newsdesk

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

LOOKS = ("Phone", "Print", "Social card", "Search result", "Feed item")


def test_one_key_shows_what_is_typed_and_the_keyboard_walks_through_the_looks(
    desk: Newsdesk, chromium: Browser, live_server: Any, at_desk: Any
) -> None:
    story = desk.draft(paragraphs=["The ferry runs again."], headline="Ferry line reopens")
    session = at_desk(desk.rosa).cookies[settings.SESSION_COOKIE_NAME].value
    page = new_page(chromium, address=live_server.url, session=session)
    for script in (WATCH, AXE_SCRIPT):
        page.context.add_init_script(script)  # in the tab that is opened from it, too
    page.goto(live_server.url + url("change", story))
    page.locator(EDITOR).wait_for()
    page.get_by_label("Headline", exact=True).fill("Ferries run at night")
    page.locator(f"{EDITOR} > p").click()
    page.keyboard.press("End")
    page.keyboard.type(" Late boats too.")
    with page.expect_popup() as opened:
        page.keyboard.press("Control+p")
    tab = opened.value
    tab.get_by_role("heading", name="Preview", exact=True).wait_for()
    framed = tab.frame_locator("iframe")
    framed.get_by_text("Late boats too.").wait_for()
    assert framed.get_by_role("heading", level=1).inner_text() == "Ferries run at night"
    assert tab.get_by_text("It is not saved.").count() == 1
    wrong = {"Web": faults(tab)}
    for look in LOOKS:
        reach(tab, look)
        press(tab, "Enter")
        assert tab.locator(".looks [aria-current]").inner_text() == look
        wrong[look] = faults(tab)
    assert tab.get_by_text("Ferries run at night").count() >= 1
    assert {look: found for look, found in wrong.items() if found} == {}
    assert "Late boats too." in page.locator(EDITOR).inner_text()
    story.refresh_from_db()
    assert story.headline == "Ferry line reopens"
    page.context.close()
