"""The hour of an assignment stays in its form while the day is wrong."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from tests.newsdesk import Newsdesk

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_the_time_stays_when_the_day_is_taken_out(desk: Newsdesk, opened: Any) -> None:
    page = opened(desk.ed, reverse("admin:articles_article_assign", args=[desk.draft().pk]))
    page.get_by_label("Day").fill("2099-01-01")
    page.get_by_label("Time").fill("10:30")
    page.get_by_label("Day").fill("")
    with page.expect_navigation():
        page.locator("button.main").click()
    page.get_by_role("alert").get_by_text("Choose the day as well, or leave the time empty.").wait_for()
    assert page.get_by_label("Time").input_value() == "10:30"
