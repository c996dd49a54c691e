"""The page that brings an earlier version back."""

import re

import pytest

from articles.actions import editing
from tests.articles.admin.article.conftest import messages_of, url


@pytest.fixture
def story(desk):
    made = desk.draft(headline="As it was")
    editing.save_text(made, version=made.version, text={"headline": "As it is"}, by=desk.rosa, at=desk.now)
    return made


def test_it_shows_what_would_change_and_does_it_on_demand(story, rosa, at_desk):
    client = at_desk(rosa)
    page = client.get(url("restore", story, 1)).content.decode()
    response = client.post(url("restore", story, 1), {"version": story.version})
    story.refresh_from_db()
    assert re.search(r"<del>\s*is\s*</del>\s*<ins>\s*was\s*</ins>", page)
    assert (response.status_code, story.headline) == (302, "As it was")
    assert "Revision 1 is the newest version again." in messages_of(response)


def test_looking_changes_nothing(story, rosa, at_desk):
    at_desk(rosa).get(url("restore", story, 1))
    assert story.revisions.count() == 2


def test_a_second_press_says_that_nothing_was_changed(story, rosa, at_desk):
    client, sent = at_desk(rosa), {"version": story.version}
    client.post(url("restore", story, 1), sent)
    again = client.post(url("restore", story, 1), sent)
    assert (again.status_code, story.revisions.count()) == (409, 3)
    assert "The story says exactly this already, so nothing was changed." in again.content.decode()


@pytest.mark.parametrize("case", [(2, None, 409), (1, 1, 409), (1, "x", 409), (9, None, 404)])
def test_what_cannot_be_brought_back_is_told(case, story, rosa, at_desk):
    number, sent, status = case
    version = story.version if sent is None else sent
    assert at_desk(rosa).post(url("restore", story, number), {"version": version}).status_code == status
    assert story.revisions.count() == 2


def test_an_older_version_offers_to_be_brought_back_to_those_who_write(story, rosa, lena, at_desk):
    address = url("restore", story, 1)
    assert address in at_desk(rosa).get(url("revision", story, 1)).content.decode()
    assert address not in at_desk(rosa).get(url("revision", story, 2)).content.decode()
    assert address not in at_desk(lena).get(url("revision", story, 1)).content.decode()


def test_any_two_versions_can_be_compared_from_a_form(story, rosa, at_desk):
    page = at_desk(rosa).get(url("revision", story, 2), {"since": "1"}).content.decode()
    assert '<select id="since" name="since">' in page
    assert "What changed from revision 1 to revision 2" in page
