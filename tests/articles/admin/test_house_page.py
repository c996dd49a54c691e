"""Pages about the paper at the desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from articles.actions import house_page
from articles.models import HousePage, PublicHousePage
from newsroom.accounts.models import User
from tests.articles.admin.books import ALL, NOTHING, answers, page
from tests.newsdesk import Newsdesk

BOOK = "articles_housepage"
FORM = {"slug": "about", "title": "About us", "body": "<p>Since 1887.</p>", "is_out": "on", "version": "0"}


@pytest.fixture
def about(desk: Newsdesk, mara: User) -> HousePage:
    new = HousePage(slug="about", title="About us", body="<p>Since 1887.</p>", is_out=True)
    return house_page.save(new, version=0, by=mara, at=desk.now)


@pytest.fixture
def reader(mara: User, at_desk: Any) -> Client:
    return at_desk(mara)  # type: ignore[no-any-return]


@pytest.fixture
def rewritten(about: HousePage, desk: Newsdesk, mara: User) -> Callable[[int], str]:
    """`rewritten(44)` saves the page so many times more and gives the address of its history."""

    def rewrite(times: int) -> str:
        for number in range(1, times + 1):
            about.title = f"About us, {number}"
            house_page.save(about, version=number, by=mara, at=desk.now)
        return page(BOOK, "history", about.pk)

    return rewrite


# As roles.py gives: managing editors alone.
@pytest.mark.parametrize(
    ("person", "expected"),
    [("mara", {**ALL, "save": 200}), ("ed", NOTHING), ("rosa", NOTHING), ("ada", NOTHING), ("stranger", NOTHING)],
)
def test_each_role_has_its_rights(
    request: pytest.FixtureRequest, about: HousePage, at_desk: Any, person: str, expected: dict[str, int]
) -> None:
    assert answers(request, at_desk, person, BOOK, about) == expected


def test_a_new_page_is_there_for_readers_at_once(mara: User, at_desk: Any) -> None:
    at_desk(mara).post(page(BOOK, "add"), FORM)
    assert PublicHousePage.objects.get().title == "About us"


def test_a_second_page_at_the_same_address_is_refused_with_the_words(
    about: HousePage, mara: User, at_desk: Any
) -> None:
    html = at_desk(mara).post(page(BOOK, "add"), {**FORM, "title": "Who we are"}).content.decode()
    assert "There is a page at this address already." in html
    assert 'value="Who we are"' in html


def test_the_form_says_which_version_it_shows(about: HousePage, mara: User, at_desk: Any) -> None:
    html = at_desk(mara).get(page(BOOK, "change", about.pk)).content.decode()
    assert '<input type="hidden" name="version" value="1"' in html


def test_the_address_stays_once_it_is_given(about: HousePage, mara: User, at_desk: Any) -> None:
    at_desk(mara).post(page(BOOK, "change", about.pk), {**FORM, "slug": "contact", "version": "1"})
    about.refresh_from_db()
    assert about.slug == "about"


class TestTwoWriters:
    @pytest.fixture
    def answer(self, about: HousePage, desk: Newsdesk, mara: User, at_desk: Any) -> Any:
        """What the second one gets."""
        about.body = "<p>Since 1886, says the deed.</p>"
        house_page.save(about, version=1, by=mara, at=desk.now)
        mine = {**FORM, "body": "<p>Since 1887, in Quay Street.</p>", "version": "1"}
        return at_desk(mara).post(page(BOOK, "change", about.pk), mine)

    def test_the_first_text_stays(self, answer: Any) -> None:
        assert PublicHousePage.objects.get().html == "<p>Since 1886, says the deed.</p>"

    def test_the_second_is_told_and_has_their_words(self, answer: Any) -> None:
        assert answer.status_code == 409
        assert "Since 1887, in Quay Street." in answer.context["adminform"].form["body"].value()

    def test_both_texts_stand_side_by_side(self, answer: Any) -> None:
        html = answer.content.decode()
        assert "<del>1886, says the deed. </del><ins>1887, in Quay Street. </ins>" in html

    def test_saving_again_is_deliberate_and_works(self, answer: Any, mara: User, at_desk: Any) -> None:
        again = {**FORM, "body": "<p>Since 1887, in Quay Street.</p>", "version": answer.context["version"]}
        at_desk(mara).post(answer.request["PATH_INFO"], again)
        assert PublicHousePage.objects.get().html == "<p>Since 1887, in Quay Street.</p>"


@pytest.mark.parametrize("version", ["", "x", "9" * 30])
def test_a_form_that_says_no_version_overwrites_nothing(
    about: HousePage, mara: User, at_desk: Any, version: str
) -> None:
    changed = {**FORM, "title": "Mine", "version": version}
    assert at_desk(mara).post(page(BOOK, "change", about.pk), changed).status_code == 409
    assert PublicHousePage.objects.get().title == "About us"


def test_an_error_does_not_lift_the_form_to_a_newer_version(
    about: HousePage, desk: Newsdesk, mara: User, at_desk: Any
) -> None:
    about.title = "Who we are"
    house_page.save(about, version=1, by=mara, at=desk.now)
    html = at_desk(mara).post(page(BOOK, "change", about.pk), {**FORM, "title": "", "version": "1"}).content.decode()
    assert '<input type="hidden" name="version" value="1"' in html


def test_who_was_signed_out_while_writing_gets_the_words_back(about: HousePage) -> None:
    response = Client().post(page(BOOK, "change", about.pk), {**FORM, "body": "<p>Long considered.</p>"})
    html = response.content.decode()
    assert (response.status_code, "Long considered." in html) == (403, True)
    assert '<input type="hidden" name="is_out" value="on">' in html


def test_the_history_shows_what_each_save_changed(about: HousePage, desk: Newsdesk, mara: User, at_desk: Any) -> None:
    about.body = "<p>Since 1886.</p>"
    house_page.save(about, version=1, by=mara, at=desk.now)
    html = at_desk(mara).get(page(BOOK, "history", about.pk)).content.decode()
    assert "<del>1887. </del><ins>1886. </ins>" in html


def test_a_coarse_comparison_says_that_it_is_one(
    about: HousePage, desk: Newsdesk, mara: User, reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articles.admin.article.comparison.MOST_STEPS", 0)
    about.body = "<p>Founded long ago.</p>"
    house_page.save(about, version=1, by=mara, at=desk.now)
    html = reader.get(page(BOOK, "history", about.pk)).content.decode()
    assert "These texts differ in too many places to compare every word" in html
    assert "<del>Since 1887. </del><ins>Founded long ago. </ins>" in html


@pytest.mark.parametrize(("query", "first", "count"), [("", 45, 20), ("?before=26", 25, 20), ("?before=6", 5, 5)])
def test_a_long_history_has_pages(
    rewritten: Callable[[int], str], reader: Client, query: str, first: int, count: int
) -> None:
    versions = reader.get(rewritten(44) + query).context["versions"]
    assert (versions[0].row.number, len(versions)) == (first, count)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_seven_queries(
    desk: Newsdesk, mara: User, at_desk: Any, django_assert_num_queries: Any, rows: int
) -> None:
    for slug in ("about", "contact", "standards")[:rows]:
        house_page.save(HousePage(slug=slug, title=slug), version=0, by=mara, at=desk.now)
    client = at_desk(mara)

    with django_assert_num_queries(7):  # session, person, permissions (2), count, rows, roles
        client.get(page(BOOK, "changelist"))


@pytest.mark.parametrize("times", [0, 2])
def test_the_history_costs_seven_queries(
    rewritten: Callable[[int], str], reader: Client, django_assert_num_queries: Any, times: int
) -> None:
    url = rewritten(times)

    with django_assert_num_queries(7):  # session, person, permissions (2), page, versions, roles
        reader.get(url)
