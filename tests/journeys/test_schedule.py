"""A story gets its hour: three clicks from its own page, and one to take it back."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from articles.actions import author, byline, due
from articles.models import Article, Author, Schedule
from tests.journeys.looks import faults
from tests.journeys.windows import press
from tests.newsdesk import Newsdesk

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

MOST_CLICKS = 3


@pytest.fixture
def story(desk: Newsdesk) -> Article:
    made = desk.draft(headline="Ferry line reopens after the storm")
    byline.add(made, author=author.save(Author(name="Rosa Linnet")), by=desk.rosa, at=desk.now)
    return desk.ready(made)


@pytest.fixture
def page(desk: Newsdesk, story: Article, opened: Any) -> Page:
    """Ed, who works in Kyiv, before the story."""
    desk.ed.time_zone = "Europe/Kyiv"
    desk.ed.save()
    return opened(desk.ed, f"/admin/articles/article/{story.pk}/change/")  # type: ignore[no-any-return]


def test_three_clicks_schedule_a_story_and_one_takes_it_back(page: Page, story: Article) -> None:
    year = dt.datetime.now(dt.UTC).year + 1
    sentence = f"24 Jun {year} 09:00 Kyiv, 06:00 UTC"
    wrong = []

    press(page, "link", "Schedule…")
    wrong += faults(page)
    page.get_by_label("Day").fill(f"{year}-06-24")
    page.get_by_label("Time").fill("09:00")
    press(page, "button", "Go on")
    wrong += faults(page)
    press(page, "button", sentence)
    clicks = 3

    assert f"{sentence}, scheduled by Ed." in page.locator("#schedule").inner_text()
    assert Schedule.objects.get().due_at == dt.datetime(year, 6, 24, 6, tzinfo=dt.UTC)
    wrong += faults(page)
    press(page, "button", "Cancel the schedule")
    assert page.get_by_text("It does not go out by itself any more.").is_visible()
    assert (Article.objects.get(pk=story.pk).stage, clicks <= MOST_CLICKS, wrong) == ("READY", True, [])


def test_the_night_on_which_the_clocks_go_back_is_asked_about(page: Page) -> None:
    year = dt.datetime.now(dt.UTC).year + 1
    night = max(dt.date(year, 10, day) for day in range(25, 32) if dt.date(year, 10, day).weekday() == 6)

    press(page, "link", "Schedule…")
    page.get_by_label("Day").fill(f"{night}")
    page.get_by_label("Time").fill("03:30")
    press(page, "button", "Go on")
    wrong = faults(page)
    page.get_by_label("The second 03:30 of that night").check()
    press(page, "button", "Schedule for this time")

    assert (Schedule.objects.get().due_at.hour, wrong) == (1, [])


def test_a_story_that_is_due_is_out_on_the_page_that_readers_open(page: Page, desk: Newsdesk, story: Article) -> None:
    year = dt.datetime.now(dt.UTC).year + 1
    press(page, "link", "Schedule…")
    page.get_by_label("Day").fill(f"{year}-06-24")
    page.get_by_label("Time").fill("09:00")
    press(page, "button", "Go on")
    press(page, "button", "Kyiv")
    Schedule.objects.update(due_at=desk.now)

    due.let_out(Schedule.objects.get().pk)
    page.reload()

    assert page.locator(".story-state strong").inner_text() == "Live"
    press(page, "link", "Read it on the site")
    assert page.locator("h1").inner_text() == "Ferry line reopens after the storm"
