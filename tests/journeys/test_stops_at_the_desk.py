"""Stops and several stories at once, clicked through in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings

from articles.models import Article
from articles.vocabulary import Stage
from tests.journeys.looks import faults, new_page
from tests.newsdesk import Newsdesk
from tests.policy.requests import browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_a_story_is_held_and_several_are_spiked(chromium: Browser, live_server: Any, desk: Newsdesk) -> None:
    story = desk.draft(headline="Port deal")
    others = [desk.draft(headline=f"Keel yard {number}") for number in range(2)]
    session = browser(desk.ed).cookies[settings.SESSION_COOKIE_NAME].value
    page = new_page(chromium, address=live_server.url, session=session)
    wrong: dict[str, Any] = {}

    page.goto(f"{live_server.url}/admin/articles/article/{story.pk}/change/")
    page.get_by_text("More steps").click()
    page.get_by_role("link", name="Legal hold…").click()
    wrong["asking"] = faults(page)
    page.get_by_label("Why?").fill("A letter from their lawyers.")
    page.get_by_role("button", name="Place the legal hold").click()
    page.get_by_role("heading", name="Stops").wait_for()
    wrong["panel"] = faults(page)

    page.goto(f"{live_server.url}/admin/articles/article/")
    wrong["list"] = faults(page)
    for other in others:
        page.get_by_label(f"Choose “{other.headline}”").check()
    page.get_by_role("button", name="Spike…").click()
    page.get_by_role("heading", name="Spike these stories?").wait_for()
    wrong["bulk"] = faults(page)
    page.get_by_label("Why are they spiked?").fill("Nobody confirms it.")
    page.get_by_role("button", name="Spike (2)").click()
    page.get_by_text("2 stories spiked").wait_for()
    page.context.close()
    assert {name: found for name, found in wrong.items() if found} == {}
    assert Article.objects.filter(stage=Stage.SPIKED).count() == len(others)
