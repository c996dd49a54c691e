"""A lawyer writes to an editor, who reads it and answers, in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings

from newsroom.accounts.models import User
from tests.journeys.looks import faults, new_page
from tests.newsdesk import Newsdesk
from tests.policy.requests import browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
WORDS = "Name no yard before the hearing."


def test_a_note_is_written_found_and_read(chromium: Browser, live_server: Any, desk: Newsdesk, lena: User) -> None:
    story = desk.draft()
    here = f"{live_server.url}/admin/articles/article/{story.pk}/"

    def sit_down(person: User) -> Page:
        session = browser(person).cookies[settings.SESSION_COOKIE_NAME].value
        page = new_page(chromium, address=live_server.url, session=session)
        page.goto(f"{here}change/")
        return page

    page = sit_down(lena)
    page.get_by_text("More steps").click()
    page.get_by_role("link", name="Legal notes…").click()
    page.get_by_label("Note", exact=True).fill(WORDS)
    page.get_by_role("button", name="Write it down").click()
    page.get_by_text("The note is written.").wait_for()
    page.context.close()

    page = sit_down(desk.ed)
    page.get_by_text("Legal note that you have not read").wait_for()
    page.locator("#stops").get_by_role("link", name="Legal notes…").click()
    assert not page.get_by_text(WORDS).count()
    page.get_by_role("button", name="Read the notes").click()
    page.get_by_text(WORDS).wait_for()
    wrong = faults(page)
    page.goto(f"{here}timeline/")
    told = page.locator(".timeline strong").all_inner_texts()
    page.context.close()
    assert wrong == []
    assert told[:2] == ["Legal notes read", "Legal note"]
