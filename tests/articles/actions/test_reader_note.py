"""Notes to readers are part of the working copy until a release takes them out."""

import datetime as dt
import uuid

import pytest
from django.core.exceptions import ValidationError

from articles.actions import doors, editing, reader_note
from articles.actions.attribution import RowHasChanged
from articles.models import Article, ReaderNote
from articles.vocabulary import Gravity, Move, NoteKind, RevisionKind, Stage

pytestmark = pytest.mark.django_db

TEXT = ["The ferry runs with 14 boats.", "It ran with 12 boats before."]


def note(story, **facts):
    return ReaderNote(article=story, **{"kind": NoteKind.CORRECTION, "text": "We counted wrongly.", **facts})


def write(story, desk, **facts):
    row = note(story, **facts)
    return row, reader_note.add(row, by=desk.rosa, at=desk.now)


def test_a_note_makes_a_revision_that_holds_it(desk, rosa):
    story = desk.live()
    row, saved = write(story, desk, gravity=Gravity.SERIOUS)
    assert (saved.revision.kind, saved.revision.by) == (RevisionKind.NOTES, rosa)
    assert saved.revision.content["notes"] == [
        {
            "uuid": str(row.uuid),
            "kind": "CORRECTION",
            "gravity": "SERIOUS",
            "text": "We counted wrongly.",
            "was": "",
            "now_is": "",
            "claim": None,
            "number": None,
        }
    ]


def test_a_note_needs_a_second_person(desk, ed):
    story = desk.live()
    reader_note.add(note(story), by=ed, at=desk.now)
    story.refresh_from_db()
    assert story.stage == Stage.DRAFT
    desk.move(story, Move.SEND, by=ed)
    with pytest.raises(Exception, match="You wrote in this story since readers last got a version"):
        desk.move(story, Move.APPROVE, by=ed)


@pytest.mark.parametrize("state", ["draft", "in_review", "ready", "withdrawn"])
def test_what_readers_do_not_have_has_no_notes(desk, state, ed):
    story = getattr(desk, state)()
    with pytest.raises(ValidationError, match="Readers do not have this story now"):
        reader_note.add(note(story), by=ed, at=desk.now)
    assert not ReaderNote.objects.exists()


@pytest.mark.parametrize("who", ["libby", "olu", "lena"])
def test_whoever_does_not_edit_writes_no_note(desk, who, request):
    with pytest.raises(doors.NotAllowed):
        reader_note.add(note(desk.live()), by=request.getfixturevalue(who), at=desk.now)


class TestTheText:
    @pytest.fixture
    def story(self, desk):
        return desk.live(paragraphs=TEXT)

    def test_words_that_stand_there_once_are_put_right(self, story, desk):
        _row, saved = write(story, desk, was="with 14 boats", now_is="with 41 boats")
        stored = Article.objects.get(pk=story.pk)
        assert (saved.put_in, saved.stands) == (True, True)
        assert stored.body == "<p>The ferry runs with 41 boats.</p><p>It ran with 12 boats before.</p>"
        assert stored.version == story.version + 1

    def test_the_same_revision_holds_the_new_words(self, story, desk):
        _row, saved = write(story, desk, was="14", now_is="41")
        assert "41 boats" in saved.revision.content["text"]["body"]

    @pytest.mark.parametrize(
        "was",
        [
            # Twice; in two paragraphs.
            "boats",
            "boats. It ran",
        ],
    )
    def test_otherwise_the_text_stays_and_that_is_said(self, story, desk, was):
        _row, saved = write(story, desk, was=was, now_is="vessels")
        assert (saved.put_in, saved.stands) == (False, False)
        assert Article.objects.get(pk=story.pk).body == story.body

    def test_words_that_stand_there_already_are_seen(self, story, desk):
        mended = story.body.replace("with 14 boats", "with 41 boats")
        editing.save_text(story, version=story.version, text={"body": mended}, by=desk.rosa, at=desk.now)
        _row, saved = write(story, desk, was="with 14 boats", now_is="with 41 boats")
        assert (saved.put_in, saved.stands) == (False, True)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"text": " \u200b "}, "cannot be blank|This field"),
        ({"was": "14 boats", "now_is": "14  boats"}, "Both say the same"),
        # Readers are told what the story said to them, and not what it never said.
        ({"was": "14 ships", "now_is": "12 ships"}, "do not stand in the story that readers have"),
        ({"was": "", "now_is": "12 ships"}, "Write what the story said"),
        ({"claim": uuid.uuid4()}, "does not have this statement"),
        ({"kind": "APOLOGY"}, "not a valid choice"),
        ({"text": "x" * 1001}, "at most 1000"),
    ],
)
def test_a_note_that_makes_no_sense_is_refused(desk, facts, sentence):
    story = desk.live()
    with pytest.raises(ValidationError, match=sentence):
        write(story, desk, **facts)
    assert not ReaderNote.objects.exists()


def test_eleven_notes_at_once_are_too_many(desk):
    story = desk.live()
    for _n in range(10):
        write(story, desk)
    with pytest.raises(ValidationError, match="Publish them before you write another"):
        write(story, desk)


class TestChanging:
    @pytest.fixture
    def row(self, desk):
        return desk.note(desk.live(paragraphs=TEXT))

    def test_the_new_words_are_kept(self, row, desk):
        row.text = "We  counted the oars."
        reader_note.change(row, seen_at=row.at, by=desk.rosa, at=desk.now + dt.timedelta(minutes=1))
        assert ReaderNote.objects.get().text == "We counted the oars."

    def test_nobody_saves_over_a_colleague(self, row, desk):
        seen = row.at - dt.timedelta(seconds=1)
        with pytest.raises(RowHasChanged):
            reader_note.change(row, seen_at=seen, by=desk.rosa, at=desk.now)

    def test_a_removed_note_is_gone_and_the_revision_says_so(self, row, desk):
        revision = reader_note.remove(row, by=desk.rosa, at=desk.now)
        assert not ReaderNote.objects.exists()
        assert (revision.kind, revision.content["notes"]) == (RevisionKind.NOTES, [])

    def test_removing_it_twice_says_that_it_is_gone(self, row, desk):
        reader_note.remove(row, by=desk.rosa, at=desk.now)
        with pytest.raises(RowHasChanged):
            reader_note.remove(row, by=desk.rosa, at=desk.now)

    @pytest.mark.parametrize("do", ["change", "remove"])
    def test_what_readers_have_stays(self, row, desk, do):
        desk.live(row.article)
        row.refresh_from_db()
        extra = {"seen_at": row.at} if do == "change" else {}
        with pytest.raises(ValidationError, match="it can never be changed or removed"):
            getattr(reader_note, do)(row, by=desk.rosa, at=desk.now, **extra)
