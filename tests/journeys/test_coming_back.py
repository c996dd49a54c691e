"""A form that was refused, left and come back to: the browser shows the desk, and what was typed is in the form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from newsroom.accounts.models import User
from tests.journeys.editor_page.browser import EDITOR
from tests.journeys.looks import faults
from tests.newsdesk import Newsdesk

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

LEFT = "Object.keys(sessionStorage).filter((key) => key.startsWith('newsroom:unsaved:')).length"
TOLD = "This form holds what you typed before."
# For each form: who sends it, what is typed at first and refused, and what is typed then.
FORMS = {
    "note": ("rosa", {}, {"note": "Ask the harbour."}),
    "assign": ("ed", {"words": "0"}, {"words": "700", "note": "From the quay."}),
    "attribution_add": ("rosa", {"verb": "said"}, {"statement": "The ferry runs.", "place": "Ellery"}),
    "stop": ("mara", {}, {"reason": "A letter from the harbour."}),
    "share": ("ed", {}, {"note": "For the lawyer"}),
    "schedule": ("ed", {"time": "10:30"}, {"time": "11:45"}),
}


def address(desk: Newsdesk, name: str) -> str:
    story = desk.ready() if name == "schedule" else desk.draft()
    return reverse(f"admin:articles_article_{name}", args=[story.pk, *(["legal-hold"] if name == "stop" else [])])


def send(page: Page) -> None:
    """Whatever the browser itself would have refused is refused by the server."""
    with page.expect_navigation():
        page.evaluate("document.querySelector('#content form[method=post] button.main').form.noValidate = true")
        page.locator("#content form[method=post] button.main").click()


def type_in(page: Page, words: dict[str, str]) -> None:
    for name, value in words.items():
        page.locator(f"[name={name}]").fill(value)


def values(page: Page, words: dict[str, str]) -> dict[str, str]:
    return {name: page.locator(f"[name={name}]").input_value() for name in words}


def leave(page: Page) -> None:
    page.goto(page.url.split("/admin/")[0] + reverse("admin:index"))


@pytest.fixture
def refused(opened: Any, desk: Newsdesk, request: Any) -> Any:
    """`refused(name)`: the page that answers this form when it was refused, and what was typed there since."""

    def refuse(name: str) -> tuple[Page, dict[str, str]]:
        who, wrong, typed = FORMS[name]
        person: User = request.getfixturevalue(who) if who == "mara" else getattr(desk, who)
        page: Page = opened(person, address(desk, name))
        page.on("dialog", lambda dialog: dialog.accept())
        type_in(page, wrong)
        send(page)
        page.locator("[data-focus]").wait_for()
        type_in(page, typed)
        return page, typed

    return refuse


@pytest.mark.parametrize("name", FORMS)
def test_back_and_a_reload_bring_the_words_of_a_refused_form(refused: Any, name: str) -> None:
    page, typed = refused(name)
    leave(page)
    page.go_back()
    page.get_by_text(TOLD).wait_for()
    after_back = values(page, typed)
    page.reload()
    page.get_by_text(TOLD).wait_for()
    assert (after_back, values(page, typed)) == (typed, typed)


def test_a_reload_of_the_answer_itself_sends_nothing_again(refused: Any) -> None:
    page, typed = refused("note")
    sent: list[str] = []
    page.on("request", lambda one: sent.append(one.method) if one.is_navigation_request() else None)
    page.reload()
    page.get_by_text(TOLD).wait_for()
    assert (sent, values(page, typed)) == (["GET"], typed)


def test_words_that_were_sent_are_not_kept(refused: Any) -> None:
    page, _typed = refused("note")
    kept = page.evaluate(LEFT)
    send(page)
    page.locator("ul.messagelist").wait_for()
    assert (kept, page.evaluate(LEFT)) == (1, 0)


def test_log_out_forgets_them(refused: Any) -> None:
    page, _typed = refused("note")
    with page.expect_navigation():
        page.get_by_role("button", name="Log out").click()
    page.get_by_role("heading", name="You are logged out").wait_for()
    assert page.evaluate(LEFT) == 0


def test_the_page_that_was_come_back_to_has_no_fault(refused: Any) -> None:
    page, _typed = refused("note")
    page.reload()
    page.get_by_text(TOLD).wait_for()
    assert faults(page) == []


def test_the_storys_text_waits_as_it_always_does(desk: Newsdesk, opened: Any) -> None:
    page = opened(desk.rosa, reverse("admin:articles_article_change", args=[desk.draft().pk]))
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator(EDITOR).wait_for()
    page.get_by_label("Headline", exact=True).fill("")
    page.locator("[name=kicker]").fill("Harbour at night")
    page.evaluate("document.getElementById('text-form').noValidate = true")
    with page.expect_navigation():
        page.get_by_role("button", name="Save", exact=True).click()
    page.locator("[data-focus]").wait_for()
    page.locator("#save-state:has-text('kept at')").wait_for()
    leave(page)
    page.go_back()
    page.reload()
    with page.expect_navigation():
        page.get_by_role("link", name="Go on with them").first.click()
    assert page.locator("[name=kicker]").input_value() == "Harbour at night"


def test_a_refused_log_in_is_come_back_to_and_no_password_is_kept(desk: Newsdesk, opened: Any) -> None:
    page = opened(desk.rosa)
    page.context.clear_cookies()
    page.goto(page.url.split("/admin/")[0] + reverse("admin:login"))
    type_in(page, {"username": "rosa@example.org", "password": "not the right one"})
    with page.expect_navigation():
        page.get_by_role("button", name="Log in").click()
    page.goto(page.url.split("/admin/")[0] + "/")
    page.go_back()
    assert page.get_by_role("button", name="Log in").is_visible()
    assert page.evaluate("JSON.stringify({ ...sessionStorage, ...localStorage })").count("not the right") == 0
