"""Words that an attribution is to mark are looked for while its form is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from tests.journeys.looks import faults
from tests.newsdesk import Newsdesk

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PARAGRAPHS = ["The ferry runs again, said the pilot.", "Nobody was hurt."]
SAID = "The words “The ferry walks” do not stand in one paragraph of the text."


@pytest.fixture
def form(desk: Newsdesk, opened: Any) -> Page:
    story = desk.draft(paragraphs=PARAGRAPHS)
    page: Page = opened(desk.rosa, reverse("admin:articles_article_attribution_add", args=[story.pk]))
    page.on("dialog", lambda dialog: dialog.accept())
    return page


def test_words_that_are_not_there_are_said_before_anything_is_sent(form: Page) -> None:
    box = form.get_by_label("Words of the story to mark")
    box.fill("Nobody was hurt.\nThe ferry walks")
    box.press("Tab")
    form.get_by_role("status").filter(has_text=SAID).wait_for()
    assert form.locator("#passages-check").inner_text().count("do not stand") == 1
    assert box.get_attribute("aria-invalid") == "true"
    assert faults(form) == []


def test_the_sentence_goes_as_soon_as_they_are_mended(form: Page) -> None:
    box = form.get_by_label("Words of the story to mark")
    box.fill("The ferry walks")
    box.press("Tab")
    form.get_by_role("status").filter(has_text=SAID).wait_for()
    box.fill("The ferry  runs again")
    assert (form.locator("#passages-check").inner_text(), box.get_attribute("aria-invalid")) == ("", None)


def test_words_of_two_paragraphs_are_not_there_in_one(form: Page) -> None:
    box = form.get_by_label("Words of the story to mark")
    box.fill("said the pilot. Nobody was hurt.")
    box.press("Tab")
    form.get_by_role("status").filter(has_text="do not stand in one paragraph").wait_for()
    assert box.get_attribute("aria-invalid") == "true"
