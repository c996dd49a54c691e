"""Nobody's words are lost while they write: crashes, networks that fail, colleagues at the same story."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings

from articles.models import Article, Sitting
from newsroom.accounts.models import User
from tests.conftest import CHROMIUM, CHROMIUM_FLAGS
from tests.journeys.editor_page.browser import EDITOR
from tests.journeys.looks import faults, new_page
from tests.newsdesk import Newsdesk

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

# What the issue of a crash may cost, and how soon a colleague is seen, in milliseconds.
MOST_LOST, MOST_UNSEEN = 3_000, 15_000
PARAGRAPHS = ["The ferry runs again.", "The yard asks for three things.", "Nobody was hurt."]
KEPT = "#save-state:has-text('kept at')"


@pytest.fixture
def story(desk: Newsdesk) -> Article:
    return desk.draft(paragraphs=PARAGRAPHS)


@pytest.fixture
def sit(chromium: Browser, live_server: Any, at_desk: Any, story: Article) -> Iterator[Any]:
    """`sit(rosa)`: a browser of hers with the story's form, ready to be written in."""
    pages: list[Page] = []

    def sit_down(person: User, query: str = "", browser: Browser | None = None) -> Page:
        session = at_desk(person).cookies[settings.SESSION_COOKIE_NAME].value
        page = new_page(browser or chromium, address=live_server.url, session=session)
        if browser is None:
            pages.append(page)
        page.goto(f"{live_server.url}/admin/articles/article/{story.pk}/change/{query}")
        page.locator(EDITOR).wait_for()
        return page

    yield sit_down
    for page in pages:
        page.context.close()


def write(page: Page, words: str, *, paragraph: int = 0) -> None:
    """At the end of a paragraph of the body."""
    page.locator(f"{EDITOR} > p").nth(paragraph).click()
    page.keyboard.press("End")
    page.keyboard.type(words)


def kept_words() -> str:
    return "".join(row.posted.get("body", "") for row in Sitting.objects.with_words())


def test_a_browser_that_is_killed_in_mid_sentence_loses_three_seconds_at_most(
    story: Article, desk: Newsdesk, sit: Any, chromium: Browser
) -> None:
    doomed = chromium.browser_type.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
    page = sit(desk.rosa, browser=doomed)
    write(page, " Early words.")
    end = time.monotonic() + MOST_LOST / 1000
    while time.monotonic() < end:  # without a pause that would let the page think that she has finished
        page.keyboard.type("x")
    # Nothing of it is closed in good order: the page cannot send a last word.
    session = doomed.new_browser_cdp_session()
    with pytest.raises(Exception, match=r"closed|crash"):
        session.send("Browser.crash")
    again = sit(desk.rosa)
    with again.expect_navigation():
        again.get_by_role("link", name="Go on with them").click()
    again.locator(EDITOR).wait_for()
    assert "The ferry runs again. Early words." in again.locator(EDITOR).inner_text()


def test_words_that_wait_are_gone_once_they_are_saved(desk: Newsdesk, sit: Any) -> None:
    page = sit(desk.rosa)
    write(page, " Late boats too.")
    page.locator(KEPT).wait_for()
    with page.expect_navigation():
        page.get_by_role("button", name="Save", exact=True).click()
    page.locator(EDITOR).wait_for()
    page.wait_for_timeout(2_500)  # longer than anything the old page sent can be under way
    assert not Sitting.objects.with_words().exists()
    assert page.get_by_text("Words that you typed").count() == 0
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('newsroom:unsaved:')).length") == 0


def test_words_typed_without_a_network_wait_in_the_browser(desk: Newsdesk, sit: Any) -> None:
    page = sit(desk.rosa)
    page.route("**/sitting/", lambda route: route.abort())
    write(page, " Late boats too.")
    page.get_by_text("The newsroom does not answer").wait_for()
    page.unroute("**/sitting/")
    page.route("**/sitting/", lambda route: route.abort())
    page.evaluate("window.onbeforeunload = null")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    page.locator(EDITOR).wait_for()
    told = page.locator(".unsaved").filter(has_text="Kept in this browser only").inner_text()
    page.get_by_role("button", name="Put them into the form").click()
    page.wait_for_function("() => document.querySelector('[name=body]').value.includes('Late boats too.')")
    assert "“… ferry runs again. Late boats too. The yard asks for three things. …”" in told
    assert re.search(r"until \d{1,2} \w{3} \d{4}, \d\d:\d\d are not saved", told)
    assert "Late boats too." in page.locator(EDITOR).inner_text()


