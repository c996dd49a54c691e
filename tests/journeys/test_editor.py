"""Writing and marking in the body editor, on a page of its own under the desk's strict policy."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.journeys.editor_page.browser import EDITOR, marked, save, select
from tests.journeys.editor_page.samples import MINISTER, PILOT, STORY

pytestmark = pytest.mark.journey


def test_a_story_that_nobody_touched_is_stored_as_it_was(visit_editor: Callable[..., Page]) -> None:
    assert save(visit_editor())["body"] == STORY


def test_words_are_typed_and_formatted_by_keyboard(visit_editor: Callable[..., Page]) -> None:
    page = visit_editor("?empty")
    page.get_by_role("textbox", name="Body").focus()
    page.keyboard.type("No ")
    page.keyboard.press("Control+b")
    page.keyboard.type("boats")
    page.keyboard.press("Control+b")
    page.keyboard.press("Enter")
    page.keyboard.type("today <script>")
    assert save(page)["body"] == "<p>No <strong>boats</strong></p><p>today &lt;script&gt;</p>"


def test_alt_a_marks_the_selected_words_with_the_chosen_attribution(visit_editor: Callable[..., Page]) -> None:
    page = visit_editor()
    select(page, "did not answer")
    page.keyboard.press("Alt+a")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.get_by_role("dialog").wait_for(state="detached")
    page.keyboard.press("End")
    page.keyboard.type(" The end.")  # the cursor is in the text again
    body = save(page)["body"]
    assert f"ministry {marked('did not answer', MINISTER)}." in body
    assert "cracks. The end." in body


def test_alt_a_and_enter_put_words_into_nobodys_mouth(visit_editor: Callable[..., Page]) -> None:
    page = visit_editor()
    select(page, "did not answer")
    page.keyboard.press("Alt+a")
    page.get_by_role("dialog").wait_for()
    page.keyboard.press("Enter")
    assert page.get_by_role("radio", checked=True).count() == 0
    page.keyboard.press("Escape")
    assert save(page)["body"] == STORY


def test_the_first_source_is_two_keys_away(visit_editor: Callable[..., Page]) -> None:
    page = visit_editor()
    select(page, "did not answer")
    page.keyboard.press("Alt+a")
    page.get_by_role("dialog").wait_for()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.get_by_role("dialog").wait_for(state="detached")
    assert f"ministry {marked('did not answer', PILOT)}." in save(page)["body"]


@pytest.mark.parametrize("width", [1280, 320])
def test_the_sources_are_chosen_with_targets_of_one_size(visit_editor: Callable[..., Page], width: int) -> None:
    page = visit_editor(viewport={"width": width, "height": 900})
    select(page, "did not answer")
    page.keyboard.press("Alt+a")
    boxes = [radio.bounding_box() for radio in page.get_by_role("radio").all()]
    assert [(box["width"], box["height"]) for box in boxes if box] == [(24, 24)] * 3


def test_two_passages_may_belong_to_one_attribution(visit_editor: Callable[..., Page]) -> None:
    page = visit_editor()
    for words in ("It may stay closed all week.", "No boats before noon"):
        select(page, words)
        page.keyboard.press("Alt+a")
        page.get_by_role("radio", name=re.compile("harbour pilot")).check()
        page.get_by_role("dialog").get_by_role("button", name="Attribute").click()
    assert page.locator(".passage-end").evaluate_all("all => all.map(e => e.dataset.number)") == ["1", "1", "1"]
    assert save(page)["body"].count(f'data-attribution="{PILOT}"') == 3


def test_a_new_attribution_marks_the_words_and_sends_the_form(visit_editor: Callable[..., Page]) -> None:
    page = visit_editor()
    select(page, "did not answer")
    page.get_by_role("button", name="Attribute the selected words").click()
    page.get_by_role("radio", name="New attribution").check()
    with page.expect_navigation() as answer:
        page.get_by_role("dialog").get_by_role("button", name="Attribute").click()
    sent = answer.value.json()
    assert marked("did not answer", sent["attribute"]) in sent["body"]


def test_without_attributions_alt_a_and_enter_ask_for_a_new_one(visit_editor: Callable[..., Page]) -> None:
    page = visit_editor("?empty")
    page.locator(EDITOR).focus()
    page.keyboard.type("Nobody knows.")
    page.keyboard.press("Control+a")
    page.keyboard.press("Alt+a")
    with page.expect_navigation() as answer:
        page.keyboard.press("Enter")
    sent = answer.value.json()
    assert sent["body"] == f"<p>{marked('Nobody knows.', sent['attribute'])}</p>"


def test_escape_closes_the_dialog_and_the_cursor_is_back_in_the_text(visit_editor: Callable[..., Page]) -> None:
    page = visit_editor()
    select(page, "did not answer")
    page.keyboard.press("Alt+a")
    page.get_by_role("dialog").wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="detached")
    assert page.evaluate("document.activeElement.matches('.ProseMirror')")
    assert save(page)["body"] == STORY


def test_without_a_selection_the_writer_is_told_what_to_do(visit_editor: Callable[..., Page]) -> None:
    page = visit_editor("?empty")
    page.locator(EDITOR).focus()
    page.keyboard.press("Alt+a")
    assert "Select the words" in page.get_by_role("status").inner_text()


def test_a_mark_is_removed_where_the_cursor_stands(visit_editor: Callable[..., Page]) -> None:
    page = visit_editor()
    page.locator("[data-attribution]").click()
    page.get_by_role("button", name="Remove the mark").click()
    assert save(page)["body"] == STORY.replace(marked("said the harbour pilot", PILOT), "said the harbour pilot")


def test_the_passage_at_the_cursor_can_be_given_to_somebody_else(visit_editor: Callable[..., Page]) -> None:
    page = visit_editor()
    page.locator("[data-attribution]").click()
    page.get_by_role("button", name="Remove the mark").wait_for()  # the editor knows where the cursor is
    page.keyboard.press("Alt+a")
    page.get_by_role("radio", name=re.compile("harbour pilot"), checked=True).wait_for()
    page.keyboard.press("ArrowDown")
    page.get_by_role("radio", name=re.compile("transport minister"), checked=True).wait_for()
    page.keyboard.press("Enter")
    assert save(page)["body"] == STORY.replace(PILOT, MINISTER)


def test_an_answer_counts_before_the_browser_does_anything_else(visit_editor: Callable[..., Page]) -> None:
    page = visit_editor()
    select(page, "did not answer")
    page.keyboard.press("Alt+a")
    page.get_by_role("dialog").wait_for()
    page.keyboard.press("Space")
    # Promises are settled between the two lines; a click on Save would come after them.
    passages = page.evaluate("""async () => {
      document.querySelector("dialog button[value=mark]").click()
      for (let turn = 0; turn < 10; turn += 1) await null
      return document.querySelectorAll(".ProseMirror [data-attribution]").length
    }""")
    assert passages == STORY.count("data-attribution") + 1


def test_a_link_needs_an_address_that_can_be_kept(visit_editor: Callable[..., Page]) -> None:
    page = visit_editor()
    select(page, "did not answer")
    page.keyboard.press("Control+k")
    page.get_by_label("Address").fill("javascript:alert(1)")
    page.keyboard.press("Enter")
    assert "cannot be used" in page.get_by_role("alert").inner_text()
    page.get_by_label("Address").fill("example.org/ferries")
    page.keyboard.press("Enter")
    page.get_by_role("dialog").wait_for(state="detached")
    assert '<a href="https://example.org/ferries">did not answer</a>' in save(page)["body"]


def test_words_are_counted_while_writing(visit_editor: Callable[..., Page]) -> None:
    page = visit_editor("?empty")
    page.locator(EDITOR).focus()
    page.keyboard.type("Ten ferries – all late – left")
    page.get_by_text("5 words").wait_for()
    assert page.get_by_text("5 words").count() == 1


def test_the_toolbar_is_one_tab_stop_and_is_walked_with_the_arrow_keys(visit_editor: Callable[..., Page]) -> None:
    page = visit_editor()
    toolbar = page.get_by_role("toolbar", name="Formatting")
    assert toolbar.locator("button[tabindex='0']").count() == 1
    toolbar.get_by_role("button", name="Heading", exact=True).focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.title") == "Subheading"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_to_complain_of(chromium: Browser, editor_address: str, theme: str) -> None:
    # axe writes styles of its own into the page, which the policy would rightly refuse.
    page = chromium.new_context(bypass_csp=True).new_page()
    page.goto(f"{editor_address}?theme={theme}")
    page.locator(EDITOR).wait_for()
    select(page, "did not answer")
    assert Axe().run(page).response["violations"] == []
    page.keyboard.press("Alt+a")
    page.get_by_role("dialog").wait_for()
    assert Axe().run(page).response["violations"] == []
    page.context.close()
