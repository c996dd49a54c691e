"""What readers were told can never be changed, by anybody; the database itself refuses."""

import uuid

import pytest
from django.db import IntegrityError, connection, transaction

from articles.models import PublicNote, ReaderNote
from articles.vocabulary import NoteKind

pytestmark = pytest.mark.django_db
commits = pytest.mark.django_db(transaction=True)


def run(sql, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE articles_readernote SET text = 'We never erred.'",
        "UPDATE articles_readernote SET release_id = NULL, number = NULL, published_at = NULL",
        "DELETE FROM articles_readernote",
    ],
)
def test_a_note_that_readers_have_is_never_changed(desk, sql):
    desk.corrected()
    with pytest.raises(IntegrityError, match="it can never be changed or removed"):
        run(sql)
    assert ReaderNote.objects.get().is_out


@pytest.mark.parametrize(
    "sql", ["UPDATE articles_publicnote SET text = 'We never erred.'", "DELETE FROM articles_publicnote"]
)
def test_nor_is_its_public_row(desk, sql):
    desk.corrected()
    with pytest.raises(IntegrityError, match="append-only"):
        run(sql)
    assert PublicNote.objects.get().text == "We counted wrongly."


def test_the_notes_are_never_emptied_away(desk):
    desk.note(desk.live())
    with transaction.atomic():
        run("SET CONSTRAINTS ALL IMMEDIATE")
        # The test database alone has this trigger off, so that it can be emptied between tests.
        run("ALTER TABLE articles_readernote ENABLE TRIGGER append_only_table")
        with pytest.raises(IntegrityError, match="append-only"):
            run("TRUNCATE articles_readernote CASCADE")
        transaction.set_rollback(True)
    assert ReaderNote.objects.exists()


def test_one_that_waits_may_be_changed_and_removed(desk):
    desk.note(desk.live())
    run("UPDATE articles_readernote SET text = 'Better words.'")
    run("DELETE FROM articles_readernote")
    assert not ReaderNote.objects.exists()


def test_no_note_is_born_with_its_release(desk):
    story = desk.live()
    with pytest.raises(IntegrityError, match="written before it goes out"):
        ReaderNote.objects.create(
            article=story,
            kind=NoteKind.CORRECTION,
            text="x",
            by=desk.ed,
            at=desk.now,
            release=story.releases.get(),
            number=1,
            published_at=desk.now,
        )


@commits
def test_no_note_goes_out_with_a_release_of_yesterday(desk):
    story = desk.live()
    desk.note(story)
    with pytest.raises(IntegrityError, match="only with a release of its story"):
        ReaderNote.objects.update(release=story.releases.get(), number=1, published_at=desk.now)


def test_no_note_goes_out_with_the_release_of_another_story(desk):
    story, other = desk.live(), desk.live()
    desk.note(story)
    with pytest.raises(IntegrityError, match="only with a release of its story"):
        ReaderNote.objects.update(release=other.releases.get(), number=1, published_at=desk.now)


def test_two_notes_of_one_story_have_two_numbers(desk):
    note = PublicNote.objects.get(publication__article_id=desk.corrected().pk)
    note.pk, note.uuid, note.path = None, uuid.uuid4(), "/corrections/2026/11/other-1/"
    with pytest.raises(IntegrityError, match="public_note_number_once"), transaction.atomic():
        note.save(force_insert=True)
