"""A story of fifty versions: the first and the last are compared, the first comes back, and all of it is the section's."""

import html

import pytest

from articles.actions import attribution, editing, related, tag
from articles.models import Attribution, RelatedHeadline
from tests.articles.admin.article.conftest import url

pytestmark = pytest.mark.django_db
LAST = 50


@pytest.fixture
def long_lived(desk, rosa):
    """Version 1 has an attribution, a tag and a related headline of its own, which version 50 has not."""
    at = desk.now
    story = desk.draft(headline="First", paragraphs=["The ferry runs again."])
    row = Attribution(article=story, statement="The ferry runs again", source=desk.source("Ana Petrel"))
    attribution.add(row, by=rosa, at=at, passages=["The ferry runs again"])
    tagged = tag.attach(story, tag=desk.tag("Harbour"), by=rosa, at=at)
    headline = desk.relate(story, headline="Tide tables")
    story.refresh_from_db()
    full = story.latest_revision.number
    attribution.remove(row, by=rosa, at=at)
    tag.detach(tagged, by=rosa, at=at)
    related.remove(RelatedHeadline.objects.get(pk=headline.pk), by=rosa, at=at)
    tag.attach(story, tag=desk.tag("Storms"), by=rosa, at=at)
    while (made := story.revisions.count()) < LAST:
        story.refresh_from_db()
        text = {"headline": f"Words {made}"}
        editing.save_text(story, version=story.version, text=text, by=rosa, at=at)
    story.refresh_from_db()
    return story, full


def shown(answer):
    return " ".join(html.unescape(answer.content.decode()).split())


def test_the_first_and_the_last_are_compared(long_lived, rosa, at_desk):
    story, _full = long_lived
    page = shown(at_desk(rosa).get(url("revision", story, 1), {"since": LAST}))
    assert "What changed from revision 1 to revision 50" in page
    assert ("<del>First </del>" in page, "<ins>Storms </ins>" in page) == (True, True)


def test_what_an_early_one_held_is_gone_from_the_last_one(long_lived, rosa, at_desk):
    story, full = long_lived
    page = shown(at_desk(rosa).get(url("revision", story, LAST), {"since": full}))
    gone = ["<del>Ana Petrel: The ferry runs again", "<del>Harbour </del>", "<del>Tide tables </del>"]
    assert [words for words in gone if words not in page] == []


def test_an_early_one_comes_back_with_all_that_it_held(long_lived, rosa, at_desk):
    story, full = long_lived
    at_desk(rosa).post(url("restore", story, full), {"version": story.version})
    story.refresh_from_db()
    held = [story.attributions.get().statement, story.taggings.get().tag.name, story.related.get().headline]
    assert (story.revisions.count(), held) == (LAST + 1, ["The ferry runs again", "Harbour", "Tide tables"])


def test_the_first_one_comes_back_without_what_came_later(long_lived, rosa, at_desk):
    story, _full = long_lived
    at_desk(rosa).post(url("restore", story, 1), {"version": story.version})
    story.refresh_from_db()
    rows = (story.attributions.count(), story.taggings.count(), story.related.count())
    assert (story.headline, rows) == ("First", (0, 0, 0))


@pytest.mark.parametrize(
    "door",
    [
        ("get", "timeline"),
        ("post", "timeline_export"),
        ("get", "revision", 1),
        ("post", "revision_name", 1),
        ("get", "restore", 1),
        ("post", "restore", 1),
        ("get", "preview"),
        ("get", "preview_page"),
    ],
)
def test_nobody_of_another_section_finds_any_of_it(door, desk, olu, at_desk):
    method, name, *parts = door
    address = url(name, desk.draft(), *parts)
    answer = getattr(at_desk(olu), method)(f"{address}?since=1", {"version": 1} if method == "post" else {})
    assert answer.status_code == 404
