"""Pages that are only ever the answer to something sent: what was wrong, what was refused, what would be lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from tests.journeys.looks import faults
from tests.newsdesk import Newsdesk

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.journey

SEND = """([action, fields]) => {
  const form = document.createElement("form")
  form.method = "post"
  form.action = action
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value
  for (const [name, value] of Object.entries({ csrfmiddlewaretoken: token, ...fields })) {
    const input = document.createElement("input")
    input.name = name
    input.value = value
    form.append(input)
  }
  document.body.append(form)
  form.submit()
}"""
WORDS = {"version": "0", "headline": "My words", "kicker": "Harbour", "body": "<p>Every word of mine.</p>"}


def url(name: str, *parts: Any) -> str:
    return reverse(f"admin:articles_{name}", args=parts)


def send(page: Page, action: str, fields: dict[str, str]) -> int:
    """What the desk answers to a form that is sent from the page which is open."""
    with page.expect_navigation() as answer:
        page.evaluate(SEND, [action, fields])
    return answer.value.status if answer.value else 0


def test_what_a_writer_did_wrong(desk: Newsdesk, opened: Any) -> None:
    story = desk.draft()
    row = desk.attribute(story, "The ferry runs again", source=desk.source())
    version = str(story.version)
    page = opened(desk.rosa)
    wrong = {}
    for name, action, fields in [
        ("no headline", url("article_change", story.pk), {"version": version, "headline": ""}),
        ("no statement", url("article_attribution_add", story.pk), {"source": "Nobody we know"}),
        ("no tag of that name", url("article_tag_add", story.pk), {"tag": "Nothing"}),
        ("another version of the text", url("article_change", story.pk), WORDS),
        ("another version of a row", url("article_attribution", story.pk, row.uuid), {"version": "9", "verb": "said"}),
        ("no such step", url("article_move", story.pk, "approve"), {"revision": "1"}),
        ("a source without a name", url("source_add"), {"kind": "PERSON"}),
        ("no old password", reverse("admin:password_change"), {"new_password1": "x"}),
    ]:
        page.goto(page.url)  # a page with a token, whatever the last answer was
        send(page, action, fields)
        if found := faults(page):
            wrong[name] = found
    assert wrong == {}


def test_what_an_editor_forgot(desk: Newsdesk, opened: Any) -> None:
    waiting, live = desk.in_review(), desk.live()
    page = opened(desk.ed)
    wrong = {}
    for name, action, fields in [
        ("no note", url("article_move", waiting.pk, "send-back"), {"revision": str(waiting.latest_revision_id)}),
        ("no reason", url("article_withdraw", live.pk), {"reason": ""}),
        ("not approved", url("article_publish", waiting.pk), {"revision": str(waiting.latest_revision_id)}),
    ]:
        assert send(page, action, fields) == 409
        if found := faults(page):
            wrong[name] = found
        page.goto(page.url.split("/admin/")[0] + reverse("admin:index"))
    assert wrong == {}


def test_words_of_somebody_signed_out_come_back_and_one_press_saves_them(
    desk: Newsdesk, opened: Any, at_desk: Any, live_server: Any
) -> None:
    story = desk.draft()
    page = opened(desk.rosa)
    page.context.clear_cookies(name="sessionid")
    refused = send(page, url("article_change", story.pk), {**WORDS, "version": str(story.version)})
    found = faults(page)
    # Signed in again in another tab: a new session and, as after every login, a new security token.
    page.context.clear_cookies(name="csrftoken")
    session = at_desk(desk.rosa).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.get_by_role("button", name="I have signed in again: save now").click()
    page.wait_for_url("**/change/")
    page.locator("ul.messagelist").filter(has_text="Saved").wait_for()
    story.refresh_from_db()
    assert (refused, found, story.headline) == (403, [], "My words")
