"""Plain text as it may be kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.rules.text import legible, lines, one_line, search_words, within_quotes


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("Ferry runs", "Ferry runs"),
        # One line, single spaces.
        ("  Ferry\n runs\tagain ", "Ferry runs again"),
        # PostgreSQL refuses NUL, feeds refuse vertical tabs, terminals obey escapes.
        ("Fer\x00ry", "Ferry"),
        ("Fer\x0bry\x1b[31m", "Ferry[31m"),
        # Shown in another order than it was checked in: bidi controls.
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("\u2066Ferry\u2069", "Ferry"),
        # A byte order mark and half a surrogate pair are nobody's words.
        ("\ufeffFerry", "Ferry"),
        ("Fer\ud800ry", "Ferry"),
        # Letters of every script stay, joiners included, because words are written with them.
        ("नमस्ते می\u200cخواهم", "नमस्ते می\u200cخواهم"),
        ("👩\u200d🚒", "👩\u200d🚒"),
        ("កម្ពុជា\u200bថ្មី", "កម្ពុជា\u200bថ្មី"),
        # A flag is a letter of tags; tags without one hide a sentence.
        (
            "Leith \U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
            "Leith \U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        ),
        ("Fer\U000e0068\U000e0069ry", "Ferry"),
        # Invisible operators, deprecated and annotation controls.
        ("2\u2062x \u206ay\ufff9z\ufffb", "2x yz"),
        # Nothing that can be seen is nothing: joiners, marks without a letter, fillers and blanks.
        ("\u200b\u200d \u00ad", ""),
        ("\u0301\u3164\u2800\uffa0", ""),
        ("\u200b.", "\u200b."),
    ],
)
def test_one_line(raw, kept):
    assert one_line(raw) == kept


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("We asked.\nThey did not reply.", "We asked.\nThey did not reply."),
        # Line ends of every system.
        ("a\r\nb\rc", "a\nb\nc"),
        # A blank line parts paragraphs; those around the text do nothing.
        ("\n\na\n\nb\n", "a\n\nb"),
        ("a  b \n c", "a b\nc"),
        ("a\x00\u202eb", "ab"),
        ("\u200b\n\u3164", ""),
    ],
)
def test_lines(raw, kept):
    assert lines(raw) == kept


def test_legible_keeps_the_layout_and_drops_what_cannot_be_seen():
    assert legible("  a\n\n\u202eb\0 ") == "  a\n\nb "


@given(st.text())
def test_cleaning_twice_changes_nothing(raw):
    assert one_line(one_line(raw)) == one_line(raw)
    assert lines(lines(raw)) == lines(raw)


@pytest.mark.parametrize(
    ("raw", "asked"),
    [
        ("ferry storm", "ferry storm"),
        # What the help text promises: phrases, and words to leave out.
        ('"night ferry" -storm', '"night ferry" -storm'),
        # An open quotation mark is a sign like others.
        ('"night ferry', "night ferry"),
        # The parser's stack is small.
        ("-" * 33, ""),
        ('"' + "-" * 40 + '"', '""'),
        ("a-" * 40 + "b", " ".join(["a", *["-a"] * 11])),
        # More words than anybody means.
        ("one " * 50, " ".join(["one"] * 12)),
    ],
)
def test_search_words(raw, asked):
    assert search_words(raw) == asked


@pytest.mark.parametrize(
    ("words", "within"),
    [
        ("It said “14 boats”.", "It said ‘14 boats’."),
        # German, whose closing mark is the opening one of English.
        ("Es hieß „14 Boote“.", "Es hieß ‚14 Boote‘."),
        # An apostrophe is none, and straight ones do not say where they begin.
        ('The yard’s "own" words', 'The yard’s "own" words'),
    ],
)
def test_quotation_marks_within_quotation_marks_are_the_inner_ones(words, within):
    assert within_quotes(words) == within
