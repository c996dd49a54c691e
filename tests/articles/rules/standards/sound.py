"""Facts of a story with which nothing is wrong, so that each test spoils one of them."""

import datetime as dt

from articles.rules import standards
from articles.rules.house import DEFAULT
from articles.vocabulary import Stage

SOUND = {
    "stage": Stage.READY,
    "is_approved": True,
    "headline": "Ferry line reopens",
    "standfirst": "Boats run on a winter timetable.",
    "body": "The ferry runs again, the harbour master said.",
    "words": 8,
    "bylines": 1,
    "today": dt.date(2026, 11, 23),
}


def found(*, house=DEFAULT, rules=standards.RULES, **facts):
    """Id, anchor and sentence of what the checklist finds in a sound story with these facts."""
    findings = standards.check(standards.Facts(**{**SOUND, **facts}), house, rules=rules)
    return [(one.reason.rule, one.reason.anchor, str(one.reason)) for one in findings]


def ids(**facts):
    return [rule for rule, _anchor, _sentence in found(**facts)]
