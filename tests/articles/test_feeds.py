"""The Atom feed."""

import datetime as dt
import xml.etree.ElementTree as ET

import pytest
import time_machine

from articles.actions.publishing.kill import kill
from articles.actions.publishing.reinstate import reinstate
from articles.actions.publishing.withdraw import withdraw
from articles.models.public import Publication, PublicNote
from articles.vocabulary import NoteKind
from tests.readers import NOON

A = "{http://www.w3.org/2005/Atom}"
AT = "{http://purl.org/atompub/tombstones/1.0}"


def feed(client):
    return ET.fromstring(client.get("/feeds/all.atom").content)  # noqa: S314  our own bytes


@pytest.mark.parametrize("stories", [1, 3, 300])
def test_the_feed_costs_two_queries_and_holds_the_newest_fifty(client, paper, django_assert_num_queries, stories):
    paper.many(stories)
    with django_assert_num_queries(2):  # what is out, what is gone
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


def gone(client):
    """What the feed says is gone: [(id, moment)]."""
    return [(one.get("ref"), one.get("when")) for one in feed(client).findall(f"{AT}deleted-entry")]


def test_programs_that_keep_entries_are_told_which_are_gone_and_since_when(client, paper):
    story = paper.story()
    entry = feed(client).findtext(f"{A}entry/{A}id")
    paper.withdraw(story)
    at = NOON + dt.timedelta(days=1)
    assert gone(client) == [(entry, at.isoformat())]
    assert feed(client).findtext(f"{A}updated") == at.isoformat()


def test_a_tombstone_says_nothing_but_that_it_is_gone(client, paper):
    paper.withdraw(paper.story("Barges wait"), "The register was misread.")
    text = client.get("/feeds/all.atom").content.decode()
    assert not [word for word in ("Barges", "barges", "register") if word in text]


@pytest.mark.parametrize(("stories", "told"), [(1, 1), (3, 3), (31, 30)])
def test_the_newest_thirty_are_told(client, paper, django_assert_num_queries, stories, told):
    for number in range(stories):
        paper.withdraw(paper.story(f"Gate {number} opens"))
    with django_assert_num_queries(2):
        assert len(gone(client)) == told


def test_what_is_gone_for_three_months_is_told_no_more(client, paper):
    paper.withdraw(paper.story())
    with time_machine.travel(NOON + dt.timedelta(days=91, minutes=1)):
        assert gone(client) == []


def test_a_story_that_came_back_is_an_entry_again(client, paper):
    story = paper.story()
    paper.withdraw(story)
    paper.restore(story)
    assert (gone(client), len(feed(client).findall(f"{A}entry"))) == ([], 1)


def test_an_empty_paper_has_a_valid_feed(client, db):
    assert feed(client).findtext(f"{A}updated")


class TestCorrections:
    PATH = "/feeds/corrections.atom"

    @pytest.mark.parametrize("notes", [1, 3])
    def test_it_costs_two_queries_and_holds_the_record(self, client, desk, django_assert_num_queries, notes):
        for _n in range(notes):
            desk.corrected()
        desk.corrected(kind=NoteKind.UPDATE)
        with django_assert_num_queries(2):  # what stands there, what is gone
            response = client.get(self.PATH)
        assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
        assert response.content.count(b"<entry ") == notes

    def test_an_entry_leads_to_the_note_and_its_story(self, client, desk):
        desk.corrected(desk.live(headline="Ferry line reopens"), text="We counted <wrongly>.")
        note = PublicNote.objects.get()
        (entry,) = ET.fromstring(client.get(self.PATH).content).iter(f"{A}entry")  # noqa: S314  our own bytes
        links = [link.get("href").removeprefix("http://testserver") for link in entry.iter(f"{A}link")]
        assert links == [note.path, note.publication.path]
        assert entry.find(f"{A}title").text == "Correction: Ferry line reopens"
        assert entry.find(f"{A}summary").text == "We counted <wrongly>."

    def test_a_withdrawn_story_takes_its_notes_along(self, client, desk, ed):
        withdraw(desk.corrected(), reason="Wrong ship.", by=ed, at=desk.now)
        assert b"<entry " not in client.get(self.PATH).content

    @pytest.mark.parametrize("way", ["withdrawn", "killed"])
    def test_programs_that_keep_entries_are_told_which_went_with_their_story(self, client, desk, way):
        story = desk.corrected(text="We counted wrongly.")
        (entry,) = self.read(client).iter(f"{A}entry")
        if way == "killed":
            kill(story, reason="A court order.", by=desk.mara, at=desk.now)
        else:
            withdraw(story, reason="Wrong ship.", by=desk.ed, at=desk.now)
        at = Publication.objects.get().withdrawn_at
        found = [(one.get("ref"), one.get("when")) for one in self.read(client).iter(f"{AT}deleted-entry")]
        assert found == [(entry.findtext(f"{A}id"), at.isoformat())]
        assert "counted" not in client.get(self.PATH).content.decode()

    def test_an_update_was_no_entry_and_leaves_no_tombstone(self, client, desk):
        story = desk.corrected(kind=NoteKind.UPDATE)
        withdraw(story, reason="Wrong ship.", by=desk.ed, at=desk.now)
        assert list(self.read(client).iter(f"{AT}deleted-entry")) == []

    def test_a_note_whose_story_came_back_is_an_entry_again(self, client, desk):
        story = desk.corrected()
        withdraw(story, reason="Wrong ship.", by=desk.ed, at=desk.now)
        reinstate(story, reason="It was the right ship.", by=desk.mara, at=desk.now)
        feed = self.read(client)
        assert (len(list(feed.iter(f"{A}entry"))), len(list(feed.iter(f"{AT}deleted-entry")))) == (1, 0)

    def test_what_is_gone_for_three_months_is_told_no_more(self, client, desk):
        withdraw(desk.corrected(), reason="Wrong ship.", by=desk.ed, at=desk.now)
        with time_machine.travel(desk.now + dt.timedelta(days=91)):
            assert list(self.read(client).iter(f"{AT}deleted-entry")) == []

    def read(self, client):
        return ET.fromstring(client.get(self.PATH).content)  # noqa: S314  our own bytes
