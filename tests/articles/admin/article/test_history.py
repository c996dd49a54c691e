"""What a story said before, readable and never changed."""

import pytest

from articles.actions import editing, section
from articles.admin.article import comparison
from articles.admin.article.comparison import MOST_STEPS
from tests.articles.admin.article.conftest import url


def test_a_revision_shows_what_the_story_said_then(desk, rosa, at_desk, save):
    story = desk.draft(headline="The first headline")
    client = at_desk(rosa)
    save(client, story, headline="The second headline")
    page = client.get(url("revision", story, 1)).content.decode()
    assert '<p class="headline">The first headline</p>' in page


def test_a_revision_can_be_compared_with_another(desk, rosa, at_desk, save):
    story = desk.draft(headline="The first headline")
    client = at_desk(rosa)
    save(client, story, headline="The second headline")
    page = client.get(url("revision", story, 2) + "?since=1").content.decode()
    assert "<del>first </del><ins>second </ins>" in page


@pytest.mark.parametrize("steps", [MOST_STEPS, 0])
def test_a_coarse_comparison_says_that_it_is_one(steps, desk, at_desk, save, monkeypatch):
    monkeypatch.setattr(comparison, "MOST_STEPS", steps)
    story = desk.draft(headline="The first of two headlines")
    client = at_desk(desk.rosa)
    save(client, story, headline="The next in a row of headlines")
    page = client.get(url("revision", story, 2) + "?since=1").content.decode()
    assert ("These texts differ in too many places to compare every word" in page) is (steps == 0)


@pytest.mark.parametrize("number", [0, 2, 10**20])
def test_a_revision_that_is_not_there_is_not_found(number, desk, rosa, at_desk):
    assert at_desk(rosa).get(url("revision", desk.draft(), number)).status_code == 404


def test_a_revision_is_read_by_who_may_see_the_story_and_by_nobody_else(desk, libby, olu, at_desk):
    address = url("revision", desk.draft(), 1)
    assert (at_desk(libby).get(address).status_code, at_desk(olu).get(address).status_code) == (200, 404)


def test_a_revision_takes_no_post(desk, rosa, at_desk):
    assert at_desk(rosa).post(url("revision", desk.draft(), 1)).status_code == 405


def test_markup_that_an_old_revision_might_hold_is_not_markup_on_its_page(desk, rosa, at_desk):
    story = desk.draft(headline="<script>alert(1)</script>")
    editing.save_text(
        story, version=1, text={"body": "<p>&lt;img src=x onerror=alert(1)&gt;</p>"}, by=rosa, at=desk.now
    )
    page = at_desk(rosa).get(url("revision", story, 2)).content.decode()
    assert "<script>alert(1)" not in page
    assert "<img" not in page


def test_the_page_lists_steps_releases_and_revisions_with_who_and_when(desk, rosa, at_desk):
    story = desk.live()
    page = at_desk(rosa).get(url("change", story)).content.decode()
    for words in ("Sent to the desk ·", "Approved ·", "Published ·", "readers have this one", "· Ed"):
        assert words in page


def test_the_headline_of_a_story_one_may_not_see_is_not_in_old_revisions_either(desk, olu, rosa, at_desk):
    elsewhere = desk.draft(by=olu, section=olu.memberships.get().section, headline="Coach to resign")
    story = desk.draft()
    section.join(elsewhere.section, person=rosa)
    desk.relate(story, by=rosa, target=elsewhere)
    section.leave(elsewhere.section, person=rosa)
    html = at_desk(rosa).get(f"/admin/articles/article/{story.pk}/revisions/2/?since=1").content.decode()
    assert "A story of another section" in html
    assert "Coach to resign" not in html


@pytest.mark.parametrize("size", [15, 16])
def test_more_revisions_than_the_page_lists_are_one_link_away_at_the_same_price(
    size, desk, rosa, at_desk, django_assert_max_num_queries
):
    is_offered = size > 15
    story = desk.draft()
    for number in range(2, size + 1):
        editing.save_text(story, version=story.version, text={"kicker": f"Kicker {number}"}, by=rosa, at=desk.now)
    client = at_desk(rosa)
    page = client.get(url("change", story)).content.decode()
    with django_assert_max_num_queries(15):
        everything = client.get(url("change", story) + "?history=all").content.decode()
    first = url("revision", story, 1)
    assert ("All revisions" in page, first in page) == (is_offered, not is_offered)
    assert ("All revisions" in everything, first in everything) == (False, True)
