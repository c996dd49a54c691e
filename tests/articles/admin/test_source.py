"""The book of sources at the desk; above all, that the unnamed stay so."""

from __future__ import annotations

from typing import Any

import pytest

from articles.models import Source
from articles.vocabulary import SourceKind
from tests.articles.admin.books import ALL, LOOK, NOTHING, answers, page
from tests.newsdesk import Newsdesk

BOOK = "articles_source"


@pytest.fixture
def unnamed(desk: Newsdesk) -> Source:
    return desk.source(kind=SourceKind.UNNAMED, descriptor="a port official")


def errors(response: Any) -> Any:
    return response.context["adminform"].form.errors


# As roles.py gives: whoever writes, tags or keeps it keeps the book of sources; legal looks; administrators have no
# business in it.
@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ("rosa", ALL),
        ("suki", ALL),
        ("ed", ALL),
        ("mara", ALL),
        ("kit", ALL),
        ("libby", ALL),
        ("lena", LOOK),
        ("ada", NOTHING),
        ("stranger", NOTHING),
    ],
)
def test_each_role_has_its_rights(
    request: pytest.FixtureRequest, desk: Newsdesk, at_desk: Any, person: str, expected: dict[str, int]
) -> None:
    assert answers(request, at_desk, person, BOOK, desk.source()) == expected


def test_a_named_source_gets_its_slug_once(desk: Newsdesk, at_desk: Any) -> None:
    client = at_desk(desk.rosa)
    client.post(page(BOOK, "add"), {"kind": "PERSON", "name": "Ana Petrel", "has_page": "on"})
    source = Source.objects.get()
    client.post(page(BOOK, "change", source.pk), {"kind": "PERSON", "name": "Ana Storm", "slug": "forged"})

    source.refresh_from_db()
    assert (source.name, source.slug) == ("Ana Storm", "ana-petrel")


def test_the_form_for_an_unnamed_source_has_no_name_and_says_why(desk: Newsdesk, at_desk: Any) -> None:
    response = at_desk(desk.rosa).get(f"{page(BOOK, 'add')}?kind=UNNAMED")

    assert "name" not in response.context["adminform"].form.fields
    assert "a name that was never written down cannot be found" in response.content.decode()


def test_an_unnamed_source_is_added_without_name_slug_or_page(desk: Newsdesk, at_desk: Any) -> None:
    sent = {"kind": "UNNAMED", "descriptor": "a port official", "name": "Secret Person"}
    at_desk(desk.rosa).post(f"{page(BOOK, 'add')}?kind=UNNAMED", sent)

    source = Source.objects.get()
    assert (source.name, source.slug, source.has_page) == ("", "", False)


def test_a_name_with_the_kind_unnamed_is_refused_in_the_general_form(desk: Newsdesk, at_desk: Any) -> None:
    sent = {"kind": "UNNAMED", "descriptor": "a port official", "name": "Secret Person"}
    response = at_desk(desk.rosa).post(page(BOOK, "add"), sent)

    assert errors(response)["name"] == [
        "An unnamed source has no name here. Take the name out, or choose another kind."
    ]
    assert not Source.objects.exists()


def test_an_unnamed_source_without_descriptor_is_refused(desk: Newsdesk, at_desk: Any) -> None:
    response = at_desk(desk.rosa).post(f"{page(BOOK, 'add')}?kind=UNNAMED", {"kind": "UNNAMED", "descriptor": " "})

    assert "Say how stories describe this unnamed source" in str(errors(response))


def test_a_source_that_is_unnamed_is_never_given_a_name(desk: Newsdesk, at_desk: Any, unnamed: Source) -> None:
    sent = {"kind": "PERSON", "name": "Secret Person", "descriptor": "a harbour official"}
    at_desk(desk.rosa).post(page(BOOK, "change", unnamed.pk), sent)

    unnamed.refresh_from_db()
    assert (unnamed.kind, unnamed.name, unnamed.descriptor) == ("UNNAMED", "", "a harbour official")


def test_a_named_source_does_not_become_unnamed(desk: Newsdesk, at_desk: Any) -> None:
    source = desk.source("Ana Petrel")
    response = at_desk(desk.rosa).post(
        page(BOOK, "change", source.pk), {"kind": "UNNAMED", "name": "", "descriptor": "x"}
    )

    source.refresh_from_db()
    assert (response.status_code, source.kind) == (200, "PERSON")


@pytest.mark.parametrize("q", ["petr", "PORT OFF"])
def test_a_source_is_found_by_name_or_descriptor(desk: Newsdesk, at_desk: Any, unnamed: Source, q: str) -> None:
    desk.source("Ana Petrel")
    desk.source("Tomas Linden")

    assert at_desk(desk.rosa).get(page(BOOK, "changelist"), {"q": q}).context["cl"].result_count == 1


@pytest.mark.parametrize(
    "lookup", ["descriptor__startswith=a", "attributions__terms=OFF_RECORD", "name__iregex=a", "pk=1"]
)
def test_a_lookup_that_is_not_listed_is_refused(desk: Newsdesk, at_desk: Any, lookup: str) -> None:
    assert at_desk(desk.rosa).get(f"{page(BOOK, 'changelist')}?{lookup}").status_code == 400


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_seven_queries(desk: Newsdesk, at_desk: Any, django_assert_num_queries: Any, rows: int) -> None:
    for number in range(rows):
        desk.source(f"Source {number}")
    client = at_desk(desk.rosa)

    with django_assert_num_queries(7):  # session, person, permissions (2), count, rows, roles
        client.get(page(BOOK, "changelist"))


def test_the_search_can_be_held_to_one_kind(desk, rosa, at_desk):
    desk.source("Harbour Wire", SourceKind.OUTLET)
    desk.source("Harbour Office", SourceKind.ORGANISATION)
    found = at_desk(rosa).get("/admin/articles/source/search/", {"q": "harbour", "kind": "OUTLET"}).json()["results"]
    assert [one["label"] for one in found] == ["Harbour Wire"]


@pytest.mark.parametrize(("person", "is_retired"), [("kit", True), ("ed", True), ("mara", True), ("rosa", False)])
def test_a_source_is_retired_by_those_who_keep_the_book(
    request: pytest.FixtureRequest, desk: Newsdesk, at_desk: Any, person: str, is_retired: bool
) -> None:
    source = desk.source()
    sent = {"kind": "PERSON", "name": "Ana Petrel", "is_retired": "on"}
    at_desk(request.getfixturevalue(person)).post(page(BOOK, "change", source.pk), sent)

    source.refresh_from_db()
    assert source.is_retired is is_retired


def test_a_retired_source_can_still_be_corrected_by_a_reporter(desk: Newsdesk, at_desk: Any) -> None:
    source = desk.source("Ana Petrol", is_retired=True)
    at_desk(desk.rosa).post(page(BOOK, "change", source.pk), {"kind": "PERSON", "name": "Ana Petrel"})

    source.refresh_from_db()
    assert (source.name, source.is_retired) == ("Ana Petrel", True)
