import re
from uuid import UUID

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from articles.rules.body import clean, numbered

ONE = UUID("0f9a1c52-3f0e-4d0c-9a51-6f2f3c1d7e01")
TWO = UUID("0f9a1c52-3f0e-4d0c-9a51-6f2f3c1d7e02")
THREE = UUID("0f9a1c52-3f0e-4d0c-9a51-6f2f3c1d7e03")
NUMBERS = {ONE: 1, TWO: 2}
LABELS = {ONE: "the pilot", TWO: "a <minister>"}


def span(text: str, uuid: UUID = ONE) -> str:
    return f'<span data-attribution="{uuid}">{text}</span>'


def short(html: str) -> str:
    """The reader's HTML with each reference as [N] and each passage as {id|words}."""
    html = re.sub(r'<a class="ref" href="#s(\d+)">.*?</a>', r"[\1]", html)
    html = re.sub(r'<span class="att" id="([^"]+)">', r"{\1|", html)
    return html.replace('<span class="att">', "{").replace("</span>", "}")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"<p>a {span('b')} c</p>", "<p>a {c1|b}[1] c</p>"),
        # A split quotation: the number stands behind each half.
        (f"<p>{span('a')} said {span('b')}</p>", "<p>{c1|a}[1] said {c1-2|b}[1]</p>"),
        # Formatting cuts the span, not the passage.
        (f"<p>{span('a')}<strong>{span('b')}</strong></p>", "<p>{c1|a<strong>b</strong>}[1]</p>"),
        (f"<p>{span('a')}<br>{span('b')}</p>", "<p>{c1|a}[1]<br>{c1-2|b}[1]</p>"),
        (f"<p>{span('a<br>b')}</p>", "<p>{c1|a<br>b}[1]</p>"),
        # Two paragraphs are two passages.
        (f"<p>{span('a')}</p><p>{span('b')}</p>", "<p>{c1|a}[1]</p><p>{c1-2|b}[1]</p>"),
        # Nested, starting together, ending together, and crossing.
        (f"<p>{span('a ' + span('b', TWO) + ' c')}</p>", "<p>{c1|a {c2|b}[2] c}[1]</p>"),
        (f"<p>{span(span('a', TWO) + ' b')}</p>", "<p>{c1|{c2|a}[2] b}[1]</p>"),
        (f"<p>{span('a ' + span('b', TWO))}</p>", "<p>{c1|a {c2|b}}[2][1]</p>"),
        (f"<p>{span('a' + span('b', TWO))}{span('c', TWO)}</p>", "<p>{c1|a{c2|b}}{[1]c}[2]</p>"),
        # A reference never stands inside a link.
        (f'<p><a href="/x/">a {span("b")} c</a> d</p>', '<p><a href="/x/">a {c1|b} c</a>[1] d</p>'),
        (
            f'<p>{span("a")}<a href="/x/">{span("b")} c</a></p>',
            '<p>{c1|a}<a href="/x/">{b} c</a>[1]</p>',
        ),
        # A mark without a number is no statement of this story.
        (f"<p>{span('a ' + span('b', THREE))}</p>", "<p>{c1|a b}[1]</p>"),
    ],
)
def test_each_passage_is_followed_by_its_number(html: str, expected: str) -> None:
    html = clean(html)
    assert short(numbered(html, NUMBERS, {}, {})) == expected


def test_a_reference_is_a_link_that_speaks_its_label() -> None:
    assert numbered(f"<p>{span('a', TWO)}</p>", NUMBERS, LABELS, {TWO: "t-disputed"}) == (
        '<p><span class="att t-disputed" id="c2">a</span>'
        '<a class="ref" href="#s2"><span class="vh">Source </span>2<span class="vh">: a &lt;minister&gt;</span></a></p>'
    )


PIECES = st.sampled_from(
    [span("x"), span("y", TWO), f'<span data-attribution="{ONE}">', f'<span data-attribution="{TWO}">', "</span>",
     f'<span data-attribution="{THREE}">', '<a href="/x/">', "</a>", "<em>", "</em>", "<p>", "<br>", "w", " "]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join))
def test_ids_are_unique_and_no_link_stands_in_a_link(soup: str) -> None:
    page = BeautifulSoup(numbered(clean(soup), NUMBERS, LABELS, {}), "html.parser")
    ids = [tag["id"] for tag in page.find_all(id=True)]
    assert len(ids) == len(set(ids))
    assert page.select("a a") == []
    assert len(page.select("a.ref")) == len(ids)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_numbering_changes_no_word(soup: str) -> None:
    html = clean(soup)
    page = BeautifulSoup(numbered(html, NUMBERS, LABELS, {}), "html.parser")
    for reference in page.select("a.ref"):
        reference.decompose()
    assert page.get_text() == BeautifulSoup(html, "html.parser").get_text()
