"""A list says what it is, and refuses what it cannot be asked for on a page of the desk."""

from __future__ import annotations

from typing import Any

import pytest

from tests.newsdesk import Newsdesk

pytestmark = pytest.mark.django_db
BOOKS = [("/admin/articles/article/", "Stories"), ("/admin/articles/source/", "Sources")]


@pytest.mark.parametrize(("address", "name"), BOOKS)
def test_the_title_of_a_list_is_the_name_of_its_book(desk: Newsdesk, at_desk: Any, address: str, name: str) -> None:
    page = at_desk(desk.rosa).get(address).content.decode()
    title = page.partition("<title>")[2].partition("</title>")[0]
    assert title.split(" | ")[0].strip() == name


@pytest.mark.parametrize(("address", "name"), BOOKS)
def test_what_a_list_does_not_know_leads_back_to_it(desk: Newsdesk, at_desk: Any, address: str, name: str) -> None:
    answer = at_desk(desk.rosa).get(address, {"colour__startswith": "re<d"})
    page = answer.content.decode()
    assert (answer.status_code, "The address asks for something that this list does not know." in page) == (400, True)
    assert (f'<a href="{address}">Open the list: {name}</a>' in page, "colour" in page) == (True, False)


def test_whoever_may_not_read_the_list_learns_nothing_of_it(desk: Newsdesk, at_desk: Any) -> None:
    client = at_desk(desk.hire("someone", None))
    assert client.get(BOOKS[0][0], {"colour": "red"}).status_code == 403