def test_words_that_wait_here_and_at_the_newsroom_are_offered_once(desk: Newsdesk, sit: Any) -> None:
    page = sit(desk.rosa)
    write(page, " Late boats too.")
    page.locator(KEPT).wait_for()
    page.wait_for_function("() => document.querySelector('[name=body]').value.includes('Late boats')")
    # As a browser leaves them that took them over and was killed before it heard that the newsroom has them.
    page.evaluate("""() => {
      const { dataset, elements } = document.getElementById("text-form")
      const words = Object.fromEntries([...new FormData(document.getElementById("text-form"))])
      for (const name of ["csrfmiddlewaretoken", "version", "sitting"]) delete words[name]
      const path = new URL(dataset.sitting, location).pathname
      const kept = JSON.stringify({ at: Date.now(), version: elements.version.value, sequence: Date.now(), words })
      localStorage.setItem(`newsroom:unsaved:${dataset.person}:${path}:0f9a1c52-3f0e-4d0c-9a51-6f2f3c1d7e01`, kept)
    }""")
    again = page.context.new_page()
    again.goto(page.url)
    again.locator(".unsaved").first.wait_for()
    again.locator(EDITOR).wait_for()
    again.wait_for_function("() => !Object.keys(localStorage).some((key) => key.endsWith('6f2f3c1d7e01'))")
    assert again.locator(".unsaved").count() == 1


def test_two_at_one_story_see_each_other_and_both_their_changes_are_saved(
    story: Article, desk: Newsdesk, sit: Any
) -> None:
    first = sit(desk.rosa)
    second = sit(desk.ed)
    write(second, " In spring.", paragraph=2)
    first.get_by_text("Ed is writing here now.").wait_for(timeout=MOST_UNSEEN)
    write(first, " At night.")
    with first.expect_navigation():
        first.get_by_role("button", name="Save", exact=True).click()
    second.get_by_text("Rosa saved this story at").wait_for(timeout=MOST_UNSEEN)
    with second.expect_navigation():
        second.get_by_role("button", name="Save", exact=True).click()
    assert "The form below holds both." in second.content()
    wrong = faults(second)
    with second.expect_navigation():
        second.get_by_role("button", name="Save this text").click()
    story.refresh_from_db()
    assert wrong == []
    assert "again. At night.</p>" in story.body
    assert "hurt. In spring.</p>" in story.body


def test_the_screens_of_unsaved_words_have_no_fault(desk: Newsdesk, sit: Any) -> None:
    page = sit(desk.rosa)
    write(page, " Late boats too.")
    page.locator(KEPT).wait_for()
    wrong = faults(page)
    other = sit(desk.rosa)
    wrong += faults(other)
    assert other.get_by_text("in another window").is_visible()
    assert wrong == []


def test_log_out_leaves_nothing_typed_in_the_browser(desk: Newsdesk, sit: Any) -> None:
    page = sit(desk.rosa)
    page.route("**/sitting/", lambda route: route.abort())
    write(page, " Late boats too.")
    page.get_by_text("The newsroom does not answer").wait_for()
    left = "Object.keys(localStorage).filter((key) => key.startsWith('newsroom:unsaved:')).length"
    page.wait_for_function(f"() => {left} === 1")
    page.on("dialog", lambda dialog: dialog.accept())
    with page.expect_navigation():
        page.get_by_role("button", name="Log out").click()
    assert page.evaluate(left) == 0


def test_a_window_closed_in_the_middle_of_typing_keeps_the_last_letter(desk: Newsdesk, sit: Any) -> None:
    page = sit(desk.rosa)
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator(f"{EDITOR} > p").first.click()
    page.keyboard.press("End")
    page.keyboard.type(" Typed without a pause to the very LAST", delay=60)
    page.reload()
    page.locator(EDITOR).wait_for()
    # What the old page sent when it went may reach the newsroom after the new page was asked for.
    offered = page.get_by_role("button", name="Put them into the form")
    end = time.monotonic() + 10
    while not offered.count() and "to the very LAST" not in kept_words() and time.monotonic() < end:
        page.wait_for_timeout(100)
    if offered.count():
        offered.first.click()
    else:
        page.reload()
        with page.expect_navigation():
            page.get_by_role("link", name="Go on with them").first.click()
    page.locator(EDITOR).get_by_text("to the very LAST").wait_for()


def test_the_page_of_two_texts_keeps_what_is_typed_there(story: Article, desk: Newsdesk, sit: Any) -> None:
    first, second = sit(desk.rosa), sit(desk.ed)
    write(first, " At night.")
    with first.expect_navigation():
        first.get_by_role("button", name="Save", exact=True).click()
    write(second, " In spring.", paragraph=2)
    with second.expect_navigation():
        second.get_by_role("button", name="Save", exact=True).click()
    second.locator(EDITOR).wait_for()
    write(second, " More.", paragraph=1)
    second.locator(KEPT).wait_for()
    assert "three things. More.</p>" in kept_words()
