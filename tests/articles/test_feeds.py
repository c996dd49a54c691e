"""The Atom feed."""

import xml.etree.ElementTree as ET

import pytest

from articles.models.public import Publication
from tests.readers import NOON

A = "{http://www.w3.org/2005/Atom}"


def feed(client):
    return ET.fromstring(client.get("/feeds/all.atom").content)  # noqa: S314  our own bytes


@pytest.mark.parametrize("stories", [1, 3, 300])
def test_the_feed_costs_one_query_and_holds_the_newest_fifty(client, paper, django_assert_num_queries, stories):
    paper.many(stories)
    with django_assert_num_queries(1):
        found = feed(client).findall(f"{A}entry")
    assert [entry.findtext(f"{A}title") for entry in found] == [f"Gate {n} opens" for n in range(min(stories, 50))]


def test_an_entry_says_all_that_atom_asks_for(client, paper):
    story = paper.story(authors=["Rosa Linnet", "Theo Marsk"], topics=["Ferries"])
    entry = feed(client).find(f"{A}entry")
    assert entry.findtext(f"{A}id") == f"tag:testserver,2026:{story.uuid}"
    assert entry.find(f"{A}link").get("href") == f"http://testserver{story.path}"
    assert entry.findtext(f"{A}updated") == NOON.isoformat()
    assert [name.text for name in entry.iter(f"{A}name")] == ["Rosa Linnet", "Theo Marsk"]
    assert entry.findtext(f"{A}summary") == story.standfirst


def test_an_entry_keeps_its_id_when_its_address_changes(client, paper):
    story = paper.story()
    before = feed(client).findtext(f"{A}entry/{A}id")
    Publication.objects.filter(pk=story.pk).update(path="/2026/11/20/another/")
    assert feed(client).findtext(f"{A}entry/{A}id") == before


@pytest.mark.parametrize("sign", ["\x01", "\x0b", "\x1f", "\ufffe", "\uffff", "\x7f", "\u2028", "]]>", "&<>\"'", "😀"])
def test_no_character_breaks_it(client, paper, sign):
    paper.story(f"Odd{sign}headline", slug="odd", standfirst=sign, kicker=sign)
    assert len(feed(client).findall(f"{A}entry")) == 1


def test_it_names_itself_and_every_page_names_it(client, paper):
    paper.story()
    self_link = feed(client).find(f"{A}link[@rel='self']").get("href")
    assert self_link == "http://testserver/feeds/all.atom"
    assert b'type="application/atom+xml" href="/feeds/all.atom"' in client.get("/world/").content


def test_withdrawn_stories_are_not_in_it(client, paper):
    paper.withdraw(paper.story())
    assert feed(client).find(f"{A}entry") is None


def test_an_empty_paper_has_a_valid_feed(client, db):
    assert feed(client).findtext(f"{A}updated")
