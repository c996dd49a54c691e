"""A text on its way into the house, in a browser: chosen or dropped or pasted on a phone, looked at, made a draft."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from articles.models import Article
from newsroom.accounts.models import User
from tests.journeys.editor_page.browser import WATCH
from tests.newsdesk import Newsdesk

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.journey

PHONE = {"viewport": {"width": 390, "height": 844}}
HEADLINES = [
    "Port Ellery Counts the Cost of a Long Winter",
    "Ferry Line Asks the Council for a Second Loan",
    "Keel Yard Hires Forty Welders Before the Spring",
]
WORDS = "\n".join(
    [
        "The night ferry to Port Ellery will not sail again before May, according to a senior harbour official.",
        "“There is no crew for a second boat,” the official said. “We asked in three countries.”",
        "The line has carried passengers at night since 1961. Last winter it was closed for eleven weeks.",
        "If the council agrees to a loan, the boat could be repaired by April.",
        *HEADLINES,
        "",
    ]
)
FILE = {"name": "night-ferry.txt", "mimeType": "text/plain", "buffer": WORDS.encode()}
PDF = {"name": "minutes.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n\xff\xfe"}
DROP = """([name, words]) => {
  const carried = new DataTransfer();
  carried.items.add(new File([words], name, { type: "text/plain" }));
  for (const kind of ["dragover", "drop"])
    document.querySelector("h1").dispatchEvent(new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def sit_down(chromium: Browser, live_server: Any, at_desk: Any) -> Iterator[Callable[..., Page]]:
    """`sit_down(rosa)`: the page that asks for texts; when the test is over, nothing may have broken the policy."""
    pages: list[Page] = []
    wrong: list[str] = []

    def get(person: User, **options: Any) -> Page:
        context = chromium.new_context(**{**PHONE, **options})
        key = at_desk(person).cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": key, "url": live_server.url}])
        page = context.new_page()
        page.add_init_script(WATCH)
        page.on("console", lambda said: wrong.append(said.text) if "Content Security Policy" in said.text else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(f"{live_server.url}/admin/texts/")
        pages.append(page)
        return page

    yield get
    for page in pages:
        page.context.close()
    assert wrong == []


def test_a_reporter_brings_a_file_in_on_a_phone_and_comes_to_the_draft(desk: Newsdesk, sit_down: Any) -> None:
    page = sit_down(desk.rosa)
    page.get_by_label("Text files").set_input_files([FILE])
    page.get_by_text("night-ferry.txt").wait_for()
    page.get_by_role("button", name="Show what will be made").click()
    page.get_by_text("4 paragraphs · 3 related headlines").wait_for()
    page.get_by_role("button", name="Make the draft").click()
    page.get_by_text("The draft is there.").wait_for()
    article = Article.objects.get()
    assert page.url.endswith(f"/admin/articles/article/{article.pk}/change/")
    assert article.body.count("<p>") == 4
    assert list(article.related.order_by("position").values_list("headline", flat=True)) == HEADLINES


def test_without_javascript_files_and_a_pasted_text_become_drafts(desk: Newsdesk, sit_down: Any) -> None:
    page = sit_down(desk.rosa, java_script_enabled=False)
    page.get_by_label("Text files").set_input_files([FILE, PDF])
    page.get_by_label("Or paste a text").fill("The yard hires, its owner said.\n\nIt has forty places.")
    page.get_by_role("button", name="Show what will be made").click()
    page.get_by_text("minutes.pdf is a PDF file.").wait_for()
    page.get_by_role("button", name="Make the ticked drafts").click()
    page.get_by_text("2 drafts are there").wait_for()
    assert Article.objects.count() == 2


def test_a_file_that_is_dropped_anywhere_on_the_page_joins_those_chosen(desk: Newsdesk, sit_down: Any) -> None:
    page = sit_down(desk.rosa)
    page.get_by_label("Text files").set_input_files([FILE])
    page.evaluate(DROP, ["yard.txt", "The yard hires, its owner said."])
    page.locator("[data-chosen]").get_by_text("yard.txt").wait_for()
    page.get_by_role("button", name="Show what will be made").click()
    expect(page.get_by_role("checkbox")).to_have_count(2)


def test_a_text_is_brought_in_by_keyboard_alone(desk: Newsdesk, sit_down: Any) -> None:
    page = sit_down(desk.rosa)
    page.get_by_label("Text files").focus()
    page.keyboard.press("Tab")
    page.keyboard.insert_text(WORDS)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_label("Section", exact=True).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("The draft is there.").wait_for()
    assert Article.objects.get().related.count() == 3


@pytest.mark.parametrize(
    "look",
    [{"viewport": {"width": 1280, "height": 900}}, {**PHONE, "color_scheme": "dark"}],
    ids=["light", "dark-phone"],
)
def test_every_page_on_the_way_is_accessible_and_fits(desk: Newsdesk, sit_down: Any, look: dict[str, Any]) -> None:
    desk.draft(headline="The yard hires, its owner said")
    page = sit_down(desk.rosa, **look)
    wrong = faults(page)
    page.get_by_role("button", name="Show what will be made").click()
    page.get_by_text("There is nothing to read yet.").wait_for()
    wrong += faults(page)
    page.get_by_label("Text files").set_input_files([FILE, FILE, PDF])
    page.get_by_label("Or paste a text").fill("The yard hires, its owner said.\n\nIt has forty places.")
    page.get_by_role("button", name="Show what will be made").click()
    page.get_by_text("The desk has a story with this headline:").wait_for()
    wrong += faults(page)
    page.locator("summary").first.click()
    for box in page.get_by_role("checkbox").all():
        box.uncheck()
    page.get_by_role("button", name="Make the ticked drafts").click()
    page.get_by_text("No text is ticked.").wait_for()
    assert wrong + faults(page) == []


def faults(page: Page) -> list[str]:
    """What the checker of accessibility finds, what is too small to be hit, and whether the page has to be pushed."""
    found = [
        f"{one['id']}: {node['html'][:160]}" for one in Axe().run(page).response["violations"] for node in one["nodes"]
    ]
    small = page.locator(".story :is(a, button, input, select, summary, label.take)").evaluate_all(
        """all => all.filter(one => one.type !== 'hidden' && !one.closest('p:not(.actions)'))
          .map(one => [one.outerHTML.slice(0, 90), one.getBoundingClientRect()])
          .filter(([, box]) => box.width && (box.width < 24 || (box.height < 24 && !/checkbox/.test(box))))
          .map(([html]) => html)"""
    )
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [*found, *(one for one in small if "checkbox" not in one), *(["too wide"] if wide else [])]
