"""The page of the legal notes: its words stand behind a press that is written down."""

import pytest

from articles.actions import legal_note
from articles.models import StoryEvent
from articles.vocabulary import EventKind
from tests.articles.admin.article.conftest import messages_of, url

WORDS = "Name no yard before the hearing."


@pytest.fixture
def noted(desk, lena):
    """A draft with a note of lena's."""
    story = desk.draft()
    legal_note.write(story, words=WORDS, by=lena, at=desk.now)
    return story


def page_of(client, story):
    return client.get(url("legal_notes", story)).content.decode()


def part(page, title):
    return page.partition(f">{title}</h2>")[2].partition("</section>")[0]


def test_looking_shows_who_wrote_a_note_and_not_what_it_says(desk, noted, at_desk):
    page = page_of(at_desk(desk.ed), noted)
    assert ("Lena" in part(page, "Notes"), WORDS in page) == (True, False)
    assert not StoryEvent.objects.filter(kind=EventKind.LEGAL_READ).exists()


def test_no_word_of_a_note_is_fetched_for_looking(desk, noted, at_desk):
    line = at_desk(desk.ed).get(url("legal_notes", noted)).context["notes"][0]
    assert (line.words, line.event.get_deferred_fields() & {"note"}) == ("", {"note"})


def test_reading_shows_the_words_and_that_they_were_read(desk, noted, at_desk):
    page = at_desk(desk.ed).post(url("legal_notes_read", noted)).content.decode()
    assert (WORDS in part(page, "Notes"), "Ed" in part(page, "Who read them, and when")) == (True, True)
    assert StoryEvent.objects.get(kind=EventKind.LEGAL_READ).by == desk.ed


def test_what_was_read_is_kept_by_no_browser(desk, noted, at_desk):
    answer = at_desk(desk.ed).post(url("legal_notes_read", noted))
    assert "no-store" in answer["Cache-Control"]


def test_who_read_up_to_where_stands_on_the_page(desk, lena, noted, at_desk):
    at_desk(desk.ed).post(url("legal_notes_read", noted))
    legal_note.write(noted, words="And no captain.", by=lena, at=desk.now)
    at_desk(lena).post(url("legal_notes_read", noted))
    lines = part(page_of(at_desk(desk.ed), noted), "Who read them, and when").split("<li>")[1:]
    assert [("Lena" in line, "notes 1 to 2" in line) for line in lines] == [(True, True), (False, False)]


def test_whoever_read_them_all_is_told_so(desk, noted, at_desk):
    client = at_desk(desk.ed)
    assert "There are notes that you have not read." in page_of(client, noted)
    client.post(url("legal_notes_read", noted))
    assert "You have read all of them" in page_of(client, noted)


def test_a_note_is_written_and_not_shown(desk, at_desk):
    story, client = desk.draft(), at_desk(desk.ed)
    answer = client.post(url("legal_notes", story), {"note": WORDS}, follow=True)
    assert (StoryEvent.objects.get().note, WORDS in answer.content.decode()) == (WORDS, False)


def test_whoever_wrote_one_is_told_where_it_is(desk, at_desk):
    answer = at_desk(desk.ed).post(url("legal_notes", desk.draft()), {"note": WORDS})
    assert "The note is written." in messages_of(answer)


@pytest.mark.parametrize(("words", "why"), [("", "Write the note"), ("y" * 601, "Shorten it")])
def test_a_refused_note_says_why_and_stays_in_the_form(words, why, desk, at_desk):
    answer = at_desk(desk.ed).post(url("legal_notes", desk.draft()), {"note": words})
    page = answer.content.decode()
    assert (answer.status_code, why in page, f">\n{words}</textarea>" in page) == (409, True, True)


def test_words_are_no_markup(desk, at_desk):
    story, client = desk.draft(), at_desk(desk.ed)
    client.post(url("legal_notes", story), {"note": "<b>Bold</b>\nsecond line"})
    page = client.post(url("legal_notes_read", story)).content.decode()
    assert "&lt;b&gt;Bold&lt;/b&gt;<br>second line" in page


@pytest.mark.parametrize("name", ["legal_notes", "legal_notes_read"])
def test_a_reporter_is_told_whom_to_ask(name, noted, rosa, at_desk):
    answer = at_desk(rosa).post(url(name, noted), {"note": "I want to know."})
    assert (answer.status_code, "Ask legal." in answer.content.decode()) == (403, True)


def test_a_reporter_finds_no_link_and_no_word_but_that_there_is_a_note(noted, rosa, at_desk):
    page = at_desk(rosa).get(url("change", noted)).content.decode()
    assert ("legal-notes/" in page, WORDS in page, "Legal note ·" in page) == (False, False, True)


def test_whoever_may_read_finds_what_they_have_not_read(desk, lena, noted, at_desk):
    client = at_desk(desk.ed)
    assert "Legal note that you have not read" in client.get(url("change", noted)).content.decode()
    client.post(url("legal_notes_read", noted))
    assert "that you have not read" not in client.get(url("change", noted)).content.decode()


def test_nobody_is_asked_to_read_their_own_note(noted, lena, at_desk):
    assert "that you have not read" not in at_desk(lena).get(url("change", noted)).content.decode()


def test_the_timeline_tells_who_wrote_and_who_read(desk, noted, rosa, at_desk):
    at_desk(desk.ed).post(url("legal_notes_read", noted))
    page = at_desk(rosa).get(url("timeline", noted)).content.decode()
    for words in ("<strong>Legal notes read</strong> · Ed", "<strong>Legal note</strong> · Lena"):
        assert words in page
    assert WORDS not in page


# Session, person, two of permissions, story, notes and readings, roles in the page's head.
@pytest.mark.parametrize("size", [1, 3])
def test_the_page_costs_the_same_however_much_was_written(size, desk, at_desk, django_assert_num_queries):
    story, client = desk.draft(), at_desk(desk.ed)
    for number in range(size):
        legal_note.write(story, words=f"Note {number}.", by=desk.ed, at=desk.now)
    with django_assert_num_queries(7):
        assert part(page_of(client, story), "Notes").count("<li>") == size
