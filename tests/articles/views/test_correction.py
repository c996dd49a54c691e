"""The public record of corrections."""

import datetime as dt
import itertools
import json
import uuid

import pytest
from bs4 import BeautifulSoup

from articles.models.public import Publication, PublicNote
from articles.vocabulary import Gravity, NoteKind, Standing
from tests.readers import NOON

KYIV = dt.timedelta(hours=2)


@pytest.fixture
def note(paper):
    """`note(story)`: one more note that readers have of the story."""
    numbers = itertools.count(1)

    def add(story, **fields):
        number = next(numbers)
        at = fields.setdefault("published_at", NOON + dt.timedelta(hours=number))
        slug = story.path.strip("/").rpartition("/")[2]
        facts = {
            "uuid": uuid.uuid4(),
            "number": number,
            "path": f"/corrections/{at:%Y/%m}/{slug}-{number}/",
            "kind": NoteKind.CORRECTION,
            "gravity": Gravity.ORDINARY,
            "text": f"We counted wrongly {number}.",
        }
        return PublicNote.objects.create(publication=story, **{**facts, **fields})

    return add


def soup(client, path="/corrections/"):
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def listed(client, path="/corrections/"):
    return [item.find(class_="stand").text for item in soup(client, path).find_all("li", class_="card")]


@pytest.mark.parametrize("notes", [1, 3, 60])
def test_the_list_costs_two_queries(client, paper, note, django_assert_num_queries, notes):
    story = paper.story()
    for _n in range(notes):
        note(story)
    with django_assert_num_queries(2):
        assert len(listed(client)) == min(notes, 20)


def test_a_paper_without_stories_has_an_empty_record(client, paper, django_assert_num_queries):
    with django_assert_num_queries(2):
        assert "There are none yet." in soup(client).main.text


def test_older_pages_show_every_note_once_in_order(client, paper, note):
    story = paper.story()
    texts = [note(story).text for _n in range(45)]
    seen, where = [], "/corrections/"
    while where:
        seen += listed(client, where)
        onward = soup(client, where).find("a", rel="next")
        where = onward and onward["href"].removeprefix("http://testserver")
    assert seen == texts[::-1]


def test_notes_of_one_moment_are_all_seen(client, paper, note):
    story = paper.story()
    for _n in range(25):
        note(story, published_at=NOON)
    first = soup(client).find("a", rel="next")["href"].removeprefix("http://testserver")
    assert len(set(listed(client)) | set(listed(client, first))) == 25


def test_updates_and_notes_of_gone_stories_are_not_in_it(client, paper, note):
    story, gone = paper.story(), paper.story("Gone")
    note(story, kind=NoteKind.UPDATE, path=f"{story.path}#note-1")
    note(gone)
    paper.withdraw(gone)
    assert listed(client) == []


def test_a_note_tells_what_the_story_said_and_says(client, paper, note):
    note(paper.story(), text="We counted wrongly.", was="14 boats", now_is="41 boats")
    assert listed(client) == ["We counted wrongly. This story said “14 boats”. It now says “41 boats”."]


class TestChoosing:
    @pytest.fixture
    def record(self, paper, note):
        one, other = paper.story("One", section="World"), paper.story("Other", section="Region")
        note(one, text="World correction.")
        note(one, text="World clarification.", kind=NoteKind.CLARIFICATION)
        note(other, text="Region note.", kind=NoteKind.EDITORS_NOTE)

    @pytest.mark.parametrize(
        ("query", "texts"),
        [
            ("kind=correction", ["World correction."]),
            ("kind=editors-note", ["Region note."]),
            ("section=world", ["World clarification.", "World correction."]),
            ("kind=clarification&section=world", ["World clarification."]),
            ("section=region&kind=clarification", []),
            ("colour=red", ["Region note.", "World clarification.", "World correction."]),
        ],
    )
    def test_a_kind_and_a_section_leave_only_some(self, client, record, query, texts):
        assert listed(client, f"/corrections/?{query}") == texts

    @pytest.mark.parametrize("query", ["kind=update", "kind=", "kind=CORRECTION", "section=nowhere", "before=x"])
    def test_what_there_is_not_is_a_404(self, client, record, query):
        assert client.get(f"/corrections/?{query}").status_code == 404

    def test_every_choice_is_a_link_that_keeps_the_other(self, client, record):
        head = soup(client, "/corrections/?kind=correction").find(class_="head")
        assert [(a["href"], a.get("aria-current")) for a in head.find_all("a")] == [
            ("/corrections/", None),
            ("/corrections/?kind=correction", "true"),
            ("/corrections/?kind=clarification", None),
            ("/corrections/?kind=editors-note", None),
            ("/corrections/?kind=correction", "true"),
            ("/corrections/?kind=correction&section=region", None),
            ("/corrections/?kind=correction&section=world", None),
        ]

    def test_the_page_names_one_address_whatever_the_order_of_the_question(self, client, record):
        link = soup(client, "/corrections/?section=world&kind=correction").find("link", rel="canonical")
        assert link["href"] == "http://testserver/corrections/?kind=correction&section=world"

    def test_choosing_costs_two_queries(self, client, record, django_assert_num_queries):
        with django_assert_num_queries(2):
            client.get("/corrections/?kind=correction&section=world")


