"""Plain text as it may be kept: what a keyboard or a paste brings, without what no reader can see."""

import re
import unicodedata

from articles.rules.body.text import printable

# Letters and a symbol by their class, and blank wherever they are printed: Hangul fillers, the empty Braille cell.
_BLANKS = frozenset("\u115f\u1160\u3164\uffa0\u2800")

# The outer marks of English and of German as their inner ones; straight ones have no sides to tell.
_INNER = str.maketrans({"“": "‘", "”": "’", "„": "‚"})


def one_line(value: str) -> str:
    """Text for a one-line field: no control or bidi characters, white space as single spaces; "" if nothing is seen."""
    return _if_seen(" ".join(printable(value).split()))


def legible(value: str) -> str:
    """What was typed without what no reader can see; its white space and line breaks stay."""
    return printable(value)


def within_quotes(words: str) -> str:
    """The words as they stand in quotation marks: those they hold become single ones.

    >>> within_quotes("It said “14 boats”.")
    'It said ‘14 boats’.'
    """
    return words.translate(_INNER)


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
    return _if_seen("\n".join(" ".join(line.split()) for line in printable(value).split("\n")).strip())


def _if_seen(text: str) -> str:
    """The text, or "" when it is made of joiners, marks without a letter and blanks: no headline, and no name."""
    return text if any(unicodedata.category(char)[0] not in "CMZ" and char not in _BLANKS for char in text) else ""
