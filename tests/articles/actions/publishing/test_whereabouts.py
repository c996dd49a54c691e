"""Which of our own addresses lead a reader to something."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.actions import author, byline, editing, house_page, tag
from articles.actions.publishing.whereabouts import found
from articles.actions.publishing.withdraw import withdraw
from articles.models import Author, HousePage, Publication
from articles.models.public import PublicNote

pytestmark = pytest.mark.django_db


def out(story):
    return Publication.objects.get(article_id=story.pk).path


@pytest.fixture
def edition(desk, mara):
    """One live story with a topic and a byline, one that was withdrawn, one that was never out, and /about/."""
    story = desk.draft()
    tag.attach(story, tag=desk.tag("Harbour"), by=desk.rosa, at=desk.now)
    byline.add(story, author=author.save(Author(name="Rosa Linnet")), by=desk.rosa, at=desk.now)
    desk.tag("Ferries")
    desk.section("Sport")
    page = HousePage(slug="about", title="About us", body="<p>Since 1887.</p>", is_out=True)
    house_page.save(page, version=0, by=mara, at=desk.now)
    return desk.live(story)


@pytest.mark.parametrize(
    ("path", "is_there"),
    [
        # Pages that are always there, and files, of which no record knows.
        ("/", True),
        ("/topics/", True),
        ("/authors/", True),
        ("/feeds/all.atom", True),
        ("/static/css/site.css", True),
        # Pages that list a live story, and pages of the house; a missing slash is added on the way.
        ("/world/", True),
        ("/world", True),
        ("/topics/harbour/", True),
        ("/authors/rosa-linnet/", True),
        ("/about/", True),
        # Of these the records know nothing, or nothing that is live.
        ("/sport/", False),
        ("/topics/ferries/", False),
        ("/topics/tides/", False),
        ("/authors/harbour/", False),
        ("/harbour/", False),
        ("/contact/", False),
        ("/2026/11/23/never-was/", False),
        # An address in other letters is another one, and there are none of these kinds.
        ("/World/", False),
        ("/a/b/c/", False),
        ("/2026/11/", False),
        # Readers have no desk.
        ("/admin/", False),
        ("/admin/articles/article/", False),
    ],
)
def test_an_address_of_ours_leads_to_something_or_not(edition, path, is_there):
    assert found([path]) == ({path} if is_there else set())


def test_a_live_story_is_found_at_its_address_and_at_its_former_one(edition, desk, rosa):
    former = out(edition)
    editing.save_text(edition, version=edition.version, text={"slug": "boats-sail"}, by=rosa, at=desk.now)
    desk.live(edition)
    assert found([former, out(edition)]) == {former, out(edition)}


def test_a_correction_is_found_as_long_as_its_story_is_live(edition, desk, ed):
    desk.corrected(edition)
    path = PublicNote.objects.get().path
    before = found([path, f"{path[:-1]}-9/", "/corrections/"])
    withdraw(edition, reason="Wrong ship.", by=ed, at=desk.now)
    assert (before, found([path])) == ({path, "/corrections/"}, set())


def test_a_withdrawn_story_is_found_nowhere(edition, desk, ed):
    path = out(edition)
    withdraw(edition, reason="Wrong ship.", by=ed, at=desk.now)
    assert found([path, "/world/", "/topics/harbour/"]) == set()


@pytest.mark.parametrize(
    ("paths", "queries"),
    [
        # Nothing to look up; then one look for all, whatever their number and kind.
        ([], 0),
        (["/", "/topics/", "/a/b/c/"], 0),
        (["/world/"], 1),
        (["/world/", "/topics/harbour/", "/authors/rosa-linnet/", "/about/", "/2026/11/23/never-was/"], 1),
    ],
)
def test_all_addresses_are_looked_up_at_once(edition, paths, queries):
    with CaptureQueriesContext(connection) as asked:
        found(paths)
    assert len(asked) == queries
