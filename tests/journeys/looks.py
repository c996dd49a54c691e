"""What every screen has to be: within the policy, as wide as the window, easy to press, and open to everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from axe_playwright_python.base import AXE_SCRIPT

from tests.journeys.editor_page.browser import EDITOR, WATCH

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DESKTOP, PHONE, SMALL_PHONE = 1280, 390, 320

# The dark theme is the same page in other colours: two rules look at colours.
RULES = {
    "light": {
        "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        "rules": {"target-size": {"enabled": True}},
    },
    "dark": {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}},
}
# What stands in a frame is a page with an address of its own, and looked at as one.
AXE = """async (rules) => {
  const options = { ...rules, preload: false, iframes: false, resultTypes: ["violations"] };
  const { violations } = await axe.run(document, options);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}"""
# What is pressed and smaller than 24 px, but for links in a sentence or a row of a table.
TOO_SMALL = """() => [...document.querySelectorAll("a, button, input:not([type=hidden]), select, summary, [role=option]")]
  .filter((one) => !one.closest("p, td, dd") && one.type !== "checkbox")
  .filter((one) => !one.matches(".skip-to-content-link, .visually-hidden, .ref"))
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .map((one) => [one, one.getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.width < 24 || box.height < 24))
  .map(([one, box]) => `${Math.round(box.width)} by ${Math.round(box.height)} px: ${one.outerHTML.slice(0, 120)}`)"""
OPEN_ALL = "() => document.querySelectorAll('details').forEach((one) => { one.open = true })"
OVER = "document.documentElement.scrollWidth - innerWidth"


def new_page(chromium: Browser, *, address: str, session: str = "") -> Page:
    """A page in which `faults` can look; colours change at once in it, so that none is measured half-way."""
    context = chromium.new_context(viewport={"width": DESKTOP, "height": 900}, reduced_motion="reduce")
    if session:
        context.add_cookies([{"name": "sessionid", "value": session, "url": address}])
    page = context.new_page()
    page.add_init_script(WATCH)
    page.add_init_script(AXE_SCRIPT)
    return page


def faults(page: Page) -> list[str]:
    """What is wrong with the page that is open, in both themes, on a desk and on a phone."""
    if page.locator("[data-body-editor]").count():
        page.locator(EDITOR).wait_for()
    found = [f"policy: {violation}" for violation in page.evaluate("window.violations")]
    if (headings := page.locator("h1").count()) != 1:
        found.append(f"{headings} first-level headings")
    page.evaluate(OPEN_ALL)
    for width in (DESKTOP, PHONE):
        page.set_viewport_size({"width": width, "height": 900})
        for theme, rules in RULES.items():
            page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
            found += [f"{width} px, {theme}: {fault}" for fault in page.evaluate(AXE, rules)]
        found += [f"{width} px: {small}" for small in page.evaluate(TOO_SMALL)]
        found += too_wide(page)
    page.set_viewport_size({"width": SMALL_PHONE, "height": 900})
    found += too_wide(page)
    page.set_viewport_size({"width": DESKTOP, "height": 900})
    return found


def too_wide(page: Page) -> list[str]:
    over: Any = page.evaluate(OVER)
    return [f"{over} px wider than a window of {page.viewport_size['width']} px"] if over > 0 else []  # type: ignore[index]
