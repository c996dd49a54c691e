"""Whom the words of a note call by name: “@Name”."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

# "@Ed" stands in "(@Ed's desk)", and neither in "@Edward" and "@Ed-Mar" nor in an address of mail.
_BEFORE = r"(?<![\w@])@"
_AFTER = r"(?![\w@]|-\w)"
# Up to the next space or mark; not the first half of an address elsewhere ("@ed@news.example").
_CALL = re.compile(r"(?<![\w@])@(?=[^\W_])([^\s@,;:!?…()\[\]{}<>\"“”„«»/|]++)(?!@)")
_OWN = re.compile(r"['’ʼ]s$")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'"})


def mentioned(words: str, names: Mapping[int, str]) -> frozenset[int]:
    """The keys of those whom the words mention; `names` holds everybody who can be.

    A name counts from its first word on, in full or in part (“@Rosa” for Rosa Linnet): the longest that fits is meant,
    and of those it could mean the one who is called exactly so. Where it could mean several, all of them are.
    """
    called = _called(names)
    if "@" not in words or not called:
        return frozenset()
    found = _pattern(called).finditer(_plain(words))
    return frozenset(pk for match in found for pk in called[match[1]])


def unknown(words: str, names: Mapping[int, str]) -> list[str]:
    """What is called by an @ and means nobody of `names`: the first word of each, as it was typed, "@Rossa"."""
    called = _called(names)
    known = _pattern(called) if called else None
    typed = unicodedata.normalize("NFKC", words)
    found = [
        f"@{_OWN.sub('', match[1].rstrip('.-–—_*'))}"
        for match in _CALL.finditer(typed)
        if known is None or not known.match(_plain(typed[match.start() :]))
    ]
    return list(dict.fromkeys(found))


def own(words: str, names: Mapping[int, str], *, by: int) -> list[str]:
    """What is called by an @ and means nobody of `names` but the one who wrote it, as it was typed."""
    nobody = unknown(words, names)
    others = {pk: name for pk, name in names.items() if pk != by}
    return [name for name in unknown(words, others) if name not in nobody]


def _pattern(called: Iterable[str]) -> re.Pattern[str]:
    # The longest first: of alternatives the first that fits is taken.
    known = "|".join(re.escape(name) for name in sorted(called, key=len, reverse=True))
    return re.compile(f"{_BEFORE}({known}){_AFTER}")


def _called(names: Mapping[int, str]) -> dict[str, frozenset[int]]:
    """Everything that somebody can be called, with whom it means."""
    in_full: dict[str, set[int]] = {}
    in_part: dict[str, set[int]] = {}
    for pk, name in names.items():
        whole = _plain(name)
        if whole:
            in_full.setdefault(whole, set()).add(pk)
            for part in _beginnings(whole):
                in_part.setdefault(part, set()).add(pk)
    return {name: frozenset(people) for name, people in {**in_part, **in_full}.items()}


def _beginnings(name: str) -> Iterable[str]:
    words = name.split(" ")
    return (" ".join(words[:number]) for number in range(1, len(words)))


def _plain(text: str) -> str:
    """As it is compared: whatever its case, its kind of apostrophe and its way of writing accents."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_APOSTROPHES).casefold().split())
