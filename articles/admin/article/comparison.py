"""Two texts side by side: which words went, which came."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from typing import Any, NamedTuple

from articles.rules.body.schema import MAX_TAGS

_WORDS = re.compile(r"\S+\s*")
# What one comparison may cost, in places looked at. Two stories of 10,000 words that have nothing to do with each other
# take a tenth of it; texts in which the same few words come again and again would take thousands of times as much.
MOST_STEPS = 4_000_000
_EACH_LOOK, _EACH_ELEMENT = 100, 2  # what looking for one stretch costs besides, and each element of it
# No body that is kept has more; of a longer text that was refused the rest is one paragraph.
MOST_LINES = MAX_TAGS

Opcode = tuple[str, int, int, int, int]


class Piece(NamedTuple):
    """`change` is "" for words on both sides, "gone" for those of the old text only, "new" for the new one's."""

    change: str
    text: str


class Comparison(NamedTuple):
    """The paragraphs of both texts in reading order, each as pieces.

    `is_coarse`: the texts took too much to compare word by word, and some stretches are shown whole, old before new.
    """

    paragraphs: list[list[Piece]]
    is_coarse: bool = False


def compare(old: str, new: str) -> Comparison:
    before, after = _paragraphs(old), _paragraphs(new)
    work = _Work(MOST_STEPS)
    result: list[list[Piece]] = []
    for tag, a, b, c, d in _opcodes(before, after, work):
        if tag == "equal":
            result += [[Piece("", text)] for text in before[a:b]]
            continue
        pairs = min(b - a, d - c)
        result += [_words(before[a + n], after[c + n], work) for n in range(pairs)]
        result += [[Piece("gone", text)] for text in before[a + pairs : b]]
        result += [[Piece("new", text)] for text in after[c + pairs : d]]
    return Comparison(result, work.is_over)


class _TooMuch(Exception):
    """What is left of the work does not pay for the next look."""


class _Work:
    """Counts down what a comparison may still cost; once it is over, it stays over."""

    def __init__(self, steps: int) -> None:
        self.left = steps
        self.is_over = False

    def spend(self, steps: int) -> None:
        self.left -= steps
        if self.is_over or self.left < 0:
            self.is_over = True
            raise _TooMuch


class _Matcher(SequenceMatcher[str]):
    """Python's own, which pays for each look before it looks."""

    def __init__(self, before: Sequence[str], after: Sequence[str], work: _Work) -> None:
        super().__init__(None, before, after, autojunk=False)
        self.work = work
        # The price of a look at a stretch of `before`: all places in `after` where one of its elements stands.
        self.prices = list(accumulate((_EACH_ELEMENT + len(self.b2j.get(one, ())) for one in before), initial=0))

    def find_longest_match(self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None) -> Any:
        until = len(self.prices) - 1 if ahi is None else ahi
        self.work.spend(_EACH_LOOK + self.prices[until] - self.prices[alo])
        return super().find_longest_match(alo, ahi, blo, bhi)


def _opcodes(before: Sequence[str], after: Sequence[str], work: _Work) -> Iterator[Opcode]:
    """As Python's `get_opcodes`; what is alike at both ends is found for nothing, the rest while the work lasts."""
    most = min(len(before), len(after))
    head = _alike(zip(before, after, strict=False))
    tail = min(_alike(zip(reversed(before), reversed(after), strict=False)), most - head)
    b, d = len(before) - tail, len(after) - tail
    if head:
        yield "equal", 0, head, 0, head
    if head < b and head < d and (b, d) != (head + 1, head + 1):
        for tag, *places in _inside(before[head:b], after[head:d], work):
            first, last, start, end = (head + place for place in places)
            yield tag, first, last, start, end
    elif head < b or head < d:
        yield "replace", head, b, head, d
    if tail:
        yield "equal", b, len(before), d, len(after)


def _inside(before: Sequence[str], after: Sequence[str], work: _Work) -> list[Opcode]:
    try:
        work.spend(_EACH_LOOK)
        return _Matcher(before, after, work).get_opcodes()
    except _TooMuch:
        return [("replace", 0, len(before), 0, len(after))]


def _alike(pairs: Iterable[tuple[str, str]]) -> int:
    """How many pairs at the beginning are twice the same."""
    count = 0
    for one, other in pairs:
        if one != other:
            break
        count += 1
    return count


def _paragraphs(text: str) -> list[str]:
    lines = text.splitlines()
    if len(lines) > MOST_LINES:
        lines[MOST_LINES:] = [" ".join(lines[MOST_LINES:])]
    # The space at the end makes the last word of a paragraph equal to the same word inside another one.
    return [f"{line.strip()} " for line in lines if line.strip()]


def _words(old: str, new: str, work: _Work) -> list[Piece]:
    if work.is_over:
        return [Piece("gone", old), Piece("new", new)]
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    pieces = []
    for tag, a, b, c, d in _opcodes(before, after, work):
        if tag == "equal":
            pieces.append(Piece("", "".join(before[a:b])))
            continue
        if b > a:
            pieces.append(Piece("gone", "".join(before[a:b])))
        if d > c:
            pieces.append(Piece("new", "".join(after[c:d])))
    return pieces
