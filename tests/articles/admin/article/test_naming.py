"""A version of a story is given a name, and where the name is read."""

import pytest

from articles.actions import version_name
from tests.articles.admin.article.conftest import messages_of, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def named(desk, rosa):
    story = desk.draft()
    version_name.give(story, story.latest_revision, name="as sent “out”", by=rosa, at=desk.now)
    desk.attribute(story, "The ferry runs again")
    return story


def test_the_page_of_a_version_gives_it_a_name(desk, rosa, at_desk):
    story = desk.draft()
    answer = at_desk(rosa).post(url("revision_name", story, 1), {"name": "as sent"}, follow=True)
    assert messages_of(answer) == "Revision 1 is called “as sent” now."
    assert 'value="as sent"' in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("", "Revision 1 has no name any more."), ("as sent “out”", "Nothing changed: the version is called so already.")],
)
def test_it_says_what_came_of_it(name, sentence, named, rosa, at_desk):
    assert messages_of(at_desk(rosa).post(url("revision_name", named, 1), {"name": name})) == sentence


def test_a_name_that_is_too_long_comes_back(named, rosa, at_desk):
    answer = at_desk(rosa).post(url("revision_name", named, 1), {"name": "x" * 81})
    page = answer.content.decode()
    assert (answer.status_code, "x" * 81 in page) == (409, True)
    assert "Write at most 80 letters here; these are 81." in page


@pytest.mark.parametrize("place", ["change", "revision"])
def test_the_name_is_read_in_the_history_and_on_the_page_of_the_version(place, named, lena, at_desk):
    parts = [1] if place == "revision" else []
    assert "“as sent ‘out’”" in at_desk(lena).get(url(place, named, *parts)).content.decode()


def test_the_list_to_compare_with_names_it_first(named, rosa, at_desk):
    choices = at_desk(rosa).get(url("revision", named, 2)).context["compared"].choices
    assert next(one.label for one in choices if one.number == 1).startswith("“as sent ‘out’” · Revision 1")


def test_the_timeline_keeps_what_it_was_called(desk, named, rosa, at_desk):
    version_name.give(named, named.revisions.get(number=1), name="", by=rosa, at=desk.now)
    entries = at_desk(rosa).get(url("timeline", named)).context["entries"]
    told = [(one.what, one.words, one.number) for one in entries if "ame" in one.what]
    assert told == [
        ("Name of a version removed; it was called “as sent ‘out’”", "", 1),
        ("Version named", "as sent “out”", 1),
    ]


def test_who_only_reads_is_offered_no_name_and_refused_one(named, lena, at_desk):
    assert "Keep the name" not in at_desk(lena).get(url("revision", named, 1)).content.decode()
    assert at_desk(lena).post(url("revision_name", named, 1), {"name": "Mine"}).status_code == 403
