"""The landing page: it names what needs this person, and nothing that they may not see."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from articles.actions import editing
from articles.models import Article
from articles.vocabulary import Move, Truth
from tests.newsdesk import Newsdesk


def panels(response: Any) -> dict[str, list[str]]:
    return {str(one.title): [story.headline for story in one.stories] for one in response.context["panels"]}


def test_a_writer_finds_the_drafts_that_are_hers(desk: Newsdesk, at_desk: Any) -> None:
    desk.draft(headline="Mine")
    desk.draft(headline="Of a colleague", by=desk.ed)

    assert panels(at_desk(desk.rosa).get("/admin/"))["Your drafts"] == ["Mine"]


def test_the_desk_finds_what_waits_for_review_in_its_sections(desk: Newsdesk, olu: Any, at_desk: Any) -> None:
    desk.in_review(headline="Sent")

    found = [panels(at_desk(person).get("/admin/"))["Desk edit"] for person in (desk.ed, olu)]

    assert found == [["Sent"], []]


def test_a_live_story_counts_as_edited_only_once_it_is(desk: Newsdesk, at_desk: Any) -> None:
    story = desk.live(headline="Out since this morning")
    before = panels(at_desk(desk.ed).get("/admin/"))["Live, and edited since"]
    story.refresh_from_db()
    editing.save_text(story, version=story.version, text={"standfirst": "New."}, by=desk.rosa, at=desk.now)

    assert before == []
    assert panels(at_desk(desk.ed).get("/admin/"))["Live, and edited since"] == ["Out since this morning"]


def test_ten_are_listed_and_the_rest_are_one_link_away(desk: Newsdesk, at_desk: Any) -> None:
    for number in range(11):
        desk.draft(headline=f"Draft {number}")
    client = at_desk(desk.rosa)
    panel = client.get("/admin/").context["panels"][0]

    assert len(panel.stories) == 10
    assert client.get(panel.more).context["cl"].result_count == 11


def test_an_empty_panel_says_what_to_do(desk: Newsdesk, at_desk: Any) -> None:
    page = at_desk(desk.rosa).get("/admin/").content.decode()

    assert "You have no draft. Begin a story, or open one of the list." in page


# People without stories are told where their work is.
@pytest.mark.parametrize(
    ("person", "words"),
    [("ada", "your role looks after these books"), ("stranger", "You have no role at the desk yet.")],
)
def test_people_without_stories_are_told_so(
    request: pytest.FixtureRequest, at_desk: Any, person: str, words: str
) -> None:
    assert words in at_desk(request.getfixturevalue(person)).get("/admin/").content.decode()


def assigned(desk: Newsdesk, headline: str, hours: int | None = None, **facts: Any) -> Article:
    """To rosa; due so many hours from now."""
    story = desk.draft(by=desk.ed, headline=headline, **facts)
    due = None if hours is None else desk.now + dt.timedelta(hours=hours)
    Article.objects.filter(pk=story.pk).update(assignee=desk.rosa, due_at=due)
    return story


def test_what_is_overdue_stands_first_among_what_is_assigned(desk: Newsdesk, at_desk: Any) -> None:
    for headline, hours in (("Some day", None), ("Tomorrow", 24), ("Late", -2)):
        assigned(desk, headline, hours)
    response = at_desk(desk.rosa).get("/admin/")

    assert panels(response)["Assigned to you"] == ["Late", "Tomorrow", "Some day"]
    assert response.content.decode().count("<strong>overdue since") == 1


def test_what_was_sent_is_assigned_to_nobody_any_more(desk: Newsdesk, at_desk: Any) -> None:
    desk.in_review(assigned(desk, "Sent"))
    assigned(desk, "Of a colleague")
    Article.objects.filter(headline="Of a colleague").update(assignee=desk.ed)

    assert panels(at_desk(desk.rosa).get("/admin/"))["Assigned to you"] == []


@pytest.mark.parametrize("stories", [1, 3])
def test_what_is_assigned_costs_no_query_more(
    desk: Newsdesk, at_desk: Any, django_assert_num_queries: Any, stories: int
) -> None:
    for number in range(stories):
        assigned(desk, f"Story {number}", number)
    client = at_desk(desk.rosa)

    with django_assert_num_queries(7):  # session, person, permissions (2), all panels (2), roles
        client.get("/admin/")


@pytest.mark.parametrize("stories", [1, 3])
def test_the_page_costs_eight_queries(
    desk: Newsdesk, at_desk: Any, django_assert_num_queries: Any, stories: int
) -> None:
    for _number in range(stories):
        desk.draft()
        desk.in_review()
    client = at_desk(desk.ed)

    with django_assert_num_queries(8):  # session, person, permissions (2), all panels (2), whether one waits, roles
        client.get("/admin/")


@pytest.mark.parametrize("stories", [1, 3])
def test_what_legal_and_the_subs_have_and_what_is_held_stands_in_lists_of_their_own(
    desk: Newsdesk, at_desk: Any, django_assert_num_queries: Any, stories: int
) -> None:
    for _number in range(stories):
        desk.move(desk.in_review(), Move.ASK_LEGAL, by=desk.ed)
        desk.move(desk.in_review(), Move.TO_SUBS, by=desk.ed)
        desk.move(desk.in_review(), Move.HOLD, by=desk.ed, note="Ask again.")
    client = at_desk(desk.ed)

    with django_assert_num_queries(8):  # as without them
        found = panels(client.get("/admin/"))
    assert {name: len(found[name]) for name in ("With legal", "With the subs", "Held")} == {
        "With legal": stories,
        "With the subs": stories,
        "Held": stories,
    }


@pytest.mark.parametrize(
    ("truth", "stands"),
    [
        (Truth.NOT_ASSESSED, True),
        (Truth.NOT_VERIFIED, True),
        (Truth.DISPUTED, True),
        (Truth.VERIFIED, False),
        (Truth.NOTHING_TO_VERIFY, False),
    ],
)
def test_editors_find_live_stories_with_statements_that_nobody_verified(
    desk: Newsdesk, at_desk: Any, truth: Truth, stands: bool
) -> None:
    story = desk.draft()
    desk.attribute(story, "The ferry runs again", source=desk.source(), truth=truth)
    desk.live(story)
    assert panels(at_desk(desk.ed).get("/admin/"))["Live, and not verified"] == [story.headline] * stands


def test_reporters_are_not_asked_to_verify_what_is_live(desk: Newsdesk, at_desk: Any) -> None:
    assert "Live, and not verified" not in panels(at_desk(desk.rosa).get("/admin/"))


def test_a_draft_that_came_back_says_who_sent_it_until_it_is_sent_again(desk: Newsdesk, at_desk: Any) -> None:
    story = desk.in_review()
    desk.move(story, Move.SEND_BACK, by=desk.ed, note="Ask again.")
    desk.draft(headline="Never sent")
    client = at_desk(desk.rosa)
    before = client.get("/admin/").content.decode()
    desk.move(story, Move.SEND, by=desk.rosa)

    assert before.count("Sent back by Ed") == 1
    assert "Sent back by" not in client.get("/admin/").content.decode()
