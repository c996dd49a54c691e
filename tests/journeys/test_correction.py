"""A mistake is put right: written by a reporter, read and published by an editor, seen by readers, in six clicks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from articles.actions import author, byline, editing
from articles.models import Article, Author, PublicNote
from tests.journeys.looks import faults
from tests.newsdesk import Newsdesk

if TYPE_CHECKING:
    from playwright.sync_api import Locator

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

MOST_CLICKS = 6


@pytest.fixture
def story(desk: Newsdesk) -> Article:
    """Readers have it, with a wrong number; the checklist has nothing to say against it."""
    made = desk.draft(
        headline="Ferry line reopens after the storm",
        paragraphs=["The ferry line runs with 14 boats.", "It is winter."],
    )
    byline.add(made, author=author.save(Author(name="Rosa Linnet")), by=desk.rosa, at=desk.now)
    return desk.live(made)


class Counting:
    """Clicks, and waits for the page that follows."""

    def __init__(self) -> None:
        self.clicks = 0

    def __call__(self, target: Locator) -> None:
        self.clicks += 1
        with target.page.expect_navigation():
            target.click()


def page_of(story: Article) -> str:
    return f"/admin/articles/article/{story.pk}/change/"


def test_a_correction_reaches_readers_in_six_clicks_of_two_people(
    desk: Newsdesk, story: Article, opened: Any, live_server: Any
) -> None:
    click = Counting()
    rosa = opened(desk.rosa, page_of(story))
    click(rosa.get_by_role("link", name="Correct…"))
    assert faults(rosa) == []
    rosa.get_by_label("How much could it mislead?").select_option("SERIOUS")
    rosa.get_by_label("Note", exact=True).fill("An earlier version gave the wrong number of boats.")
    rosa.get_by_label("The story said").fill("14 boats")
    rosa.get_by_label("It now says").fill("41 boats")
    click(rosa.get_by_role("button", name="Save", exact=True))
    rosa.get_by_text("In the text “14 boats” became “41 boats”.").wait_for()
    click(rosa.get_by_role("button", name="Send to the desk"))

    ed = opened(desk.ed, page_of(story))
    click(ed.get_by_role("button", name="Approve", exact=True))
    click(ed.get_by_role("link", name="Publish…"))
    ed.get_by_text("This goes out as a correction").wait_for()
    assert faults(ed) == []
    click(ed.get_by_role("button", name="Publish now"))
    ed.get_by_text("Published. Readers have this version now.").wait_for()
    assert click.clicks <= MOST_CLICKS

    note = PublicNote.objects.get()
    ed.goto(live_server.url + note.publication.path)
    shown = ed.locator("#note-1").inner_text()
    assert "This story said “14 boats”. It now says “41 boats”." in shown
    assert "runs with 41 boats" in ed.locator(".body").inner_text()
    above = ed.evaluate(
        "document.querySelector('#note-1').compareDocumentPosition(document.querySelector('.body'))"
        " & Node.DOCUMENT_POSITION_FOLLOWING"
    )
    assert above
    ed.locator("#note-1 a").click()
    ed.wait_for_url(f"**{note.path}")
    ed.get_by_role("link", name="Corrections").first.click()
    ed.get_by_role("link", name="Ferry line reopens after the storm").wait_for()


def test_an_update_and_a_minor_edit_are_told_apart(
    desk: Newsdesk, story: Article, opened: Any, live_server: Any
) -> None:
    text = {"body": "<p>The ferry line runs with 15 boats.</p><p>It is winter.</p>"}
    editing.save_text(story, version=story.version, text=text, by=desk.rosa, at=desk.now)
    desk.ready(story)
    ed = opened(desk.ed, page_of(story))
    ed.get_by_role("link", name="Publish…").click()
    ed.get_by_text("The number 14 became 15: this is a correction or an update.").wait_for()
    assert ed.get_by_role("radio", name="Minor edit").is_disabled()
    assert faults(ed) == []
    ed.get_by_label("Note to readers").fill("The line bought another boat.")
    ed.get_by_role("button", name="Publish now").click()
    ed.get_by_text("Published. Readers have this version now.").wait_for()
    ed.goto(live_server.url + PublicNote.objects.get().publication.path)
    assert "The line bought another boat." in ed.locator("#note-1").inner_text()
