"""The road of one real story: from a text file through the desk to its readers, clicked in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.core.management import call_command

from articles.models import Article
from newsroom.accounts.models import User
from newsroom.wires.text import read
from tests.journeys.editor_page.browser import SELECT, WATCH
from tests.newsdesk import PASSWORD, Newsdesk

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SEEDS = Path(settings.STATICFILES_DIRS[0]).parent.parent / "shared" / "seeds"

pytestmark = [
    pytest.mark.journey,
    pytest.mark.corpora,
    pytest.mark.skipif(
        not SEEDS.is_dir(), reason="The real story is in ../shared/seeds, which is not beside this checkout."
    ),
]

# The wide form of what a writer knows of each statement; field names are those of the form.
ALEXANDROV = {"source": "Oleh Alexandrov", "role_then": "Ukraine’s Foreign Intelligence Agency"}
ZELENSKIY = {"source": "Volodymyr Zelenskiy", "role_then": "President of Ukraine"}
RELAYED = {"provenance": "RELAYED", "relayed_by": "Ukrinform", "outlet_sourcing": "NAMED"}
STATEMENTS: list[tuple[list[str], dict[str, str]]] = [
    (
        ["China is allegedly providing Russia with satellite intelligence"],
        ALEXANDROV
        | RELAYED
        | {"descriptor": "a senior Ukrainian intelligence official", "kind": "ACCUSATION", "truth": "NOT_VERIFIED"},
    ),
    (
        [
            "“There is evidence of extensive cooperation between Russia and China in conducting satellite "
            "reconnaissance of Ukrainian territory to locate and analyze strategic targets for future attacks,”",
            "“In recent months, several of these targets have been associated with foreign investments.”",
        ],
        ALEXANDROV | RELAYED | {"verb": "said", "truth": "NOT_VERIFIED"},
    ),
    (
        ["Volodymyr Zelenskiy condemned the attack"],
        ZELENSKIY | {"kind": "OPINION", "truth": "NOTHING_TO_VERIFY"},
    ),
    (
        ["Zelenskiy accused China of supplying Russia with weapons and gunpowder"],
        ZELENSKIY | {"kind": "ACCUSATION", "truth": "NOT_VERIFIED", "said_on": "2025-04-01", "said_precision": "MONTH"},
    ),
    (
        ["Experts warn that such collaboration could complicate diplomatic efforts"],
        {"source": "experts", "kind": "FORECAST", "truth": "NOTHING_TO_VERIFY"},
    ),
]


class AtDesk:
    """One person's browser, which fails the test when anything breaks the content security policy."""

    def __init__(self, browser: Browser, address: str, person: User, *, width: int) -> None:
        self.address = address
        self.page: Page = browser.new_context(viewport={"width": width, "height": 900}).new_page()
        self.violations: list[str] = []
        self.page.add_init_script(WATCH)
        self.page.on("console", self._note)
        self.page.goto(f"{address}/admin/")
        self.page.get_by_label("E-mail address").fill(person.email)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.get_by_role("button", name="Log in").click()
        self.page.wait_for_url(f"{address}/admin/")

    def _note(self, message: Any) -> None:
        if "Content Security Policy" in message.text:
            self.violations.append(message.text)

    def open(self, article: Article) -> Page:
        self.page.goto(f"{self.address}/admin/articles/article/{article.pk}/change/")
        self.page.locator("h1").wait_for()
        return self.page

    def attribute(self, article: Article, passages: list[str], facts: dict[str, str]) -> None:
        first, *others = passages
        page = self.open(article)
        self._select(first)
        page.keyboard.press("Alt+a")
        page.get_by_role("radio", name="New attribution").check()
        page.get_by_role("dialog").get_by_role("button", name="Attribute").click()
        page.locator("[name=descriptor]").wait_for()
        for name, value in facts.items():
            field = page.locator(f"[name={name}]")
            if field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(value)
            else:
                field.fill(value)
        self._save_row(facts)
        for passage in others:
            self._select(passage)
            page.keyboard.press("Alt+a")
            page.get_by_role("radio", name=re.compile(facts["source"])).last.check()
            page.get_by_role("dialog").get_by_role("button", name="Attribute").click()
            page.get_by_role("dialog").wait_for(state="detached")
            self.save()

    def _save_row(self, facts: dict[str, str]) -> None:
        """Save; a source that is not in the book yet is offered, and taken with its kind."""
        page = self.page
        with page.expect_navigation():
            page.get_by_role("button", name="Save").click()
        if page.locator("[name=add_source]").count() or page.locator("[name=add_relayed_by]").count():
            for box in ("add_source", "add_relayed_by"):
                if page.locator(f"[name={box}]").count():
                    page.locator(f"[name={box}]").check()
            if page.locator("[name=add_source_kind]").is_visible() and facts["source"] == "experts":
                page.locator("[name=add_source_kind]").select_option("UNNAMED")
            page.get_by_role("button", name="Save").click()
        page.wait_for_url(re.compile(r"/change/"))

    def _select(self, words: str) -> None:
        self.page.locator(".ProseMirror").wait_for()
        self.page.evaluate(SELECT, [words])

    def save(self) -> None:
        with self.page.expect_navigation():
            self.page.get_by_role("button", name="Save", exact=True).click()

    def leave(self) -> None:
        self.page.context.close()


