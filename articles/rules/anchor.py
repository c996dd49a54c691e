"""Where in a story the words stand that somebody spoke of, also after the text around them was changed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

MOST_LETTERS = 500
MOST_AROUND = 40

# One kind of each, letter for letter, so that a place in the folded text is one in the text.
# `static/js/desk/comments.js` folds and looks in the same way.
_ALIKE = str.maketrans({**dict.fromkeys("‘’‚ʼ", "'"), **dict.fromkeys("“”„«»", '"')})
_SPACE = re.compile(r"\s")
_SPACES = re.compile(" +")
# Spaces are counted once when surroundings are compared, so a little more is looked at.
_LOOKED_AT = 2 * MOST_AROUND


@dataclass(frozen=True)
class Anchor:
    """The words, and a little of what stood before and after them; without words it is the whole story."""

    words: str
    before: str = ""
    after: str = ""


class Place(NamedTuple):
    start: int
    end: int


def find(text: str, anchor: Anchor) -> Place | None:
    """The words in the plain text of the story; of several places the one with the best surroundings, of equal ones
    the first. None for the whole story, and where the words do not stand any more.

    Kinds of quotation marks and of white space make no difference.
    """
    folded = _folded(text)
    places = list(_places(folded, anchor.words))
    if len(places) < 2:
        return places[0] if places else None
    return max(places, key=lambda place: _likeness(folded, place, anchor))


def around(text: str, words: str) -> Anchor | None:
    """An anchor for the words where they stand first; None where they do not stand."""
    place = find(text, Anchor(words))
    if place is None:
        return None
    before, after = text[max(0, place.start - _LOOKED_AT) : place.start], text[place.end : place.end + _LOOKED_AT]
    return kept(Anchor(words, before, after))


def kept(anchor: Anchor) -> Anchor:
    """The anchor as it is written down: on one line, with no more of the surroundings than is needed."""
    words, before, after = (" ".join(one.split()) for one in (anchor.words, anchor.before, anchor.after))
    return Anchor(words, before[-MOST_AROUND:], after[:MOST_AROUND]) if words else Anchor("")


def _places(folded: str, words: str) -> Iterator[Place]:
    wanted = _folded(words).split()
    if not wanted:
        return
    for match in re.finditer(" +".join(map(re.escape, wanted)), folded):
        yield Place(*match.span())


def _likeness(folded: str, place: Place, anchor: Anchor) -> int:
    before = folded[max(0, place.start - _LOOKED_AT) : place.start]
    after = folded[place.end : place.end + _LOOKED_AT]
    return _same(_plain(anchor.before)[::-1], _plain(before)[::-1]) + _same(_plain(anchor.after), _plain(after))


def _same(one: str, other: str) -> int:
    """With how many letters both begin."""
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _plain(text: str) -> str:
    return _SPACES.sub(" ", _folded(text)).strip()


def _folded(text: str) -> str:
    return _SPACE.sub(" ", text.translate(_ALIKE))
