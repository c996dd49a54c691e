"""The timeline of a story, found from its page and taken along as a file, in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings

from tests.journeys.looks import faults, new_page
from tests.journeys.windows import beside
from tests.newsdesk import Newsdesk
from tests.policy.requests import browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_the_timeline_is_read_and_taken_along(chromium: Browser, live_server: Any, desk: Newsdesk) -> None:
    story = desk.corrected(was="Two ships", now_is="Three ships")
    desk.note(story)
    desk.embargoed(desk.held(story))
    session = browser(desk.ed).cookies[settings.SESSION_COOKIE_NAME].value
    page = new_page(chromium, address=live_server.url, session=session)
    page.goto(f"{live_server.url}/admin/articles/article/{story.pk}/change/")
    beside(page, "History")
    page.get_by_role("link", name="Timeline: all of it in one order").click()
    page.get_by_role("heading", name="Timeline").wait_for()
    wrong = faults(page)
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download for a spreadsheet").click()
    rows = Path(taken.value.path()).read_text(encoding="utf-8-sig").splitlines()
    page.reload()
    page.get_by_text("Record exported").wait_for()
    page.context.close()
    assert wrong == []
    assert "Record exported" in rows[1]
