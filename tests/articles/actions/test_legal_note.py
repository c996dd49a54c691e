"""Legal notes: who writes and who reads them, and that no word is handed out before it is written down who asked."""

import pytest

from articles.actions import legal_note
from articles.actions.doors import NotAllowed
from articles.actions.note import CannotNote
from articles.models import StoryEvent
from articles.vocabulary import EventKind

pytestmark = pytest.mark.django_db
WORDS = "Name no yard before the hearing."


def note(desk, story, words=WORDS, by=None):
    return legal_note.write(story, words=words, by=by or desk.ed, at=desk.now)


def readings(story):
    return list(story.events.filter(kind=EventKind.LEGAL_READ).order_by("pk").values_list("by__name", "data"))


@pytest.mark.parametrize("who", ["ed", "lena", "mara"])
def test_legal_and_those_who_approve_write_and_read(who, desk, request):
    story, person = desk.draft(), request.getfixturevalue(who)
    note(desk, story, by=person)
    assert [one.note for one in legal_note.read(story, by=person, at=desk.now).notes] == [WORDS]


@pytest.mark.parametrize("who", ["rosa", "suki", "libby", "olu", "kit", "ada", "stranger"])
def test_nobody_else_writes(who, desk, request):
    story = desk.draft()
    with pytest.raises(NotAllowed):
        note(desk, story, by=request.getfixturevalue(who))
    assert not StoryEvent.objects.exists()


@pytest.mark.parametrize("who", ["rosa", "suki", "libby", "olu", "kit", "ada", "stranger"])
def test_nobody_else_reads_and_no_reading_is_told_of_them(who, desk, request):
    story = desk.draft()
    note(desk, story)
    with pytest.raises(NotAllowed):
        legal_note.read(story, by=request.getfixturevalue(who), at=desk.now)
    assert readings(story) == []


def test_a_note_is_about_the_newest_version(desk):
    story = desk.draft()
    assert note(desk, story).revision == story.latest_revision


def test_a_note_keeps_its_lines_and_loses_what_nobody_sees(desk):
    assert note(desk, desk.draft(), "One:\r\n\u202ename  no yard.\n").note == "One:\nname no yard."


@pytest.mark.parametrize(
    ("words", "why"), [("", "Write the note"), (" \n\u200b", "Write the note"), ("x" * 601, "600")]
)
def test_a_note_has_words_and_not_too_many(words, why, desk):
    with pytest.raises(CannotNote, match=why):
        note(desk, desk.draft(), words)
    assert not StoryEvent.objects.exists()


def test_the_longest_note_is_kept_whole(desk):
    assert len(note(desk, desk.draft(), "x" * 600).note) == 600


def test_a_second_press_writes_nothing(desk):
    story = desk.draft()
    assert note(desk, story) == note(desk, story)


def test_the_same_words_of_somebody_else_are_another_note(desk, lena):
    story = desk.draft()
    assert note(desk, story) != note(desk, story, by=lena)


def test_the_same_words_after_an_answer_are_another_note(desk, lena):
    story = desk.draft()
    first = note(desk, story)
    note(desk, story, "Which yard?", by=lena)
    assert note(desk, story) != first


def test_reading_is_written_down_up_to_the_newest_note(desk, lena):
    story = desk.draft()
    note(desk, story)
    newest = note(desk, story, "And no captain.")
    legal_note.read(story, by=lena, at=desk.now)
    assert readings(story) == [("Lena", {"upto": newest.pk})]


def test_reading_again_is_not_written_down_again(desk, lena):
    story = desk.draft()
    note(desk, story)
    first, second = (legal_note.read(story, by=lena, at=desk.now) for _turn in range(2))
    assert (first.event, len(readings(story))) == (second.event, 1)


def test_each_person_and_each_newer_note_is_a_reading_of_its_own(desk, lena):
    story = desk.draft()
    for words in ("One.", "Two."):
        note(desk, story, words)
        for person in (lena, desk.ed):
            legal_note.read(story, by=person, at=desk.now)
    assert [name for name, _data in readings(story)] == ["Lena", "Ed", "Lena", "Ed"]


def test_who_writes_a_note_has_not_thereby_read_the_others(desk, lena):
    story = desk.draft()
    note(desk, story)
    note(desk, story, "And no captain.", by=lena)
    assert readings(story) == []


def test_where_there_is_no_note_there_is_no_reading(desk, lena):
    story = desk.draft()
    assert legal_note.read(story, by=lena, at=desk.now) == legal_note.Reading([], None)
    assert readings(story) == []


def test_the_notes_of_another_story_are_not_handed_out(desk, lena):
    note(desk, desk.draft())
    assert legal_note.read(desk.draft(), by=lena, at=desk.now).notes == []


def test_a_note_leaves_the_story_as_it_is(desk):
    story = desk.draft()
    before = story.updated_at
    note(desk, story)
    story.refresh_from_db()
    assert story.updated_at == before
