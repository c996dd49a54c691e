"""The sitemap and robots.txt."""

import datetime as dt
import xml.etree.ElementTree as ET

import pytest

from articles import sitemaps
from articles.models.public import PublicHousePage, PublicNote
from articles.vocabulary import NoteKind
from tests.readers import NOON

S = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def read(client, path="/sitemap.xml"):
    response = client.get(path)
    assert response.status_code == 200
    return ET.fromstring(response.content)  # noqa: S314  our own bytes


def addresses(root):
    return [loc.text for loc in root.iter(f"{S}loc")]


@pytest.mark.parametrize("stories", [1, 3, 300])
def test_the_sitemap_costs_six_queries(client, paper, django_assert_num_queries, stories):
    paper.many(stories)
    with django_assert_num_queries(6):
        assert len(addresses(read(client))) == stories + 4


def test_it_lists_what_is_live_and_nothing_else(client, paper):
    story = paper.story(topics=["Ferries"])
    paper.withdraw(paper.story("Goes away"))
    paper.topic("Nobody wrote about this")
    paths = ["/", "/world/", "/topics/ferries/", "/authors/rosa-linnet/", story.path]
    assert addresses(read(client)) == [f"http://testserver{path}" for path in paths]


def test_it_lists_pages_about_the_paper(client, paper):
    PublicHousePage.objects.create(slug="about", title="About us", html="<p>Hello.</p>", updated_at=NOON)
    assert addresses(read(client)) == ["http://testserver/", "http://testserver/about/"]


def test_it_lists_corrections_and_the_record_they_stand_in(client, desk):
    desk.corrected(kind=NoteKind.UPDATE)
    assert not [address for address in addresses(read(client)) if "/corrections/" in address]
    desk.corrected()
    path = PublicNote.objects.get(kind=NoteKind.CORRECTION).path
    found = [address.removeprefix("http://testserver") for address in addresses(read(client))]
    assert [address for address in found if address.startswith("/corrections/")] == ["/corrections/", path]


def test_its_elements_are_those_of_the_protocol_in_their_order(client, paper):
    paper.story()
    root = read(client)
    assert root.tag == f"{S}urlset"
    for url in root:
        assert [child.tag for child in url] in ([f"{S}loc"], [f"{S}loc", f"{S}lastmod"])
        assert all(dt.datetime.fromisoformat(child.text).tzinfo for child in url.iter(f"{S}lastmod"))


def test_every_address_in_it_answers(client, paper):
    paper.story(topics=["Ferries"])
    assert {
        client.get(address.removeprefix("http://testserver")).status_code for address in addresses(read(client))
    } == {200}


class TestOfALargePaper:
    @pytest.fixture(autouse=True)
    def small_parts(self, monkeypatch):
        monkeypatch.setattr(sitemaps, "PART", 10)

    @pytest.mark.parametrize(("stories", "parts"), [(11, 3), (20, 3), (21, 4), (47, 6)])
    def test_is_an_index_whose_parts_hold_every_story_once(self, client, paper, stories, parts):
        paper.many(stories)
        root = read(client)
        assert root.tag == f"{S}sitemapindex"
        names = [address.removeprefix("http://testserver") for address in addresses(root)]
        assert len(names) == parts
        found = [address for name in names[1:] for address in addresses(read(client, name))]
        assert len(found) == len(set(found)) == stories

    def test_costs_two_queries(self, client, paper, django_assert_num_queries):
        paper.many(47)
        with django_assert_num_queries(2):
            read(client)

    @pytest.mark.parametrize("cursor", ["x", "AAAA", "9" * 400])
    def test_a_part_that_nobody_named_is_a_404(self, client, paper, cursor):
        assert client.get(f"/sitemap-stories-{cursor}.xml").status_code == 404


def test_robots_may_read_everything_but_the_desk(client, db):
    text = client.get("/robots.txt").content.decode()
    assert text == "User-agent: *\nDisallow: /admin/\n\nSitemap: http://testserver/sitemap.xml\n"
