"""The list of stories: whose it shows, how it is searched and narrowed, and what it costs."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from articles.actions import editing
from articles.actions import tag as tags
from articles.models import Article
from tests.newsdesk import Newsdesk

LIST = "/admin/articles/article/"


@pytest.fixture
def listed(at_desk: Any) -> Any:
    """`listed(rosa, q="ferry")`: the headlines, in order."""

    def get(person: Any, **narrowed: Any) -> list[str]:
        response = at_desk(person).get(LIST, narrowed)
        assert response.status_code == 200
        return [story.headline for story in response.context["cl"].result_list]

    return get


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


def test_stage_and_standing_narrow(desk: Newsdesk, listed: Any) -> None:
    desk.draft(headline="Draft")
    desk.in_review(headline="Sent")
    desk.live(headline="Out")

    assert listed(desk.ed, stage="IN_REVIEW") == ["Sent"]
    assert listed(desk.ed, standing="LIVE") == ["Out"]


def test_a_tag_narrows_by_name_alone_or_by_the_key_of_the_list(desk: Newsdesk, listed: Any) -> None:
    harbour = desk.tag("Harbour")
    tags.attach(desk.draft(headline="Tagged"), tag=harbour, by=desk.rosa, at=desk.now)
    desk.draft(headline="Not tagged")

    assert listed(desk.rosa, tag="harbour") == ["Tagged"]
    assert listed(desk.rosa, tag="Harbour", tag_key=harbour.pk) == ["Tagged"]


def test_having_any_tag_narrows(desk: Newsdesk, listed: Any) -> None:
    tags.attach(desk.draft(headline="Tagged"), tag=desk.tag(), by=desk.rosa, at=desk.now)
    desk.draft(headline="Bare")

    assert (listed(desk.rosa, tagged="SOME"), listed(desk.rosa, tagged="NOT")) == (["Tagged"], ["Bare"])


# A withdrawn story was out as it is; readers do not have it any more.
@pytest.mark.parametrize(
    ("newest", "found"),
    [
        ("OUT", ["Out"]),
        ("NOT_OUT", ["Draft", "Edited", "Withdrawn"]),
        ("NEVER_OUT", ["Draft", "Edited"]),
        ("nonsense", []),
    ],
)
def test_what_became_of_the_newest_version_narrows(desk: Newsdesk, listed: Any, newest: str, found: list[str]) -> None:
    desk.draft(headline="Draft")
    desk.live(headline="Out")
    desk.withdrawn(headline="Withdrawn")
    edited = desk.live(headline="Edited")
    editing.save_text(edited, version=edited.version, text={"standfirst": "New."}, by=desk.rosa, at=desk.now)

    assert sorted(listed(desk.ed, newest=newest)) == found


def test_an_owner_narrows(desk: Newsdesk, listed: Any) -> None:
    desk.draft(headline="Of rosa")
    desk.draft(headline="Of ed", by=desk.ed)

    assert listed(desk.rosa, owner="Ed") == ["Of ed"]


def test_the_name_of_a_colleague_of_another_section_tells_nothing(desk: Newsdesk, olu: Any, at_desk: Any) -> None:
    page = at_desk(desk.rosa).get(LIST, {"owner": "Olu", "owner_key": olu.pk}).content.decode()

    assert "There is no person called “Olu”. Choose one from the list." in page


def test_sections_of_others_are_not_offered_and_not_accepted(desk: Newsdesk, olu: Any, at_desk: Any) -> None:
    sport = olu.memberships.get().section
    response = at_desk(desk.rosa).get(LIST, {"section": sport.pk})

    assert ">Sport</option>" not in response.content.decode()
    assert list(response.context["cl"].result_list) == []


def test_days_narrow_from_their_first_to_their_last_moment(desk: Newsdesk, listed: Any) -> None:
    desk.draft(headline="Today")
    today = desk.now.date()
    yesterday, tomorrow = today - dt.timedelta(days=1), today + dt.timedelta(days=1)

    found = [
        listed(desk.rosa, since=since, until=until)
        for since, until in [(today, today), (tomorrow, ""), ("", yesterday)]
    ]

    assert found == [["Today"], [], []]


@pytest.mark.parametrize("day", ["nonsense", "0001-01-01", "9999-12-31", "2147483648-01-01", "2026-02-30", "1e9"])
def test_a_day_that_is_none_finds_nothing_and_says_how_to_write_one(desk: Newsdesk, at_desk: Any, day: str) -> None:
    desk.draft()
    response = at_desk(desk.rosa).get(LIST, {"until": day})

    assert "Write the day as year, month and day" in response.content.decode()
    assert list(response.context["cl"].result_list) == []


@pytest.mark.parametrize("name", [field.name for field in Article._meta.get_fields()])
@pytest.mark.parametrize("lookup", ["", "__startswith", "__regex", "__gte", "__isnull"])
def test_no_column_can_be_probed(desk: Newsdesk, at_desk: Any, name: str, lookup: str) -> None:
    ours = {"section", "owner", "stage", "standing"}  # of the form, which reads them itself
    expected = 200 if name in ours and not lookup else 400

    assert at_desk(desk.rosa).get(LIST, {f"{name}{lookup}": "a"}).status_code == expected


@pytest.mark.parametrize(
    ("name", "value"), [("p", "x"), ("p", "99999"), ("o", "x"), ("o", "99"), ("q", "a" * 5_000), ("q", "a " * 500)]
)
def test_strange_values_of_known_parameters_are_answered(desk: Newsdesk, at_desk: Any, name: str, value: str) -> None:
    assert at_desk(desk.rosa).get(LIST, {name: value}).status_code in (200, 302)


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
def test_the_list_costs_eight_queries(desk: Newsdesk, at_desk: Any, django_assert_num_queries: Any, rows: int) -> None:
    for _number in range(rows):
        desk.draft()
    client = at_desk(desk.rosa)

    with django_assert_num_queries(8):  # session, person, permissions (2), count, rows, sections to choose, roles
        client.get(LIST)


def test_the_list_does_not_read_the_text_of_the_stories(desk: Newsdesk, at_desk: Any) -> None:
    desk.draft()
    row = at_desk(desk.rosa).get(LIST).context["cl"].result_list[0]

    assert {"search", "body"} <= row.get_deferred_fields()
