from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.rules.body import MAX_BYTES, TooLong, clean, from_paragraphs

ONE = "0f9a1c52-3f0e-4d0c-9a51-6f2f3c1d7e01"
TWO = "0f9a1c52-3f0e-4d0c-9a51-6f2f3c1d7e02"


def marked(text: str, mark: str = ONE) -> str:
    return f'<span data-attribution="{mark}">{text}</span>'


@pytest.mark.parametrize(
    ("given_html", "expected"),
    [
        # Text that stands nowhere gets a paragraph of its own.
        ("Ferries stopped.", "<p>Ferries stopped.</p>"),
        ("Before<p>inside</p>after", "<p>Before</p><p>inside</p><p>after</p>"),
        # What other tools write for the same thing.
        ("<p><b>bold</b> and <i>slanted</i></p>", "<p><strong>bold</strong> and <em>slanted</em></p>"),
        ("<h1>Harbour</h1><h5>Tides</h5>", "<h2>Harbour</h2><h3>Tides</h3>"),
        # Foreign blocks go, but never glue words together.
        ("<div>one</div><div>two</div>", "<p>one</p><p>two</p>"),
        ("<dl><dt>tide</dt><dd>high</dd><dt>wind</dt><dd>low</dd></dl>", "<p>tide</p><p>high</p><p>wind</p><p>low</p>"),
        ("<figure><figcaption>The quay</figcaption></figure>after", "<p>The quay</p><p>after</p>"),
        # A picture is reserved for a later schema.
        (f'<figure data-media="{ONE}">A ferry</figure>', "<p>A ferry</p>"),
        # Paragraphs without a word are typing, not text.
        ("<p></p><p> </p><p>&nbsp;</p><p><br></p><p>text</p>", "<p>text</p>"),
        ("", ""),
        # White space as a browser shows it; no-break spaces are the writer's own.
        ("<p>\n  a   b\n\tc </p>", "<p>a b c</p>"),
        ("<p>10&nbsp;000 euros</p>", "<p>10&nbsp;000 euros</p>"),
        ("<p>line <br> line<br></p>", "<p>line<br>line</p>"),
        # Lists as the editor writes them.
        ("<ul><li>a<li>b</ul>", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
        ("<ul>stray<li>a</li></ul>", "<ul><li><p>stray</p></li><li><p>a</p></li></ul>"),
        ("<li>alone</li>", "<p>alone</p>"),
        ("<blockquote>said</blockquote>", "<blockquote><p>said</p></blockquote>"),
        # Code is not prose.
        ("<p>a<script>b</script><style>c</style><!-- d --></p>", "<p>a</p>"),
        # Marks: one spelling of the id, merged when one stands in the other or beside it.
        (f"<p>{marked('a')}</p>", f"<p>{marked('a')}</p>"),
        (f"<p>{marked(marked('a') + 'b')}</p>", f"<p>{marked('ab')}</p>"),
        (f"<p>{marked('a')}{marked('b')}</p>", f"<p>{marked('ab')}</p>"),
        (f"<p>{marked('a' + marked('b', TWO))}</p>", f"<p>{marked('a' + marked('b', TWO))}</p>"),
        (f"<p>{marked('a', ONE.upper())}{marked('b', '42')}</p>", "<p>ab</p>"),
        (f"<p>a{marked(' ')}b</p>", "<p>a b</p>"),
        ('<p><span class="x" style="color:red">a</span></p>', "<p>a</p>"),
        # A mark over two paragraphs is one in each.
        (marked("<p>a</p><p>b</p>"), f"<p>{marked('a')}</p><p>{marked('b')}</p>"),
        # The link stands outside the mark, whatever came in.
        (
            f"<p>{marked('<a href=/tides/>a</a>')}</p>",
            f'<p><a href="/tides/">{marked("a")}</a></p>',
        ),
    ],
)
def test_clean_gives_the_canonical_form(given_html: str, expected: str) -> None:
    assert clean(given_html) == expected


@pytest.mark.parametrize(
    ("href", "kept"),
    [
        ("https://example.org/a?b=c&d=e#f", True),
        ("HTTP://example.org", True),
        ("mailto:desk@example.org", True),
        ("/topics/harbour/", True),
        # Another host in disguise.
        ("//example.org/", False),
        ("/\\example.org/", False),
        ("/a\\b", False),
        ("https:example.org", False),
        ("https:///path", False),
        # Schemes that run code or read files, also behind white space and entities.
        ("javascript:alert(1)", False),
        ("java&#10;script:alert(1)", False),
        (" &#1;javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        # A link that means another thing on every page.
        ("page.html", False),
        ("#top", False),
        ("?q=1", False),
        ("", False),
        ("https://[broken/", False),
        ("https://example.org/" + "a" * 3_000, False),
    ],
)
def test_a_link_leads_to_a_web_page_a_mailbox_or_this_site(href: str, kept: bool) -> None:
    assert ("<a " in clean(f'<p><a href="{href}">word</a></p>')) is kept


@pytest.mark.parametrize(
    "character",
    [
        "\x00", "\x07", "\x1b", "\x7f", "\x85", "\x9f",
        "\u061c", "\u200e", "\u200f", "\u202e", "\u2066", "\u2069",  # they reorder what readers see
        "\ufeff", "\ufdd0", "\uffff", "\U0010fffe", "\ud800",
    ],
)  # fmt: skip
def test_a_character_that_nobody_can_see_or_store_is_removed(character: str) -> None:
    assert clean(f"<p>tide{character}table</p>") == "<p>tidetable</p>"


def test_a_control_character_behind_an_entity_is_removed() -> None:
    assert clean("<p>tide&#x202e;table&#8238;</p>") == "<p>tidetable</p>"


FRAGMENTS = st.sampled_from(
    [
        "<p>", "</p>", "<h2>", "</h2>", "<ul>", "</ul>", "<ol>", "<li>", "</li>", "<blockquote>", "</blockquote>",
        "<strong>", "</strong>", "<em>", "</em>", "<b>", "<br>", "<a href='/x/'>", "<a href=https://example.org>",
        "</a>", f"<span data-attribution='{ONE}'>", f"<span data-attribution='{TWO}'>", "</span>", "<div>", "</div>",
        "<table>", "<tr>", "<td>", "</td>", "<th>", "</table>", "<dt>", "<script>", "</script>", "<svg>", "<!--", "-->",
        "&nbsp;", "&amp;lt;", "&#x202e;",
        " ", "\n", "word", "é", "\x00", "<", ">", "&", "\"", "'", "\u2028", "<figure data-media='x'>",
    ]
)  # fmt: skip
SOUP = st.lists(FRAGMENTS | st.text(max_size=8), max_size=40).map("".join)


@given(SOUP)
def test_cleaning_twice_changes_nothing(soup: str) -> None:
    once = clean(soup)
    assert clean(once) == once


@given(SOUP)
def test_nothing_foreign_survives_cleaning(faults: Callable[[str], list[str]], soup: str) -> None:
    assert faults(clean(soup)) == []


@given(st.lists(st.text(max_size=30), max_size=6))
def test_paragraphs_are_text_whatever_they_contain(faults: Callable[[str], list[str]], paragraphs: list[str]) -> None:
    html = from_paragraphs(paragraphs)
    assert faults(html) == []
    assert clean(html) == html


def test_paragraphs_are_escaped_and_keep_their_lines() -> None:
    assert from_paragraphs(["a < b & c", " ", "one\ntwo"]) == "<p>a &lt; b &amp; c</p><p>one<br>two</p>"


@pytest.mark.parametrize(
    "html",
    [
        # More bytes than a body may have, before cleaning or only after it.
        "é" * (MAX_BYTES // 2 + 1),
        "&" * (MAX_BYTES // 2),
        # Formatting without text.
        "<br>" * 21_000,
    ],
)
def test_a_body_that_is_too_long_is_refused_in_a_sentence(html: str) -> None:
    with pytest.raises(TooLong, match=r"Shorten it"):
        clean(html)


def test_the_longest_body_is_kept() -> None:
    assert len(clean("<p>" + "a" * (MAX_BYTES - 7) + "</p>")) == MAX_BYTES


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        # The headline is the first level, so the first heading of the body must be the second.
        ("<h3>Tides</h3><p>x</p>", "<h2>Tides</h2><p>x</p>"),
        # Brothers stay brothers.
        ("<h3>Tides</h3><h3>Winds</h3>", "<h2>Tides</h2><h2>Winds</h2>"),
        # Under a heading a subheading is what it says it is.
        ("<h2>Sea</h2><h3>Tides</h3>", "<h2>Sea</h2><h3>Tides</h3>"),
    ],
)
def test_no_heading_level_is_skipped(html, expected):
    assert clean(html) == expected
