"""The checks beside the text in a browser: they follow whoever writes, and each point leads to its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings

from tests.articles.admin.article.conftest import url
from tests.journeys.editor_page.browser import EDITOR
from tests.journeys.keys import cursor_is_on, reach
from tests.journeys.looks import faults, new_page
from tests.newsdesk import Newsdesk

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

SAID = "“TK” stands in the kicker. Write what belongs there, or take it out."


def test_the_checks_follow_what_is_typed_and_the_keyboard_mends_it(
    desk: Newsdesk, chromium: Browser, live_server: Any, at_desk: Any
) -> None:
    story = desk.draft()
    session = at_desk(desk.rosa).cookies[settings.SESSION_COOKIE_NAME].value
    page = new_page(chromium, address=live_server.url, session=session)
    page.goto(live_server.url + url("change", story))
    page.locator(EDITOR).wait_for()
    page.get_by_role("tab", name="Checks 2").click()
    page.get_by_text("1 point blocks publishing, 1 needs a reason.").wait_for()
    page.get_by_label("Kicker", exact=True).fill("TK")
    page.locator("#checks li", has_text=SAID).wait_for()
    page.locator("#checks-count:has-text('2 points block publishing')").wait_for()
    wrong = faults(page)
    page.locator(EDITOR).click()
    page.keyboard.press("Alt+k")
    assert page.evaluate("document.activeElement.id") == "checks"
    reach(page, f"Go there: {SAID}")
    page.keyboard.press("Enter")
    cursor_is_on(page, "Kicker")
    page.keyboard.press("Control+a")
    page.keyboard.type("Port")
    page.locator("#checks-count:has-text('1 point blocks publishing, 1 needs a reason.')").wait_for()
    assert page.locator("#checks li", has_text=SAID).count() == 0
    story.refresh_from_db()
    assert (wrong, story.kicker) == ([], "")
    page.context.close()
