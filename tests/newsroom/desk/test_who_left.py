"""Stories assigned to somebody who works here no longer: said wherever they stand, and found at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from articles.actions import assigning
from articles.models import Article
from newsroom.accounts import actions as accounts
from newsroom.accounts.models import User
from newsroom.accounts.roles import Role
from tests.newsdesk import Newsdesk

LIST = "/admin/articles/article/"
PANEL = "Assigned to somebody who left"
GONE = "Nell (no longer works here)"


@pytest.fixture
def nell(desk: Newsdesk) -> User:
    return desk.hire("nell", Role.REPORTER)


@pytest.fixture
def assigned(desk: Newsdesk, nell: User) -> Callable[..., Article]:
    """`assigned(headline=…)`: a draft that nell is to write."""

    def make(to: User | None = None, story: Article | None = None, **text: Any) -> Article:
        story = story or desk.draft(**text)
        story.refresh_from_db()
        assert story.latest_revision is not None
        assigning.assign(story, to=to or nell, revision=story.latest_revision, by=desk.ed, at=desk.now)
        return story

    return make


@pytest.fixture
def editor(desk: Newsdesk, at_desk: Any) -> Any:
    return at_desk(desk.ed)


def panels(client: Any) -> dict[str, list[str]]:
    return {
        str(one.title): [story.headline for story in one.stories] for one in client.get("/admin/").context["panels"]
    }


def headlines(client: Any, **narrowed: Any) -> list[str]:
    return sorted(story.headline for story in client.get(LIST, narrowed).context["cl"].result_list)


def test_the_story_says_so(desk: Newsdesk, nell: User, assigned: Any, at_desk: Any) -> None:
    address = f"{LIST}{assigned().pk}/change/"
    before = at_desk(desk.ed).get(address).content.decode()
    accounts.deactivate(nell)
    after = at_desk(desk.ed).get(address).content.decode()
    assert ("Assignment: Nell<" in before, f"Assignment: {GONE}<" in after) == (True, True)


def test_the_list_says_so(desk: Newsdesk, nell: User, assigned: Any, at_desk: Any) -> None:
    assigned()
    accounts.deactivate(nell)
    assert GONE in at_desk(desk.ed).get(LIST).content.decode()


def test_whoever_assigns_finds_them_where_everything_begins(
    desk: Newsdesk, nell: User, assigned: Any, at_desk: Any
) -> None:
    assigned(headline="Orphan")
    assigned(to=desk.rosa, headline="Rosa’s own")
    client = at_desk(desk.ed)
    assert PANEL not in panels(client)
    accounts.deactivate(nell)
    assert panels(client)[PANEL] == ["Orphan"]
    assert f"assigned to {GONE}" in client.get("/admin/").content.decode()


def test_who_assigns_nothing_is_not_asked_to(desk: Newsdesk, nell: User, assigned: Any, at_desk: Any) -> None:
    assigned()
    accounts.deactivate(nell)
    assert PANEL not in panels(at_desk(desk.rosa))


def test_nothing_is_assigned_to_anybody_else_by_that(desk: Newsdesk, nell: User, assigned: Any, at_desk: Any) -> None:
    story = assigned()
    accounts.deactivate(nell)
    panels(at_desk(desk.ed))
    story.refresh_from_db()
    assert story.assignee == nell


@pytest.mark.parametrize("state", ["spiked", "live"])
def test_what_nobody_has_to_write_any_more_needs_nobody(
    desk: Newsdesk, nell: User, assigned: Any, at_desk: Any, state: str
) -> None:
    getattr(desk, state)(assigned())
    accounts.deactivate(nell)
    assert PANEL not in panels(at_desk(desk.ed))


def test_all_of_them_are_one_link_away(desk: Newsdesk, nell: User, assigned: Any, at_desk: Any) -> None:
    for number in range(11):
        assigned(headline=f"Orphan {number}")
    desk.live(assigned(headline="Out"))
    accounts.deactivate(nell)
    client = at_desk(desk.ed)
    (panel,) = [one for one in client.get("/admin/").context["panels"] if one.title == PANEL]
    assert (len(panel.stories), client.get(panel.more).context["cl"].result_count) == (10, 11)


@pytest.mark.parametrize("stories", [1, 3])
def test_the_page_costs_no_query_more(
    desk: Newsdesk, assigned: Any, editor: Any, django_assert_num_queries: Any, stories: int
) -> None:
    desk.in_review()  # without any story the page asks for none
    for _number in range(stories):
        assigned()
    client = editor
    client.get("/admin/")
    with django_assert_num_queries(8):
        client.get("/admin/")
    accounts.deactivate(desk.hire("nell", Role.REPORTER))
    with django_assert_num_queries(8):
        client.get("/admin/")


@pytest.mark.parametrize(
    ("narrowed", "found"),
    [
        ({"assigned": "SOME"}, ["Of Nell", "Of Rosa"]),
        ({"assigned": "NOBODY"}, ["Of nobody"]),
        ({"assigned": "LEFT"}, ["Of Nell"]),
        ({"assignee": "Nell"}, ["Of Nell"]),
        ({"assignee": "Rosa"}, ["Of Rosa"]),
        ({"assignee": "Olu"}, []),  # nothing that ed sees is hers
    ],
)
def test_the_list_is_narrowed_to_an_assignee(
    desk: Newsdesk, assigned: Any, editor: Any, narrowed: dict[str, str], found: list[str]
) -> None:
    assigned(headline="Of Nell")
    assigned(to=desk.rosa, headline="Of Rosa")
    desk.draft(headline="Of nobody")
    accounts.deactivate(desk.hire("nell", Role.REPORTER))
    assert headlines(editor, **narrowed) == found


class TestChoosing:
    SEARCH = "/admin/accounts/user/search/"

    @pytest.fixture(autouse=True)
    def people(self, desk: Newsdesk, nell: User, assigned: Any) -> None:
        assigned()
        assigned(to=desk.rosa)
        accounts.deactivate(nell)

    def found(self, client: Any, **asked: str) -> list[tuple[str, str]]:
        answer = client.get(self.SEARCH, asked).json()["results"]
        return [(one["label"], one["hint"]) for one in answer]

    def test_a_filter_offers_those_who_have_a_story_also_when_they_left(self, desk: Newsdesk, at_desk: Any) -> None:
        assert self.found(at_desk(desk.ed), of="assignee") == [("Nell", "no longer works here"), ("Rosa", "")]

    def test_only_assignees_of_stories_that_one_sees_are_named(self, olu: User, at_desk: Any) -> None:
        assert self.found(at_desk(olu), of="assignee") == []

    def test_whoever_left_is_chosen_for_nothing_else(self, desk: Newsdesk, ada: User, at_desk: Any) -> None:
        assert "Nell" not in [name for name, _hint in self.found(at_desk(ada))]
