"""The authorisation table: who gets which answer where. The first row that fits decides."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

PATH = Path(__file__).with_name("routes.csv")


@dataclass(frozen=True)
class Row:
    """Several values stand side by side with "|" between them; "*" is any, also at the end of a route."""

    line: int
    route: str
    method: str
    principal: str
    state: str
    status: str
    reason: str

    def is_about(self, route: str) -> bool:
        # A pattern of Django's resolver is no pattern of ours.
        return any(one == route or ("?" not in one and fnmatchcase(route, one)) for one in self.route.split("|"))

    def fits(self, method: str, principal: str, state: str) -> bool:
        asked = (self.method, method), (self.principal, principal), (self.state, state)
        return all(words == "*" or value in words.split("|") for words, value in asked)


@cache
def rows() -> list[Row]:
    with PATH.open(newline="") as file:
        return [Row(line, **row) for line, row in enumerate(csv.DictReader(file), 2)]


@cache
def rows_about(route: str) -> list[Row]:
    return [row for row in rows() if row.is_about(route)]


@cache
def row_for(route: str, method: str, principal: str, state: str) -> Row | None:
    return next((row for row in rows_about(route) if row.fits(method, principal, state)), None)
