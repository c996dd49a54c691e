"""The desk with its scripts as production and the demo serve them: without comments, and doing the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from newsroom.light import lightened
from newsroom.settings.env import ROOT
from tests.journeys.editor_page.browser import EDITOR
from tests.newsdesk import Newsdesk

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

OURS = ROOT / "static/js/desk"
# What a browser makes of a module whose imports and exports are left out: an exception if it cannot be read.
READ = r"""(script) => {
  new Function(`async () => { ${script.replace(/(im|ex)port ?\{[^}]*\} ?from ?"[^"]+"/g, "").replace(/export /g, "")} }`)
}"""


def test_a_browser_can_read_every_light_script(chromium: Browser) -> None:
    page = chromium.new_page()
    unread = []
    for path in sorted(OURS.glob("*.js")):
        try:
            page.evaluate(READ, lightened(path.read_text()))
        except Exception as why:  # noqa: BLE001 - whatever the browser says of it
            unread.append(f"{path.name}: {why}")
    page.close()
    assert unread == []


@pytest.fixture
def light(opened: Any) -> Any:
    """`light(rosa, address)`: a page of hers that gets the light scripts, and what went wrong in them."""

    def open_page(person: Any, address: str) -> tuple[Page, list[str]]:
        page: Page = opened(person)
        faults: list[str] = []
        page.on("pageerror", lambda why: faults.append(str(why)))
        page.on("dialog", lambda dialog: dialog.accept())

        def serve(route: Route) -> None:
            source = OURS / route.request.url.rpartition("/")[2]
            route.fulfill(body=lightened(source.read_text()), content_type="text/javascript")

        page.route("**/static/js/desk/*.js", serve)
        page.goto(page.url.split("/admin/")[0] + address)
        return page, faults

    return open_page


def test_a_story_is_written_marked_and_saved_with_them(desk: Newsdesk, light: Any) -> None:
    story = desk.draft(paragraphs=["The ferry runs again."])
    page, faults = light(desk.rosa, reverse("admin:articles_article_change", args=[story.pk]))
    page.locator(f"{EDITOR} > p").first.click()
    page.keyboard.press("End")
    page.keyboard.type(" Late boats too.")
    page.locator("#save-state:has-text('kept at')").wait_for()
    page.keyboard.press("Control+a")
    page.keyboard.press("Alt+a")
    page.get_by_role("dialog").wait_for()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.get_by_role("heading", name="Who says so?").wait_for()
    story.refresh_from_db()
    assert (faults, "again. Late boats too." in story.body) == ([], True)


def test_the_keys_are_listed_with_them(desk: Newsdesk, light: Any) -> None:
    page, faults = light(desk.rosa, reverse("admin:articles_article_changelist"))
    page.keyboard.press("?")
    page.get_by_role("dialog").get_by_role("row").filter(has_text="Begin a story").wait_for()
    assert faults == []
