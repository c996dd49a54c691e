"""The book of authors at the desk."""

from __future__ import annotations

from typing import Any

import pytest

from articles.actions import author as authors
from articles.models import Author
from tests.articles.admin.books import ALL, LOOK, NOTHING, answers, page
from tests.newsdesk import Newsdesk

BOOK = "articles_author"


@pytest.fixture
def author(desk: Newsdesk) -> Author:
    return authors.save(Author(name="Rosa Linnet", person=desk.rosa))


# As roles.py gives: desk editors and administrators keep the book.
@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ("rosa", LOOK),
        ("suki", LOOK),
        ("ed", ALL),
        ("mara", ALL),
        ("lena", LOOK),
        ("kit", NOTHING),
        ("libby", LOOK),
        ("ada", ALL),
        ("stranger", NOTHING),
    ],
)
def test_each_role_has_its_rights(
    request: pytest.FixtureRequest, author: Author, at_desk: Any, person: str, expected: dict[str, int]
) -> None:
    assert answers(request, at_desk, person, BOOK, author) == expected


def test_an_editor_adds_an_author(desk: Newsdesk, at_desk: Any) -> None:
    at_desk(desk.ed).post(page(BOOK, "add"), {"name": "Jo Quill", "bio": "Writes of rivers."})

    assert Author.objects.get().slug == "jo-quill"


def test_an_editor_does_not_say_which_colleague_an_author_is(desk: Newsdesk, at_desk: Any, author: Author) -> None:
    sent = {"name": "Rosa L.", "person": "Ed", "person_key": desk.ed.pk}
    at_desk(desk.ed).post(page(BOOK, "change", author.pk), sent)

    author.refresh_from_db()
    assert (author.name, author.person) == ("Rosa L.", desk.rosa)


def test_an_administrator_does_by_typing_the_name(desk: Newsdesk, ada: Any, at_desk: Any, author: Author) -> None:
    sent = {"name": "Rosa L.", "person": desk.ed.name, "person_key": ""}
    at_desk(ada).post(page(BOOK, "change", author.pk), sent)

    author.refresh_from_db()
    assert author.person == desk.ed


def test_one_colleague_is_one_author(desk: Newsdesk, ada: Any, at_desk: Any, author: Author) -> None:
    response = at_desk(ada).post(page(BOOK, "add"), {"name": "Another", "person": "Rosa", "person_key": desk.rosa.pk})

    assert response.status_code == 200
    assert Author.objects.count() == 1


def test_a_name_nobody_has_is_refused_and_kept_in_the_box(ada: Any, at_desk: Any) -> None:
    response = at_desk(ada).post(page(BOOK, "add"), {"name": "Jo Quill", "person": "Nobody Here"})

    assert "There is no person called “Nobody Here”. Choose one from the list." in response.content.decode()
    assert 'value="Nobody Here"' in response.content.decode()


@pytest.mark.parametrize("lookup", ["person__email__startswith=a", "bio__contains=a", "person__password__startswith=a"])
def test_a_lookup_that_is_not_listed_is_refused(desk: Newsdesk, at_desk: Any, lookup: str) -> None:
    assert at_desk(desk.ed).get(f"{page(BOOK, 'changelist')}?{lookup}").status_code == 400


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_seven_queries(desk: Newsdesk, at_desk: Any, django_assert_num_queries: Any, rows: int) -> None:
    for number in range(rows):
        authors.save(Author(name=f"Author {number}"))
    client = at_desk(desk.ed)

    with django_assert_num_queries(7):  # session, person, permissions (2), count, rows, roles
        client.get(page(BOOK, "changelist"))
