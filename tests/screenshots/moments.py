"""Screens that are reached by doing something: words that are not saved yet, two people at one story, a guest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from django.urls import reverse

from articles.actions import editing, sharing
from articles.models import Article
from tests.journeys.editor_page.browser import EDITOR
from tests.screenshots.newsroom import Newsroom
from tests.screenshots.screen import NOBODY, Screen

if TYPE_CHECKING:
    from playwright.sync_api import Page

KEPT = "#save-state:has-text('kept at')"
TEXT = "Ferry runs at night again\n\nThe night ferry is back, its skipper said.\n\nIt leaves at two."


def moments(newsroom: Newsroom) -> Iterator[Screen]:
    draft = newsroom.stories["draft"]
    change = newsroom.door("change", draft)
    yield Screen("keys", "rosa", change, then=_ask_for_the_keys)
    yield Screen("story-typing", "rosa", change, then=_type)
    yield Screen("story-unsaved", "rosa", change, then=_waits)
    yield Screen("story-conflict", "rosa", change, then=_save_after(newsroom, draft))
    yield Screen("story-refused", "rosa", change, then=_save_rubbish)
    yield Screen("revision-restore", "ed", newsroom.door("restore", newsroom.lead, 1))
    yield Screen("texts-preview", "rosa", reverse("wires:texts"), then=_bring_a_text)
    yield Screen("refused-page", "rosa", reverse("admin:accounts_user_changelist"), status=403)
    yield Screen("no-such-page", "ed", reverse("admin:index") + "nowhere/", status=404)


def guests(newsroom: Newsroom) -> Iterator[Screen]:
    story = newsroom.stories["in-review"]
    story.refresh_from_db()
    assert story.latest_revision is not None
    said = {"by": newsroom.person("ed"), "at": newsroom.now}
    link = sharing.share(story, revision=story.latest_revision, note="For the skipper, to check her words.", **said)
    yield Screen("share", "ed", newsroom.door("share", story))
    yield Screen("preview-guest", NOBODY, reverse("preview:page", args=[sharing.token_of(link)]))
    yield Screen("preview-ended", NOBODY, reverse("preview:page", args=["nobody-made-this"]), status=404)


def beside(part: str) -> Callable[[Page], None]:
    """Opens the part of a story with this id; a phone shows all of them and is scrolled to it."""

    def then(page: Page) -> None:
        page.locator(EDITOR).wait_for()
        if page.get_by_role("tablist").count():
            page.locator(f"[role=tab][href='#{part}']").click()
        page.locator(f"#{part}").scroll_into_view_if_needed()

    return then


def _ask_for_the_keys(page: Page) -> None:
    page.locator("h1").first.click()
    page.keyboard.press("?")
    page.locator("dialog[open]").wait_for()


def _type(page: Page) -> None:
    page.locator(f"{EDITOR} > p").first.click()
    page.keyboard.press("End")
    page.keyboard.type(" Nobody has saved this sentence yet.")
    page.locator(KEPT).wait_for()


def _waits(page: Page) -> None:
    """What was typed for the picture before is offered."""
    page.locator(".unsaved").first.wait_for()


def _save_after(newsroom: Newsroom, story: Article) -> Callable[[Page], None]:
    def then(page: Page) -> None:
        story.refresh_from_db()
        text = {"headline": f"{story.headline}, the desk asks"}
        editing.save_text(story, version=story.version, text=text, by=newsroom.person("ed"), at=newsroom.now)
        page.get_by_label("Headline", exact=True).fill("Rosa's own headline, written meanwhile")
        _save(page)

    return then


def _save_rubbish(page: Page) -> None:
    page.get_by_label("Headline", exact=True).fill("")
    page.locator("form[data-sitting]").evaluate("form => { form.noValidate = true }")
    _save(page)


def _save(page: Page) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name="Save", exact=True).click()
    page.locator(EDITOR).wait_for()


def _bring_a_text(page: Page) -> None:
    page.get_by_label("Or paste a text").fill(TEXT)
    page.get_by_role("button", name="Show what will be made").click()
    page.get_by_role("button", name="Make the draft").wait_for()
