"""The road of a working copy, as data."""

from dataclasses import dataclass
from itertools import chain

from articles.vocabulary import Duty, Move, Stage

FIRST_STAGES = frozenset({Stage.PITCH, Stage.DRAFT})
"""Where a story begins; a trigger holds the same."""


@dataclass(frozen=True)
class Step:
    """One permitted move. `duty` is empty for moves that follow from something else by themselves.

    `never_out`: only for stories that readers never had. `unless_demanded`: closed where the newsroom lets every
    story pass that stage first.
    """

    move: Move
    start: Stage
    end: Stage
    duty: Duty | None
    needs_note: bool = False
    needs_second_person: bool = False
    never_out: bool = False
    unless_demanded: Stage | None = None


def _from(
    starts: tuple[Stage, ...],
    move: Move,
    end: Stage,
    duty: Duty | None,
    *,
    needs_note: bool = False,
    never_out: bool = False,
) -> tuple[Step, ...]:
    return tuple(Step(move, start, end, duty, needs_note=needs_note, never_out=never_out) for start in starts)


_READ = (Stage.IN_REVIEW, Stage.LEGAL, Stage.SUBS, Stage.READY)

STEPS: tuple[Step, ...] = tuple(
    chain(
        # To the desk.
        [
            Step(Move.COMMISSION, Stage.PITCH, Stage.ASSIGNED, Duty.ASSIGN),
            Step(Move.START, Stage.PITCH, Stage.DRAFT, Duty.ASSIGN),
            Step(Move.START, Stage.ASSIGNED, Stage.DRAFT, Duty.SEND),
            Step(Move.SEND, Stage.DRAFT, Stage.IN_REVIEW, Duty.SEND),
        ],
        # From the desk to whoever has to read it, and on.
        [
            Step(Move.TO_SUBS, Stage.IN_REVIEW, Stage.SUBS, Duty.APPROVE, needs_second_person=True),
            Step(
                Move.APPROVE,
                Stage.IN_REVIEW,
                Stage.READY,
                Duty.APPROVE,
                needs_second_person=True,
                unless_demanded=Stage.SUBS,
            ),
            Step(Move.PASS, Stage.SUBS, Stage.READY, Duty.PASS, needs_second_person=True),
            Step(Move.ASK_LEGAL, Stage.IN_REVIEW, Stage.LEGAL, Duty.ASK_LEGAL),
            Step(Move.ASK_LEGAL, Stage.SUBS, Stage.LEGAL, Duty.ASK_LEGAL),
            Step(Move.CLEAR, Stage.LEGAL, Stage.IN_REVIEW, Duty.CLEAR),
        ],
        # At its hour. These three are asked for through the schedule, which pins the revision.
        [
            Step(Move.SCHEDULE, Stage.READY, Stage.SCHEDULED, None),
            Step(Move.UNSCHEDULE, Stage.SCHEDULED, Stage.READY, None),
            Step(Move.GO_OUT, Stage.SCHEDULED, Stage.READY, None),
        ],
        # Back, aside, away.
        _from((*_READ, Stage.SCHEDULED), Move.SEND_BACK, Stage.DRAFT, Duty.SEND_BACK, needs_note=True),
        _from((*_READ, Stage.SCHEDULED), Move.HOLD, Stage.HELD, Duty.HOLD, needs_note=True),
        _from((Stage.HELD,), Move.UNHOLD, Stage.IN_REVIEW, Duty.HOLD),
        _from(
            (Stage.PITCH, Stage.ASSIGNED, Stage.DRAFT, *_READ, Stage.HELD),
            Move.SPIKE,
            Stage.SPIKED,
            Duty.SPIKE,
            needs_note=True,
            never_out=True,
        ),
        _from((Stage.SPIKED,), Move.UNSPIKE, Stage.DRAFT, Duty.SPIKE),
        # What an edit does to an approval.
        _from((Stage.READY, Stage.SCHEDULED), Move.REOPEN, Stage.DRAFT, None),
        _from((Stage.READY, Stage.SCHEDULED), Move.RECHECK, Stage.IN_REVIEW, None),
    )
)


def check_steps(steps: tuple[Step, ...] = STEPS) -> list[str]:
    """What is wrong with the table itself; run at start-up as a system check."""
    faults = []
    keys = [(step.move, step.start) for step in steps]
    faults += [
        f"{move} from {start} stands twice." for move, start in sorted(set(keys)) if keys.count((move, start)) > 1
    ]
    faults += [f"{step.move} leads from {step.start} to itself." for step in steps if step.start is step.end]
    reached = set(FIRST_STAGES)
    for _round in Stage:
        reached |= {step.end for step in steps if step.start in reached}
    faults += [f"No road leads from the beginning to {stage}." for stage in Stage if stage not in reached]
    faults += [
        f"{step.move} reaches {step.end} without a second person."
        for step in steps
        if step.end in Stage.approved and step.start not in Stage.approved and not step.needs_second_person
    ]
    left = {step.start for step in steps}
    faults += [f"No road leads out of {stage}." for stage in Stage if stage not in left]
    return faults
