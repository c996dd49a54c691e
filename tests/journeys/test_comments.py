"""A colleague comments on words of the text; another is led to them after the text changed, answers and settles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from articles.actions import comment
from articles.models import Article, Comment
from articles.rules.anchor import Anchor
from tests.articles.admin.article.conftest import url
from tests.journeys.editor_page.browser import EDITOR, SELECT
from tests.journeys.looks import faults
from tests.newsdesk import Newsdesk

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TEXT = ["The boat left at noon.", "Nobody saw it. The boat came back at night."]
DIALOG = "#comment-dialog"
MARKED = "[...(CSS.highlights.get('comments') ?? [])].map(String)"


@pytest.fixture
def story(desk: Newsdesk) -> Article:
    return desk.draft(paragraphs=TEXT)


@pytest.fixture
def page(desk: Newsdesk, opened: Any, story: Article) -> Page:
    return _shown(opened, desk.rosa, story)


def _shown(opened: Any, person: Any, story: Article) -> Page:
    shown: Page = opened(person, url("change", story))
    shown.locator(EDITOR).wait_for()
    shown.get_by_role("tablist").wait_for()
    return shown


def select(page: Page, words: str) -> None:
    page.evaluate(SELECT, [words])


def write(page: Page, words: str) -> None:
    """At the beginning of the text."""
    page.locator(EDITOR).focus()
    page.keyboard.press("Control+Home")
    page.keyboard.type(words)


def chosen(page: Page) -> str:
    words: str = page.evaluate("getSelection().toString()")
    return words


def test_words_are_commented_on_found_again_and_settled(
    desk: Newsdesk, ed: Any, page: Page, story: Article, opened: Any
) -> None:
    write(page, "Unsaved. ")
    select(page, "The boat came")
    page.keyboard.press("Alt+m")
    assert page.locator(f"{DIALOG} blockquote").inner_text() == "The boat came"
    wrong = faults(page)
    page.keyboard.type("@Ed: which boat?")
    page.get_by_label("For whom?").select_option("Ed")
    page.get_by_role("button", name="Send", exact=True).click()
    page.locator("#comments-said", has_text="Ed will be told.").wait_for()
    assert page.locator(EDITOR).inner_text().startswith("Unsaved. The boat left")
    assert page.evaluate(MARKED) == ["The boat came"]
    wrong += faults(page)

    theirs = _shown(opened, ed, story)
    assert theirs.get_by_role("tab", name=re.compile("Notes")).inner_text().split() == ["Notes", "1"]
    write(theirs, "The boat is old. ")
    theirs.get_by_role("tab", name=re.compile("Notes")).click()
    theirs.get_by_role("link", name="The boat came").click()
    assert chosen(theirs) == "The boat came"
    assert theirs.evaluate("getSelection().anchorNode.data").startswith("Nobody saw it.")
    theirs.get_by_role("link", name=re.compile("Answer")).click()
    theirs.keyboard.type("The grey one.")
    theirs.get_by_role("button", name="Send", exact=True).click()
    theirs.get_by_text("The grey one.").wait_for()
    theirs.get_by_role("button", name=re.compile("Settle")).click()
    theirs.get_by_text("No open comment.").wait_for()
    assert theirs.locator(EDITOR).inner_text().startswith("The boat is old.")
    story.refresh_from_db()
    assert (Comment.objects.filter(settled_by=ed).count(), story.version, wrong) == (1, 1, [])


def test_words_that_change_while_somebody_types_are_told_of(desk: Newsdesk, opened: Any, story: Article) -> None:
    about = Anchor("Nobody saw it")
    comment.add(story, words="Really?", about=about, by=desk.rosa, at=desk.now)
    page = _shown(opened, desk.rosa, story)
    page.get_by_role("tab", name=re.compile("Notes")).click()
    page.wait_for_function(f"() => {MARKED}.length === 1")
    select(page, "Nobody saw it")
    page.keyboard.type("Few saw it")
    page.get_by_text("The words have been changed since.").wait_for()
    assert page.evaluate(MARKED) == []


@pytest.mark.parametrize("failure", ["gone", "signed out", "too many"])
def test_what_cannot_be_sent_stays_in_the_dialog(page: Page, settings: Any, failure: str) -> None:
    select(page, "Nobody saw it")
    page.keyboard.press("Alt+m")
    page.keyboard.type("Precious words.")
    if failure == "gone":
        page.route("**/comments/add/", lambda route: route.abort())
    elif failure == "signed out":
        page.context.clear_cookies()
    else:
        settings.NOTES_AN_HOUR = 0
    page.get_by_role("button", name="Send", exact=True).click()
    said = "You left 0 notes within the last hour" if failure == "too many" else "Nothing was sent"
    page.locator(f"{DIALOG} [role=alert]", has_text=said).wait_for()
    assert page.get_by_role("textbox", name="Comment").input_value() == "Precious words."
    if failure != "gone":
        return
    page.unroute("**/comments/add/")
    page.get_by_role("button", name="Send", exact=True).click()
    page.locator("#comments .said", has_text="Precious words.").wait_for()
    assert Comment.objects.get().passage == "Nobody saw it"


def test_who_only_reads_the_text_comments_on_it_too(desk: Newsdesk, libby: Any, opened: Any, story: Article) -> None:
    page = opened(libby, url("change", story))
    page.get_by_role("tablist").wait_for()
    page.locator(".prose p").first.dblclick(position={"x": 10, "y": 8})
    word = chosen(page).strip()
    page.keyboard.press("Alt+m")
    page.keyboard.type("Which?")
    page.get_by_role("button", name="Send", exact=True).click()
    page.get_by_text("Your comment is beside the text.").wait_for()
    assert (Comment.objects.get().passage, page.evaluate(MARKED), faults(page)) == (word, [word], [])


def test_the_editors_bar_asks_too_and_nothing_is_sent_by_who_thinks_better_of_it(page: Page) -> None:
    select(page, "saw it. The boat")
    page.get_by_role("toolbar", name="Formatting").get_by_role("button", name="Comment").click()
    assert page.locator(f"{DIALOG} blockquote").inner_text() == "saw it. The boat"
    page.keyboard.type("Never mind.")
    page.keyboard.press("Control+s")
    assert page.get_by_role("textbox", name="Comment").input_value() == "Never mind."
    page.get_by_role("button", name="Cancel").click()
    page.locator(DIALOG).wait_for(state="hidden")
    assert not Comment.objects.exists()


def test_words_of_two_paragraphs_are_found_as_one_passage(desk: Newsdesk, page: Page) -> None:
    page.locator(EDITOR).focus()
    page.keyboard.press("Control+A")
    page.keyboard.press("Alt+m")
    page.keyboard.type("All of it?")
    page.get_by_role("button", name="Send", exact=True).click()
    page.locator("#comments-said", has_text="beside the text").wait_for()
    assert Comment.objects.get().passage == " ".join(TEXT)
    assert page.evaluate(MARKED) == ["".join(TEXT)]


def test_the_pages_of_their_own_are_open_to_everybody(desk: Newsdesk, opened: Any, story: Article) -> None:
    row = comment.add(story, words="Really?", about=Anchor("Nobody saw it"), by=desk.rosa, at=desk.now).comment
    places: list[Any] = [("comments", story), ("comment_add", story), ("comment_answer", story, row.pk)]
    assert [faults(opened(desk.rosa, url(*place))) for place in places] == [[], [], []]


def test_they_need_no_script(chromium: Any, live_server: Any, desk: Newsdesk, at_desk: Any, story: Article) -> None:
    context = chromium.new_context(java_script_enabled=False)
    session = at_desk(desk.rosa).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page = context.new_page()
    page.goto(live_server.url + url("change", story))
    page.locator("#comment-add").click()
    page.get_by_label("Words it is about").fill("The boat left")
    page.get_by_label("Comment", exact=True).fill("Which boat?")
    page.get_by_role("button", name="Send").click()
    page.locator("#notes .said", has_text="Which boat?").wait_for()
    context.close()
    assert Comment.objects.get().after == "at noon. Nobody saw it. The boat came ba"
