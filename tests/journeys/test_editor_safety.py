"""What comes into the body editor from elsewhere, and what happens when something in it breaks."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.editor_page.browser import EDITOR, save, select
from tests.journeys.editor_page.samples import DOCS, STORY, TABLE, WIRE, WORD

pytestmark = pytest.mark.journey

BREAK_UPDATE = """() => {
  const { editor } = document.querySelector(".ProseMirror");
  editor.callbacks.update.unshift(() => { throw new Error("broken") });
}"""
BREAK_WRITING = """() => {
  document.querySelector(".ProseMirror").editor.getHTML = () => { throw new Error("broken") };
}"""
PASTE = """([type, data]) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData(type, data);
  document.querySelector(".ProseMirror").dispatchEvent(
    new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


def paste(page: Page, kind: str, data: str) -> None:
    page.locator(EDITOR).focus()
    page.evaluate(PASTE, [kind, data])


@pytest.mark.parametrize(
    ("kind", "data", "expected"),
    [
        (
            "text/html",
            WORD,
            "<h2>Tides</h2><p>The <strong>first</strong> ferry</p>"
            "<ul><li><p>north quay</p></li><li><p>south quay</p></li></ul>",
        ),
        (
            "text/html",
            DOCS,
            "<p>The <strong>second</strong> ferry is <em>late</em></p><ul><li><p>bring tea</p></li></ul>",
        ),
        (
            "text/html",
            TABLE,
            "<p>Grain</p><p>Year | Tonnes |</p><p>2024 | 1200 | <strong>up</strong> again</p><p>900</p>"
            "<p>One</p><p>Two</p><ul><li><p>three</p></li></ul><p>a | b</p><p>tide</p><p>high</p><p>The quay</p><p>after</p>",
        ),
        (
            "text/plain",
            WIRE,
            "<p>PORT ELLERY, Nov 2 - The quay of this small harbour was closed on Monday after divers found two cracks "
            "under the waterline, the harbour pilot said.</p><p>No ferry will leave before noon on Tuesday.</p>",
        ),
    ],
    ids=["Word", "Google Docs", "table", "agency"],
)
def test_pasted_text_keeps_its_structure_and_nothing_else(
    visit_editor: Callable[..., Page], kind: str, data: str, expected: str
) -> None:
    page = visit_editor("?empty")
    paste(page, kind, data)
    assert save(page)["body"] == expected


def test_an_exception_in_an_extension_loses_nothing(visit_editor: Callable[..., Page]) -> None:
    page = visit_editor("?empty")
    page.evaluate(BREAK_UPDATE)
    page.locator(EDITOR).focus()
    page.keyboard.type("Still here")
    assert save(page)["body"] == "<p>Still here</p>"


def test_a_text_that_cannot_be_put_into_the_form_is_not_sent(visit_editor: Callable[..., Page]) -> None:
    page = visit_editor()
    page.evaluate(BREAK_WRITING)
    select(page, "did not answer")
    page.keyboard.type("was silent")
    page.get_by_role("button", name="Save").click()
    assert "The text was not sent" in page.get_by_role("alert").inner_text()
    assert "was silent" in page.locator(EDITOR).inner_text()


def test_an_editor_without_our_extensions_gives_way_to_the_text_area(chromium: Browser, editor_address: str) -> None:
    page = chromium.new_context().new_page()
    page.route("**/js/desk/body.js", lambda route: route.abort())
    page.goto(editor_address)
    page.get_by_role("alert").wait_for()
    assert page.locator("textarea").is_visible()
    assert save(page)["body"] == STORY
    page.context.close()


def test_without_javascript_the_story_is_edited_as_html(chromium: Browser, editor_address: str) -> None:
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.goto(editor_address)
    text = page.get_by_label("Body").input_value()
    assert text.count("\n") > 5
    page.get_by_label("Body").fill(text.replace("did not answer", "was silent"))
    assert save(page)["body"] == STORY.replace("did not answer", "was silent")
    page.context.close()
