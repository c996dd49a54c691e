"""The activity of the newsroom: narrowed, paged and taken along, in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings

from tests.journeys.looks import faults, new_page
from tests.newsdesk import Newsdesk
from tests.policy.requests import browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_the_activity_is_narrowed_to_a_person_and_taken_along(
    chromium: Browser, live_server: Any, desk: Newsdesk
) -> None:
    desk.corrected(was="Two ships", now_is="Three ships")
    session = browser(desk.ed).cookies[settings.SESSION_COOKIE_NAME].value
    page = new_page(chromium, address=live_server.url, session=session)
    page.goto(f"{live_server.url}/admin/")
    page.get_by_role("link", name="Activity").click()
    page.get_by_text("Story begun").wait_for()
    page.get_by_role("combobox", name="Person").fill("Ro")
    page.get_by_role("option", name="Rosa").click()
    page.get_by_label("Kind").select_option("Steps")
    page.get_by_role("button", name="Show").click()
    page.get_by_role("link", name="Clear").wait_for()
    told = page.locator(".timeline strong").all_inner_texts()
    wrong = faults(page)
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download for a spreadsheet").click()
    rows = Path(taken.value.path()).read_text(encoding="utf-8-sig").splitlines()
    page.get_by_role("link", name="Clear").click()
    page.get_by_text("Activity exported: 3 rows (person: Rosa; kind: Steps)").wait_for()
    page.context.close()
    assert wrong == []
    assert [words.partition(":")[0] for words in told] == [
        "Sent to the desk",
        "Text edited after approval",
        "Sent to the desk",
    ]
    assert len(rows) == 1 + 3
