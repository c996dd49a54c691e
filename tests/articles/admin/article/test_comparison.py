"""Which words went and which came."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.admin.article.comparison import Piece, compare

TEXT = st.text(alphabet="ab \n", max_size=40)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # The same on both sides.
        ("One two.", "One two.", [[Piece("", "One two. ")]]),
        # One word for another.
        ("One two.", "One six.", [[Piece("", "One "), Piece("gone", "two. "), Piece("new", "six. ")]]),
        # A word at the end of a paragraph is the same word inside another.
        ("One", "One two", [[Piece("", "One "), Piece("new", "two ")]]),
        # Paragraphs that came and went.
        ("One\n\nTwo", "One", [[Piece("", "One ")], [Piece("gone", "Two ")]]),
        ("", "New", [[Piece("new", "New ")]]),
    ],
)
def test_compare(old, new, expected):
    assert compare(old, new) == expected


def words(pieces, without):
    return " ".join("".join(p.text for paragraph in pieces for p in paragraph if p.change != without).split())


@given(TEXT, TEXT)
def test_no_word_of_either_text_is_left_out(old, new):
    pieces = compare(old, new)
    assert words(pieces, "new") == " ".join(old.split())
    assert words(pieces, "gone") == " ".join(new.split())
