"""The words of a text, told apart: numbers, dates, names, and the small words that turn a sentence round."""

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cache
from typing import NamedTuple

from django.utils import dates, translation


class Tells(Enum):
    """What changes with a word. `DOUBT`: it begins a sentence, so its capital letter does not say what it is."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    NEGATION = "negation"
    DOUBT = "doubt"
    NOTHING = "nothing"


class Word(NamedTuple):
    text: str
    tells: Tells
    is_first: bool = False


class _Found(NamedTuple):
    text: str
    is_first: bool


_WORD = re.compile(
    r"(?:[$€£¥₴−+]|(?<!\S)-(?=\d))?(?:\d+(?:[.,:/–'\u202f\xa0-]\d+)*\w*%?|[^\W_]\w*(?:['’-]\w+)*)", re.UNICODE
)
_ENDS_A_SENTENCE = re.compile(r"[.!?…:;•]|[“„«\"‘(\[]\s*$|[–—]\s*[“„«\"‘]")


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SHORTENED = _listed("mr mrs ms dr prof st gen sen rep lt col capt sgt rev hon no vs art")
# These begin sentences and are nobody's name.
_COMMON = _listed("""
    a about according after all also although an and another any are as at because before both but by during each for
    from had has have he her here his how however if in is it its later like many meanwhile more most nearly now of
    often on only or other others our out over several she since so some such than that the their then there these
    they this those though through to under until up was we were what when where which while who why with you your
""")
_NUMBERS = _listed("""
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands
    million millions billion billions trillion trillions dozen dozens first second third fourth fifth sixth seventh
    eighth ninth tenth eleventh twelfth twentieth once twice thrice half halves thirds quarter quarters double
    doubled triple tripled single pair couple percent
""")
_TURNING = _listed("no not never none nobody nothing neither nor without cannot hardly barely except")
_RELATIVE = _listed("yesterday today tomorrow tonight")
_SHORT_DATES = _listed("jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun")


def is_english(language: str) -> bool:
    return language.lower().partition("-")[0] == "en"


def told_apart(paragraphs: Iterable[str], *, others: Iterable[str], language: str) -> Iterator[Word]:
    """The words of the paragraphs in order. `others`: all text that can show whether a first word is a name."""
    names, plain = _seen_inside(others)
    for paragraph in paragraphs:
        for found in _words(paragraph):
            yield Word(found.text, _tells(found, names=names, plain=plain, language=language), found.is_first)


def _tells(found: _Found, *, names: frozenset[str], plain: frozenset[str], language: str) -> Tells:
    text, small = found.text, found.text.casefold()
    parts = re.split(r"['’-]", small)
    if any(letter.isdigit() for letter in text) or (is_english(language) and _NUMBERS & {small, *parts}):
        return Tells.NUMBER
    if _is_date(text, language):
        return Tells.DATE
    if is_english(language) and (_TURNING & {small, *parts} or re.search(r"n['’]t$", small)):
        return Tells.NEGATION
    if not _has_capital(text):
        return Tells.NOTHING
    if not found.is_first or text in names or _has_capital(text[1:]):
        return Tells.NAME
    return Tells.NOTHING if small in plain or small in _COMMON else Tells.DOUBT


def _has_capital(text: str) -> bool:
    return any(letter.isupper() for letter in text) and not re.fullmatch(r"I(['’]\w+)?", text)


def _words(paragraph: str) -> Iterator[_Found]:
    end, before = 0, ""
    for match in _WORD.finditer(paragraph):
        gap = paragraph[end : match.start()]
        is_dot = gap.startswith(".") and (before.casefold() in _SHORTENED or len(before) == 1)
        is_first = not before or bool(_ENDS_A_SENTENCE.search(gap[1:] if is_dot else gap))
        yield _Found(match[0], is_first)
        end, before = match.end(), match[0]


def _seen_inside(texts: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Words that stand inside sentences: (with a capital letter, without one)."""
    names: set[str] = set()
    plain: set[str] = set()
    for text in texts:
        for line in text.splitlines():
            for found in _words(line):
                if not _has_capital(found.text):
                    plain.add(found.text)
                elif not found.is_first:
                    names.add(found.text)
    return frozenset(names), frozenset(plain)


def _is_date(text: str, language: str) -> bool:
    small = text.casefold().rstrip(".")
    if is_english(language):
        # "may" and "march" are verbs as long as they are small.
        return small in _RELATIVE or (text[:1].isupper() and small in _calendar("en"))
    return small in _calendar(language)


@cache
def _calendar(language: str) -> frozenset[str]:
    """The names of months and days of the week as Django knows them in this language."""
    tables = (dates.MONTHS, dates.MONTHS_ALT, dates.MONTHS_3, dates.MONTHS_AP, dates.WEEKDAYS, dates.WEEKDAYS_ABBR)
    with translation.override(language):
        known = {str(name).casefold().rstrip(".") for table in tables for name in table.values()}
    return frozenset(known | (_SHORT_DATES if is_english(language) else frozenset()))
