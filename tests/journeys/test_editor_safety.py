"""What comes into the body editor from elsewhere, and what happens when something in it breaks."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.editor_page import mails
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
        (
            "text/html",
            mails.GMAIL,
            '<p>Dear desk,</p><p>The <strong>third</strong> ferry is <em>late</em>, see <a href="https://track.example/c?u=7'
            '&amp;t=mail">the timetable</a>.</p><ul><li><p>north quay</p></li><li><p>south quay</p></li></ul><p>Two lines<br>of '
            "one paragraph.</p><p>Ana Reyl</p><p>Harbour office</p><p>On Mon, 2 Nov 2026 at 09:12, the desk &lt;"
            '<a href="mailto:desk@paper.example">desk@paper.example</a>&gt; wrote:</p>'
            "<blockquote><p>When does it leave?</p></blockquote>",
        ),
        (
            "text/html",
            mails.OUTLOOK,
            '<p>The <strong>fourth</strong> ferry waits.</p><p>Read <a href="https://eur01.safelinks.example/?url=https%3A%2F%2F'
            'port.example%2F&amp;data=05">the notice</a>.</p><ol><li><p>bring tea</p></li><li><p>bring coats</p></li></ol>'
            "<p><strong>From:</strong> the desk<br><strong>Sent:</strong> Monday</p><p>When does it leave?</p>",
        ),
        (
            "text/plain",
            mails.PLAIN,
            "<p>On Mon, 2 Nov 2026 at 09:12, the desk wrote:</p><blockquote><p>When does the ferry leave, and from which of the "
            "two quays of the harbour, and who says so?</p><blockquote><p>Thank you.</p></blockquote></blockquote><p>It leaves at "
            'noon from the north quay, as far as the harbour pilot knows today. See <a href="https://port.example/times?utm=mail">'
            "https://port.example/times?utm=mail</a>.</p><ul><li><p>bring tea</p></li><li><p>bring coats</p></li></ul>"
            "<ol><li><p>north quay</p></li><li><p>south quay</p></li></ol><p>Ana Reyl</p><p>Harbour office</p>",
        ),
        (
            "text/html",
            mails.AGENCY,
            "<p>BC-FERRY/ (UPDATE 1)</p><h2>Ferries wait</h2><p><strong>PORT ELLERY, Nov 2 (Agency)</strong> - The quay was "
            "closed on Monday.</p><p>“We wait,” said Ana Reyl.</p><p>Buses replace them.</p>"
            "<p>((Reporting by the harbour desk; Editing by J. Vant))</p>",
        ),
    ],
    ids=["Word", "Google Docs", "table", "agency", "Gmail", "Outlook", "mail in plain text", "agency's page"],
)
def test_pasted_text_keeps_its_structure_and_nothing_else(
    visit_editor: Callable[..., Page], kind: str, data: str, expected: str
) -> None:
    page = visit_editor("?empty")
    paste(page, kind, data)
    assert save(page)["body"] == expected


@pytest.mark.parametrize("words", ["- No, he said.\n\n- Yes.", "5 > 3\nand --"])
def test_text_that_only_begins_like_a_list_stays_text(visit_editor: Callable[..., Page], words: str) -> None:
    page = visit_editor("?empty")
    paste(page, "text/plain", words)
    assert save(page)["body"] == "".join(f"<p>{line}</p>" for line in words.replace(">", "&gt;").split("\n") if line)


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
