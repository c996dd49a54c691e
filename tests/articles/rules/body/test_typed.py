"""Text from a plain box, where nobody wants to type tags."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.rules.body import clean, from_paragraphs, paragraphed

EDITORS = "<h2>Tides</h2><p>one<br>two</p><ul><li><p>three</p></li></ul>"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("The quay is closed.\n\nNo boats.", "<p>The quay is closed.</p><p>No boats.</p>"),
        # As browsers send it, with spaces in the empty line, with more than one.
        ("a\r\n\r\nb\r\n \t\r\n\r\nc\r\n", "<p>a</p><p>b</p><p>c</p>"),
        # Inline formatting is no block.
        ("<b>a</b> b\n\nc <i>d</i>", "<p><strong>a</strong> b</p><p>c <em>d</em></p>"),
        # One line feed is a space, as in all HTML.
        ("a\nb", "<p>a b</p>"),
        # Text typed between, before and behind blocks.
        ("a\n\nb\n<h2>Tides</h2>\nc\n\nd", "<p>a</p><p>b</p><h2>Tides</h2><p>c</p><p>d</p>"),
        ("<p>a</p>\n\nb\n\nc\n\n<hr>\n\nd", "<p>a</p><p>b</p><p>c</p><p>d</p>"),
        # Empty lines inside a block are white space.
        ("<p>a\n\nb</p>", "<p>a b</p>"),
        ("<blockquote>\n\n<p>a</p>\n\n</blockquote>", "<blockquote><p>a</p></blockquote>"),
        ("<UL>\n\n<LI>a\n\nb</LI>\n\n</UL>", "<ul><li><p>a b</p></li></ul>"),
        # A sign is no tag.
        ("2 < 3\n\n4 > 3", "<p>2 &lt; 3</p><p>4 &gt; 3</p>"),
        ("", ""),
    ],
)
def test_an_empty_line_begins_a_paragraph(typed: str, stored: str) -> None:
    assert clean(paragraphed(typed)) == stored


@pytest.mark.parametrize("html", [EDITORS, EDITORS.replace("</p>", "</p>\n"), "a\nb", "<p>a"])
def test_text_without_an_empty_line_is_not_touched(html: str) -> None:
    assert paragraphed(html) == html


@given(st.lists(st.text(max_size=30), max_size=6))
def test_a_stored_body_is_not_touched(paragraphs: list[str]) -> None:
    stored = from_paragraphs(paragraphs)
    assert clean(paragraphed(stored)) == stored
