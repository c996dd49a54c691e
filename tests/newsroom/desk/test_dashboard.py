"""The landing page: it names what needs this person, and nothing that they may not see."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from articles.actions import editing, tag
from articles.models import Article
from articles.vocabulary import Move
from tests.newsdesk import Newsdesk


def panels(response: Any) -> dict[str, list[str]]:
    return {str(one.title): [story.headline for story in one.stories] for one in response.context["panels"]}


def test_a_writer_finds_the_drafts_that_are_hers(desk: Newsdesk, at_desk: Any) -> None:
    desk.draft(headline="Mine")
    desk.draft(headline="Of a colleague", by=desk.ed)

    assert panels(at_desk(desk.rosa).get("/admin/"))["Your drafts"] == ["Mine"]


def test_the_desk_finds_what_waits_for_review_in_its_sections(desk: Newsdesk, olu: Any, at_desk: Any) -> None:
    desk.in_review(headline="Sent")

    found = [panels(at_desk(person).get("/admin/"))["Waiting for review"] for person in (desk.ed, olu)]

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
def test_what_is_assigned_costs_one_query(
    desk: Newsdesk, at_desk: Any, django_assert_num_queries: Any, stories: int
) -> None:
    for number in range(stories):
        assigned(desk, f"Story {number}", number)
    client = at_desk(desk.rosa)

    with django_assert_num_queries(11):  # session, person, permissions (2), five panels, whether one waits, roles
        client.get("/admin/")


@pytest.mark.parametrize("stories", [1, 3])
def test_the_page_costs_thirteen_queries(
    desk: Newsdesk, at_desk: Any, django_assert_num_queries: Any, stories: int
) -> None:
    for _number in range(stories):
        desk.draft()
        desk.in_review()
    client = at_desk(desk.ed)

    with django_assert_num_queries(13):  # session, person, permissions (2), seven panels, whether one waits, roles
        client.get("/admin/")


@pytest.mark.parametrize("stories", [1, 3])
def test_what_legal_and_the_subs_have_stands_in_lists_of_their_own(
    desk: Newsdesk, at_desk: Any, django_assert_num_queries: Any, stories: int
) -> None:
    for _number in range(stories):
        desk.move(desk.in_review(), Move.ASK_LEGAL, by=desk.ed)
        desk.move(desk.in_review(), Move.TO_SUBS, by=desk.ed)
    client = at_desk(desk.ed)

    with django_assert_num_queries(13):  # as without them
        found = panels(client.get("/admin/"))
    assert {name: len(found[name]) for name in ("With legal", "With the subs")} == {
        "With legal": stories,
        "With the subs": stories,
    }


def test_a_draft_that_came_back_says_who_sent_it_until_it_is_sent_again(desk: Newsdesk, at_desk: Any) -> None:
    story = desk.in_review()
    desk.move(story, Move.SEND_BACK, by=desk.ed, note="Ask again.")
    desk.draft(headline="Never sent")
    client = at_desk(desk.rosa)
    before = client.get("/admin/").content.decode()
    desk.move(story, Move.SEND, by=desk.rosa)

    assert before.count("Sent back by Ed") == 1
    assert "Sent back by" not in client.get("/admin/").content.decode()


# What each role finds, in this order; the numbers are those of its stories.
@pytest.mark.parametrize(
    ("person", "found"),
    [
        ("rosa", {"Your drafts": 1, "Assigned to you": 0, "Waiting for review": 1, "Live, and edited since": 0}),
        (
            "suki",
            {"Assigned to you": 0, "Waiting for review": 1, "Approved, not out yet": 1, "Live, and edited since": 0},
        ),
        (
            "ed",
            {
                "Your drafts": 0,
                "Assigned to you": 0,
                "Waiting for review": 1,
                "Approved, not out yet": 1,
                "Live, and edited since": 0,
            },
        ),
        (
            "mara",
            {
                "Your drafts": 0,
                "Assigned to you": 0,
                "Waiting for review": 1,
                "Approved, not out yet": 1,
                "Live, and edited since": 0,
            },
        ),
        ("lena", {"Waiting for review": 1, "Live": 1}),
        ("libby", {"Waiting for review": 1, "Without a tag": 5}),
        ("kit", {}),
        ("ada", {}),
    ],
)
def test_each_role_finds_what_it_works_on(
    request: pytest.FixtureRequest, desk: Newsdesk, at_desk: Any, person: str, found: dict[str, int]
) -> None:
    for state in (desk.draft, desk.in_review, desk.ready, desk.live, desk.withdrawn):
        state()
    shown = panels(at_desk(request.getfixturevalue(person)).get("/admin/"))

    assert {title: len(stories) for title, stories in shown.items()} == found
    assert list(shown) == list(found)


def test_a_tagged_story_leaves_the_librarians_list(desk: Newsdesk, libby: Any, at_desk: Any) -> None:
    story = desk.draft(headline="Tagged")
    tag.attach(story, tag=desk.tag(), by=libby, at=desk.now)
    desk.draft(headline="Bare")

    assert panels(at_desk(libby).get("/admin/"))["Without a tag"] == ["Bare"]


def test_the_source_keeper_finds_the_newest_sources_first(desk: Newsdesk, kit: Any, at_desk: Any) -> None:
    desk.source("Ana Petrel")
    desk.source("Tomas Linden")
    response = at_desk(kit).get("/admin/")

    assert [str(source) for source in response.context["book"].sources] == ["Tomas Linden", "Ana Petrel"]
    assert "Tomas Linden" in response.content.decode()


def test_an_empty_book_of_sources_says_what_to_do(kit: Any, at_desk: Any) -> None:
    assert "The book of sources is empty. Add the first one." in at_desk(kit).get("/admin/").content.decode()


@pytest.fixture(params=[1, 3])
def stories_of_each_kind(request: pytest.FixtureRequest, desk: Newsdesk) -> None:
    for number in range(request.param):
        for state in (desk.draft, desk.in_review, desk.ready, desk.live):
            state()
        desk.source(f"Source {number}")


# Session, person, permissions (2) and roles, one for each list, and for some one for what waits for the scheduler.
@pytest.mark.parametrize(
    ("person", "queries"),
    [("rosa", 11), ("suki", 11), ("mara", 13), ("lena", 9), ("libby", 8), ("kit", 6), ("ada", 6)],
)
@pytest.mark.usefixtures("stories_of_each_kind")
def test_the_page_costs_one_query_a_list(
    request: pytest.FixtureRequest, at_desk: Any, django_assert_num_queries: Any, person: str, queries: int
) -> None:
    client = at_desk(request.getfixturevalue(person))

    with django_assert_num_queries(queries):
        client.get("/admin/")