@pytest.fixture
def story(desk: Newsdesk, live_server: Any) -> Article:
    """The seed, imported by the command as rosa's draft."""
    (path,) = SEEDS.glob("*.txt")
    call_command("import_text", str(path), section="world", by=desk.rosa.email)
    return Article.objects.get()


@pytest.fixture
def browsers(chromium: Browser, live_server: Any) -> Iterator[Any]:
    opened: list[AtDesk] = []

    def sit_down(person: User, *, width: int) -> AtDesk:
        opened.append(AtDesk(chromium, live_server.url, person, width=width))
        return opened[-1]

    yield sit_down
    for one in opened:
        one.leave()
    assert [violation for one in opened for violation in one.violations] == []


def test_the_seed_gives_six_paragraphs_and_its_headlines_in_order(story: Article) -> None:
    (path,) = SEEDS.glob("*.txt")
    lines = [line.strip() for line in path.read_text().splitlines() if line.strip()]
    assert story.body.count("<p>") == 6
    assert list(story.related.order_by("position").values_list("headline", flat=True)) == lines[-17:]


def uploaded(desk: AtDesk) -> Article:
    """The seed, brought in by the person at this desk."""
    (path,) = SEEDS.glob("*.txt")
    desk.page.goto(f"{desk.address}/admin/texts/")
    desk.page.get_by_label("Text files").set_input_files(path)
    desk.page.get_by_role("button", name="Show what will be made").click()
    desk.page.get_by_text("6 paragraphs · 17 related headlines").wait_for()
    desk.page.get_by_role("button", name="Make the draft").click()
    desk.page.get_by_text("The draft is there.").wait_for()
    return Article.objects.get()


@pytest.mark.parametrize("width", [1280, 390])
def test_a_real_story_goes_from_the_file_to_its_readers(
    desk: Newsdesk, browsers: Any, live_server: Any, request: pytest.FixtureRequest, width: int
) -> None:
    """Brought in by the command and written on a wide screen; brought in by upload and written on a phone."""
    desk.tag("Ukraine")
    desk.tag("China")
    rosa = browsers(desk.rosa, width=width)
    story = request.getfixturevalue("story") if width > 390 else uploaded(rosa)
    for passages, facts in STATEMENTS:
        rosa.attribute(story, passages, facts)
    page = rosa.open(story)
    for tag in ("Ukraine", "China"):
        page.goto(f"{live_server.url}/admin/articles/article/{story.pk}/tags/add/")
        page.get_by_role("combobox").fill(tag)
        page.get_by_role("option", name=tag).click()
        page.get_by_role("button", name=re.compile("Add|Save")).click()
        page.wait_for_url(re.compile(r"/change/"))
    page.get_by_label("Headline", exact=True).fill(
        "Ukrainian official accuses China of passing satellite data to Russia"
    )
    page.get_by_label("How we reported this").fill("Ukrinform published the interview. We could not verify the claim.")
    rosa.save()
    page.get_by_role("button", name="Send to the desk").click()
    page.get_by_text("Desk edit", exact=True).first.wait_for()

    ed = browsers(desk.ed, width=width)
    page = ed.open(story)
    page.get_by_role("button", name="Approve", exact=True).click()
    page.get_by_text("Ready", exact=True).first.wait_for()
    page.get_by_role("link", name=re.compile("Publish")).click()
    page.get_by_label("Why does it go out all the same?").fill("The agency wrote it; there is no more to say yet.")
    page.get_by_role("button", name=re.compile("Publish")).click()
    page.get_by_text("Live", exact=True).first.wait_for()

    page.goto(f"{live_server.url}/")
    page.get_by_role("link", name=re.compile("Ukrainian official accuses China")).first.click()
    assert "5 attributed statements from 3 sources." in page.locator(".glance").inner_text()
    assert "0 verified, 3 not independently verified, 2 opinion or forecast." in page.locator(".glance").inner_text()
    numbers = page.locator(".body a.ref").evaluate_all("refs => refs.map(ref => ref.getAttribute('href'))")
    assert numbers == ["#s1", "#s2", "#s2", "#s3", "#s4", "#s5"]
    assert page.locator("#who li[id]").count() == 5
    assert page.locator("#who").get_by_text("Oleh Alexandrov").count() == 2
    related = page.locator("section[aria-labelledby=rh], .rel")
    assert related.locator("> ul > li").count() == 6
    assert related.locator("details li").count() == 11
    assert "11 more headlines" in related.locator("summary").inner_text()
    assert related.locator("a").count() == 0
    assert read(next(SEEDS.glob("*.txt")).read_bytes()).headlines[0] in related.inner_text()
