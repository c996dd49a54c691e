"""The list of stories: whose it shows, how it is searched, and what it costs."""

from __future__ import annotations

from typing import Any

import pytest

from articles.actions import editing
from articles.models import Article
from tests.newsdesk import Newsdesk

LIST = "/admin/articles/article/"


# Who sees a story of World: its own people, and those who look after every section.
@pytest.mark.parametrize(("person", "seen"), [("rosa", True), ("ed", True), ("libby", True), ("olu", False)])
def test_the_list_shows_the_stories_that_a_person_may_see(
    request: pytest.FixtureRequest, desk: Newsdesk, listed: Any, person: str, seen: bool
) -> None:
    desk.draft(headline="Canary")

    assert listed(request.getfixturevalue(person)) == (["Canary"] if seen else [])


@pytest.mark.parametrize("person", ["ada", "stranger"])
def test_people_without_stories_have_no_list(request: pytest.FixtureRequest, at_desk: Any, person: str) -> None:
    assert at_desk(request.getfixturevalue(person)).get(LIST).status_code == 403


def test_full_text_finds_words_of_the_body_best_match_first(desk: Newsdesk, listed: Any) -> None:
    desk.draft(headline="Weir", paragraphs=["Otters were seen at dawn."])
    desk.draft(headline="Otters at the weir", paragraphs=["Three otters."])
    desk.draft(headline="Grain")

    assert listed(desk.rosa, q="otter") == ["Otters at the weir", "Weir"]


def test_a_column_that_was_chosen_beats_the_best_match(desk: Newsdesk, listed: Any) -> None:
    desk.draft(headline="B otters, otters and otters")
    desk.draft(headline="A", paragraphs=["One otter."])

    assert listed(desk.rosa, q="otter", o="1") == ["A", "B otters, otters and otters"]


def test_the_newest_change_comes_first(desk: Newsdesk, listed: Any) -> None:
    first = desk.draft(headline="First")
    desk.draft(headline="Second")
    editing.save_text(first, version=1, text={"standfirst": "New."}, by=desk.rosa, at=desk.now)

    assert listed(desk.rosa) == ["First", "Second"]


# The two axes in words, as the story's own page says them.
@pytest.mark.parametrize(
    ("make", "words"),
    [
        ("draft", "Draft"),
        ("in_review", "Desk edit"),
        ("ready", "Ready"),
        ("live", "Live"),
        ("withdrawn", "Withdrawn"),
    ],
)
def test_the_state_is_said_in_words(desk: Newsdesk, at_desk: Any, make: str, words: str) -> None:
    getattr(desk, make)()

    assert f'<td class="field-state">{words}' in at_desk(desk.ed).get(LIST).content.decode()


def test_a_live_story_with_an_edit_says_both(desk: Newsdesk, at_desk: Any) -> None:
    story = desk.live()
    editing.save_text(story, version=story.version, text={"standfirst": "New."}, by=desk.rosa, at=desk.now)

    assert '<td class="field-state">Live · next edit: draft' in at_desk(desk.ed).get(LIST).content.decode()


def test_there_are_no_bulk_actions(desk: Newsdesk, at_desk: Any) -> None:
    story = desk.draft()
    sent = {"action": "delete_selected", "_selected_action": [story.pk], "post": "yes", "index": "0", "_save": "1"}

    page = at_desk(desk.ed).post(LIST, sent).content.decode()

    assert "_selected_action" not in page
    assert Article.objects.filter(pk=story.pk).exists()


def test_a_page_has_fifty_stories_and_a_link_to_the_next(desk: Newsdesk, at_desk: Any) -> None:
    for number in range(51):
        desk.draft(headline=f"Story {number}")
    page = at_desk(desk.rosa).get(LIST)

    assert len(page.context["cl"].result_list) == 50
    assert 'href="?p=2"' in page.content.decode()


def test_counting_stops_where_nobody_pages_any_more(
    desk: Newsdesk, at_desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsroom.desk.paging.MOST", 2)
    for _number in range(4):
        desk.draft()

    assert at_desk(desk.rosa).get(LIST).context["cl"].result_count == 3


def test_an_empty_list_says_what_to_do(desk: Newsdesk, at_desk: Any) -> None:
    assert "There is no story in your sections yet." in at_desk(desk.rosa).get(LIST).content.decode()


def test_a_list_that_found_nothing_says_what_to_do(desk: Newsdesk, at_desk: Any) -> None:
    page = at_desk(desk.rosa).get(f"{LIST}?stage=READY").content.decode()
    assert "No story is found here. Take a filter away, or begin a story." in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_nine_queries(desk: Newsdesk, at_desk: Any, django_assert_num_queries: Any, rows: int) -> None:
    for _number in range(rows):
        desk.draft()
    client = at_desk(desk.rosa)

    # session, person, permissions (2), count, rows, sections to choose, the person's own saved filters, roles
    with django_assert_num_queries(9):
        client.get(LIST)


def test_the_list_does_not_read_the_text_of_the_stories(desk: Newsdesk, at_desk: Any) -> None:
    desk.draft()
    row = at_desk(desk.rosa).get(LIST).context["cl"].result_list[0]

    assert {"search", "body"} <= row.get_deferred_fields()
