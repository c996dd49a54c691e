"""Two people changed one text: put both changes into one where they do not touch each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from articles.rules.body import blocks_of

# Of longer texts no merge is tried: the work grows with the square of the number of blocks.
MOST_BLOCKS = 2_000


@dataclass(frozen=True)
class Clash:
    """One stretch that both changed, as each has it."""

    mine: str
    theirs: str


@dataclass(frozen=True)
class Merged:
    """`text` holds both changes; where both changed the same stretch it holds mine and `clashes` tells of it."""

    text: str
    clashes: list[Clash] = field(default_factory=list)


def one_field(base: str, mine: str, theirs: str) -> Merged:
    """A field that is one piece of text: whoever changed it has it; both, differently, is a clash."""
    if theirs in {mine, base}:
        return Merged(mine)
    if mine == base:
        return Merged(theirs)
    return Merged(mine, [Clash(mine, theirs)])


def bodies(base: str, mine: str, theirs: str) -> Merged:
    """Three canonical bodies, block by block."""
    quick = one_field(base, mine, theirs)
    if not quick.clashes:
        return quick
    old, ours, others = (blocks_of(text) for text in (base, mine, theirs))
    if max(len(old), len(ours), len(others)) > MOST_BLOCKS:
        return quick
    parts: list[str] = []
    clashes: list[Clash] = []
    for stretch in _stretches(old, ours, others):
        for was, one, other in _piecewise(*stretch):
            found = one_field(was, one, other)
            parts.append(found.text)
            clashes += found.clashes
    return Merged("".join(parts), clashes)


Blocks = Sequence[str]


def _stretches(old: Blocks, ours: Blocks, others: Blocks) -> Iterator[tuple[Blocks, Blocks, Blocks]]:
    """The three texts cut at the same places: by turns stretches that all have, and ones that somebody changed."""
    mine, theirs = _same(old, ours), _same(old, others)
    at = one = other = 0
    for place in range(len(old) + 1):
        stands = place == len(old) or (place in mine and place in theirs)
        if not stands:
            continue
        to_one = mine[place] if place < len(old) else len(ours)
        to_other = theirs[place] if place < len(old) else len(others)
        # What stands before a block that all have.
        if at < place or one < to_one or other < to_other:
            yield old[at:place], ours[one:to_one], others[other:to_other]
        if place < len(old):
            yield old[place : place + 1], ours[to_one : to_one + 1], others[to_other : to_other + 1]
        at, one, other = place + 1, to_one + 1, to_other + 1


def _piecewise(old: Blocks, ours: Blocks, others: Blocks) -> list[tuple[str, str, str]]:
    """Block by block where nobody added or took any, so that neighbours changed by two people do not clash."""
    if len(old) == len(ours) == len(others):
        return list(zip(old, ours, others, strict=True))
    return [("".join(old), "".join(ours), "".join(others))]


def _same(old: Blocks, new: Blocks) -> dict[int, int]:
    """Where each block of the old text that was left as it is stands in the new one."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return {a + n: b + n for a, b, size in matcher.get_matching_blocks() for n in range(size)}
