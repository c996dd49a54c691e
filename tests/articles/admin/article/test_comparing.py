"""Which revision another one is compared with, and which of the two comes first."""

import html

import pytest

from articles.actions import editing, restoring
from articles.admin.article import comparing
from tests.articles.admin.article.conftest import url

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(desk):
    return versions(desk, desk.draft(headline="First"), 3)


def versions(desk, story, size):
    for number in range(2, size + 1):
        facts = {"text": {"kicker": f"Kicker {number}"}, "by": desk.rosa, "at": desk.now}
        editing.save_text(story, version=story.version, **facts)
    return story


def page_of(client, story, number, query=""):
    return " ".join(html.unescape(client.get(url("revision", story, number) + query).content.decode()).split())


def offered(client, story, number, query=""):
    compared = client.get(url("revision", story, number) + query).context["compared"]
    return [one.number for one in compared.choices], compared.chosen


def test_the_others_are_offered_with_who_when_and_why_and_the_one_before_is_chosen(story, desk, at_desk):
    client = at_desk(desk.ed)
    assert offered(client, story, 2) == ([3, 1], 1)
    label = client.get(url("revision", story, 2)).context["compared"].choices[1].label
    assert label.startswith("Revision 1 · ")
    assert label.endswith("· Rosa · Created")


def test_the_reason_of_a_revision_stands_behind_it(story, desk, at_desk):
    restoring.restore(story, story.revisions.get(number=1), version=story.version, by=desk.rosa, at=desk.now)
    label = at_desk(desk.ed).get(url("revision", story, 1)).context["compared"].choices[0].label
    assert label.startswith("Revision 4 · ")
    assert label.endswith(f" · {story.revisions.get(number=4).note}")


def test_the_one_that_readers_have_is_marked(desk, at_desk):
    story = versions(desk, desk.live(), 2)
    choices = at_desk(desk.ed).get(url("revision", story, 2)).context["compared"].choices
    assert choices[0].label.startswith("Revision 1, readers have this one · ")


@pytest.mark.parametrize(("number", "since"), [(3, 1), (1, 3)])
def test_the_older_one_comes_first_whichever_is_on_the_page(number, since, story, desk, at_desk):
    page = page_of(at_desk(desk.ed), story, number, f"?since={since}")
    assert ("What changed from revision 1 to revision 3" in page, "<ins>Kicker 3 </ins>" in page) == (True, True)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("?since=x", "“x” is no number of a revision. Choose one from the list"),
        ("?since=-1", "“-1” is no number of a revision."),
        ("?since=٣", "“٣” is no number of a revision."),
        ("?since=", "No revision was chosen."),
        ("?since=2", "Revision 2 is the one that you look at."),
        ("?since=0", "The story has no revision 0: they are numbered from 1 to 3."),
        ("?since=1&number=99", "The story has no revision 99: they are numbered from 1 to 3."),
    ],
)
def test_what_cannot_be_compared_is_told_in_a_sentence(query, sentence, story, desk, at_desk):
    page = page_of(at_desk(desk.ed), story, 2, query)
    assert (sentence in page, "What changed from" in page) == (True, False)


def test_who_asks_for_no_comparison_is_told_nothing(story, desk, at_desk):
    assert 'role="alert"' not in page_of(at_desk(desk.ed), story, 2)


def test_a_story_with_one_revision_has_nothing_to_compare(desk, at_desk):
    assert 'class="compare"' not in page_of(at_desk(desk.ed), desk.draft(), 1)


def test_one_that_is_not_listed_is_called_by_its_number(story, desk, at_desk, monkeypatch):
    client = at_desk(desk.ed)
    assert 'name="number"' not in page_of(client, story, 3)
    monkeypatch.setattr(comparing, "MOST", 1)
    assert offered(client, story, 3)[0] == [2]
    page = page_of(client, story, 3, "?since=2&number=1")
    assert ('name="number"' in page, "What changed from revision 1 to revision 3" in page) == (True, True)


@pytest.mark.parametrize("size", [2, 4])
def test_the_page_costs_the_same_however_many_there_are(size, desk, at_desk, django_assert_num_queries):
    story, client = versions(desk, desk.draft(), size), at_desk(desk.ed)
    # Session, person, permissions (2), roles, story, revision, those that are offered, the other one.
    with django_assert_num_queries(9):
        page_of(client, story, 2, "?since=1")
