"""Blocks to HTML: the one canonical spelling of a body."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from articles.rules.body.document import BREAK, Block, Leaf, Run
from articles.rules.body.schema import MARK
from articles.rules.body.text import escape, escape_value


class Tag(NamedTuple):
    """An element around text. Neighbours with the same name and key share one element, opened as the first says."""

    name: str
    key: str
    opening: str


def write(blocks: Iterable[Block], leaf: Callable[[list[Run]], str] | None = None) -> str:
    """The blocks as HTML; `leaf` writes the inside of a block of text (default: as it is stored)."""
    inside = leaf or write_runs
    parts: list[str] = []
    _write(blocks, inside, parts)
    return "".join(parts)


def _write(blocks: Iterable[Block], leaf: Callable[[list[Run]], str], parts: list[str]) -> None:
    for block in blocks:
        parts.append(f"<{block.tag}>")
        if isinstance(block, Leaf):
            parts.append(leaf(block.runs))
        else:
            _write(block.children, leaf, parts)
        parts.append(f"</{block.tag}>")


def write_runs(runs: Iterable[Run]) -> str:
    """The inside of a block: links outermost, then marks, strong, em, which is the editor's order too."""
    nest = Nest()
    for run in runs:
        marks = [Tag("span", mark, f'<span {MARK}="{mark}">') for mark in run.marks]
        nest.put([*link(run), *marks, *emphasis(run)], content(run))
    return nest.finish()


def link(run: Run) -> list[Tag]:
    return [Tag("a", run.href, f'<a href="{escape_value(run.href)}">')] if run.href else []


def emphasis(run: Run) -> list[Tag]:
    return [Tag(name, "", f"<{name}>") for name, on in (("strong", run.strong), ("em", run.em)) if on]


def content(run: Run) -> str:
    return "<br>" if run.text == BREAK else escape(run.text)


class Nest:
    """Writes pieces of text with their tags and keeps open what the next piece shares."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._open: list[Tag] = []

    def put(self, tags: list[Tag], html: str) -> None:
        shared = 0
        while shared < min(len(tags), len(self._open)) and tags[shared][:2] == self._open[shared][:2]:
            shared += 1
        self._close(shared)
        for tag in tags[shared:]:
            self._parts.append(tag.opening)
            self._open.append(tag)
        self._parts.append(html)

    def finish(self) -> str:
        self._close(0)
        return "".join(self._parts)

    def _close(self, depth: int) -> None:
        while len(self._open) > depth:
            self._parts.append(f"</{self._open.pop().name}>")
