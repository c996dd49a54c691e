"""The book of tags at the desk."""

from __future__ import annotations

from typing import Any

import pytest

from articles.models import Tag
from tests.articles.admin.books import ALL, LOOK, NOTHING, answers, page
from tests.newsdesk import Newsdesk

BOOK = "articles_tag"


# As roles.py gives: librarians keep the book, writers look tags up, administrators have no business in it.
@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ("rosa", LOOK),
        ("suki", LOOK),
        ("ed", LOOK),
        ("mara", ALL),
        ("lena", LOOK),
        ("kit", NOTHING),
        ("libby", ALL),
        ("ada", NOTHING),
        ("stranger", NOTHING),
    ],
)
def test_each_role_has_its_rights(
    request: pytest.FixtureRequest, desk: Newsdesk, at_desk: Any, person: str, expected: dict[str, int]
) -> None:
    assert answers(request, at_desk, person, BOOK, desk.tag()) == expected


def test_a_new_tag_gets_its_slug_from_the_name(libby: Any, at_desk: Any) -> None:
    at_desk(libby).post(page(BOOK, "add"), {"name": "Night  ferry", "kind": "TOPIC", "description": ""})

    assert Tag.objects.get().slug == "night-ferry"


def test_a_renamed_tag_keeps_its_slug_even_when_another_is_posted(desk: Newsdesk, libby: Any, at_desk: Any) -> None:
    tag = desk.tag("Harbour")

    at_desk(libby).post(page(BOOK, "change", tag.pk), {"name": "Port", "kind": "TOPIC", "slug": "forged", "key": "x"})

    tag.refresh_from_db()
    assert (tag.name, tag.slug, tag.key) == ("Port", "harbour", "port")


def test_what_the_action_refuses_stands_at_its_field_and_nothing_typed_is_lost(
    desk: Newsdesk, libby: Any, at_desk: Any
) -> None:
    desk.tag("Harbour")
    typed = {"name": "HARBOUR!", "kind": "PLACE", "description": "Words that took a while."}

    response = at_desk(libby).post(page(BOOK, "add"), typed)

    html = response.content.decode()
    assert response.context["adminform"].form.errors["name"] == [
        "“HARBOUR!” is here already as “Harbour”. Use that one."
    ]
    assert "Words that took a while." in html
    assert Tag.objects.count() == 1


def test_a_retired_tag_is_said_to_be_and_comes_back(desk: Newsdesk, libby: Any, at_desk: Any) -> None:
    tag = desk.tag("Harbour")

    at_desk(libby).post(page(BOOK, "change", tag.pk), {"name": "Harbour", "kind": "TOPIC", "is_retired": "on"})

    assert "Retired" in at_desk(libby).get(page(BOOK, "changelist")).content.decode()


def test_the_history_says_who_changed_what(desk: Newsdesk, libby: Any, at_desk: Any) -> None:
    tag = desk.tag("Harbour")
    at_desk(libby).post(page(BOOK, "change", tag.pk), {"name": "Port", "kind": "TOPIC"})

    history = at_desk(libby).get(page(BOOK, "history", tag.pk)).content.decode()

    assert "libby@newsroom.example" in history
    assert "Changed Name." in history


@pytest.mark.parametrize(
    "lookup",
    [
        "description__startswith=a",
        "name__regex=.",
        "key__contains=a",
        "taggings__content_object__body__contains=x",
        "id=1",
    ],
)
def test_a_lookup_that_is_not_listed_is_refused(libby: Any, at_desk: Any, lookup: str) -> None:
    assert at_desk(libby).get(f"{page(BOOK, 'changelist')}?{lookup}").status_code == 400


@pytest.mark.parametrize(
    ("lookup", "names"), [("kind__exact=PLACE", {"Pell"}), ("is_retired__exact=1", {"Old"}), ("q=har", {"Harbour"})]
)
def test_the_list_is_narrowed(desk: Newsdesk, libby: Any, at_desk: Any, lookup: str, names: set[str]) -> None:
    desk.tag("Harbour")
    desk.tag("Pell", kind="PLACE")
    desk.tag("Old", is_retired=True)

    found = at_desk(libby).get(f"{page(BOOK, 'changelist')}?{lookup}").context["cl"].result_list

    assert {tag.name for tag in found} == names


def test_an_empty_list_says_what_to_do(libby: Any, at_desk: Any) -> None:
    assert "The book of tags is empty." in at_desk(libby).get(page(BOOK, "changelist")).content.decode()


def test_a_list_that_found_nothing_says_what_to_do(libby: Any, at_desk: Any) -> None:
    assert "No tag is found here." in at_desk(libby).get(f"{page(BOOK, 'changelist')}?q=x").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_seven_queries(
    desk: Newsdesk, libby: Any, at_desk: Any, django_assert_num_queries: Any, rows: int
) -> None:
    for number in range(rows):
        desk.tag(f"Tag {number}")
    client = at_desk(libby)

    with django_assert_num_queries(7):  # session, person, permissions (2), count, rows, roles
        client.get(page(BOOK, "changelist"))


def test_a_row_that_is_not_there_is_not_found(libby: Any, at_desk: Any) -> None:
    assert at_desk(libby).get(page(BOOK, "change", 999_999)).status_code == 404
