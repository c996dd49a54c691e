"""Lines to paragraphs: blocks between blank lines, and text that was wrapped by hand or by a terminal."""

from __future__ import annotations

import re
from itertools import pairwise

# Terminals wrap at 72 to 80; a little more for editors set to 90 or 100.
WRAP_LIMIT = 100
# Shorter "wrapped" lines are verse, addresses or tables: their line ends mean something.
WRAP_LEAST = 40
SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")
BULLET = re.compile(r"(?:[-*•·–—+▪◦‣]|\(?\d{1,3}[.)]|[a-z]\))\s")
BLANKS = re.compile(r"\s+")

Block = list[str]


def blocks(text: str) -> list[Block]:
    """Runs of lines between blank lines; a line's own spaces are made single."""
    found: list[Block] = [[]]
    for line in text.split("\n"):
        if tidy := BLANKS.sub(" ", line).strip():
            found[-1].append(tidy)
        elif found[-1]:
            found.append([])
    return [block for block in found if block]


def ends_sentence(line: str) -> bool:
    return bool(SENTENCE_END.search(line))


def wrap_width(found: list[Block]) -> int:
    """How wide the prose was wrapped, 0 if it was not.

    It was if there is a block in which at least half of the line ends fall inside a sentence. A block that happens to
    break before a name only tells the width.
    """
    if not any(_is_wrapped(block) for block in found):
        return 0
    return max(len(line) for block in found if len(block) > 1 for line in block if len(line) <= WRAP_LIMIT)


def paragraphs(found: list[Block], width: int) -> list[str]:
    """Each line is a paragraph, unless it goes on on the next line of a text wrapped at `width`."""
    made: list[str] = []
    for block in found:
        made.append(block[0])
        for before, line in pairwise(block):
            if width and _goes_on(before, line, width):
                made[-1] = _joined(made[-1], line)
            else:
                made.append(line)
    return made


def _is_wrapped(block: Block) -> bool:
    width = max(map(len, block))
    if len(block) == 1 or not WRAP_LEAST <= width <= WRAP_LIMIT:
        return False
    inside = sum(_inside_sentence(before, line) for before, line in pairwise(block))
    return inside * 2 >= len(block) - 1


def _inside_sentence(before: str, line: str) -> bool:
    return not ends_sentence(before) and line[0].islower() and not BULLET.match(line)


def _goes_on(before: str, line: str, width: int) -> bool:
    if BULLET.match(line) or max(len(before), len(line)) > width:
        return False
    # A full line had no room for the next word; a line with room was ended on purpose, unless in mid-sentence.
    is_full = len(before) + 1 + len(line.split(" ", 1)[0]) > width
    return is_full or _inside_sentence(before, line)


def _joined(before: str, line: str) -> str:
    # "re-" + "election": whether the hyphen belongs to the word is not ours to guess, so nothing is dropped.
    return before + line if before.endswith("-") and before[-2:-1].isalpha() else f"{before} {line}"
