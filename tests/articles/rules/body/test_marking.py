from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.rules.body import (
    PassageNotFound,
    blockquotes,
    clean,
    from_paragraphs,
    mark,
    marks,
    paragraphs,
    plain,
    replaced,
    unwrap,
    words,
)

ONE = UUID("0f9a1c52-3f0e-4d0c-9a51-6f2f3c1d7e01")
TWO = UUID("0f9a1c52-3f0e-4d0c-9a51-6f2f3c1d7e02")
SPLIT = from_paragraphs(["“The quay is closed,” the pilot said. “It stays closed.”"])


def span(text: str, uuid: UUID = ONE) -> str:
    return f'<span data-attribution="{uuid}">{text}</span>'


@pytest.mark.parametrize(
    ("html", "passage", "expected"),
    [
        # The ordinary case, and only its first occurrence.
        ("<p>no boats, no boats</p>", "no boats", f"<p>{span('no boats')}, no boats</p>"),
        # Across formatting.
        ("<p>the <em>last</em> boat</p>", "last boat", f"<p>the {span('<em>last</em> boat')}</p>"),
        ('<p>a <a href="/x/">b c</a></p>', "a b", f'<p>{span("a ")}<a href="/x/">{span("b")} c</a></p>'),
        # Spaces of another kind are the same words.
        ("<p>10&nbsp;000 boats<br>sank</p>", "10 000  boats\nsank", f"<p>{span('10&nbsp;000 boats<br>sank')}</p>"),
        # Inside another mark.
        (f"<p>{span('one two', TWO)}</p>", "two", f"<p>{span('one ' + span('two'), TWO)}</p>"),
        # Letters that need escaping.
        ("<p>fish &amp; boats</p>", "fish & boats", f"<p>{span('fish &amp; boats')}</p>"),
    ],
)
def test_a_passage_is_marked_where_it_stands(html: str, passage: str, expected: str) -> None:
    assert mark(html, passage, ONE) == expected


@pytest.mark.parametrize("passage", ["no planes", "", "  ", "boats. The"])
def test_words_that_do_not_stand_in_one_paragraph_are_not_marked(passage: str) -> None:
    with pytest.raises(PassageNotFound, match="do not stand in one paragraph"):
        mark("<p>no boats.</p><p>The end</p>", passage, ONE)


def test_a_split_quotation_is_two_passages_of_one_attribution() -> None:
    html = mark(mark(SPLIT, "“The quay is closed,”", ONE), "“It stays closed.”", ONE)
    assert marks(html) == {ONE: ["“The quay is closed,”", "“It stays closed.”"]}


def test_marks_come_in_the_order_of_their_first_words() -> None:
    html = f"<p>{span('a', TWO)}<strong>{span('b' + span('c', ONE), TWO)}</strong></p><p>{span('d', TWO)}</p>"
    assert list(marks(html).items()) == [(TWO, ["abc", "d"]), (ONE, ["c"])]


def test_unwrapping_keeps_the_words_and_the_wanted_marks() -> None:
    html = f"<p>{span('one ' + span('two', TWO) + ' three')}</p>"
    assert unwrap(html, {TWO}) == f"<p>one {span('two', TWO)} three</p>"


def test_unwrapping_everything_leaves_the_plain_story() -> None:
    assert unwrap(mark(SPLIT, "the pilot", ONE), ()) == SPLIT


def test_plain_text_has_a_blank_line_between_paragraphs() -> None:
    html = "<h2>Tides</h2><p>one<br>two &amp; three</p><ul><li><p>four</p></li></ul>"
    assert plain(html) == "Tides\n\none\ntwo & three\n\nfour"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("", 0),
        ("<p>Ten ferries – all late – left.</p>", 5),  # dashes are not words
        ("<p>one</p><p>two<br>three</p>", 3),
        ("<p><strong>o</strong>ne</p>", 1),
        ("<p>O’Hara’s 1,000 non-stop trips</p>", 4),
    ],
)
def test_words_are_counted_as_writers_count_them(html: str, expected: int) -> None:
    assert words(html) == expected


@given(st.data())
def test_any_words_of_a_paragraph_can_be_marked_and_read_back(data: st.DataObject) -> None:
    html = clean("<p>" + data.draw(st.text("ab <&é", min_size=1)) + "x <b>y</b> z</p>")
    text = plain(html).split("\n\n")[-1]
    start = data.draw(st.integers(0, len(text) - 1))
    passage = text[start : data.draw(st.integers(start + 1, len(text)))].strip() or "y"
    marked = mark(html, passage, ONE)
    assert marks(marked)[ONE] == [passage]
    assert unwrap(marked, ()) == html
    assert clean(marked) == marked


@pytest.mark.parametrize(
    ("html", "was", "expected"),
    [
        ("<p>With 14 boats.</p><p>No more.</p>", "14 boats", "<p>With 41 ships.</p><p>No more.</p>"),
        # Formatting and marks around and beside the words stay.
        ("<p>With <em>14 boats</em>.</p>", "14 boats", "<p>With <em>41 ships</em>.</p>"),
        (f"<p>{span('With 14 boats')}.</p>", "14 boats", f"<p>{span('With 41 ships')}.</p>"),
        # Spaces of another kind are the same words.
        ("<p>With 14&nbsp;boats.</p>", "14  boats", "<p>With 41 ships.</p>"),
        # Not there, there twice, in two pieces, in two paragraphs, or nothing asked.
        ("<p>With 12 boats.</p>", "14 boats", None),
        ("<p>With 14 boats.</p><p>And 14 boats.</p>", "14 boats", None),
        ("<p>With 14 <em>boats</em>.</p>", "14 boats", None),
        ("<p>With 14 boats and 14 <em>boats</em>.</p>", "14 boats", None),
        ("<p>With 14</p><p>boats.</p>", "14 boats", None),
        ("<p>With 14 boats.</p>", " ", None),
    ],
)
def test_words_that_stand_there_once_are_replaced(html, was, expected):
    assert replaced(html, was, "41 ships") == expected


def test_words_are_never_replaced_by_nothing():
    assert replaced("<p>With 14 boats.</p>", "14 boats", " ") is None


def test_block_quotations_are_found_wherever_they_stand():
    html = "<p>One.</p><blockquote><p>Two.</p><ul><li><p>Three.</p></li></ul></blockquote><p>Four.</p>"
    assert blockquotes(html) == ["Two.", "Three."]


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("", []),
        ("<p>One <strong>word</strong>.</p>", ["One word."]),
        (
            "<p>One<br>line.</p><ul><li><p>Two.</p></li></ul><blockquote><p>Three.</p></blockquote>",
            ["One\nline.", "Two.", "Three."],
        ),
    ],
)
def test_the_paragraphs_are_the_blocks_of_text(html, texts):
    assert paragraphs(html) == texts
