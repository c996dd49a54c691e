"""Which words went and which came."""

from difflib import SequenceMatcher
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.admin.article import comparison
from articles.admin.article.comparison import MOST_LINES, MOST_STEPS, Piece, compare
from tests.benchmarks.slow_texts import PAIRS, SIZE

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
    assert compare(old, new) == (expected, False)


def words(pieces, without):
    return " ".join("".join(p.text for paragraph in pieces for p in paragraph if p.change != without).split())


@given(TEXT, TEXT)
def test_no_word_of_either_text_is_left_out(old, new):
    pieces = compare(old, new).paragraphs
    assert words(pieces, "new") == " ".join(old.split())
    assert words(pieces, "gone") == " ".join(new.split())


@given(TEXT, TEXT, st.integers(0, 1_000))
def test_nor_is_one_when_the_comparison_is_coarse(old, new, steps):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(comparison, "MOST_STEPS", steps)
        patch.setattr(comparison, "MOST_LINES", 2)
        pieces = compare(old, new).paragraphs
    assert words(pieces, "new") == " ".join(old.split())
    assert words(pieces, "gone") == " ".join(new.split())


class TestWhatWasBuiltToBeSlow:
    @pytest.fixture(params=PAIRS.values(), ids=PAIRS)
    def pair(self, request):
        return request.param(SIZE)

    def test_no_more_places_are_looked_at_than_a_comparison_may_cost(self, pair, monkeypatch):
        looked = []

        def count(self, alo=0, ahi=None, blo=0, bhi=None):
            looked.append(sum(1 + len(self.b2j.get(one, ())) for one in islice(self.a, alo, ahi)))
            return real(self, alo, ahi, blo, bhi)

        real = SequenceMatcher.find_longest_match
        monkeypatch.setattr(SequenceMatcher, "find_longest_match", count)
        compare(*pair)
        assert sum(looked) <= MOST_STEPS

    def test_it_is_said_that_the_comparison_is_coarse(self, pair):
        assert compare(*pair).is_coarse

    def test_a_page_shows_no_more_paragraphs_than_a_body_may_have(self, pair):
        assert len(compare(*pair).paragraphs) <= 2 * (MOST_LINES + 1)


def test_ten_thousand_words_that_are_all_others_are_compared_word_by_word():
    old, new = ("\n\n".join(f"{side}{n} and the " * 17 for n in range(200)) for side in ("then", "now"))
    assert compare(old, new).paragraphs[0][:3] == [
        Piece("gone", "then0 "),
        Piece("new", "now0 "),
        Piece("", "and the "),
    ]
    assert not compare(old, new).is_coarse


def test_where_a_coarse_comparison_stops_the_ends_of_a_text_are_still_the_same(monkeypatch):
    monkeypatch.setattr(comparison, "MOST_STEPS", 0)
    assert compare("One two three four", "One six seven four") == (
        [[Piece("", "One "), Piece("gone", "two three "), Piece("new", "six seven "), Piece("", "four ")]],
        True,
    )
