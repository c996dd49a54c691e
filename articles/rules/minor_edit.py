"""What keeps an edit of a published story from being a minor one: whatever a reader could have relied on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from textwrap import shorten
from typing import Any, TypeVar

from django.utils.translation import gettext_lazy as _

from articles.rules import body
from articles.rules.revision_schema import Content
from articles.rules.telling_words import Tells, Word, is_english, told_apart
from articles.vocabulary import StatementKind, Truth

T = TypeVar("T")

MOST_WORDS = 20
ALIKE = 0.6
MOST_REASONS = 12
# A comparison costs the product of two lengths; a text with so many changed words is no minor edit anyway.
MOST_COMPARED = 2_000

_TEXTS = ("headline", "kicker", "standfirst", "dateline", "method")
_KNOWN = (
    *("descriptor", "role_then", "verb", "place", "provenance", "relayed_url", "outlet_sourcing"),
    *("said_on", "said_precision", "unnamed_reason"),
)
_QUOTED = re.compile(
    r"“([^”]*)(?:”|$)|\"([^\"]*)(?:\"|$)|«([^»]*)(?:»|$)|„([^“”]*)(?:[“”]|$)"
    r"|(?<!\w)‘(.+?)’(?!\w)|(?<!\w)'(.+?)'(?!\w)"
)

# What it is -> (it became another, it was put in, it was taken out).
_SENTENCES: dict[Any, tuple[Any, Any, Any]] = {
    Tells.NUMBER: (
        _("The number %(old)s became %(new)s: this is a correction or an update."),
        _("The number %(new)s was put in: this is a correction or an update."),
        _("The number %(old)s was taken out: this is a correction or an update."),
    ),
    Tells.DATE: (
        _("The date word %(old)s became %(new)s: this is a correction or an update."),
        _("The date word %(new)s was put in: this is a correction or an update."),
        _("The date word %(old)s was taken out: this is a correction or an update."),
    ),
    Tells.NAME: (
        _("The name “%(old)s” became “%(new)s”: this is a correction or an update."),
        _("The name “%(new)s” was put in: this is a correction or an update."),
        _("The name “%(old)s” was taken out: this is a correction or an update."),
    ),
    Tells.NEGATION: (
        _("The word “%(old)s” became “%(new)s”, which can turn a sentence round: this is a correction or an update."),
        _("The word “%(new)s” was put in, which can turn a sentence round: this is a correction or an update."),
        _("The word “%(old)s” was taken out, which can turn a sentence round: this is a correction or an update."),
    ),
    "quotation": (
        _("The quotation “%(old)s” became “%(new)s”: this is a correction or an update."),
        _("The quotation “%(new)s” was put in: this is a correction or an update."),
        _("The quotation “%(old)s” was taken out: this is a correction or an update."),
    ),
    "statement": (
        _("The statement “%(old)s” became “%(new)s”: this is a correction or an update."),
        _("The statement “%(new)s” was attributed: this is a correction or an update."),
        _("The statement “%(old)s” is attributed no more: this is a correction or an update."),
    ),
    "byline": (
        _("The byline %(old)s became %(new)s: this is a correction or an update."),
        _("The byline %(new)s was put in: this is a correction or an update."),
        _("The byline %(old)s was taken out: this is a correction or an update."),
    ),
}
_STATUS = _("The status of “%(statement)s” became “%(new)s”: this is a correction or an update.")
_FACTS = _(
    "What readers are told about “%(statement)s” changed (who says it, when, or how we know): "
    "this is a correction or an update."
)
_LONG = _("More than %(most)d words changed: tell readers with a note what is new.")
_OTHER_LANGUAGE = _(
    "Words changed in a language in which Newsroom cannot tell numbers and names from other words: "
    "tell readers with a note what is new."
)


def reasons(old: Content, new: Content) -> list[str]:
    """Why the edit from what readers have to `new` is no minor one, each a sentence for the desk; [] if it is.

    When in doubt it is not.
    """
    before, after = _texts(old), _texts(new)
    language = new["text"]["language"]
    others = [*before.values(), *after.values()]
    found: list[str] = []
    changed = 0
    for name in after:
        words = _Words(before[name], after[name], others=others, language=language)
        found += words.reasons
        changed += words.changed
    if changed > MOST_WORDS:
        found.append(str(_LONG) % {"most": MOST_WORDS})
    if changed and not is_english(language):
        found.append(str(_OTHER_LANGUAGE))
    for name in after:
        found += _pairs("quotation", quotations(before[name]), quotations(after[name]))
    found += _pairs("quotation", *(body.blockquotes(one["text"]["body"]) for one in (old, new)))
    found += _of_the_statements(old, new)
    found += _pairs("byline", *([row["name"] for row in one["bylines"]] for one in (old, new)))
    return list(dict.fromkeys(found))[:MOST_REASONS]


def quotations(text: str) -> list[str]:
    """What stands in quotation marks, in order; one that stays open ends with its paragraph."""
    return [
        " ".join(next(filter(None, match.groups()), "").split())
        for line in text.splitlines()
        for match in _QUOTED.finditer(line)
    ]


def _texts(content: Content) -> dict[str, str]:
    text = content["text"]
    return {**{name: text[name] for name in _TEXTS}, "body": body.plain(text["body"])}


class _Words:
    """The words of one text that changed: why they matter, and how many they are."""

    def __init__(self, old: str, new: str, *, others: list[str], language: str) -> None:
        self.reasons: list[str] = []
        self.changed = 0

        def words(paragraphs: Sequence[str]) -> list[Word]:
            return list(told_apart(paragraphs, others=others, language=language))

        for before, after in _differing(old.splitlines(), new.splitlines(), by=str):
            one, other = words(before), words(after)
            if max(len(one), len(other)) > MOST_COMPARED:
                self.changed += MOST_WORDS + 1
                continue
            for gone, come in _differing(one, other, by=lambda word: word.text):
                self.changed += max(len(gone), len(come))
                self.reasons += _of_words(gone, come)


def _differing(
    old: Sequence[T], new: Sequence[T], *, by: Callable[[T], str]
) -> Iterator[tuple[Sequence[T], Sequence[T]]]:
    matcher = SequenceMatcher(None, [by(one) for one in old], [by(one) for one in new], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            yield old[a:b], new[c:d]


def _of_words(gone: Sequence[Word], come: Sequence[Word]) -> Iterator[str]:
    for tells in (Tells.NUMBER, Tells.DATE, Tells.NAME, Tells.NEGATION):
        yield from _pairs(tells, _telling(tells, gone, come), _telling(tells, come, gone))


def _telling(tells: Tells, words: Sequence[Word], others: Sequence[Word]) -> list[str]:
    """The words that tell this; a first word in doubt counts as a name unless it is a plain one misspelt."""
    plain = [one.text for one in others if one.is_first and one.tells is Tells.NOTHING]
    return [
        one.text
        for one in words
        if one.tells is tells
        or (tells is Tells.NAME and one.tells is Tells.DOUBT and not any(_is_like(one.text, other) for other in plain))
    ]


def _is_like(word: str, other: str) -> bool:
    return SequenceMatcher(None, word.casefold(), other.casefold()).ratio() >= ALIKE


def _pairs(what: object, old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    became, put_in, taken_out = _SENTENCES[what]
    for gone, come in _differing(old, new, by=str):
        for one, other in zip_longest(gone, come, fillvalue=""):
            sentence = became if one and other else put_in if other else taken_out
            if one or other:
                yield str(sentence) % {"old": _short(one), "new": _short(other)}


def _of_the_statements(old: Content, new: Content) -> Iterator[str]:
    before, after = ({row["uuid"]: row for row in one["attributions"]} for one in (old, new))
    marked, remarked = (body.marks(one["text"]["body"]) for one in (old, new))
    passages = [{str(uuid): " ".join(found) for uuid, found in one.items()} for one in (marked, remarked)]
    for uuid in [*before, *(uuid for uuid in after if uuid not in before)]:
        one, other = before.get(uuid), after.get(uuid)
        said = [row["statement"] if row else "" for row in (one, other)]
        yield from _pairs("statement", *([words] if words else [] for words in said))
        if one is None or other is None:
            continue
        statement = _short(other["statement"])
        if one["truth"] != other["truth"]:
            yield str(_STATUS) % {"statement": statement, "new": Truth(other["truth"]).label}
        if _facts(one) != _facts(other):
            yield str(_FACTS) % {"statement": statement}
        if other["kind"] == StatementKind.QUOTE:
            words = [one.get(uuid, "").strip("“”„«»\"‘’' ") for one in passages]
            yield from _pairs("quotation", *([one] if one else [] for one in words))


def _facts(row: dict[str, Any]) -> tuple[Any, ...]:
    """All that stands beside a statement; a source is the one in the book, under the name it had."""
    people = [(source["id"], source["name"]) if source else None for source in (row["source"], row["relayed_by"])]
    return row["kind"], row["terms"], *people, *(row[name] for name in _KNOWN)


def _short(text: str) -> str:
    return shorten(text, 60, placeholder=" …")
