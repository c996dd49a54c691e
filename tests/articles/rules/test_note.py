"""Who may leave a note on a story, and which."""

import pytest

from articles.rules import note
from articles.rules.access import Standpoint

SEE = "articles.view_article"


@pytest.mark.parametrize(
    ("permissions", "in_section", "may", "reason"),
    [
        ({SEE, "articles.send_article"}, True, True, "Whoever writes has something to say."),
        ({SEE, "articles.curate_article", "articles.see_every_section"}, False, True, "So has the library."),
        ({SEE}, True, False, "Who only looks on does not write into the record."),
        ({SEE, "articles.send_article"}, False, False, "Nor who works elsewhere."),
        ({SEE, "articles.view_source"}, True, False, "A right on another book is none on the story."),
    ],
)
def test_who_may(permissions, in_section, may, reason):
    assert (note.refusal(Standpoint(permissions, in_section)) == "") is may, reason


def test_nobody_who_left_may():
    assert note.refusal(Standpoint({SEE, "articles.send_article"}, in_section=True, is_active=False))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Ask the yard.", ""),
        ("x" * 600, ""),
        ("", "Write the note before you leave it."),
        ("x" * 601, "The note has 601 letters and may have 600. Shorten it."),
    ],
)
def test_what_a_note_may_be(words, sentence):
    assert "".join(note.refusals(words)) == sentence


@pytest.mark.parametrize(("written", "refused"), [(0, 0), (59, 0), (60, 1), (61, 1)])
def test_how_many_within_an_hour(written, refused):
    assert len(note.too_many(written, most=60)) == refused


def test_one_too_many_is_told_in_a_whole_sentence():
    (why,) = note.too_many(60, most=60)
    assert why == "You left 60 notes within the last hour, and more are not sent. Wait a while, then leave this one."
