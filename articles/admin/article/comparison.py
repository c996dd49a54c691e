"""Two texts side by side: which words went, which came."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_WORDS = re.compile(r"\S+\s*")
# A comparison costs at least the product of two lengths; beyond this the texts are shown one after the other.
MOST_PARAGRAPHS = 1_000
MOST_WORDS = 1_500


class Piece(NamedTuple):
    """`change` is "" for words on both sides, "gone" for those of the old text only, "new" for the new one's."""

    change: str
    text: str


def compare(old: str, new: str) -> list[list[Piece]]:
    """The paragraphs of both texts in reading order, each as pieces."""
    before, after = _paragraphs(old), _paragraphs(new)
    if max(len(before), len(after)) > MOST_PARAGRAPHS:
        return [[Piece("gone", text)] for text in before] + [[Piece("new", text)] for text in after]
    result: list[list[Piece]] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            result += [[Piece("", text)] for text in before[a:b]]
            continue
        pairs = min(b - a, d - c)
        result += [_words(before[a + n], after[c + n]) for n in range(pairs)]
        result += [[Piece("gone", text)] for text in before[a + pairs : b]]
        result += [[Piece("new", text)] for text in after[c + pairs : d]]
    return result


def _paragraphs(text: str) -> list[str]:
    # The space at the end makes the last word of a paragraph equal to the same word inside another one.
    return [f"{line.strip()} " for line in text.splitlines() if line.strip()]


def _words(old: str, new: str) -> list[Piece]:
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    if max(len(before), len(after)) > MOST_WORDS:
        return [Piece("gone", old), Piece("new", new)]
    return list(_pieces(before, after))


def _pieces(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("", "".join(before[a:b]))
            continue
        if b > a:
            yield Piece("gone", "".join(before[a:b]))
        if d > c:
            yield Piece("new", "".join(after[c:d]))
