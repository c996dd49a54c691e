"""Which lines are headlines: the one above a story, and the related ones that close it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsroom.wires.lines import BULLET, Block, ends_sentence

HEADLINE_LONGEST = 200
# Below these the line may as well be a name, a title or an address.
RELATED_WORDS_LEAST = 3
RELATED_WORDS_MEAN = 5
TITLE_CASE_LEAST = 2
SENTENCE_CASE_LEAST = 3
FIRST_WORDS_LEAST = 3
FIRST_LONGEST = 150

LABEL = re.compile(
    r"(?:related|more|further|other|latest)\s+(?:headlines?|stories|articles|news|reading|coverage|links)\s*:?"
    r"|(?:related|read (?:also|more|next)|see also|also read)\s*:",
    re.IGNORECASE,
)
END_MARK = re.compile(
    r"[-–—#*(\[ ]*(?:ends?|more to come)[-–—#*)\] ]*[.!]?|[-–—#*(\[ ]+30[-–—#*)\] ]+|[-–—*#_=~ ]{2,}", re.IGNORECASE
)
END_MARK_LONGEST = 40
SIGN_OFF = re.compile(
    r"[(\[©]|(?:by|additional reporting|reporting|editing|edited|written|compiled|translated|photos?|photography|"
    r"sources?|contacts?|copyright|correction|note|notes|tel|phone|e-?mail|for more|follow|subscribe|distributed|"
    r"published|updated|credit)\b(?:[:\s]+(?:by|of|in)\b|\s*:)|(?:by|photo by) [A-Z]|[-–—]\s?[A-Z]",
    re.IGNORECASE,
)
MARKUP = re.compile(
    r"\]\(|\*\*|\{\{|\}\}|^[#>|=]|^\(\(|^\[|https?://|www\.|\S@\S|<[a-z/!]|__|`|\+?\d[\d ()-]{7,}\d|\.{4,}"
    r"|\((?:image|photo|picture|file|credit)",
    re.IGNORECASE,
)
NEW_SENTENCE = re.compile(r"[a-z)]{3,}[.!?…][\"'”’»)]* [\"'“‘«(]?[A-Z]")
WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")
SMALL_WORD = 4
DATE_WORD = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:january|february|march|april|may|june|july|august|september|october|"
    r"november|december)|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)|\d{1,4}(?:st|nd|rd|th)?|am|pm|gmt|utc|est|edt|at|of|the",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Shape:
    """What one line looks like."""

    words: int
    is_title: bool
    has_title_case: bool


def shape(line: str) -> Shape:
    words = WORD.findall(line)
    return Shape(len(words), _is_title(line, words), _has_title_case(words))


def split_closing(found: list[Block]) -> tuple[list[Block], list[str]]:
    """The blocks of prose, and the related headlines that close the file, in its order.

    A closing run of title-like lines counts when prose stands before it and
    - a label ("Related headlines:") announces it, or
    - it has two lines or more, of headline length, most of them in Title Case, or
    - it has three lines or more without a gap and is set off from the prose by a blank line.
    """
    lines = [(number, line) for number, block in enumerate(found) for line in block]
    start = len(lines)
    while start and _may_be_related(lines[start - 1][1]):
        start -= 1
    label = start - 1 if start and LABEL.fullmatch(lines[start - 1][1].strip(" #*_")) else None
    if label is None and (labelled := _bulleted_under_label(lines)) is not None:
        label, start = labelled, labelled + 1
    run = [line for _block, line in lines[start:]]
    end_of_prose = start if label is None else label
    if not run or not end_of_prose or not _has_prose([line for _block, line in lines[:end_of_prose]]):
        return found, []
    if label is None:
        # Captions and stray remarks stand apart from one another as paragraphs do; a list is one block of its own.
        is_one_block = found[-1] == run
        if lines[start - 1][1].endswith(":") or not _are_headlines(run, is_one_block=is_one_block):
            return found, []
    kept: dict[int, Block] = {}
    for block, line in lines[:end_of_prose]:
        kept.setdefault(block, []).append(line)
    return list(kept.values()), [BULLET.sub("", line, count=1) for line in run]


def is_first_headline(found: list[Block], width: int) -> bool:
    """True when the first line is clearly the story's headline: short, title-like, and prose follows it."""
    line = found[0][0]
    rest = found[0][1:] or (found[1] if len(found) > 1 else [])
    if not rest:
        return False
    look = shape(line)
    if not look.is_title or look.words < FIRST_WORDS_LEAST or len(line) > FIRST_LONGEST or BULLET.match(line):
        return False
    # "Who should pay for this?" opens as many stories as it heads.
    if ends_sentence(line) and not look.has_title_case:
        return False
    is_alone = len(found[0]) == 1
    # Directly above prose only the case of its words tells it from a first line of a wrapped paragraph.
    if not is_alone and not look.has_title_case and (width or len(rest[0]) < 2 * len(line)):
        return False
    if not any(ends_sentence(other) for block in found for other in block if other is not line):
        return False
    return rest[0][0] not in ",;" and not rest[0][0].islower()


