"""The addresses that comboboxes ask: who is answered, and with what."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from articles.actions import author
from articles.models import Author
from articles.vocabulary import SourceKind
from newsroom.accounts.roles import Role
from tests.newsdesk import Newsdesk


@pytest.fixture
def ask(at_desk: Any) -> Any:
    """`ask(rosa, "articles_tag", "har")`: the results."""

    def get(person: Any, book: str, q: str = "") -> list[dict[str, str]]:
        response = at_desk(person).get(reverse(f"admin:{book}_search"), {"q": q})
        assert response.status_code == 200
        return response.json()["results"]

    return get


def labels(results: list[dict[str, str]]) -> list[str]:
    return [one["label"] for one in results]


def test_sources_are_found_by_a_part_of_name_or_descriptor(desk: Newsdesk, ask: Any) -> None:
    ana = desk.source("Ana Petrel")
    unnamed = desk.source(kind=SourceKind.UNNAMED, descriptor="a petrel watcher")
    desk.source("Tomas Linden")

    assert ask(desk.rosa, "articles_source", "petrel") == [
        {"key": str(unnamed.pk), "label": "Unnamed: a petrel watcher", "hint": "Unnamed"},
        {"key": str(ana.pk), "label": "Ana Petrel", "hint": "Person"},
    ]


def test_what_begins_with_the_words_comes_first(desk: Newsdesk, ask: Any) -> None:
    desk.tag("Night harbour")
    desk.tag("Harbour")

    assert labels(ask(desk.rosa, "articles_tag", "harb")) == ["Harbour", "Night harbour"]


def test_the_retired_are_not_offered(desk: Newsdesk, ask: Any) -> None:
    desk.tag("Harbour", is_retired=True)
    desk.source("Old Hand", is_retired=True)
    author.save(Author(name="Old Pen", is_retired=True))

    assert [ask(desk.rosa, book) for book in ("articles_tag", "articles_source", "articles_author")] == [[], [], []]


def test_twelve_are_offered_and_no_more(desk: Newsdesk, ask: Any) -> None:
    for number in range(14):
        desk.tag(f"Harbour {number}")

    assert len(ask(desk.rosa, "articles_tag", "harbour")) == 12


def test_stories_are_found_by_their_text_and_by_the_beginning_of_the_headline(desk: Newsdesk, ask: Any) -> None:
    desk.draft(headline="Otters return to the weir", paragraphs=["Three kits were seen at dawn."])

    assert labels(ask(desk.rosa, "articles_article", "kits")) == ["Otters return to the weir"]
    assert labels(ask(desk.rosa, "articles_article", "otters ret")) == ["Otters return to the weir"]


def test_stories_of_other_sections_are_not_offered(desk: Newsdesk, olu: Any, ask: Any) -> None:
    desk.draft(headline="Canary in the harbour")

    found = [ask(olu, "articles_article", q) for q in ("", "canary", "c", "harbour", '"canary in the harbour"')]

    assert found == [[]] * 5


def test_a_reporter_is_offered_the_owners_of_the_stories_that_she_sees_without_addresses(
    desk: Newsdesk, olu: Any, ask: Any
) -> None:
    desk.draft()

    assert ask(desk.rosa, "accounts_user") == [{"key": str(desk.rosa.pk), "label": "Rosa", "hint": ""}]
    assert ask(olu, "accounts_user", "rosa") == []


def test_an_administrator_is_offered_everybody_who_works_here(desk: Newsdesk, ada: Any, ask: Any) -> None:
    desk.hire("gone", Role.REPORTER)
    people = desk.hire("gone", Role.REPORTER)
    people.is_active = False
    people.save()

    assert [one["hint"] for one in ask(ada, "accounts_user")] == ["ada@newsroom.example"]


# Who may ask which book; the reason is what roles.py gives.
@pytest.mark.parametrize(
    ("person", "book", "status"),
    [
        ("rosa", "articles_source", 200),  # attributes
        ("rosa", "articles_tag", 200),  # tags
        ("rosa", "articles_author", 200),  # signs
        ("rosa", "articles_article", 200),  # links
        ("rosa", "accounts_user", 200),  # filters her list of stories
        ("libby", "articles_article", 200),  # links in every section
        ("ada", "accounts_user", 200),  # runs the building
        ("ada", "articles_author", 200),  # says which author is which person
        ("ada", "articles_article", 403),  # has no story
        ("ada", "articles_source", 403),
        ("ada", "articles_tag", 403),
        ("stranger", "articles_source", 403),
        ("stranger", "articles_tag", 403),
        ("stranger", "articles_author", 403),
        ("stranger", "articles_article", 403),
        ("stranger", "accounts_user", 403),
    ],
)
def test_a_book_answers_those_who_may_use_it(
    request: pytest.FixtureRequest, at_desk: Any, person: str, book: str, status: int
) -> None:
    client = at_desk(request.getfixturevalue(person))

    assert client.get(reverse(f"admin:{book}_search")).status_code == status


def test_a_question_is_asked_by_get_only(desk: Newsdesk, at_desk: Any) -> None:
    assert at_desk(desk.rosa).post(reverse("admin:articles_tag_search")).status_code == 405


def test_nobody_is_answered_without_logging_in(client: Any, db: None) -> None:
    assert client.get(reverse("admin:articles_tag_search")).status_code == 302


@pytest.mark.parametrize("q", ["a" * 5_000, "%", "'", "a " * 500, '"', "-", "\\", "(", "\u202e", "| &"])
@pytest.mark.parametrize("book", ["articles_article", "articles_source"])
def test_a_hostile_question_has_an_answer(desk: Newsdesk, ask: Any, book: str, q: str) -> None:
    assert ask(desk.rosa, book, q) == []


@pytest.mark.parametrize("book", ["articles_source", "articles_tag", "articles_author", "articles_article"])
@pytest.mark.parametrize("rows", [1, 3])
def test_a_question_costs_five_queries_of_which_four_are_who_asks(
    desk: Newsdesk, at_desk: Any, django_assert_num_queries: Any, book: str, rows: int
) -> None:
    for number in range(rows):
        desk.source(f"Source {number}")
        desk.tag(f"Tag {number}")
        author.save(Author(name=f"Author {number}"))
        desk.draft()
    client = at_desk(desk.rosa)

    with django_assert_num_queries(5):  # session, person, own permissions, those of the roles, the records
        assert len(client.get(reverse(f"admin:{book}_search")).json()["results"]) == rows
