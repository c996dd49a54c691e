"""Getting about a page with the keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

MOST_STOPS = 80
# The name of what has the cursor, as somebody would read it.
NAME = """() => {
  const one = document.activeElement
  const label = one.labels?.[0]?.textContent ?? one.getAttribute("aria-label")
  return (label ?? one.textContent).replace(/\\s+/g, " ").trim()
}"""


def reach(page: Page, name: str, key: str = "Tab") -> None:
    """Press Tab until the cursor is on what is called so."""
    passed = []
    for _stop in range(MOST_STOPS):
        page.keyboard.press(key)
        passed.append(page.evaluate(NAME))
        if passed[-1] == name:
            return
    raise AssertionError(f"{name!r} is not among {passed}")


def cursor_is_on(page: Page, name: str) -> None:
    """Wait for it: a browser follows the address to its place on the page once the page stands."""
    page.wait_for_function(f"name => ({NAME})() === name", arg=name)


def press(page: Page, key: str) -> None:
    """A key that leads to another page."""
    with page.expect_navigation():
        page.keyboard.press(key)
