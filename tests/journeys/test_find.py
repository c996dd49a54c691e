"""Finding and replacing words in the body editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.editor_page.browser import EDITOR, marked, save, select
from tests.journeys.editor_page.samples import PILOT, STORY
from tests.journeys.looks import OVER, TOO_SMALL
from tests.newsroom.test_light import served

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.journey

HIGHLIGHTED = "() => [...CSS.highlights.get('found')].map(String)"
SELECTED = """() => {
  const { doc, selection } = document.querySelector(".ProseMirror").editor.state;
  return doc.textBetween(selection.from, selection.to);
}"""


def bar(page: Page, words: str, instead: str = "") -> None:
    """Open it by its key and fill it in."""
    page.locator(EDITOR).focus()
    page.keyboard.press("Control+Alt+f")
    page.get_by_label("Find", exact=True).fill(words)
    page.get_by_label("Replace with").fill(instead)


def told(page: Page) -> str:
    return page.locator(".find-bar [role=status]").inner_text()


def test_the_hits_are_counted_and_walked_by_keyboard(visit_editor: Callable[..., Page]) -> None:
    page = visit_editor()
    bar(page, "the")
    page.get_by_label("Find", exact=True).focus()
    seen = [told(page)]
    for key in ("Enter", "Shift+Enter", "Shift+Enter"):
        page.keyboard.press(key)
        seen.append(told(page))
    assert seen == ["1 of 5", "2 of 5", "1 of 5", "5 of 5"]
    assert page.evaluate(HIGHLIGHTED) == ["The", "the", "The", "the", "the"]


def test_capitals_count_when_asked_for(visit_editor: Callable[..., Page]) -> None:
    page = visit_editor()
    bar(page, "The")
    page.get_by_role("button", name="Aa").click()
    assert page.evaluate(HIGHLIGHTED) == ["The", "The"]


def test_words_are_found_across_their_formatting_and_replaced_in_a_passage(visit_editor: Callable[..., Page]) -> None:
    page = visit_editor()
    select(page, "harb")
    page.keyboard.press("Control+b")
    bar(page, "harbour pilot", "pilot (port)")
    page.get_by_label("Replace with").press("Enter")
    expected = STORY.replace(marked("said the harbour pilot", PILOT), marked("said the pilot (port)", PILOT))
    assert save(page)["body"] == expected


def test_a_whole_passage_that_is_replaced_stays_attributed(visit_editor: Callable[..., Page]) -> None:
    page = visit_editor()
    bar(page, "said the harbour pilot", "the pilot said")
    page.get_by_role("button", name="Replace", exact=True).click()
    assert marked("the pilot said", PILOT) in save(page)["body"]


def test_words_beyond_a_passage_put_nothing_into_somebodys_mouth(visit_editor: Callable[..., Page]) -> None:
    page = visit_editor()
    bar(page, "pilot on Monday", "pilot on Tuesday")
    page.get_by_role("button", name="Replace", exact=True).click()
    assert f"{marked('said the harbour ', PILOT)}pilot on Tuesday." in save(page)["body"]


def test_all_are_replaced_at_once_and_undone_at_once(visit_editor: Callable[..., Page]) -> None:
    page = visit_editor()
    bar(page, "b", "[$&]")
    page.get_by_role("button", name="Replace all").click()
    said = told(page)
    page.get_by_label("Replace with").press("Escape")
    changed = page.locator(EDITOR).inner_text()
    page.keyboard.press("Control+z")
    assert (said, changed.count("[$&]")) == ("Replaced: 4. Undo takes all of it back.", 4)
    assert save(page)["body"] == STORY


def test_escape_leads_back_into_the_text_and_to_the_hit(visit_editor: Callable[..., Page]) -> None:
    page = visit_editor()
    bar(page, "tide")
    page.keyboard.press("Escape")
    assert page.locator(".find-bar").count() == 0
    assert page.evaluate("document.activeElement.matches('.ProseMirror')")
    assert (page.evaluate(SELECTED), page.evaluate("CSS.highlights.size")) == ("tide", 0)


def test_what_is_selected_is_what_is_looked_for(visit_editor: Callable[..., Page]) -> None:
    page = visit_editor()
    select(page, "before noon")
    page.get_by_role("button", name="Find and replace").click()
    page.locator(".find-bar").wait_for()
    assert (page.get_by_label("Find", exact=True).input_value(), told(page)) == ("before noon", "1 of 1")


def test_the_count_follows_what_is_typed_in_the_text(visit_editor: Callable[..., Page]) -> None:
    page = visit_editor()
    bar(page, "tide")
    select(page, "Ferries wait")
    page.keyboard.type("tide and tide")
    page.locator(".find-bar [role=status]:has-text('3 found')").wait_for()
    assert page.evaluate(HIGHLIGHTED) == ["tide", "tide", "tide"]


def test_what_is_nowhere_replaces_nothing(visit_editor: Callable[..., Page]) -> None:
    page = visit_editor()
    bar(page, ".*", "x")
    assert told(page) == "0 found"
    page.get_by_role("button", name="Replace all").click()
    assert save(page)["body"] == STORY


def test_on_a_small_phone_the_bar_fits_and_is_easy_to_press(visit_editor: Callable[..., Page]) -> None:
    page = visit_editor(viewport={"width": 320, "height": 700})
    bar(page, "tide", "")
    small = [one for one in page.evaluate(TOO_SMALL) if "find" in one or "button" in one]
    assert (page.evaluate(OVER), small) == (0, [])


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_to_complain_of_in_the_bar(chromium: Browser, editor_address: str, theme: str) -> None:
    page = chromium.new_context(bypass_csp=True).new_page()
    page.goto(f"{editor_address}?theme={theme}")
    bar(page, "the")
    assert Axe().run(page).response["violations"] == []
    page.context.close()


def test_the_bar_is_light() -> None:
    assert served("find") <= 1_800