class TestMonths:
    def test_the_list_stands_under_months_that_have_pages(self, client, paper, note):
        story = paper.story()
        note(story, text="November.")
        note(story, text="October.", published_at=NOON - dt.timedelta(days=31))
        heads = soup(client).find_all("h2")
        assert [(h2.text, h2.a["href"]) for h2 in heads] == [
            ("November 2026", "/corrections/2026/11/"),
            ("October 2026", "/corrections/2026/10/"),
        ]
        assert listed(client, heads[1].a["href"]) == ["October."]

    def test_a_month_begins_in_the_newsrooms_zone(self, client, paper, note, settings):
        settings.TIME_ZONE = "Europe/Kyiv"
        note(
            paper.story(), published_at=dt.datetime(2026, 11, 1, tzinfo=dt.UTC) - KYIV, path="/corrections/2026/11/a-1/"
        )
        assert len(listed(client, "/corrections/2026/11/")) == 1
        assert client.get("/corrections/2026/10/").status_code == 404

    @pytest.mark.parametrize("month", ["2026/10", "2026/13", "2026/00", "1899/12", "0000/01", "9999/12", "2026/1"])
    def test_a_month_without_any_has_no_page(self, client, paper, note, month):
        note(paper.story())
        assert client.get(f"/corrections/{month}/").status_code == 404

    def test_a_month_costs_two_queries(self, client, paper, note, django_assert_num_queries):
        note(paper.story())
        with django_assert_num_queries(2):
            client.get("/corrections/2026/11/")


class TestOne:
    def test_it_costs_one_query(self, client, paper, note, django_assert_num_queries):
        row = note(paper.story())
        with django_assert_num_queries(1):
            assert client.get(row.path).status_code == 200

    def test_it_says_what_was_wrong_where_and_when(self, client, paper, note):
        story = paper.story()
        row = note(story, was="14", now_is="41", statement="The gates stood open.")
        page = soup(client, row.path).main
        assert "It concerns the statement “The gates stood open.”." in page.text
        assert "This story said “14”. It now says “41”." in page.text
        assert page.find("a", href=story.path)

    @pytest.mark.parametrize("path", ["/corrections/2026/11/nothing-1/", "/corrections/2026/12/barges-1/"])
    def test_one_that_never_was_is_a_404(self, client, paper, note, path):
        note(paper.story("Barges"))
        assert client.get(path).status_code == 404

    def test_that_of_a_withdrawn_story_is_gone_with_the_reason(self, client, paper, note):
        story = paper.story()
        row = note(story, text="secret-of-the-note")
        paper.withdraw(story, "The register was misread.")
        response = client.get(row.path)
        assert response.status_code == 410
        assert b"The register was misread." in response.content
        assert b"secret-of-the-note" not in response.content

    def test_that_of_a_killed_story_is_gone_without_a_trace(self, client, paper, note):
        story = paper.story()
        row = note(story, text="secret-of-the-note")
        rows = Publication.objects.filter(pk=story.pk)
        rows.update(standing=Standing.KILLED, html="", withdrawn_at=NOON)
        response = client.get(row.path)
        assert response.status_code == 410
        assert story.headline.encode() not in response.content
        assert b"secret-of-the-note" not in response.content

    def test_those_who_have_it_are_told_so(self, client, paper, note):
        row = note(paper.story())
        etag = client.get(row.path)["ETag"]
        assert client.get(row.path, headers={"If-None-Match": etag}).status_code == 304


class TestOnTheStory:
    def test_the_meta_line_leads_to_the_newest(self, client, paper, note):
        story = paper.story()
        note(story)
        note(story)
        assert soup(client, story.path).find(class_="meta").find("a", string="Corrected")["href"] == "#note-2"

    def test_its_linked_data_names_every_correction_and_no_update(self, client, paper, note):
        story = paper.story()
        row = note(story, was="14", now_is="41", text="We counted wrongly.")
        note(story, kind=NoteKind.UPDATE, path="#x")
        data = json.loads(soup(client, story.path).find("script", type="application/ld+json").string)
        assert data["correction"] == [
            {
                "@type": "CorrectionComment",
                "text": "We counted wrongly. This story said “14”. It now says “41”.",
                "datePublished": "2026-11-20T13:00:00+00:00",
                "url": f"http://testserver{row.path}",
            }
        ]

    def test_a_story_without_notes_says_nothing_of_them(self, client, paper):
        html = client.get(paper.story().path).content
        assert b"CorrectionComment" not in html
        assert b">Corrected<" not in html
