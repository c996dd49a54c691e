"""What was sent to somebody in particular, in the lists of the landing page."""

from __future__ import annotations

from typing import Any

import pytest

from articles.actions import workflow
from articles.models import Article
from articles.vocabulary import Move
from tests.newsdesk import Newsdesk
from tests.newsroom.desk.test_dashboard import panels


def sent_for(desk: Newsdesk, person: Any, headline: str, move: Move = Move.SEND, by: Any = None) -> Article:
    """In review, for this person in particular; with another move one step further."""
    story = desk.draft(headline=headline) if move is Move.SEND else desk.in_review(headline=headline)
    story.refresh_from_db()
    facts = {"revision": story.latest_revision, "by": by or desk.rosa, "at": desk.now}
    workflow.move(story, move=move, to=person, **facts)
    return story


def test_what_was_sent_to_this_person_waits_first(desk: Newsdesk, suki: Any, at_desk: Any) -> None:
    sent_for(desk, desk.ed, "For Ed")
    sent_for(desk, suki, "For Suki")
    desk.in_review(headline="For anybody")
    found = {one: at_desk(one).get("/admin/") for one in (desk.ed, suki)}

    assert panels(found[desk.ed])["Desk edit"] == ["For Ed", "For anybody", "For Suki"]
    assert panels(found[suki])["Desk edit"] == ["For Suki", "For anybody", "For Ed"]


def test_the_list_says_for_whom_a_story_is(desk: Newsdesk, suki: Any, at_desk: Any) -> None:
    sent_for(desk, desk.ed, "For Ed")
    sent_for(desk, suki, "For Suki")
    page = at_desk(desk.ed).get("/admin/").content.decode()

    assert (page.count("<strong>for you</strong>"), page.count("· for Suki"), page.count("· for Ed")) == (1, 1, 0)


def test_what_legal_and_the_desk_have_says_so_too(desk: Newsdesk, lena: Any, mara: Any, at_desk: Any) -> None:
    sent_for(desk, lena, "For Lena", Move.ASK_LEGAL, by=desk.ed)
    sent_for(desk, mara, "For Mara", Move.APPROVE, by=desk.ed)
    page = at_desk(desk.ed).get("/admin/").content.decode()

    assert ("· for Lena" in page, "· for Mara" in page) == (True, True)


def test_the_next_step_ends_whom_it_is_for(desk: Newsdesk, at_desk: Any) -> None:
    story = sent_for(desk, desk.ed, "For Ed")
    desk.move(story, Move.APPROVE, by=desk.ed)

    assert "for you" not in at_desk(desk.ed).get("/admin/").content.decode()


@pytest.mark.parametrize("stories", [1, 3])
def test_for_whom_they_are_costs_no_query(
    desk: Newsdesk, at_desk: Any, django_assert_num_queries: Any, stories: int
) -> None:
    for number in range(stories):
        sent_for(desk, desk.ed, f"Story {number}")
    client = at_desk(desk.ed)

    with django_assert_num_queries(8):  # as without them
        client.get("/admin/")