def is_date(line: str) -> bool:
    return all(DATE_WORD.fullmatch(word) for word in WORD.findall(line))


def is_end_mark(line: str) -> bool:
    return len(line) <= END_MARK_LONGEST and bool(END_MARK.fullmatch(line))


def _may_be_related(line: str) -> bool:
    look = shape(line)
    return look.is_title and look.words >= RELATED_WORDS_LEAST and not BULLET.match(line) and not LABEL.fullmatch(line)


def _are_headlines(run: list[str], *, is_one_block: bool) -> bool:
    shapes = [shape(line) for line in run]
    if sum(look.words for look in shapes) < RELATED_WORDS_MEAN * len(run):
        return False
    in_title_case = sum(look.has_title_case for look in shapes)
    if len(run) >= TITLE_CASE_LEAST and in_title_case * 10 >= len(run) * 7:
        return True
    return len(run) >= SENTENCE_CASE_LEAST and is_one_block and not any(line.endswith("?") for line in run)


def _bulleted_under_label(lines: list[tuple[int, str]]) -> int | None:
    """Where the label of a closing bulleted list of headlines stands, if there is one."""
    start = len(lines)
    while start and BULLET.match(lines[start - 1][1]):
        item = BULLET.sub("", lines[start - 1][1], count=1)
        if not _may_be_related(item):
            return None
        start -= 1
    if start == len(lines) or not start or not LABEL.fullmatch(lines[start - 1][1]):
        return None
    return start - 1


def _has_prose(lines: list[str]) -> bool:
    return any(ends_sentence(line) and len(WORD.findall(line)) >= RELATED_WORDS_MEAN for line in lines)


def _is_title(line: str, words: list[str]) -> bool:
    if not words or len(line) > HEADLINE_LONGEST or MARKUP.search(line) or SIGN_OFF.match(line) or is_end_mark(line):
        return False
    if not _starts_like_a_title(line) or NEW_SENTENCE.search(line):
        return False
    if line.rstrip("\"'”’»)")[-1:] in (".", ":", ";", ",", "…", "-", "–", "—") and not _ends_with_initials(line):
        return False
    numbers = sum(word[0].isdigit() and word.replace(",", "").replace(".", "").isdigit() for word in words)
    return numbers * 4 < len(words) and not is_date(line)


def _starts_like_a_title(line: str) -> bool:
    first = line.lstrip("\"'“‘«‹„¿¡")[:1]
    # Scripts without case have no capital to begin with; a name such as eBay or iPhone has one soon after.
    return first.isdigit() or (first.isalpha() and not first.islower()) or bool(re.match(r"[a-z][A-Z]", line))


def _ends_with_initials(line: str) -> bool:
    return bool(re.search(r"(?:\b[A-Z]\.){2,}[\"'”’»)]*$", line))


def _has_title_case(words: list[str]) -> bool:
    weighty = [word for word in words[1:] if len(word) >= SMALL_WORD and not word.isdigit()]
    capital = sum(not word[0].islower() for word in weighty)
    return bool(weighty) and capital * 10 >= len(weighty) * 7
