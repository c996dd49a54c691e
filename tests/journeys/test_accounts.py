"""Hired, invited by mail, in with a password of one's own: clicked through by the administrator and by the newcomer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core import mail

from newsroom.accounts import actions, links
from newsroom.accounts.models import User
from tests.journeys.editor_page.browser import WATCH
from tests.newsdesk import Newsdesk

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 844}
PASSWORD = "eleven seals on a warm sandbank"
TOO_SMALL = """() => [...document.querySelectorAll('a, button, input:not([type=hidden]), select')]
  .filter((one) => !one.closest('p') && !one.classList.contains('skip-to-content-link'))
  .filter((one) => { const box = one.getBoundingClientRect(); return box.width && (box.width < 24 || box.height < 24) })
  .map((one) => one.outerHTML.slice(0, 120))"""


@pytest.fixture
def open_page(chromium: Browser, live_server: Any, at_desk: Any) -> Iterator[Callable[..., Page]]:
    """`open_page("/admin/")`, `open_page("/admin/", ada)`: each in a browser of its own, on a phone."""
    pages: list[Page] = []

    def get(address: str, person: User | None = None, **options: Any) -> Page:
        context = chromium.new_context(viewport=PHONE, **options)
        if person:
            name = settings.SESSION_COOKIE_NAME
            key = at_desk(person).cookies[name].value
            context.add_cookies([{"name": name, "value": key, "url": live_server.url}])
        page = context.new_page()
        page.add_init_script(WATCH)
        page.goto(live_server.url + address)
        pages.append(page)
        return page

    yield get
    for page in pages:
        page.context.close()


def faults(page: Page) -> list[str]:
    """What is wrong with the page as it stands: policy, accessibility, width, size of targets."""
    found = [str(one) for one in page.evaluate("window.violations.splice(0)")]
    found += [
        f"{one['id']}: {node['html'][:160]}" for one in Axe().run(page).response["violations"] for node in one["nodes"]
    ]
    page.evaluate("window.violations.splice(0)")  # the checker's own
    if page.evaluate("document.documentElement.scrollWidth") > PHONE["width"]:
        found.append("wider than a phone")
    return found + page.evaluate(TOO_SMALL)


def test_somebody_new_is_invited_and_comes_in(
    open_page: Callable[..., Page], live_server: Any, desk: Newsdesk, ada: User, settings: Any
) -> None:
    settings.SITE_URL = live_server.url
    office = open_page("/admin/accounts/user/add/", ada)
    office.get_by_label("E-mail address").fill("nell@newsroom.example")
    office.get_by_label("Name").fill("Nell")
    office.get_by_label("Reporter", exact=True).check()
    office.get_by_label("World").check()
    office.get_by_role("button", name="Save", exact=True).click()
    office.get_by_text("Nell has been sent a link to choose a password.").wait_for()

    link = re.search(r"http\S+/admin/password/\S+", mail.outbox[0].body)
    assert link
    newcomer = open_page(link[0].removeprefix(live_server.url))
    assert newcomer.url.endswith("/set-password/")
    newcomer.get_by_label("New password").fill(PASSWORD)
    newcomer.get_by_label("The same once more").fill(PASSWORD)
    newcomer.get_by_role("button", name="Set the password").click()
    newcomer.get_by_role("link", name="Log in").click()
    newcomer.get_by_label("E-mail address").fill("nell@newsroom.example")
    newcomer.get_by_label("Password").fill(PASSWORD)
    newcomer.get_by_role("button", name="Log in").click()
    newcomer.get_by_role("heading", name="What needs you").wait_for()

    newcomer.goto(f"{live_server.url}/admin/profile/")
    newcomer.get_by_label("Time zone").select_option("Europe/Kyiv")
    newcomer.get_by_role("button", name="Save").click()
    newcomer.get_by_text("Your account was changed.").wait_for()
    assert User.objects.values_list("name", "time_zone").get(email="nell@newsroom.example") == ("Nell", "Europe/Kyiv")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_doors_can_be_used_by_everybody(
    open_page: Callable[..., Page], desk: Newsdesk, ada: User, scheme: str
) -> None:
    chosen = links.link_for(desk.rosa).removeprefix(settings.SITE_URL)
    addresses = ["/admin/login/", "/admin/forgotten/", "/admin/forgotten/sent/", "/admin/password/chosen/", chosen]
    found = {address: faults(open_page(address, color_scheme=scheme)) for address in addresses}
    found["a link that ended"] = faults(open_page(chosen.replace("-", "-0"), color_scheme=scheme))
    nell = actions.deactivate(desk.hire("nell", None))
    people = "/admin/accounts/user"
    for address in ("/admin/profile/", f"{people}/{desk.rosa.pk}/link/", f"{people}/{nell.pk}/anonymise/"):
        found[address] = faults(open_page(address, ada, color_scheme=scheme))

    assert {address: wrong for address, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_row_of_the_list_says_on_a_phone_what_its_words_are_about(
    open_page: Callable[..., Page], desk: Newsdesk, ada: User, scheme: str
) -> None:
    """There the names of the columns are not shown; where they are, no cell repeats its own."""
    desk.hire("nell", None)
    page = open_page("/admin/accounts/user/", ada, color_scheme=scheme)
    row = page.locator("#result_list tbody tr", has_text="nell@newsroom.example")
    allowed = row.locator(".field-may_log_in")

    assert (allowed.inner_text(), faults(page)) == ("May log in:\N{NO-BREAK SPACE}Yes", [])
    assert page.locator(".field-seen_last").first.inner_text().startswith("Last log-in:")
    page.set_viewport_size({"width": 1280, "height": 900})
    assert allowed.inner_text() == "Yes"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_too_many_wrong_old_passwords_are_answered_with_a_page(
    open_page: Callable[..., Page], desk: Newsdesk, scheme: str
) -> None:
    page = open_page("/admin/password_change/", desk.rosa, color_scheme=scheme)
    for _ in range(5):
        page.get_by_label("Old password").fill("a wrong guess")
        page.get_by_label("New password", exact=True).fill(PASSWORD)
        page.get_by_label("New password confirmation").fill(PASSWORD)
        with page.expect_navigation():
            page.get_by_role("button", name="Change my password").click()

    assert page.get_by_role("heading", level=1).inner_text() == "Wait a little"
    assert faults(page) == []
    page.get_by_role("link", name="Back to your account").click()
    page.get_by_role("heading", name="Your account").wait_for()


def test_too_many_tries_are_answered_with_a_page(open_page: Callable[..., Page], desk: Newsdesk) -> None:
    page = open_page("/admin/login/")
    for _ in range(5):
        page.get_by_label("E-mail address").fill("nobody@newsroom.example")
        page.get_by_label("Password").fill("a wrong guess")
        with page.expect_navigation():
            page.get_by_role("button", name="Log in").click()

    assert page.get_by_role("heading", level=1).inner_text() == "Wait a little"
    assert faults(page) == []
