"""What each role may do to a story where, as a person wrote it down in `workflow.csv`, expanded to every single case.

Nothing here knows the code that decides: neither the road nor the rules nor the roles are imported, so that the table
cannot agree with them by repeating them. A test holds that. The first row that fits decides.
"""

from __future__ import annotations

import csv
import itertools
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PATH = Path(__file__).with_name("workflow.csv")

ROLES = (
    "reporter",
    "sub_editor",
    "editor",
    "managing_editor",
    "legal",
    "source_keeper",
    "librarian",
    "administrator",
    "none",
)
STAGES = ("pitch", "assigned", "draft", "in_review", "legal", "subs", "ready", "scheduled", "held", "spiked")
# "live": readers have exactly the newest version; "edited": they have an older one.
STANDINGS = ("never_out", "live", "edited", "withdrawn", "killed")
# What readers had is no idea and no assignment any more, and is never spiked.
_AFTER_RELEASE = ("draft", "in_review", "legal", "subs", "ready", "scheduled", "held")
PLACES = (
    *((stage, "never_out") for stage in STAGES),
    ("ready", "live"),
    *((stage, standing) for standing in ("edited", "withdrawn") for stage in _AFTER_RELEASE),
    # A killed story is not scheduled: it does not go out by publishing.
    *((stage, "killed") for stage in _AFTER_RELEASE if stage != "scheduled"),
)
SECTIONS = ("own", "other")
# Whether the person wrote part of what readers do not have yet.
AUTHOR = ("no", "yes")
MOVES = (
    "commission",
    "start",
    "send",
    "approve",
    "to-subs",
    "pass",
    "ask-legal",
    "clear",
    "send-back",
    "hold",
    "unhold",
    "spike",
    "unspike",
)
RELEASES = (
    "publish",
    "publish on legal hold",
    "publish another version",
    "schedule",
    "unschedule",
    "withdraw",
    "kill",
    "reinstate",
    "place legal hold",
    "lift legal hold",
    "override",
)
ACTIONS = MOVES + RELEASES
# Done, not now, not by this person, and never heard of that story.
ANSWERS = ("yes", "later", "no", "unseen")


@dataclass(frozen=True)
class Case:
    role: str
    action: str
    stage: str
    standing: str
    section: str
    author: str

    def __str__(self) -> str:
        author = " · an author" if self.author == "yes" else ""
        return f"{self.role} · {self.action} · {self.stage} · {self.standing} · {self.section}{author}"


@dataclass(frozen=True)
class Row:
    """Several values stand side by side with "|" between them; "*" is any."""

    line: int
    role: str
    action: str
    stage: str
    standing: str
    section: str
    author: str
    answer: str
    reason: str

    def fits(self, case: Case) -> bool:
        fields = ("role", "action", "stage", "standing", "section", "author")
        return all(_fits(getattr(case, field), getattr(self, field)) for field in fields)


def _fits(value: str, words: str) -> bool:
    return words == "*" or value in words.split("|")


@cache
def rows() -> list[Row]:
    with PATH.open(newline="") as file:
        return [Row(line, **row) for line, row in enumerate(csv.DictReader(file), 2)]


@cache
def cases() -> list[Case]:
    """Every role before every story, in its own section and in another, having written part of it or not."""
    found = itertools.product(ROLES, ACTIONS, PLACES, SECTIONS, AUTHOR)
    return [Case(role, action, *place, section, author) for role, action, place, section, author in found]


@cache
def row_for(case: Case) -> Row | None:
    return next((row for row in rows() if row.fits(case)), None)


def answer(case: Case) -> str:
    row = row_for(case)
    return row.answer if row else "undecided"


@cache
def samples() -> list[Case]:
    """Of each row the first and the last case, and what it allows at every stage and standing; the roles take turns."""
    found: dict[Case, None] = {}
    decided: dict[Row | None, list[Case]] = {}
    for case in cases():
        decided.setdefault(row_for(case), []).append(case)
    for row, mine in decided.items():
        found |= {mine[0]: None, mine[-1]: None}
        if row is not None and row.answer == "yes":
            places = {(case.action, case.stage, case.standing): None for case in mine}
            for turn, place in enumerate(places):
                here = [case for case in mine if (case.action, case.stage, case.standing) == place]
                found[here[turn % len(here)]] = None
    return list(found)
