"""Keys of the desk: what each does, that none is in a writer's way, and that they can be switched off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from articles.models import Article
from newsroom.accounts import actions
from tests.journeys.editor_page.browser import EDITOR
from tests.journeys.looks import faults
from tests.journeys.windows import beside
from tests.newsdesk import Newsdesk

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

INDEX = "/admin/"
STORIES = "/admin/articles/article/"


@pytest.fixture
def story(desk: Newsdesk) -> Article:
    made = desk.draft()
    for headline in ("Keel yard hires", "The lighthouse log"):
        desk.relate(made, headline=headline)
    return made


def path_of(page: Page) -> str:
    return page.evaluate("location.pathname")  # type: ignore[no-any-return]


def lead_to(page: Page, *keys: str) -> str:
    with page.expect_navigation():
        for key in keys:
            page.keyboard.press(key)
    return path_of(page)


def test_letters_lead_through_the_desk(desk: Newsdesk, opened: Any) -> None:
    page = opened(desk.rosa, INDEX)
    assert lead_to(page, "n") == f"{STORIES}add/"
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    assert lead_to(page, "g", "s") == STORIES
    assert lead_to(page, "g", "n") == "/admin/articles/notice/"
    assert lead_to(page, "g", "s") == STORIES
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "searchbar"
    page.evaluate("document.activeElement.blur()")
    assert lead_to(page, "g", "d") == INDEX


def test_keys_on_a_story_do_what_its_buttons_do(desk: Newsdesk, opened: Any, story: Article) -> None:
    change = reverse("admin:articles_article_change", args=[story.pk])
    page = opened(desk.rosa, change)
    page.locator(EDITOR).wait_for()
    assert lead_to(page, "Alt+t").endswith("/tags/add/")
    page.goto(page.url.replace("/tags/add/", "/change/"))
    page.locator(EDITOR).wait_for()
    beside(page, "Related")
    page.locator("#related li").nth(1).locator("button, a").first.focus()
    assert lead_to(page, "Alt+ArrowUp") == change
    assert [row.headline for row in story.related.order_by("position")] == ["The lighthouse log", "Keel yard hires"]
    page.locator(EDITOR).wait_for()
    lead_to(page, "Control+Enter")
    story.refresh_from_db()
    assert story.stage == "IN_REVIEW"


def test_no_key_is_in_the_way_of_somebody_who_types(desk: Newsdesk, opened: Any, story: Article) -> None:
    page = opened(desk.rosa, reverse("admin:articles_article_change", args=[story.pk]))
    page.locator(EDITOR).wait_for()
    for place in ("#id_headline", EDITOR):
        page.locator(place).click()
        page.keyboard.type("gdn?/")
    assert path_of(page).endswith("/change/")
    assert not page.locator("#keys").is_visible()
    assert "gdn?/" in page.locator(EDITOR).inner_text()


def test_a_question_mark_lists_the_keys_of_the_page(desk: Newsdesk, opened: Any, story: Article) -> None:
    page = opened(desk.rosa, reverse("admin:articles_article_change", args=[story.pk]))
    page.locator(EDITOR).wait_for()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    page.locator("#keys tr").first.wait_for()
    listed = page.locator("#keys tr").all_inner_texts()
    wrong = faults(page)
    wanted = {
        "Ctrl+Enter",
        "Ctrl+P",
        "Ctrl+S",
        "Ctrl+Alt+F",
        "Alt+M",
        "Alt+A",
        "Alt+K",
        "Alt+T",
        "Alt+R",
        "N",
        "/",
        "?",
        "G then D",
        "G then N",
        "G then S",
    }
    assert {line.split("\t")[0] for line in listed} == wanted
    assert wrong == []


def test_letters_can_be_switched_off_and_the_others_stay(desk: Newsdesk, opened: Any, story: Article) -> None:
    actions.save_profile(desk.rosa, name="Rosa", time_zone="", uses_keys=False)
    page = opened(desk.rosa, reverse("admin:articles_article_change", args=[story.pk]))
    page.locator(EDITOR).wait_for()
    page.evaluate("document.activeElement.blur()")
    for key in ("n", "?", "g", "d"):
        page.keyboard.press(key)
    assert path_of(page).endswith("/change/")
    assert not page.locator("#keys").is_visible()
    assert lead_to(page, "Alt+r").endswith("/related/add/")
