"""Where the words of a body lead."""

from itertools import groupby
from typing import NamedTuple

from articles.rules.body.document import BREAK, leaves
from articles.rules.body.parse import parse


class Linked(NamedTuple):
    """Words and the address that they link to."""

    words: str
    href: str


def links(html: str) -> list[Linked]:
    """The links in reading order; a link over formatting is one."""
    found = []
    for leaf in leaves(parse(html)):
        for href, runs in groupby(leaf.runs, key=lambda run: run.href):
            if href:
                found.append(Linked("".join(run.text for run in runs).replace(BREAK, " ").strip(), href))
    return found
