"""The head of a story's page: on a phone it leaves room for the story."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from articles.actions import editing
from tests.articles.admin.article.conftest import url
from tests.journeys.looks import PHONE
from tests.newsdesk import Newsdesk

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.journey
LINES = """[...document.querySelectorAll('.story-state')].map(state =>
  state.getBoundingClientRect().height / parseFloat(getComputedStyle(state).lineHeight))"""


def test_the_state_of_a_story_takes_three_lines_at_most(opened: Any, desk: Newsdesk) -> None:
    desk.rosa.name = "Rosamund Linnet"
    desk.rosa.time_zone = "Europe/Kyiv"
    desk.rosa.save()
    story = desk.live()
    editing.save_text(story, version=story.version, text={"kicker": "Canal"}, by=desk.rosa, at=desk.now)
    desk.in_review(story)
    page: Page = opened(desk.ed, url("change", story))
    page.set_viewport_size({"width": PHONE, "height": 844})
    assert page.get_by_text("last edited").is_visible()
    assert [round(lines) for lines in page.evaluate(LINES)] in ([1], [2], [3])
