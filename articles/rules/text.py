"""Plain text as it may be kept: what a keyboard or a paste brings, without what no reader can see."""

import re

from articles.rules.body.text import printable


def one_line(value: str) -> str:
    """Text for a one-line field: no control or bidi characters, white space as single spaces."""
    return " ".join(printable(value).split())


def search_words(value: str, *, most: int = 12) -> str:
    """What may be searched for: at most so many words; quotation marks and a minus before a word keep their meaning.

    All other signs part words: PostgreSQL's parser of search queries has a small stack and fails on 33 hyphens.
    """
    words: list[str] = re.findall(r'-?"[^"]*"|-?\w+', one_line(value))
    return " ".join(map(_plain, words[:most]))


def _plain(word: str) -> str:
    """A word as it is; of a phrase in quotation marks only its words."""
    before, quoted, phrase = word.partition('"')
    kept = " ".join(re.findall(r"\w+", phrase))
    return f'{before}"{kept}"' if quoted else word


def lines(value: str) -> str:
    """Text for a field of several lines: the same, with its line breaks (as "\\n") kept."""
    return "\n".join(" ".join(line.split()) for line in printable(value).split("\n")).strip()
