"""An idea becomes a draft: a reporter pitches it, the desk commissions it in one form, the reporter starts to write."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from articles.models import Article
from articles.vocabulary import Stage
from tests.journeys.looks import faults
from tests.journeys.windows import press
from tests.newsdesk import Newsdesk

if TYPE_CHECKING:
    pass

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


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
    desks.get_by_label("Who is to write it?").select_option("Rosa, Reporter")
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
