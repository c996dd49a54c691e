"""Pages about the paper: what is saved, what readers have, and what stays in the history."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from articles.actions import house_page
from articles.models import HousePage, PublicHousePage
from tests.newsdesk import Newsdesk

WORDS = "<p>We have printed since 1887.</p>"


def write(desk: Newsdesk, page: HousePage | None = None, *, version: int | None = None, **facts: Any) -> HousePage:
    page = page or HousePage(slug="about", title="About us", body=WORDS, is_out=True)
    for name, value in facts.items():
        setattr(page, name, value)
    return house_page.save(page, version=page.version if version is None else version, by=desk.ed, at=desk.now)


def readers_have() -> list[tuple[str, str]]:
    return list(PublicHousePage.objects.values_list("title", "html"))


def test_readers_have_what_was_saved(desk: Newsdesk) -> None:
    write(desk)
    assert readers_have() == [("About us", WORDS)]


def test_a_page_without_the_tick_is_not_there_for_readers(desk: Newsdesk) -> None:
    write(desk, is_out=False)
    assert readers_have() == []


def test_taking_the_tick_off_takes_the_page_from_readers(desk: Newsdesk) -> None:
    write(desk, write(desk), is_out=False)
    assert readers_have() == []


def test_a_page_that_was_changed_has_one_row_for_readers(desk: Newsdesk) -> None:
    write(desk, write(desk), title="Who we are")
    assert readers_have() == [("Who we are", WORDS)]


def test_every_save_is_kept_with_who_and_when(desk: Newsdesk) -> None:
    page = write(desk, write(desk), body="<p>Since 1886.</p>")
    kept = [(row.number, row.body, row.by) for row in page.versions.order_by("number")]
    assert kept == [(1, WORDS, desk.ed), (2, "<p>Since 1886.</p>", desk.ed)]


def test_saving_what_is_stored_already_changes_nothing(desk: Newsdesk) -> None:
    page = write(desk, write(desk))
    assert (page.version, page.versions.count()) == (1, 1)


@pytest.mark.parametrize("version", [0, 2])
def test_a_save_upon_another_version_is_refused_whole(desk: Newsdesk, version: int) -> None:
    page = write(desk)
    with pytest.raises(house_page.PageHasChanged, match="Nothing of yours is lost"):
        write(desk, page, version=version, body="<p>Mine.</p>")
    assert readers_have() == [("About us", WORDS)]


def test_a_save_that_names_no_version_is_refused(desk: Newsdesk) -> None:
    with pytest.raises(house_page.PageHasChanged):
        house_page.save(HousePage(slug="about", title="About us"), version=None, by=desk.ed, at=desk.now)


# What is sent -> what is stored: the schema of stories, without their attributions.
@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        ("<h2>How</h2><p>By <em>hand</em>.</p>", "<h2>How</h2><p>By <em>hand</em>.</p>"),
        ("<p>A<script>alert(1)</script></p>", "<p>A</p>"),
        ('<p><span data-attribution="0b0e4a3c-77a0-4f0e-9a55-1d0f1c3a5d11">We</span> say.</p>', "<p>We say.</p>"),
    ],
)
def test_the_body_is_cleaned(desk: Newsdesk, sent: str, stored: str) -> None:
    assert write(desk, body=sent).body == stored


def test_a_page_without_words_cannot_go_out(desk: Newsdesk) -> None:
    with pytest.raises(ValidationError, match="no words yet"):
        write(desk, body="<p> </p>")


def test_only_addresses_that_the_site_keeps_for_it_are_taken(desk: Newsdesk) -> None:
    with pytest.raises(ValidationError, match="not a valid choice"):
        write(desk, slug="world")


def test_two_pages_stand_side_by_side(desk: Newsdesk) -> None:
    write(desk)
    write(desk, HousePage(slug="contact", title="Contact", body=WORDS, is_out=True))
    assert PublicHousePage.objects.count() == 2
