"""The editor's page in a browser, and what a writer does there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

EDITOR = ".ProseMirror"
WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
});
"""
SELECT = """([words]) => {
  const { editor } = document.querySelector(".ProseMirror");
  editor.state.doc.descendants((node, at) => {
    const found = node.isText ? node.text.indexOf(words) : -1;
    if (found >= 0) editor.commands.setTextSelection({ from: at + found, to: at + found + words.length });
  });
  editor.view.focus();
}"""


@pytest.fixture
def editor_address(live_server: Any, settings: Any) -> str:
    settings.ROOT_URLCONF = "tests.journeys.editor_page.urls"
    return f"{live_server.url}/admin/story/"


@pytest.fixture
def visit_editor(chromium: Browser, editor_address: str) -> Iterator[Callable[..., Page]]:
    """Open the page; when the test is over, nothing on it may have broken the policy."""
    pages: list[Page] = []
    refused: list[str] = []

    def open_page(query: str = "", **options: Any) -> Page:
        context = chromium.new_context(**options)
        page = context.new_page()
        page.add_init_script(WATCH)
        page.on(
            "console",
            lambda message: refused.append(message.text) if "Content Security Policy" in message.text else None,
        )
        page.goto(editor_address + query)
        page.locator(EDITOR).wait_for()
        pages.append(page)
        return page

    yield open_page
    for page in pages:
        refused += page.evaluate("window.violations")
        page.context.close()
    assert refused == []


def select(page: Page, words: str) -> None:
    page.evaluate(SELECT, [words])


def save(page: Page) -> dict[str, str]:
    with page.expect_navigation() as answer:
        page.get_by_role("button", name="Save").click()
    return answer.value.json()


def marked(words: str, uuid: str) -> str:
    return f'<span data-attribution="{uuid}">{words}</span>'
