"""The sections of the paper at the desk."""

from __future__ import annotations

from typing import Any

import pytest

from articles.models import Section
from tests.articles.admin.books import ALL, LOOK, NOTHING, answers, page
from tests.newsdesk import Newsdesk

BOOK = "articles_section"


# As roles.py gives: administrators alone.
@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ("rosa", NOTHING),
        ("suki", NOTHING),
        ("ed", NOTHING),
        ("mara", LOOK),
        ("lena", NOTHING),
        ("kit", NOTHING),
        ("libby", NOTHING),
        ("ada", ALL),
        ("stranger", NOTHING),
    ],
)
def test_each_role_has_its_rights(
    request: pytest.FixtureRequest, desk: Newsdesk, at_desk: Any, person: str, expected: dict[str, int]
) -> None:
    assert answers(request, at_desk, person, BOOK, desk.world) == expected


# What is written as slug -> the address.
@pytest.mark.parametrize(("typed", "slug"), [("", "local-news"), ("local", "local")])
def test_a_new_section_may_name_its_address_or_leave_it_to_us(ada: Any, at_desk: Any, typed: str, slug: str) -> None:
    at_desk(ada).post(page(BOOK, "add"), {"name": "Local news", "slug": typed, "position": 3})

    assert Section.objects.filter(slug=slug).exists()


def test_an_address_stays_once_it_is_given(desk: Newsdesk, ada: Any, at_desk: Any) -> None:
    at_desk(ada).post(page(BOOK, "change", desk.world.pk), {"name": "The world", "slug": "forged", "position": 1})

    desk.world.refresh_from_db()
    assert (desk.world.name, desk.world.slug) == ("The world", "world")


def test_a_name_whose_address_the_site_needs_is_refused_with_the_reason(ada: Any, at_desk: Any) -> None:
    response = at_desk(ada).post(page(BOOK, "add"), {"name": "Topics", "slug": "", "position": 3})

    assert "taken by the site itself. Choose another slug." in str(response.context["adminform"].form.errors["slug"])


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_seven_queries(
    desk: Newsdesk, ada: Any, at_desk: Any, django_assert_num_queries: Any, rows: int
) -> None:
    for number in range(rows):
        desk.section(f"Section {number}")
    client = at_desk(ada)

    with django_assert_num_queries(7):  # session, person, permissions (2), count, rows, roles
        client.get(page(BOOK, "changelist"))
