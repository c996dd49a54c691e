"""Filters of the list of stories that somebody keeps."""

import pytest

from articles.models import SavedFilter
from tests.articles.admin.article.conftest import messages_of

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"
KEEP = f"{LIST}filters/keep/"


@pytest.fixture
def page(at_desk):
    """`page(rosa, "stage=DRAFT")`: the list as she finds it."""
    return lambda person, query="": at_desk(person).get(f"{LIST}?{query}").content.decode()


def kept(person, name="Mine", query="stage=DRAFT", position=1):
    return SavedFilter.objects.create(person=person, name=name, query=query, position=position)


def test_a_narrowed_list_offers_to_keep_how_it_is_narrowed(rosa, page):
    assert f'href="{KEEP}?q=ferry&amp;stage=DRAFT">Save this filter…' in page(rosa, "stage=DRAFT&q=ferry&tag=")


@pytest.mark.parametrize("query", ["", "o=1", "stage=nonsense", "p=2"])
def test_a_list_that_is_not_narrowed_or_not_understood_offers_nothing(query, rosa, page):
    assert "Save this filter" not in page(rosa, query)


def test_the_form_says_what_it_narrows_to(rosa, at_desk):
    answer = at_desk(rosa).get(f"{KEEP}?stage=DRAFT&q=ferry&tag=Harbour&tag_key=7&nonsense=1")
    assert answer.context["narrowed"] == ["words: ferry", "Stage: Draft", "Tag: Harbour"]
    assert answer.context["query"] == "q=ferry&stage=DRAFT&tag=Harbour&tag_key=7"


def test_it_is_kept_by_its_name_and_stands_over_the_list(rosa, at_desk, page):
    answer = at_desk(rosa).post(KEEP, {"name": " My  drafts ", "query": "stage=DRAFT&delete=all"})
    assert (answer.url, messages_of(answer)) == (f"{LIST}?stage=DRAFT", "“My drafts” stands over the list now.")
    assert f'<a href="{LIST}?stage=DRAFT" aria-current="true">My drafts</a>' in page(rosa, "stage=DRAFT")


def test_it_is_nobody_elses(desk, rosa, ed, page):
    kept(ed, "Of Ed")
    assert "Of Ed" not in page(rosa)


@pytest.mark.parametrize(
    ("name", "query", "sentence"),
    [
        ("", "stage=DRAFT", "Give the filter a name"),
        ("x" * 61, "stage=DRAFT", "Write at most 60 letters here; these are 61."),
        ("Mine", "nonsense=1", "Nothing is narrowed, so there is nothing to keep."),
    ],
)
def test_what_cannot_be_kept_comes_back_with_the_reason(name, query, sentence, rosa, at_desk):
    answer = at_desk(rosa).post(KEEP, {"name": name, "query": query})
    assert (answer.status_code, sentence in answer.content.decode()) == (409, True)


def test_the_name_of_another_one_is_asked_about_and_then_replaced(rosa, at_desk):
    kept(rosa)
    sent = {"name": "mine", "query": "stage=READY"}
    answer = at_desk(rosa).post(KEEP, sent)
    assert (answer.status_code, "Replace the other one" in answer.content.decode()) == (409, True)
    at_desk(rosa).post(KEEP, {**sent, "replace": "1"})
    assert [(row.name, row.query) for row in SavedFilter.objects.all()] == [("mine", "stage=READY")]


def test_what_the_list_does_not_know_any_more_is_left_out_and_said(rosa, page):
    kept(rosa, query="mood=bad&stage=DRAFT")
    text = page(rosa)
    assert f'href="{LIST}?stage=DRAFT"' in text
    assert "A filter of it does not exist any more and is left out." in text


def test_it_is_removed_and_the_list_stays_as_it_was(rosa, at_desk):
    answer = at_desk(rosa).post(f"{LIST}filters/{kept(rosa).pk}/remove/", {"query": "stage=READY"})
    assert (answer.url, SavedFilter.objects.count()) == (f"{LIST}?stage=READY", 0)


def test_that_of_somebody_else_is_not_found(rosa, ed, at_desk):
    assert at_desk(rosa).post(f"{LIST}filters/{kept(ed).pk}/remove/").status_code == 404
