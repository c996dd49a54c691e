"""An editor shares a preview, a guest reads it on a phone, the editor revokes it; clicked through in two browsers."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings as django_settings

from articles.models import SharedPreview
from articles.vocabulary import Truth
from tests.guests import path_of, shared
from tests.journeys.looks import PHONE, faults, new_page
from tests.newsdesk import Newsdesk
from tests.policy.requests import browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def site(live_server: Any, settings: Any) -> str:
    """The address of a server whose links lead to itself."""
    settings.SITE_URL = live_server.url
    return str(live_server.url)


def at_desk(chromium: Browser, site: str, desk: Newsdesk) -> Page:
    session = browser(desk.ed).cookies[django_settings.SESSION_COOKIE_NAME].value
    return new_page(chromium, address=site, session=session)


def test_a_preview_is_shared_read_and_revoked(chromium: Browser, site: str, desk: Newsdesk) -> None:
    desk.live(headline="Storm closes the harbour")
    story = desk.draft(headline="Port deal")
    desk.attribute(story, "The ferry runs again", source=desk.source(), truth=Truth.PARTLY)
    ed, wrong = at_desk(chromium, site, desk), {}

    ed.goto(f"{site}/admin/articles/article/{story.pk}/change/")
    ed.get_by_text("More steps").click()
    ed.get_by_role("link", name="Share a preview…").click()
    wrong["asking"] = faults(ed)
    ed.get_by_label("For whom, and why?").fill("Ana Petrel, to check what she said")
    ed.get_by_role("button", name="Make a link").click()
    shown = ed.get_by_label("Address")
    assert shown.evaluate("one => document.activeElement === one && one.selectionEnd - one.selectionStart") > 40
    address = shown.input_value()
    wrong["made"] = faults(ed)

    guest, told = chromium.new_context(viewport={"width": PHONE, "height": 844}), []
    page = guest.new_page()
    page.on("request", lambda request: told.append(request.headers.get("referer", "")))
    assert read(page, address) == HTTPStatus.OK
    assert page.get_by_role("note").first.is_visible()
    assert page.get_by_role("heading", name="Port deal", level=1).is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE
    page.get_by_role("link", name="World").first.click()
    page.get_by_role("heading", name="World", level=1).wait_for()
    assert page.evaluate("document.referrer") == ""
    assert [one for one in told if "/preview/" in one] == []
    assert len(told) > 2
    assert guest.cookies() == []

    ed.get_by_role("button", name="Revoke").click()
    ed.get_by_text("opens nothing any more").wait_for()
    wrong["revoked"] = faults(ed)
    # Nothing of it was stored: neither the way back nor the address shows it again.
    page.go_back()
    assert page.get_by_role("heading", name="There is no preview here").is_visible()
    assert read(page, address) == HTTPStatus.NOT_FOUND
    guest.close()
    ed.context.close()
    assert {name: found for name, found in wrong.items() if found} == {}
    assert SharedPreview.objects.get().opened == 1


def test_the_copy_button_copies_and_says_so(chromium: Browser, site: str, desk: Newsdesk) -> None:
    story = desk.draft()
    ed = at_desk(chromium, site, desk)
    ed.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ed.goto(f"{site}/admin/articles/article/{story.pk}/share/")
    ed.get_by_label("For whom, and why?").fill("A lawyer")
    ed.get_by_role("button", name="Make a link").click()
    ed.get_by_role("button", name="Copy the address").click()
    ed.get_by_text("Copied.").wait_for()
    assert ed.evaluate("navigator.clipboard.readText()") == ed.get_by_label("Address").input_value()
    ed.context.close()


def test_the_page_of_a_guest_is_open_to_everybody(chromium: Browser, site: str, desk: Newsdesk) -> None:
    """What is named without an address, the banner and the embargo, in both themes and at three widths."""
    story = desk.embargoed(desk.draft(headline="Port deal"))
    link = shared(desk, story, note="W" * 200)
    page = new_page(chromium, address=site)
    page.goto(site + path_of(link))
    found = faults(page)
    page.context.close()
    assert found == []


def read(page: Page, address: str) -> int:
    answer = page.goto(address)
    assert answer is not None
    return answer.status
