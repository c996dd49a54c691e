"""From a pitch to its readers through legal and the subs: four people, each at a desk of their own, by clicks and keys."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from articles.actions import author
from articles.models import Article, Author
from articles.vocabulary import Stage, Standing
from newsroom.accounts.models import User
from newsroom.accounts.roles import Role
from tests.journeys.editor_page.browser import EDITOR, WATCH
from tests.journeys.keys import reach
from tests.journeys.windows import beside
from tests.newsdesk import PASSWORD, Newsdesk

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PITCH = "Who pays for the night ferry"
POLISHED = "Who pays for the night ferry this winter"
# What it may cost each of them at most, the log-in included; fields are reached with the Tab key.
CLICKS = {"rosa": 7, "ed": 15, "lena": 2, "suki": 2, "reader": 1}
PUBLISHING_CLICKS = 2


class Browsing:
    """Somebody at a browser of their own, whose clicks are counted."""

    def __init__(self, chromium: Browser, address: str) -> None:
        self.page: Page = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB").new_page()
        self.page.add_init_script(WATCH)
        self.page.goto(address)
        self.clicks = 0
        self.violations: list[str] = []

    def click(self, role: Any, name: str) -> None:
        self._look()
        self.clicks += 1
        self.page.get_by_role(role, name=name, exact=True).first.click()

    def go(self, role: Any, name: str) -> None:
        """A click that leads to another page."""
        with self.page.expect_navigation():
            self.click(role, name)

    def log_in(self, person: User) -> None:
        """The cursor is in the first box already."""
        self.page.keyboard.type(person.email)
        reach(self.page, "Password")
        self.page.keyboard.type(PASSWORD)
        self.press("Enter")

    def write(self, label: str, words: str) -> None:
        reach(self.page, label)
        self.page.keyboard.type(words)

    def press(self, key: str) -> None:
        """A key that leads to another page."""
        self._look()
        with self.page.expect_navigation():
            self.page.keyboard.press(key)

    def open_from_the_start(self, headline: str) -> None:
        self.go("link", "What needs you")
        self.go("link", headline)

    def _look(self) -> None:
        self.violations += self.page.evaluate("window.violations")

    def leave(self) -> None:
        self._look()
        self.page.context.close()


class People:
    def __init__(self, chromium: Browser, address: str) -> None:
        self.chromium, self.address = chromium, address
        self.sitting: dict[str, Browsing] = {}

    def sit_down(self, name: str, person: User) -> Browsing:
        self.sitting[name] = one = Browsing(self.chromium, f"{self.address}/admin/")
        one.log_in(person)
        return one

    def reader(self) -> Browsing:
        self.sitting["reader"] = Browsing(self.chromium, self.address)
        return self.sitting["reader"]


@pytest.fixture
def people(chromium: Browser, live_server: Any) -> Iterator[People]:
    everybody = People(chromium, live_server.url)
    yield everybody
    for one in everybody.sitting.values():
        one.leave()
    assert [violation for one in everybody.sitting.values() for violation in one.violations] == []


def pitch(rosa: Browsing) -> None:
    rosa.go("link", "Begin a story")
    rosa.page.keyboard.type(PITCH)
    rosa.go("button", "Pitch it")


def commission(ed: Browsing) -> None:
    year = dt.datetime.now(dt.UTC).year + 1
    ed.go("link", "Stories")
    ed.go("link", PITCH)
    ed.go("link", "Commission…")
    ed.page.keyboard.type("Rosa")
    # Whichever way round browsers of this language write a day and an hour.
    ed.write("Day", f"0606{year}")
    ed.write("Time", "0900AM")
    ed.write("Length in words", "600")
    ed.write("What is it to be about, and whom to ask?", "Ask the port for its accounts.")
    ed.go("button", "Commission")
    told = ed.page.locator("#assignment").inner_text()
    assert "Assignment: Rosa" in told
    assert "600 words" in told
    assert "Ask the port for its accounts." in told


def write(rosa: Browsing) -> None:
    rosa.open_from_the_start(PITCH)
    assert "6 Jun" in rosa.page.locator("#assignment").inner_text()
    rosa.go("button", "Start writing")
    rosa.page.locator(EDITOR).wait_for()
    rosa.write("Standfirst", "The port pays, for now.")
    rosa.write("Body", "The port pays for the night ferry until March. Its board decided so on Monday.")
    rosa.press("Control+s")
    beside(rosa.page, "Bylines")
    rosa.go("link", "Add (Bylines)")
    rosa.page.keyboard.type("rosa")
    rosa.page.get_by_role("option", name="Rosa Linnet").wait_for()
    rosa.page.keyboard.press("ArrowDown")
    rosa.page.keyboard.press("Enter")
    rosa.press("Enter")
    rosa.go("button", "Send to the desk")


def publish(ed: Browsing, address: str) -> None:
    before = ed.clicks
    ed.go("link", "Publish…")
    sentence = ed.page.locator(".what").inner_text()
    assert sentence.startswith(f"“{POLISHED}” goes to readers at {address}/20")
    assert "in World: onto the front page, the page of its section, those of its authors and into the feed" in sentence
    ed.go("button", "Publish now")
    assert ed.clicks - before == PUBLISHING_CLICKS


def test_a_pitch_goes_through_legal_and_the_subs_to_its_readers(
    desk: Newsdesk, people: People, live_server: Any, settings: Any
) -> None:
    settings.SITE_URL = live_server.url
    author.save(Author(name="Rosa Linnet", person=desk.rosa))
    rosa = people.sit_down("rosa", desk.rosa)
    pitch(rosa)
    ed = people.sit_down("ed", desk.ed)
    commission(ed)
    write(rosa)

    ed.open_from_the_start(PITCH)
    ed.page.get_by_text("More steps").click()
    ed.clicks += 1
    ed.go("button", "Send to legal")
    legal = people.sit_down("lena", desk.hire("lena", Role.LEGAL, desk.section("Notices")))
    legal.go("link", PITCH)
    legal.go("button", "Clear")
    ed.open_from_the_start(PITCH)
    ed.go("button", "Approve, send to the subs")

    subs = people.sit_down("suki", desk.hire("suki", Role.SUB_EDITOR))
    subs.go("link", PITCH)
    subs.page.locator(EDITOR).wait_for()
    reach(subs.page, "Headline")
    subs.page.keyboard.press("End")
    subs.page.keyboard.type(" this winter")
    subs.press("Control+s")
    subs.go("button", "Pass as ready")
    ed.open_from_the_start(POLISHED)
    publish(ed, live_server.url)

    reader = people.reader()
    reader.go("link", POLISHED)
    assert reader.page.locator("h1").inner_text() == POLISHED
    assert "until March" in reader.page.locator(".body").inner_text()
    story = Article.objects.get()
    assert (story.stage, story.standing, story.due_at.hour) == (Stage.READY, Standing.LIVE, 9)
    steps = list(story.transitions.order_by("pk").values_list("move", "by__name"))
    assert steps == [
        ("COMMISSION", "Ed"),
        ("START", "Rosa"),
        ("SEND", "Rosa"),
        ("ASK_LEGAL", "Ed"),
        ("CLEAR", "Lena"),
        ("TO_SUBS", "Ed"),
        ("PASS", "Suki"),
    ]
    clicks = {name: one.clicks for name, one in people.sitting.items()}
    assert {name for name, most in CLICKS.items() if clicks[name] > most} == set(), clicks
