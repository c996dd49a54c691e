"""Only what somebody typed is unsaved, and all of it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.urls import reverse

from articles.actions import house_page
from articles.models import HousePage
from newsroom.accounts.models import User
from tests.journeys.editor_page.browser import EDITOR
from tests.newsdesk import Newsdesk

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.journey

BODY = "<p>The yard asks for three things.</p><ol><li><p>A keel.</p></li></ol><ul><li><p>Two planks.</p></li></ul>"
ASKS = """() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }))"""
# The form has what the editor made of the text: one line.
SETTLED = """() => !document.querySelector("[name=body]").value.includes("\\n")"""

Open = Callable[[User, str], Any]


@pytest.fixture
def open_form(chromium: Browser, live_server: Any, at_desk: Any) -> Iterator[Open]:
    """`open_form(rosa, address)`: a page of hers at the desk."""
    pages: list[Page] = []

    def sit_down(person: User, address: str) -> Page:
        context = chromium.new_context()
        key = at_desk(person).cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": live_server.url}])
        pages.append(context.new_page())
        pages[-1].goto(live_server.url + address)
        return pages[-1]

    yield sit_down
    for page in pages:
        page.context.close()


@pytest.fixture
def open_page(open_form: Open) -> Open:
    """The same, for a page with the editor, ready to be written in."""

    def sit_down(person: User, address: str) -> Page:
        page: Page = open_form(person, address)
        page.locator(EDITOR).wait_for()
        return page

    return sit_down


@pytest.fixture
def about(desk: Newsdesk, mara: User) -> HousePage:
    new = HousePage(slug="about", title="About us", body=BODY, is_out=True)
    return house_page.save(new, version=0, by=mara, at=desk.now)


@pytest.fixture
def about_form(open_page: Open, about: HousePage, mara: User) -> Page:
    return open_page(mara, reverse("admin:articles_housepage_change", args=[about.pk]))  # type: ignore[no-any-return]


def type_into_body(page: Page, words: str) -> None:
    page.locator(EDITOR).focus()
    page.keyboard.type(words)
    page.wait_for_function("words => document.querySelector('[name=body]').value.includes(words)", arg=words)


# Numbered lists are what the editor spells in a way of its own.
def test_a_story_with_lists_may_be_left_without_a_question(desk: Newsdesk, open_page: Open) -> None:
    page = open_page(desk.rosa, reverse("admin:articles_article_change", args=[desk.draft(body=BODY).pk]))
    page.wait_for_function(SETTLED)

    untouched = page.evaluate(ASKS)
    page.get_by_label("Headline", exact=True).fill("Another headline")

    assert (untouched, page.evaluate(ASKS)) == (False, True)


@pytest.mark.parametrize("form", ["attribution_add", "related_add", "attribution", "related"])
def test_the_form_of_a_row_may_be_left_without_a_question(desk: Newsdesk, open_form: Open, form: str) -> None:
    story = desk.draft(paragraphs=["The ferry runs again."])
    row = desk.attribute(story, "The ferry runs again", source=desk.source(), verb="said")
    rows = {"attribution": [row.uuid], "related": [desk.relate(story, headline="Bridge opens").pk]}
    page = open_form(desk.rosa, reverse(f"admin:articles_article_{form}", args=[story.pk, *rows.get(form, [])]))

    untouched = page.evaluate(ASKS)
    page.locator("form.row-form :is(input[type=text], textarea)").last.fill("Typed.")

    assert (untouched, page.evaluate(ASKS)) == (False, True)


def test_a_page_about_the_paper_asks_once_its_title_was_typed_in(about_form: Page) -> None:
    about_form.wait_for_function(SETTLED)

    untouched = about_form.evaluate(ASKS)
    about_form.get_by_label("Title").fill("Who we are")

    assert (untouched, about_form.evaluate(ASKS)) == (False, True)


def test_a_page_about_the_paper_asks_once_its_body_was_typed_in(about_form: Page) -> None:
    type_into_body(about_form, "Since 1887. ")
    assert about_form.evaluate(ASKS)


def test_a_new_page_about_the_paper_asks_once_something_was_typed(mara: User, open_page: Open) -> None:
    page = open_page(mara, reverse("admin:articles_housepage_add"))
    type_into_body(page, "Since 1887. ")
    assert page.evaluate(ASKS)


def test_a_page_about_the_paper_that_was_refused_is_still_unsaved(about_form: Page) -> None:
    about_form.get_by_label("Title").fill("")
    about_form.get_by_role("button", name="Save").click()
    about_form.get_by_text("Nothing was saved yet.").wait_for()
    assert about_form.evaluate(ASKS)


def test_a_page_about_the_paper_that_somebody_else_saved_is_still_unsaved(
    about_form: Page, about: HousePage, desk: Newsdesk, mara: User
) -> None:
    about.title = "Who we are"
    house_page.save(about, version=1, by=mara, at=desk.now)
    about_form.get_by_label("Title").fill("About the Record")
    about_form.get_by_role("button", name="Save").click()
    about_form.get_by_role("heading", name="What differs").wait_for()
    assert about_form.evaluate(ASKS)


def test_a_page_about_the_paper_is_saved_by_key_without_a_question(about_form: Page, about: HousePage) -> None:
    about_form.get_by_label("Title").fill("Who we are")
    about_form.keyboard.press("Control+s")
    about_form.wait_for_url("**/housepage/")
    about.refresh_from_db()
    assert about.title == "Who we are"


def test_a_text_that_was_too_large_to_send_is_still_in_the_form_behind_it(
    desk: Newsdesk, open_page: Open, settings: Any
) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000
    page = open_page(desk.rosa, reverse("admin:articles_article_change", args=[desk.draft().pk]))
    page.get_by_label("Headline", exact=True).fill("Typed with care")
    type_into_body(page, "Word by word. " * 80)
    page.get_by_role("button", name="Save").click()
    page.get_by_role("heading", name="This was more than can be taken at once").wait_for()

    page.go_back()
    page.locator(EDITOR).filter(has_text="Word by word.").wait_for()

    assert page.get_by_label("Headline", exact=True).input_value() == "Typed with care"
    assert page.evaluate(ASKS)
