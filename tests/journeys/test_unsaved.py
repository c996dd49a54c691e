"""Only what somebody typed is unsaved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.urls import reverse

from tests.newsdesk import Newsdesk

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.journey

BODY = "<p>The yard asks for three things.</p><ol><li><p>A keel.</p></li></ol><ul><li><p>Two planks.</p></li></ul>"
ASKS = """() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }))"""


# Numbered lists are what the editor spells in a way of its own.
def test_a_story_with_lists_may_be_left_without_a_question(
    desk: Newsdesk, chromium: Browser, live_server: Any, at_desk: Any
) -> None:
    story = desk.draft(body=BODY)
    context = chromium.new_context()
    key = at_desk(desk.rosa).cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": live_server.url}])
    page = context.new_page()
    page.goto(live_server.url + reverse("admin:articles_article_change", args=[story.pk]))
    # The form has what the editor made of the text: one line.
    page.wait_for_function("""() => !document.querySelector("[name=body]").value.includes("\\n")""")

    untouched = page.evaluate(ASKS)
    page.get_by_label("Headline", exact=True).fill("Another headline")
    typed = page.evaluate(ASKS)
    context.close()

    assert (untouched, typed) == (False, True)
