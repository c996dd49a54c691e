"""The desk in a browser: its screens keep the policy and can be used by everybody, and a name is chosen by typing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from articles.actions import author
from articles.models import Author
from articles.vocabulary import SourceKind
from newsroom.accounts.models import User
from newsroom.accounts.roles import Role
from tests.journeys.editor_page.browser import WATCH
from tests.journeys.looks import TOO_SMALL
from tests.newsdesk import PASSWORD, Newsdesk

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.journey

STORIES = "/admin/articles/article/"


@pytest.fixture
def open_desk(chromium: Browser, live_server: Any, at_desk: Any) -> Iterator[Callable[..., Page]]:
    """`open_desk(rosa, "/admin/")`: a page; when the test is over, none may have broken the policy."""
    pages: list[Page] = []
    wrong: list[str] = []

    def get(person: User, address: str, **options: Any) -> Page:
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        key = at_desk(person).cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": key, "url": live_server.url}])
        page = context.new_page()
        page.add_init_script(WATCH)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(live_server.url + address)
        pages.append(page)
        return page

    yield get
    for page in pages:
        wrong += page.evaluate("window.violations || []")
        page.context.close()
    assert wrong == []


@pytest.fixture
def people(desk: Newsdesk) -> dict[str, User]:
    """A newsroom with something in every book; by the name in the table of screens."""
    desk.source("Ana Petrel")
    desk.source(kind=SourceKind.UNNAMED, descriptor="a port official")
    for name in ("Harbour", "Harbour board", "Night harbour"):
        desk.tag(name)
    author.save(Author(name="Rosa Linnet", person=desk.rosa))
    desk.live(headline="Harbour board puts off the night ferry for a third winter and says why in forty pages")
    desk.draft()
    others = {"libby": desk.hire("libby", Role.LIBRARIAN), "ada": desk.hire("ada", Role.ADMINISTRATOR)}
    return {"rosa": desk.rosa, "ed": desk.ed, **others}


def faults(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    page.evaluate("window.violations.splice(0)")  # the checker's own
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


def test_a_wrong_password_says_so_and_a_right_one_opens_the_desk(
    desk: Newsdesk, chromium: Browser, live_server: Any
) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{live_server.url}/admin/")
    page.get_by_label("E-mail address").fill(desk.rosa.email)
    page.get_by_label("Password").fill("wrong")
    with page.expect_navigation():
        page.get_by_label("Password").press("Enter")
    refusal = page.locator(".errornote").inner_text()
    page.get_by_label("Password").fill(PASSWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="Log in").click()
    heading = page.locator("h1").inner_text()
    context.close()

    assert refusal == "This e-mail address and password do not open the desk. Check both and try again."
    assert heading == "What needs you"


@pytest.fixture
def tag_box(people: dict[str, User], open_desk: Any) -> Locator:
    return open_desk(people["rosa"], STORIES).get_by_role("combobox", name="Tag", exact=True)


def options(box: Locator) -> Locator:
    return box.page.locator("combo-box [role=option]")


def test_a_name_is_chosen_by_keyboard_alone(tag_box: Locator) -> None:
    page = tag_box.page
    tag_box.fill("harb")  # at once: the answer to the first letters alone would come in between
    options(tag_box).first.wait_for()
    status = page.locator("combo-box:has(#id_tag) [role=status]").inner_text()
    tag_box.press("ArrowDown")
    tag_box.press("ArrowDown")
    active = page.locator(f"#{tag_box.get_attribute('aria-activedescendant')}")
    label = active.locator("span").first.inner_text()
    tag_box.press("Enter")

    assert status == "Found: 3. Choose with the arrow keys."
    assert (label, tag_box.input_value()) == ("Harbour board", "Harbour board")
    assert page.locator("[name=tag_key]").input_value() != ""
    assert tag_box.get_attribute("aria-expanded") == "false"


def test_the_second_enter_sends_the_form_with_the_choice(tag_box: Locator) -> None:
    tag_box.fill("harbour board")
    options(tag_box).first.wait_for()
    tag_box.press("ArrowDown")
    tag_box.press("Enter")
    tag_box.press("Enter")
    tag_box.page.wait_for_url("**tag_key=**")

    assert "tag=Harbour+board" in tag_box.page.url


def test_escape_closes_the_list_and_keeps_the_words(tag_box: Locator) -> None:
    tag_box.press_sequentially("harb")
    options(tag_box).first.wait_for()
    tag_box.press("Escape")

    assert (options(tag_box).first.is_hidden(), tag_box.input_value()) == (True, "harb")


def test_a_name_is_chosen_by_touching_it(people: dict[str, User], open_desk: Any) -> None:
    page = open_desk(people["rosa"], STORIES, has_touch=True, viewport={"width": 390, "height": 844})
    page.locator("summary").filter(has_text="Filters").tap()
    box = page.get_by_role("combobox", name="Tag", exact=True)
    box.tap()
    options(box).filter(has_text="Night harbour").tap()

    assert box.input_value() == "Night harbour"
    assert page.evaluate(TOO_SMALL) == []


def test_typing_on_takes_the_choice_back(tag_box: Locator) -> None:
    tag_box.click()
    options(tag_box).first.click()
    tag_box.press_sequentially("x")

    assert tag_box.page.locator("[name=tag_key]").input_value() == ""


def test_an_open_list_is_accessible(tag_box: Locator) -> None:
    tag_box.click()
    options(tag_box).first.wait_for()

    assert faults(tag_box.page) == []


def test_the_answer_to_an_older_question_is_dropped(tag_box: Locator) -> None:
    page = tag_box.page
    held: list[Any] = []
    page.route("**/tag/search/?q=night", lambda route: held.append(route))  # noqa: PLW0108 - playwright marks it
    tag_box.press_sequentially("night", delay=1)
    page.wait_for_timeout(400)
    tag_box.fill("harbour board")
    options(tag_box).first.wait_for()
    for route in held:
        route.fulfill(json={"results": [{"key": "1", "label": "Too late", "hint": ""}]})
    page.wait_for_timeout(200)

    assert options(tag_box).all_inner_texts()[0].startswith("Harbour board")


def test_a_list_that_cannot_be_had_says_what_to_do_instead(tag_box: Locator) -> None:
    tag_box.page.route("**/tag/search/**", lambda route: route.fulfill(status=503))
    tag_box.press_sequentially("harb")
    message = tag_box.page.get_by_text("The list cannot be shown now. Type the exact name.")
    message.wait_for()

    assert message.is_visible()


def test_without_scripts_the_exact_name_is_enough(people: dict[str, User], open_desk: Any) -> None:
    page = open_desk(people["rosa"], STORIES, java_script_enabled=False)
    page.get_by_label("Tag", exact=True).fill("harbour")
    page.get_by_role("button", name="Show").click()

    assert page.get_by_text("No story is found here.").is_visible()
    assert page.get_by_label("Tag", exact=True).input_value() == "harbour"
