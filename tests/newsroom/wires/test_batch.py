"""Many texts at once, hostile ones among them: each is read or answered with a sentence."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from newsroom.wires.batch import BYTES_TOGETHER, NAME_LONGEST, TEXTS_MOST, called, limits, receive
from tests.newsroom.wires.desk_page import STORY, file, stories

NO_STORY = {
    "holds no text": b"",
    "holds no text.": b"\0 \n\t",
    "is a PDF file": b"%PDF-1.7\n\xff",
    "is a Word, OpenDocument or ZIP file": b"PK\x03\x04rest",
    "is a old Word file": b"\xd0\xcf\x11\xe0\xa1\xb1",
    "holds binary data": bytes(range(256)) * 9,
    "has 5.0\xa0MB; all texts together may have 1.5\xa0MB": b"word " * 1024 * 1024,
}


@pytest.mark.parametrize("why", NO_STORY)
def test_what_is_no_story_is_refused_by_name(why):
    sent, (refused,) = receive([file(NO_STORY[why], "notes.doc")], "")
    assert sent == []
    assert refused.why.startswith("notes.doc ")
    assert why.rstrip(".") in refused.why


@pytest.mark.parametrize(
    "name", ["<b>x</b>.txt", '"quoted".txt', "\u202etxt.exe", "a\x00b.txt", "x" * 255, "../../etc/passwd", "строка.txt"]
)
def test_no_name_of_a_file_keeps_it_from_being_read(name):
    sent, refused = receive([SimpleUploadedFile(name, STORY.encode())], "")
    assert (len(sent), refused) == (1, [])


def test_a_name_is_shown_without_what_cannot_be_seen_and_not_too_long():
    assert called("a\u202eb\x1b[2J") == "a\ufffdb\ufffd[2J"
    assert len(called("x" * 255)) == NAME_LONGEST


def test_twenty_texts_are_read_and_the_next_is_named():
    sent, (refused,) = receive(stories(21), "")
    assert len(sent) == TEXTS_MOST
    assert refused.why.endswith("after the others: 21.txt.")


def test_a_pasted_text_is_one_of_the_twenty_and_never_the_one_left_out():
    sent, (refused,) = receive(stories(20), STORY)
    assert sent[0].name == "The pasted text"
    assert "20.txt" in refused.why


def test_what_has_no_room_beside_the_others_is_named_and_those_after_it_are_read():
    large = b"The ferry sails again, the captain said.\n\n" * 4_000 + b"\n" * 130_000
    sent, refused = receive([*(file(large, f"{n}.txt") for n in range(6)), file()], "")
    assert [one.name for one in sent] == [*(f"{n}.txt" for n in range(5)), "harbour.txt"]
    assert "With 5.txt" in refused[0].why


def test_lone_surrogates_and_nul_in_a_pasted_text_are_no_error():
    sent, refused = receive([], STORY.replace("Monday", "Mon\ud800day\0"))
    assert (len(sent), refused) == (1, [])


def test_the_limits_are_said():
    assert limits() == "Plain text, at most 20 texts at once, together not more than 1.5\xa0MB."


def test_all_texts_together_fit_into_a_form(settings):
    assert BYTES_TOGETHER * 4 / 3 + TEXTS_MOST * 1_000 < settings.DATA_UPLOAD_MAX_MEMORY_SIZE
