"""What each role may do, as a person wrote it down in `roles.csv`, expanded to every single case.

Nothing here knows the code that decides: neither the list of permissions nor the rules are imported, so that the table
cannot agree with them by repeating them. A test holds that.
"""

from __future__ import annotations

import csv
import itertools
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

PATH = Path(__file__).with_name("roles.csv")

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
STATES = ("draft", "in_review", "ready", "live", "edited", "withdrawn")
SECTIONS = ("own", "other")
# What somebody asks to do with one story, and where on its road that leads anywhere: a right is held at every stage,
# but there is nothing to approve in a draft.
STEPS = {
    "story/see": STATES,
    "story/edit": STATES,
    "story/curate": STATES,
    "story/send": ("draft", "edited"),
    "story/send back": ("in_review", "ready", "live", "withdrawn"),
    "story/approve": ("in_review",),
    "story/approve own words": (),
    # Asking again for what is so already changes nothing and is no mistake.
    "story/publish": ("ready", "live", "withdrawn"),
    "story/withdraw": ("live", "edited", "withdrawn"),
    "story/move": STATES,
    "story/commission": (),
    "story/ask legal": ("in_review",),
    "story/clear": (),
    "story/pass": (),
    "story/hold": ("in_review", "ready", "live", "withdrawn"),
    "story/spike": ("draft", "in_review", "ready"),
    "story/place legal hold": STATES,
    "story/lift legal hold": (),
    "story/override": (),
    "story/kill": ("live", "edited", "withdrawn"),
    "story/reinstate": ("withdrawn",),
    "story/correct": STATES,
    "story/share": STATES,
    "story/legal notes": STATES,
}
# Asked on the way of something else: a correction goes out by publishing.
WITHOUT_DOOR = ("story/correct",)
# Done, and its answer is a page: the address that was made stands nowhere else.
ANSWERED = ("story/share",)
# `workflow.csv` goes through the doors of these, at more stages than there are here.
ELSEWHERE = (
    "story/commission",
    "story/ask legal",
    "story/clear",
    "story/pass",
    "story/hold",
    "story/spike",
    "story/place legal hold",
    "story/lift legal hold",
    "story/override",
    "story/kill",
    "story/reinstate",
)
# Where the story's page has a button for it: not for what would change nothing.
OFFERED = {**STEPS, "story/send back": ("in_review", "ready", "withdrawn")}
OFFERED |= {"story/publish": ("ready", "withdrawn"), "story/withdraw": ("live", "edited")}
OFFERED |= {"story/hold": ("in_review", "ready", "withdrawn")}
BOOKS = {
    "source": ("look up", "add", "change", "retire"),
    "tag": ("look up", "add", "change"),
    "author": ("look up", "add", "change"),
    "section": ("look up", "add", "change"),
    "page": ("look up", "add", "change"),
    "person": ("look up", "add", "change"),
}


@dataclass(frozen=True)
class Cell:
    """One question that has one answer. `state` and `section` are "-" where no story is asked about."""

    role: str
    ask: str
    state: str = "-"
    section: str = "-"

    def __str__(self) -> str:
        return " · ".join(part for part in (self.role, self.ask, self.state, self.section) if part != "-")


@dataclass(frozen=True)
class Row:
    """Several values stand side by side with "|" between them; "*" is any."""

    line: int
    role: str
    ask: str
    state: str
    section: str
    may: str
    reason: str

    def covers(self, cell: Cell) -> bool:
        pairs = (self.role, cell.role), (self.ask, cell.ask), (self.state, cell.state), (self.section, cell.section)
        return all(any(fnmatchcase(value, one) for one in words.split("|")) for words, value in pairs)


@cache
def rows() -> list[Row]:
    with PATH.open(newline="") as file:
        return [Row(line, **row) for line, row in enumerate(csv.DictReader(file), 2)]


@cache
def cells() -> list[Cell]:
    """Every role before every question."""
    of_stories = [Cell(*facts) for facts in itertools.product(ROLES, STEPS, STATES, SECTIONS)]
    begun = [Cell(role, "story/begin", "-", section) for role in ROLES for section in SECTIONS]
    of_books = [Cell(role, f"{book}/{ask}") for role in ROLES for book, asks in BOOKS.items() for ask in asks]
    return of_stories + begun + of_books


@cache
def covering(cell: Cell) -> list[Row]:
    return [row for row in rows() if row.covers(cell)]


def may(cell: Cell) -> bool:
    """What the table says; only for cells that exactly one row covers."""
    (row,) = covering(cell)
    return row.may == "yes"


def may_see(cell: Cell) -> bool:
    return may(Cell(cell.role, "story/see", cell.state, cell.section))
