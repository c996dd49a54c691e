"""What cleaning a body costs as it grows. `make bench` runs this on a quiet machine and prints the figures."""

from collections.abc import Callable
from contextlib import suppress

import pytest

from articles.admin.article.comparison import compare
from articles.rules.body import TooLong, clean
from articles.rules.body.typed import paragraphed
from tests.benchmarks.growth import growth, seconds
from tests.benchmarks.slow_texts import PAIRS, SIZE

UUID = "0b6f9c1e-4c50-4c58-8f6e-0d6b5e1f7a3"

# Four times the size may take this many times as long: n·log n and some noise, but never the sixteen of a square.
BELOW_SQUARE = 13


def try_to_clean(html: str) -> None:
    with suppress(TooLong):
        clean(html)


@pytest.mark.parametrize(
    "build",
    [
        # An HTML parser repeats unclosed formatting in each paragraph: a million elements from one kilobyte.
        lambda n: "<p>" + "".join(f"<b a={one}>" for one in range(n)) + "<p>x" * n,
        lambda n: "<p>" + "".join(f"<<u>b a={one}>" for one in range(n)) + "<p>x" * n,
        lambda n: "<p><a href='https://example.org/" + "a" * 1_000 + "'>" + "<p>x" * n,
        # Depth.
        lambda n: "<blockquote>" * n,
        lambda n: "<ul><li>" * n,
        lambda n: "<table><tr><td>" * (n // 3) + "<p>x" * n,
        lambda n: "<table><tr>" + "<td>" * n,
        lambda n: "".join(f"<span data-attribution='{UUID}{one % 10}'>a" for one in range(n)),
        # Tags that never end.
        lambda n: "<b '" * n + " " * n,
        lambda n: "<!--" * n,
    ],
    ids=["bold", "rejoined tag", "long link", "quotations", "lists", "tables", "cells", "marks", "open", "comments"],
)
def test_a_hostile_body_costs_no_more_than_its_size(build: Callable[[int], str]) -> None:
    grown = growth(lambda n: try_to_clean(build(n)), size=1_000)
    print(f"four times as much: {grown:.1f} times as long")
    assert grown < BELOW_SQUARE


@pytest.mark.parametrize("unit", ["\n", "\n \n<p", "\n   ", "<p ", "<hr "])
def test_typed_text_costs_no_more_than_its_size(unit: str) -> None:
    grown = growth(lambda n: paragraphed(unit * n + "\n\n"), size=10_000)
    print(f"four times as much: {grown:.1f} times as long")
    assert grown < BELOW_SQUARE


def test_ten_thousand_words_are_cleaned_in_the_time_of_a_keystroke() -> None:
    story = "".join(f"<p><b>word</b> {'word ' * 49}</p>" for _ in range(200))
    took = seconds(lambda: clean(story)) / seconds(lambda: story.encode().decode().upper().lower().split())
    print(f"cleaning takes {took:.0f} times as long as splitting the same text into words")
    assert took < 100


@pytest.mark.parametrize("unit", ["a ", "a\n", "word another ", "one\ntwo\n"])
def test_comparing_two_texts_costs_no_more_than_their_size(unit: str) -> None:
    grown = growth(lambda n: compare(unit * n, unit[::-1] * n), size=20_000)
    print(f"four times as much: {grown:.1f} times as long")
    assert grown < BELOW_SQUARE


@pytest.mark.parametrize("build", PAIRS.values(), ids=PAIRS)
def test_texts_that_were_built_to_be_slow_are_compared_within_a_second(build: Callable[[int], tuple[str, str]]) -> None:
    took = seconds(lambda: compare(*build(SIZE)))
    print(f"compared in {took:.2f} s")
    assert took < 1
