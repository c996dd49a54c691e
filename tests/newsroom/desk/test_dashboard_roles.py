"""The landing page by role: what each finds, in which order, and what that costs."""

from __future__ import annotations

from typing import Any

import pytest

from articles.actions import tag
from tests.newsdesk import Newsdesk
from tests.newsroom.desk.test_dashboard import panels


# What each role finds, in this order; the numbers are those of its stories.
@pytest.mark.parametrize(
    ("person", "found"),
    [
        ("rosa", {"Your drafts": 1, "Assigned to you": 0, "Desk edit": 1, "Live, and edited since": 0}),
        (
            "suki",
            {"Assigned to you": 0, "Desk edit": 1, "Approved, not out yet": 1, "Live, and edited since": 0},
        ),
        (
            "ed",
            {
                "Your drafts": 0,
                "Assigned to you": 0,
                "Desk edit": 1,
                "Approved, not out yet": 1,
                "Live, and edited since": 0,
                "Live, and not verified": 0,
                "Live, and nothing leads to it": 1,
            },
        ),
        (
            "mara",
            {
                "Your drafts": 0,
                "Assigned to you": 0,
                "Desk edit": 1,
                "Approved, not out yet": 1,
                "Live, and edited since": 0,
                "Live, and not verified": 0,
                "Live, and nothing leads to it": 1,
            },
        ),
        ("lena", {"Desk edit": 1, "Live": 1}),
        ("libby", {"Desk edit": 1, "Without a tag": 5, "Live, and nothing leads to it": 1}),
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


# Session, person, permissions (2), roles, two for all lists, and for some one for what waits for the scheduler.
@pytest.mark.parametrize(
    ("person", "queries"),
    [("rosa", 7), ("suki", 7), ("mara", 8), ("lena", 7), ("libby", 7), ("kit", 6), ("ada", 6)],
)
@pytest.mark.usefixtures("stories_of_each_kind")
def test_the_page_costs_two_queries_for_all_lists(
    request: pytest.FixtureRequest, at_desk: Any, django_assert_num_queries: Any, person: str, queries: int
) -> None:
    client = at_desk(request.getfixturevalue(person))

    with django_assert_num_queries(queries):
        client.get("/admin/")
