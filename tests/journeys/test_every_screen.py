"""Every address that answers somebody with a page, opened in a browser: the policy refuses nothing on any of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings

from tests.journeys.editor_page.browser import WATCH
from tests.policy.requests import browser
from tests.policy.table import row_for
from tests.policy.walk import routes
from tests.policy.world import World, targets

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.journey

# A desk page must fit a phone; what is wider than that has to scroll inside itself.
PHONE = {"width": 390, "height": 844}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("who", ["rosa", "ed", "libby", "ada"])
def test_no_screen_breaks_the_policy_or_is_wider_than_a_phone(chromium: Browser, live_server: Any, who: str) -> None:
    world = World()
    session = browser(world.people[who]).cookies[settings.SESSION_COOKIE_NAME].value
    context = chromium.new_context(viewport=PHONE)
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
    page = context.new_page()
    page.add_init_script(WATCH)
    faults = [fault for url in screens(world, who) for fault in faults_of(page, live_server.url + url)]
    context.close()
    assert faults == []


def screens(world: World, who: str) -> list[str]:
    """Addresses that answer this person 200 by the authorisation table, and are pages."""
    found = []
    for target in targets(routes()):
        for state in {"in_review", "live", "-"} & set(target.states):
            row = row_for(target.name, "GET", who, state)
            if row and str(row.status) == "200" and not target.name.endswith(("_search", "jsi18n")):
                found.append(world.url(target, state))
    assert len(found) > 10, "the table lists the pages to open"
    return found


def faults_of(page: Page, url: str) -> list[str]:
    answer = page.goto(url)
    if answer is None or "text/html" not in answer.headers.get("content-type", ""):
        return []
    found = [f"{url}: {violation}" for violation in page.evaluate("window.violations")]
    if page.locator("h1").count() != 1:
        found.append(f"{url}: {page.locator('h1').count()} first-level headings")
    if (width := page.evaluate("document.documentElement.scrollWidth")) > PHONE["width"]:
        found.append(f"{url}: {width} px wide")
    return found
