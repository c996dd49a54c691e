"""A sentence that refuses something, with the place where it can be mended."""

from __future__ import annotations


class Reason(str):
    """Reads and compares as its sentence everywhere; `anchor` is the id of the field or part of the story's page that
    mends it ("" if none does), `rule` the id of the rule that speaks."""

    __slots__ = ("anchor", "rule")

    anchor: str
    rule: str

    def __new__(cls, sentence: str, *, anchor: str = "", rule: str = "") -> Reason:
        reason = super().__new__(cls, sentence)
        reason.anchor, reason.rule = anchor, rule
        return reason
