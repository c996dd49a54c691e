"""A headline proposed from a story's first sentence, by cutting only: no word is added, no hedge is lost."""

from __future__ import annotations

import re

from newsroom.wires.headlines import is_date, shape
from newsroom.wires.lines import ends_sentence

LONGEST = 110
CUT = "…"
# Fewer words are a byline or a place.
WORDS_LEAST = 4
# What the attribution keeps at the least, however long it is: "according to a senior".
TAIL_LONGEST = 56

# Words that make a sentence somebody's statement. "May", "could" and "if" are not among them: they weaken a
# claim, but do not say whose it is.
HEDGE = re.compile(
    r"\b(?:alleg\w+|accus\w+|reported(?:ly)?|purported(?:ly)?|apparently|suspected|supposed(?:ly)?|claim(?:s|ed|ing)?|"
    r"according to|sa(?:y|ys|id)|told|tells|den(?:y|ies|ied)|warn(?:s|ed)?|unconfirmed|unverified|believed|"
    r"announce[sd]|stated|argue[sd]|suggest(?:s|ed)?|insist(?:s|ed)?|cit(?:es|ed|ing))\b",
    re.IGNORECASE,
)
HEDGE_IN_PLACE = re.compile(
    r"\b(?:according to(?: [\w’'-]+){1,3}|(?:[\w’'-]+ ){1,2}(?:said|says?|told|claimed|alleged|warned|denied)"
    r"|alleged(?:ly)?|reportedly|purportedly|apparently|supposedly|suspected|unconfirmed|unverified)\b",
    re.IGNORECASE,
)
# "…, according to officials." and "…,” she said on Monday."
TRAILING_SOURCE = re.compile(
    r"(?:,[\"'”’]?|[\"'”’],?) (?P<source>according to\b.*|"
    r"(?:[\w’'.-]+ ){0,8}(?:said|says|told|reported|warned|claimed|alleged)\b.*)$"
)
SENTENCE_BREAK = re.compile(r"(?<=[.!?…])[\"'”’»)]* +(?=[\"'“‘«(]?[^\W\d_])")
ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Mx|Dr|Prof|St|Sr|Jr|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Cmdr|Adm|Gov|Sen|Rep|Rev|Hon|Pres|Amb|Supt|"
    r"Insp|No|vs|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|approx|ca|etc)|\b(?:[A-Za-z]\.)+[A-Za-z])\.$"
)
DATELINE = re.compile(
    r"^[^\W\d_a-z][^a-z]{2,40}(?:, [A-Z][\w .]{1,40})?(?: \([A-Z][\w /.-]{1,40}\))? ?[—–-]{1,2} +(?=\S)"
)
DANGLING = re.compile(
    r"(?:[\s,;:–—-]|\b(?:a|an|the|of|in|on|at|to|for|from|by|with|and|or|but|nor|as|than|that|which|who|whose|across|into|over|"
    r"under|after|before|between|among|during|against|about|amid|is|are|was|were|be|been|has|have|had|will|its|their|his|her|"
    r"not|no|this|these|those|some|more|very))+$",
    re.IGNORECASE,
)
PAIRS = (("“", "”"), ("«", "»"), ("(", ")"))


def headline_from(paragraphs: list[str]) -> str:
    """The first sentence, at most 110 characters; a cut shows as "…" and keeps who is said to claim it."""
    sentence = first_sentence(_opening(paragraphs))
    if len(sentence) <= LONGEST:
        return sentence
    head = _shortened(sentence, LONGEST)
    if HEDGE.search(head):
        return head
    if source := TRAILING_SOURCE.search(sentence):
        claim = re.sub(r"[, ]+([\"'”’]?)$", r"\1", sentence[: source.start("source")].rstrip(" ,"))
        tail = f", {source['source']}"
        if len(tail) > TAIL_LONGEST:
            tail = _cut(tail, TAIL_LONGEST - len(CUT)) + CUT
        return _shortened(claim, LONGEST - len(tail)) + tail
    if hedge := HEDGE_IN_PLACE.search(sentence):
        tail = f" {hedge.group()}{CUT}"
        return _shortened(sentence[: hedge.start()].rstrip(), LONGEST - len(tail), always=True) + tail
    return head


def first_sentence(paragraph: str) -> str:
    """Without a dateline and without the closing full stop."""
    text = DATELINE.sub("", paragraph, count=1)
    start = 0
    for end in SENTENCE_BREAK.finditer(text):
        before = text[start : end.start()].rstrip("\"'”’»)")
        after = text[end.end() :].lstrip("\"'“‘«(")
        if not ABBREVIATION.search(before) and not after[:1].islower():
            text = text[: end.end()].rstrip()
            break
    if text.endswith(".") and not text.endswith("..") and not re.search(r"(?:\b[A-Za-z]\.){2,}$", text):
        return text[:-1].rstrip() or text
    return text


def _opening(paragraphs: list[str]) -> str:
    """The first paragraph that tells something, past a date line or a byline."""
    for paragraph in paragraphs:
        if ends_sentence(paragraph) and not is_date(paragraph) and shape(paragraph).words >= WORDS_LEAST:
            return paragraph
    return next((paragraph for paragraph in paragraphs if shape(paragraph).words), paragraphs[0])


def _cut(text: str, longest: int) -> str:
    """At most `longest` characters, whole words, not ending on a word that waits for the next."""
    if len(text) <= longest:
        return text.rstrip(" ,;:")
    words = text[: longest + 1].rsplit(" ", 1)[0] if " " in text[1 : longest + 1] else text[:longest]
    return DANGLING.sub("", words) or words.strip()


def _shortened(text: str, longest: int, *, always: bool = False) -> str:
    """`text` in `longest` characters; a cut shows, and closes the quotation or bracket it left open."""
    if len(text) <= longest and not always:
        return text
    head = _cut(text, longest - len(CUT))
    closing = _closing(head)
    if len(head) + len(CUT) + len(closing) > longest:
        head = _cut(head, longest - len(CUT) - len(closing))
        closing = _closing(head)
    return head + CUT + closing


def _closing(head: str) -> str:
    closing = "".join(after for before, after in PAIRS if head.count(before) > head.count(after))
    return closing + '"' * (head.count('"') % 2)
