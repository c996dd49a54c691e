"""What a story must be after everything that was done to it, remembered without a database.

Nothing of the code that decides is imported: this is the newsroom's promise written down a second time. It does not
predict refusals; it says of what was done whether it may have been done, and what has to be true afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass, field

# Which stage each step leads to from where; what follows from an edit or from the schedule included.
ROAD = {
    ("SEND", "DRAFT"): "IN_REVIEW",
    ("APPROVE", "IN_REVIEW"): "READY",
    ("TO_SUBS", "IN_REVIEW"): "SUBS",
    ("PASS", "SUBS"): "READY",
    ("ASK_LEGAL", "IN_REVIEW"): "LEGAL",
    ("ASK_LEGAL", "SUBS"): "LEGAL",
    ("CLEAR", "LEGAL"): "IN_REVIEW",
    ("UNHOLD", "HELD"): "IN_REVIEW",
    ("UNSPIKE", "SPIKED"): "DRAFT",
    ("SCHEDULE", "READY"): "SCHEDULED",
    ("UNSCHEDULE", "SCHEDULED"): "READY",
    ("GO_OUT", "SCHEDULED"): "READY",
    **{("SEND_BACK", stage): "DRAFT" for stage in ("IN_REVIEW", "LEGAL", "SUBS", "READY", "SCHEDULED")},
    **{("HOLD", stage): "HELD" for stage in ("IN_REVIEW", "LEGAL", "SUBS", "READY", "SCHEDULED")},
    **{("SPIKE", stage): "SPIKED" for stage in ("DRAFT", "IN_REVIEW", "LEGAL", "SUBS", "READY", "HELD")},
}
APPROVED = ("READY", "SCHEDULED")
APPROVERS = frozenset({"editor", "managing_editor"})
# Who may take the last step before the readers, besides not being an author.
MAY = {
    "APPROVE": APPROVERS,
    "TO_SUBS": APPROVERS,
    "PASS": APPROVERS | {"sub_editor"},
    "CLEAR": frozenset({"legal"}),
    "PUBLISH": APPROVERS,
    "LIFT": frozenset({"legal"}),
    "OVERRIDE": frozenset({"managing_editor"}),
    "KILL": frozenset({"managing_editor", "legal"}),
    "REINSTATE": frozenset({"managing_editor"}),
    "WITHDRAW": APPROVERS | {"legal"},
}


class Broken(AssertionError):
    """The newsroom did what it promises not to do."""


def promise(is_kept: object, what: str) -> None:
    if not is_kept:
        raise Broken(what)


@dataclass(frozen=True)
class Written:
    """One revision: whose words or tags, and what the headline was then."""

    number: int
    by: str
    is_text: bool
    headline: str


@dataclass
class Story:
    """`log`: every step as (move, from, to, by). `writers`: whose words readers do not have yet."""

    roles: dict[str, str]
    stage: str = "DRAFT"
    standing: str = "NEVER_OUT"
    revisions: list[Written] = field(default_factory=list)
    log: list[tuple[str, str, str, str]] = field(default_factory=list)
    releases: list[tuple[str, str]] = field(default_factory=list)
    writers: set[str] = field(default_factory=set)
    # The revision that somebody else let pass.
    approved: int | None = None
    live: int | None = None
    is_on_legal_hold: bool = False
    overridden: int | None = None
    was_cleared: bool = False
    awaits_legal: bool = False
    # Who polished with the subs, and who sent it there: nobody may do both and let it pass.
    polished: set[str] = field(default_factory=set)
    sent_to_subs: str = ""
    legal_reads_all: bool = False
    subs_read_all: bool = False

    @property
    def newest(self) -> Written:
        return self.revisions[-1]

    def begun(self, by: str, headline: str) -> None:
        self.revisions.append(Written(1, by, is_text=True, headline=headline))
        self.writers.add(by)

    def edited(self, by: str, *, headline: str | None) -> None:
        """`headline` is None for a change of tags."""
        promise(self.stage != "SPIKED" or headline is None, "Nobody edits a spiked story.")
        text = headline is not None
        words = headline if headline is not None else self.newest.headline
        self.revisions.append(Written(self.newest.number + 1, by, is_text=text, headline=words))
        # The subs polish what somebody else approved, and what legal read.
        if text and self.stage == "SUBS":
            self.polished.add(by)
        elif text:
            self.writers.add(by)
            self.was_cleared = False
        if self.stage in APPROVED:
            self._to("REOPEN" if text else "RECHECK", "DRAFT" if text else "IN_REVIEW", by)

    def moved(self, move: str, by: str) -> None:
        promise((move, self.stage) in ROAD, f"No road leads {move} from {self.stage}.")
        promise(self.roles[by] in MAY.get(move, self.roles.values()), f"A {self.roles[by]} may not {move}.")
        end = ROAD[move, self.stage]
        if move in ("APPROVE", "TO_SUBS", "PASS"):
            own = self.writers | (self.polished & {self.sent_to_subs} if move == "PASS" else self.polished)
            promise(by not in own, f"{by} let their own words pass.")
        if move == "APPROVE":
            promise(not self.subs_read_all, "The subs read every story.")
        if end in APPROVED and self.stage not in APPROVED:
            promise(not self.legal_reads_all or self.was_cleared, "Legal reads every story.")
            promise(not self.awaits_legal, "Legal was asked and has not answered.")
            self.approved = self.newest.number
        if move == "SPIKE":
            promise(self.standing == "NEVER_OUT", "What readers had is not spiked.")
        if move == "CLEAR":
            self.was_cleared, self.awaits_legal = True, False
        if move == "ASK_LEGAL":
            self.awaits_legal = True
        if move == "TO_SUBS":
            self.sent_to_subs = by
        self._to(move, end, by)

    def published(self, by: str, number: int, *, at_its_hour: bool = False) -> None:
        if self.standing == "LIVE" and self.live == number:
            return
        promise(self.roles[by] in MAY["PUBLISH"], f"A {self.roles[by]} may not publish.")
        promise(number == self.newest.number, "A version went out that is not the newest.")
        promise(number == self.approved and self.stage in APPROVED, "A version went out that nobody approved.")
        promise(self.standing != "KILLED", "What was killed came back by publishing.")
        stopped = self.is_on_legal_hold and self.overridden != number
        promise(not stopped, "A story went out under legal hold.")
        if self.stage == "SCHEDULED":
            self._to("GO_OUT" if at_its_hour else "UNSCHEDULE", "READY", by)
        self.standing, self.live = "LIVE", number
        self.releases.append(("PUBLISHED", by))
        self.writers, self.polished = set(), set()

    def taken_away(self, kind: str, by: str) -> None:
        """Withdrawn or killed; a second time changes nothing."""
        if self.standing == kind:
            return
        promise(self.roles[by] in MAY["WITHDRAW" if kind == "WITHDRAWN" else "KILL"], f"A {self.roles[by]} did that.")
        promise(self.standing in ("LIVE", "WITHDRAWN"), "Readers never had it.")
        if self.stage == "SCHEDULED":
            self._to("UNSCHEDULE", "READY", by)
        self.standing = kind
        self.releases.append((kind, by))

    def reinstated(self, by: str) -> None:
        if self.standing == "LIVE" and self.releases[-1][0] == "REINSTATED":
            return
        promise(self.roles[by] in MAY["REINSTATE"], f"A {self.roles[by]} may not reinstate.")
        promise(self.standing in ("WITHDRAWN", "KILLED"), "There was nothing to reinstate.")
        promise(not self.is_on_legal_hold or self.overridden == self.live, "A story came back under legal hold.")
        self.standing = "LIVE"
        self.releases.append(("REINSTATED", by))

    def held(self, by: str) -> None:
        if not self.is_on_legal_hold:
            self.is_on_legal_hold, self.overridden = True, None

    def lifted(self, by: str) -> None:
        promise(self.roles[by] in MAY["LIFT"], f"A {self.roles[by]} may not lift a legal hold.")
        self.is_on_legal_hold = False

    def was_overridden(self, by: str) -> None:
        promise(self.roles[by] in MAY["OVERRIDE"], f"A {self.roles[by]} may not override a legal hold.")
        if self.is_on_legal_hold:
            self.overridden = self.newest.number

    def _to(self, move: str, end: str, by: str) -> None:
        self.log.append((move, self.stage, end, by))
        self.stage = end
