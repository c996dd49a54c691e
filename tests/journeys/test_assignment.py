"""An idea becomes a draft: a reporter pitches it, the desk commissions it in one form, the reporter starts to write."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings

from articles.models import Article
from articles.vocabulary import Stage
from newsroom.accounts.models import User
from tests.journeys.looks import faults, new_page
from tests.newsdesk import Newsdesk

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def opened(chromium: Browser, live_server: Any, at_desk: Any) -> Any:
    """`opened(person, path)`: a page of the desk before this person."""
    pages = []

    def open_page(person: User, path: str) -> Page:
        session = at_desk(person).cookies[settings.SESSION_COOKIE_NAME].value
        page = new_page(chromium, address=live_server.url, session=session)
        pages.append(page)
        page.goto(f"{live_server.url}{path}")
        return page

    yield open_page
    for page in pages:
        page.context.close()


def press(page: Page, role: Any, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role(role, name=name).click()


def test_a_pitch_is_commissioned_and_begun(desk: Newsdesk, opened: Any) -> None:
    year = dt.datetime.now(dt.UTC).year + 1
    rosa, ed = desk.rosa, desk.ed

    page = opened(rosa, "/admin/articles/article/add/")
    wrong = faults(page)
    page.get_by_label("Headline").fill("Who pays for the ferry")
    press(page, "button", "Pitch it")
    assert page.locator("#assignment").inner_text() == "Assignment: nobody is to write the story yet."
    story = Article.objects.get()

    desks = opened(ed, f"/admin/articles/article/{story.pk}/change/")
    press(desks, "link", "Commission…")
    wrong += faults(desks)
    desks.get_by_label("Who is to write it?").select_option("Rosa")
    desks.get_by_label("Day").fill(f"{year}-06-24")
    desks.get_by_label("Length in words").fill("600")
    press(desks, "button", "Commission")
    assert desks.get_by_text("Write the time as well, or leave the day empty.").first.is_visible()
    wrong += faults(desks)
    desks.get_by_label("Time").fill("09:00")
    press(desks, "button", "Commission")
    assert "600 words" in desks.locator("#assignment").inner_text()
    wrong += faults(desks)

    page = opened(rosa, "/admin/")
    press(page, "link", "Who pays for the ferry")
    press(page, "button", "Start writing")
    assert (Article.objects.get().stage, wrong) == (Stage.DRAFT, [])
