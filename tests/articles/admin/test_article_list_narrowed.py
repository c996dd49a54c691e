"""The list of stories, narrowed: every filter finds what it says, and no parameter probes a column."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from articles.actions import editing
from articles.actions import tag as tags
from articles.models import Article
from articles.vocabulary import Truth
from tests.newsdesk import Newsdesk

LIST = "/admin/articles/article/"


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


def test_statements_that_nobody_verified_narrow(desk: Newsdesk, listed: Any) -> None:
    desk.draft(headline="Settled")
    story = desk.draft(headline="Doubtful")
    desk.attribute(story, "The ferry runs again", source=desk.source(), truth=Truth.NOT_VERIFIED)

    assert (listed(desk.rosa, statements="UNSETTLED"), listed(desk.rosa, statements="SETTLED")) == (
        ["Doubtful"],
        ["Settled"],
    )


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


def test_days_in_the_wrong_order_are_told(desk: Newsdesk, at_desk: Any) -> None:
    desk.draft()
    answer = at_desk(desk.rosa).get(LIST, {"since": "2026-11-24", "until": "2026-11-23"})
    assert "The last day lies before the first, so nothing can be found. Swap them." in answer.content.decode()
    assert list(answer.context["cl"].result_list) == []


def test_one_day_alone_is_in_order(desk: Newsdesk, listed: Any) -> None:
    story = desk.draft(headline="Today")
    day = f"{story.updated_at:%Y-%m-%d}"
    assert listed(desk.rosa, since=day, until=day) == ["Today"]


@pytest.mark.parametrize("name", [field.name for field in Article._meta.get_fields()])
@pytest.mark.parametrize("lookup", ["", "__startswith", "__regex", "__gte", "__isnull"])
def test_no_column_can_be_probed(desk: Newsdesk, at_desk: Any, name: str, lookup: str) -> None:
    ours = {"section", "owner", "assignee", "stage", "standing"}  # of the form, which reads them itself
    expected = 200 if name in ours and not lookup else 400

    assert at_desk(desk.rosa).get(LIST, {f"{name}{lookup}": "a"}).status_code == expected


@pytest.mark.parametrize(
    ("name", "value"), [("p", "x"), ("p", "99999"), ("o", "x"), ("o", "99"), ("q", "a" * 5_000), ("q", "a " * 500)]
)
def test_strange_values_of_known_parameters_are_answered(desk: Newsdesk, at_desk: Any, name: str, value: str) -> None:
    assert at_desk(desk.rosa).get(LIST, {name: value}).status_code in (200, 302)
