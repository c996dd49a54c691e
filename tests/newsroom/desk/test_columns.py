"""The columns of every list: as Django shows them, each cell with the name of its column for a phone."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib import admin

from articles.actions import author, house_page
from articles.models import Author, HousePage
from newsroom.accounts.models import User
from tests.newsdesk import Newsdesk

# Cells that say themselves what they are: a name, a box, a state in words.
PLAIN = {"field-headline", "field-chosen", "field-section", "field-state", "field-retired"}


@pytest.fixture
def newsroom(desk: Newsdesk) -> Newsdesk:
    """Something in every book."""
    story = desk.draft(planned_for=desk.now)
    story.assignee = desk.ed
    story.save()
    desk.tag()
    desk.source(descriptor="a port official")
    author.save(Author(name="Jo Tern", person=desk.rosa))
    about = HousePage(slug="about", title="About us", body="<p>Since 1887.</p>", is_out=True)
    house_page.save(about, version=0, by=desk.mara, at=desk.now)
    return desk


@pytest.fixture
def chief(newsroom: Newsdesk, at_desk: Any) -> Any:
    boss = newsroom.hire("chief", None)
    boss.is_superuser = True
    boss.save()
    return at_desk(boss)


def cells(client: Any, book: str, **asked: str) -> list[Any]:
    page = BeautifulSoup(client.get(f"/admin/{book}/", asked).content, "html.parser")
    rows = page.select("#result_list tbody tr")
    assert rows
    return [cell for row in rows for cell in row.find_all("td")]


BOOKS = ("articles/tag", "articles/source", "articles/author", "articles/section", "articles/housepage")


@pytest.mark.parametrize("book", [*BOOKS, "articles/article", "accounts/user"])
def test_every_cell_but_the_name_says_of_which_column_it_is(chief: Any, book: str) -> None:
    bare = [
        cell["class"]
        for cell in cells(chief, book)
        if cell.get_text(strip=True) and not cell.select(".cell-label") and not PLAIN & set(cell["class"])
    ]
    assert bare == []


@pytest.mark.parametrize(
    ("book", "column", "words"),
    [
        ("articles/tag", "kind", "Kind:\xa0Topic"),
        ("articles/author", "person", "Works here as:\xa0Rosa"),
        ("articles/section", "people", "People:\xa01"),
        ("articles/source", "descriptor", "Descriptor:\xa0a port official"),
    ],
)
def test_what_a_cell_says(chief: Any, book: str, column: str, words: str) -> None:
    said = [cell.get_text() for cell in cells(chief, book) if f"field-{column}" in cell["class"]]
    assert words in said


def test_what_is_yes_or_no_is_shown_as_django_shows_it(chief: Any) -> None:
    (cell,) = [one for one in cells(chief, "articles/housepage") if "field-is_out" in one["class"]]
    assert (cell.select_one(".cell-label") is not None, cell.img["alt"]) == (True, "True")


def test_an_empty_cell_stays_empty(chief: Any, newsroom: Newsdesk) -> None:
    author.save(Author(name="Guest"))
    (cell,) = [one for one in cells(chief, "articles/author", q="Guest") if "field-person" in one["class"]]
    assert cell.get_text(strip=True) in ("", "-")


@pytest.mark.parametrize("book", [*BOOKS, "articles/article", "accounts/user"])
def test_every_column_that_could_be_sorted_still_can(chief: Any, book: str) -> None:
    model_admin = admin.site.get_model_admin(_model(book))
    names = [name for name in model_admin.list_display if _can_be_sorted(model_admin, name)]
    page = BeautifulSoup(chief.get(f"/admin/{book}/").content, "html.parser")
    heads = [head["class"] for head in page.select("#result_list thead th.sortable")]
    assert {f"column-{name}" for name in names} == {one for classes in heads for one in classes if "column-" in one}


def _model(book: str) -> Any:
    app, _, name = book.partition("/")
    return next(one for one in admin.site._registry if one._meta.label_lower == f"{app}.{name}")


def _can_be_sorted(model_admin: Any, name: str) -> bool:
    method = getattr(model_admin, name, None)
    return method is None or hasattr(method, "admin_order_field")


def test_a_list_is_sorted_by_the_column_that_was_pressed(chief: Any, newsroom: Newsdesk) -> None:
    newsroom.section("Arts")
    newsroom.section("Weather")
    shown = chief.get("/admin/articles/section/", {"o": "-1"}).context["cl"].result_list
    assert [one.name for one in shown] == sorted((one.name for one in shown), reverse=True)
    assert User.objects.filter(is_superuser=True).count() == 1
