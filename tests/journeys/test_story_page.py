"""The story's own page in a browser: written, marked, attributed, and never lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from articles.models import Article, RefusedSave
from articles.rules import body
from newsroom.accounts.models import User
from tests.articles.admin.article.conftest import text_of, url
from tests.journeys.editor_page.browser import EDITOR, SELECT, WATCH
from tests.journeys.windows import beside
from tests.newsdesk import Newsdesk

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.journey

Sit = Callable[..., Any]


@pytest.fixture
def sit_down(chromium: Browser, live_server: Any, at_desk: Any) -> Iterator[Sit]:
    """A page on which the person is signed in; when the test is over, none may have broken the policy."""
    pages: list[Page] = []
    refused: list[str] = []

    def open_page(person: User, address: str, **options: Any) -> Page:
        key = at_desk(person).cookies["sessionid"].value
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        context.add_cookies([{"name": "sessionid", "value": key, "url": live_server.url}])
        page = context.new_page()
        page.add_init_script(WATCH)
        page.on("console", lambda said: refused.append(said.text) if "Content Security Policy" in said.text else None)
        page.on("pageerror", lambda error: refused.append(str(error)))
        page.goto(live_server.url + address)
        pages.append(page)
        return page

    yield open_page
    for page in pages:
        refused += page.evaluate("window.violations")
        page.context.close()
    assert refused == []


def faults(page: Page) -> list[str]:
    return [
        f"{one['id']}: {node['html'][:200]}" for one in Axe().run(page).response["violations"] for node in one["nodes"]
    ]


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def conflict_page(desk: Newsdesk, story: Article, page: Page, at_desk: Any) -> None:
    """The other one saves first, then this page does."""
    page.locator(EDITOR).wait_for()
    at_desk(desk.ed).post(url("change", story), text_of(story, body="<p>The ferry runs again at dusk.</p>"))
    page.get_by_label("Kicker").fill("Mine")
    page.locator("#save").click()
    page.get_by_role("heading", name="Two versions of this story").wait_for()


def test_words_are_marked_attributed_and_the_writer_is_back_at_the_story(desk, rosa, sit_down):
    story = desk.draft(paragraphs=["The ferry runs again, the harbour master said."])
    page = sit_down(rosa, url("change", story))
    page.locator(EDITOR).wait_for()
    page.evaluate(SELECT, ["The ferry runs again"])
    page.keyboard.press("Alt+a")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Who says so?").wait_for()
    page.get_by_role("combobox", name="Source", exact=True).fill("Bo Lark")
    page.get_by_role("button", name="Save").click()
    page.get_by_label("Add “Bo Lark” to the book of sources as a").check()
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(re.compile(r"/change/#attributions-add$"))
    row = page.locator("#attributions li")
    assert row.locator(".number").inner_text() == "1"
    assert "Bo Lark" in row.inner_text()


def test_a_story_is_begun_written_and_saved_with_the_keyboard_alone(desk, rosa, sit_down):
    page = sit_down(rosa, "/admin/articles/article/add/")
    page.keyboard.type("Ferries run at night")  # the cursor stands in the headline
    page.keyboard.press("Enter")
    page.locator(EDITOR).focus()
    page.keyboard.type("Boats run until dawn.")
    page.keyboard.press("Control+s")
    page.get_by_text(re.compile(r"^Saved \d\d:\d\d\.$")).wait_for()
    story = Article.objects.get()
    assert (story.headline, body.plain(story.body)) == ("Ferries run at night", "Boats run until dawn.")


def test_every_part_of_the_page_is_reached_by_tab_and_never_under_the_save_bar(desk, rosa, sit_down):
    story = desk.draft()
    desk.attribute(story, "The ferry runs again")
    for name in ("One", "Two"):
        desk.relate(story, headline=name)
    page = sit_down(rosa, url("change", story))
    page.locator(EDITOR).wait_for()
    beside(page, "Related")
    seen, hidden = set(), []
    for _press in range(70):
        page.keyboard.press("Tab")
        words, covered = page.evaluate(
            """() => {
              const at = document.activeElement, box = at.getBoundingClientRect()
              const bar = document.querySelector(".text-form > .actions")
              const limit = bar.getBoundingClientRect().top
              const inside = bar.contains(at) || !at.closest(".text-form") || at.closest(".ProseMirror, .prose-editor")
              return [at.name || at.textContent || at.tagName, !inside && box.top >= limit]
            }"""
        )
        seen.add(" ".join(words.split()))
        hidden += [words] if covered else []
    assert hidden == []
    assert {"headline", "standfirst", "Save", "Edit: One", "Send to the desk"} <= seen


@pytest.mark.parametrize("height", [620, 660, 690, 720, 800])
def test_nothing_lies_over_the_save_button(height, desk, rosa, sit_down):
    page = sit_down(rosa, url("change", desk.draft()), viewport={"width": 1280, "height": height})
    page.locator(EDITOR).wait_for()
    box = page.get_by_role("button", name="Save").bounding_box()
    top = page.evaluate(
        "([x, y]) => document.elementFromPoint(x, y).textContent.trim()",
        [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2],
    )
    assert top == "Save"


def test_the_headline_says_how_long_it_is(desk, rosa, sit_down):
    page = sit_down(rosa, url("change", desk.draft()))
    page.get_by_role("textbox", name="Headline").fill("H" * 95)
    assert page.locator(".field-headline .warn-word").inner_text() == "95 / 90"


def test_two_versions_are_shown_side_by_side_and_one_is_saved_out_of_both(desk, rosa, sit_down, at_desk):
    story = desk.draft(paragraphs=["The ferry runs again at noon."])
    page = sit_down(rosa, url("change", story))
    conflict_page(desk, story, page, at_desk)
    assert page.locator(".difference del").first.inner_text().strip() == "dusk."
    assert page.locator(".difference ins").filter(has_text="noon.").count() == 1
    page.get_by_role("button", name="Save this text").click()
    page.get_by_text(re.compile(r"^Saved \d\d:\d\d\.$")).wait_for()
    story.refresh_from_db()
    assert (story.kicker, body.plain(story.body)) == ("Mine", "The ferry runs again at dusk.")
    assert RefusedSave.objects.count() == 1


def test_an_editor_confirms_before_readers_get_the_story(desk, ed, sit_down):
    page = sit_down(ed, url("change", desk.ready()))
    page.get_by_role("link", name="Publish…").click()
    assert faults(page) == []
    page.get_by_label("Why does it go out all the same?").fill("A brief.")
    page.get_by_role("button", name="Publish now").click()
    page.get_by_text("Live", exact=True).first.wait_for()
    page.get_by_text("More steps", exact=True).click()
    page.get_by_role("link", name="Withdraw…").click()
    page.get_by_label("Reason for withdrawing the story").fill("We confused two ships.")
    assert faults(page) == []
    page.get_by_role("button", name="Withdraw from readers").click()
    page.get_by_text(re.compile("^Withdrawn")).first.wait_for()


def test_leaving_unsaved_words_is_asked_about_and_leaving_saved_ones_is_not(desk, rosa, sit_down):
    page = sit_down(rosa, url("change", desk.draft()))
    page.locator(EDITOR).wait_for()
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.locator(EDITOR).focus()
    page.wait_for_timeout(500)  # the editor has written its own spelling of the text into the form
    page.reload()
    assert asked == []
    page.get_by_label("Kicker").fill("Harbour")
    page.reload()
    assert asked == ["beforeunload"]


@pytest.mark.parametrize(
    ("role", "name"),
    # A step, a page of a row, and a row that is moved at once.
    [("button", "Send to the desk"), ("link", re.compile("Edit ?: One")), ("button", "Move up: Two")],
)
def test_words_have_to_be_saved_before_a_step_or_a_row(role, name, desk, rosa, sit_down):
    story = desk.draft()
    for headline in ("One", "Two"):
        desk.relate(story, headline=headline)
    page = sit_down(rosa, url("change", story))
    page.locator(EDITOR).wait_for()
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.get_by_label("Kicker").fill("Harbour")
    beside(page, "Related")
    page.get_by_role(role, name=name).click()
    alert = page.get_by_role("alert").filter(has_text="Save your words first, then go on.")
    alert.wait_for()
    page.keyboard.press("Enter")  # the cursor is on Save
    page.get_by_text(re.compile(r"^Saved \d\d:\d\d\.$")).wait_for()
    assert page.get_by_role("alert").filter(has_text="Save your words").count() == 0
    with page.expect_navigation():
        page.get_by_role(role, name=name).click()
    story.refresh_from_db()
    assert (asked, story.kicker) == ([], "Harbour")


# The same addresses as in `test_every_screen.py`, which opens each of them in both themes and three widths, and the
# conflict of `test_refused_screens.py`; here with this story's own rows.
@pytest.mark.slow
@pytest.mark.exhaustive
@pytest.mark.parametrize("options", [{}, {"viewport": {"width": 390, "height": 844}}, {"color_scheme": "dark"}])
def test_every_screen_fits_and_has_no_fault_that_axe_can_find(options, desk, sit_down, at_desk):
    story = desk.draft()
    row = desk.attribute(story, "The ferry runs again", source=desk.source())
    related = desk.relate(story, headline="One more headline")
    page = sit_down(desk.rosa, url("change", story), **options)
    page.locator(EDITOR).wait_for()
    found = {"story": [*faults(page), *([] if fits(page) else ["too wide"])]}
    screens = [
        ("attribution", row.uuid),
        ("attribution_add",),
        ("attribution_remove", row.uuid),
        ("tag_add",),
        ("byline_add",),
        ("related", related.pk),
        ("section",),
        ("revision", 1),
    ]
    host = page.url.split("/admin/")[0]
    for name, *parts in screens:
        page.goto(host + url(name, story, *parts))
        found[name] = [*faults(page), *([] if fits(page) else ["too wide"])]
    page.goto(host + url("change", story))
    conflict_page(desk, story, page, at_desk)
    found["conflict"] = [*faults(page), *([] if fits(page) else ["too wide"])]
    page.goto(host + url("refused", story, RefusedSave.objects.get().pk))
    found["refused"] = [*faults(page), *([] if fits(page) else ["too wide"])]
    desk.in_review(story)
    page.goto(host + url("change", story))
    found["read-only"] = [*faults(page), *([] if fits(page) else ["too wide"])]
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
