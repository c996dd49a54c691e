"""A reporter's morning without a mouse: begin, write, attribute, tag, send."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from articles.models import Article
from articles.vocabulary import Stage
from tests.journeys.editor_page.browser import EDITOR
from tests.journeys.keys import cursor_is_on, press, reach
from tests.journeys.looks import new_page
from tests.newsdesk import Newsdesk

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.journey


def test_a_story_is_begun_attributed_tagged_and_sent_with_the_keyboard_alone(
    desk: Newsdesk, at_desk: Any, chromium: Browser, live_server: Any
) -> None:
    desk.source("Ana Petrel")
    desk.tag("Harbour")
    session = at_desk(desk.rosa).cookies["sessionid"].value
    page = new_page(chromium, address=live_server.url, session=session)
    page.goto(live_server.url + reverse("admin:index"))
    reach(page, "Begin a story")
    press(page, "Enter")
    page.keyboard.type("Night ferry runs again")  # the cursor is in the box already
    reach(page, "Section")
    page.keyboard.type("World")
    reach(page, "Begin the story")
    press(page, "Enter")

    page.locator(EDITOR).wait_for()
    reach(page, "Body")
    page.keyboard.type("The ferry runs again")
    page.keyboard.press("Shift+Home")
    page.keyboard.press("Alt+a")
    page.get_by_role("dialog").wait_for()
    press(page, "Enter")
    page.keyboard.type("ana")  # the cursor is in the source's box already
    page.get_by_role("option", name="Ana Petrel").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    reach(page, "Save")
    press(page, "Enter")
    cursor_is_on(page, "Add: attribution")

    page.get_by_role("tab", name="Attributions").focus()
    page.keyboard.press("ArrowRight")
    reach(page, "Add (Tags)")
    press(page, "Enter")
    page.keyboard.type("harb")
    page.get_by_role("option", name="Harbour").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    press(page, "Enter")
    cursor_is_on(page, "Add (Tags)")

    reach(page, "Send to the desk", "Shift+Tab")
    press(page, "Enter")
    page.get_by_text("Sent to the desk.").wait_for()
    page.context.close()
    story = Article.objects.get()
    assert (story.stage, story.headline) == (Stage.IN_REVIEW, "Night ferry runs again")
    assert [str(row.source) for row in story.attributions.all()] == ["Ana Petrel"]
    assert [str(row.tag) for row in story.taggings.all()] == ["Harbour"]


def test_a_save_leaves_the_cursor_at_the_same_words(
    desk: Newsdesk, at_desk: Any, chromium: Browser, live_server: Any
) -> None:
    story = desk.draft(paragraphs=["The ferry runs.", "Nobody was hurt."])
    session = at_desk(desk.rosa).cookies["sessionid"].value
    page = new_page(chromium, address=live_server.url, session=session)
    page.goto(live_server.url + reverse("admin:articles_article_change", args=[story.pk]))
    page.locator(EDITOR).focus()
    page.keyboard.press("Control+Home")
    page.keyboard.press("End")
    page.keyboard.type(" It is full.")
    press(page, "Control+s")
    cursor_is_on(page, "Body")
    page.keyboard.type(" It is late.")
    press(page, "Control+s")
    page.context.close()
    story.refresh_from_db()
    assert story.body == "<p>The ferry runs. It is full. It is late.</p><p>Nobody was hurt.</p>"
