"""A body as data: blocks, and in them runs of equally formatted text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

BREAK = "\n"
"""The text of a run that is a line break (`<br>`); no other run holds a line feed."""


class Run(NamedTuple):
    """Text with one formatting. `marks` are the ids of the attributions that cover it."""

    text: str
    href: str = ""
    marks: tuple[str, ...] = ()
    strong: bool = False
    em: bool = False


@dataclass(slots=True)
class Leaf:
    """A block of text: paragraph, heading or subheading."""

    tag: str
    runs: list[Run]

    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(slots=True)
class Branch:
    """A block of blocks: quotation, list or list item."""

    tag: str
    children: list["Block"] = field(default_factory=list)


Block = Leaf | Branch


class Passage(NamedTuple):
    """The neighbouring runs `first` to `last` of one block that carry the same mark."""

    mark: str
    first: int
    last: int


def leaves(blocks: Iterable[Block]) -> Iterator[Leaf]:
    """Every block of text, in reading order."""
    for block in blocks:
        if isinstance(block, Leaf):
            yield block
        else:
            yield from leaves(block.children)


def passages(runs: list[Run]) -> list[Passage]:
    """The passages of one block by their first words; where two start together the longer one comes first."""
    found: list[Passage] = []
    open_at: dict[str, int] = {}
    for index in range(len(runs) + 1):
        marks = runs[index].marks if index < len(runs) else ()
        ended = [mark for mark in open_at if mark not in marks]
        found += [Passage(mark, open_at.pop(mark), index - 1) for mark in ended]
        for mark in marks:
            open_at.setdefault(mark, index)
    return sorted(found, key=lambda passage: (passage.first, -passage.last, passage.mark))


def tidy(runs: Iterable[Run]) -> list[Run]:
    """Canonical runs: no empty text, equal neighbours joined, marks in the order in which they begin.

    Links and marks over nothing but white space are taken away: nobody could see or follow them.
    """
    joined = _joined(_visible(run._replace(marks=tuple(sorted(set(run.marks)))) for run in runs if run.text))
    inside: list[list[str]] = [[] for _ in joined]
    blank = False
    for passage in passages(joined):
        if not passage_text(joined, passage).strip():
            blank = True
            continue
        for index in range(passage.first, passage.last + 1):
            inside[index].append(passage.mark)
    ordered = [run._replace(marks=tuple(marks)) for run, marks in zip(joined, inside, strict=True)]
    return _joined(ordered) if blank else ordered


def passage_text(runs: list[Run], passage: Passage) -> str:
    return "".join(run.text for run in runs[passage.first : passage.last + 1])


def _visible(runs: Iterable[Run]) -> Iterator[Run]:
    for href, group in groupby(runs, key=lambda run: run.href):
        linked = list(group)
        if href and not "".join(run.text for run in linked).strip():
            linked = [run._replace(href="") for run in linked]
        yield from linked


def _joined(runs: Iterable[Run]) -> list[Run]:
    joined: list[Run] = []
    for run in runs:
        if joined and run.text != BREAK != joined[-1].text and run[1:] == joined[-1][1:]:
            joined[-1] = joined[-1]._replace(text=joined[-1].text + run.text)
        else:
            joined.append(run)
    return joined
