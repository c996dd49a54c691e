"""What the rules of the checklist know of a story: plain values, gathered by `actions.publishing.ask`."""

import datetime as dt
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from articles.rules.reason import Reason
from articles.vocabulary import Stage, Terms


@dataclass(frozen=True)
class StatementFacts:
    """What is asked of one attribution."""

    statement: str
    terms: Terms
    has_descriptor: bool
    is_in_text: bool = True
    is_unnamed: bool = False
    has_reason: bool = False
    # The source's name, and what readers get besides the statement; only asked of statements on background.
    name: str = ""
    printed: tuple[str, ...] = ()

    @property
    def gives_the_name_away(self) -> bool:
        """Whether a printed field holds the name, or its longest part (mostly the family name)."""
        longest = max(self.name.split(), key=len, default="")
        words = {word for one in self.printed for word in re.findall(r"\w+", one.casefold())}
        return len(longest) > 2 and set(re.findall(r"\w+", longest.casefold())) <= words


@dataclass(frozen=True)
class Link:
    """A link to a page of ours: the linked words, its path, and where on the story's page it stands."""

    words: str
    path: str
    anchor: str


@dataclass(frozen=True)
class Target:
    """One of our own stories among the related headlines."""

    headline: str
    is_live: bool


@dataclass(frozen=True)
class Facts:
    """`body` is the text alone. `found`: the paths of `links` at which readers find something.

    `stopped`: what holds, embargoes and kills say; `recent`: headlines of other stories that went out lately;
    `today`: the day where the newsroom is.
    """

    stage: Stage
    is_approved: bool
    headline: str
    body: str
    words: int
    bylines: int
    today: dt.date
    kicker: str = ""
    standfirst: str = ""
    dateline: str = ""
    method: str = ""
    stopped: Sequence[Reason] = ()
    statements: Sequence[StatementFacts] = ()
    links: Sequence[Link] = ()
    found: Collection[str] = field(default_factory=frozenset)
    targets: Sequence[Target] = ()
    recent: Sequence[str] = ()
