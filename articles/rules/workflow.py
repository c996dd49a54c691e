"""The road of a working copy, as data, and what stands in its way."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.vocabulary import Duty, Move, RevisionKind, Stage

MOST_NAMES = 5


@dataclass(frozen=True)
class Step:
    """One permitted move. `duty` is empty for moves that follow from an edit by themselves."""

    move: Move
    start: Stage
    end: Stage
    duty: Duty | None
    needs_note: bool = False
    needs_second_person: bool = False


STEPS: tuple[Step, ...] = (
    Step(Move.SEND, Stage.DRAFT, Stage.IN_REVIEW, Duty.SEND),
    Step(Move.SEND_BACK, Stage.IN_REVIEW, Stage.DRAFT, Duty.SEND_BACK, needs_note=True),
    Step(Move.SEND_BACK, Stage.READY, Stage.DRAFT, Duty.SEND_BACK, needs_note=True),
    Step(Move.APPROVE, Stage.IN_REVIEW, Stage.READY, Duty.APPROVE, needs_second_person=True),
    Step(Move.REOPEN, Stage.READY, Stage.DRAFT, None),
    Step(Move.RECHECK, Stage.READY, Stage.IN_REVIEW, None),
)


def check_steps(steps: tuple[Step, ...] = STEPS) -> list[str]:
    """What is wrong with the table itself; run at start-up as a system check."""
    faults = []
    keys = [(step.move, step.start) for step in steps]
    faults += [
        f"{move} from {start} stands twice." for move, start in sorted(set(keys)) if keys.count((move, start)) > 1
    ]
    faults += [f"{step.move} leads from {step.start} to itself." for step in steps if step.start is step.end]
    reached = {Stage.DRAFT}
    for _round in Stage:
        reached |= {step.end for step in steps if step.start in reached}
    faults += [f"No road leads from {Stage.DRAFT} to {stage}." for stage in Stage if stage not in reached]
    faults += [
        f"{step.move} reaches {Stage.READY} without a second person."
        for step in steps
        if step.end is Stage.READY and not step.needs_second_person
    ]
    return faults


def step_for(move: Move, stage: Stage) -> Step | None:
    return next((step for step in STEPS if step.move is move and step.start is stage), None)


def duty_of(move: Move) -> Duty | None:
    """What a person must be allowed to do to take the step; None for steps that follow from an edit."""
    return next((step.duty for step in STEPS if step.move is move), None)


def possible_moves(stage: Stage) -> list[Step]:
    """The moves a person can choose at this stage, in the order of their buttons."""
    return [step for step in STEPS if step.start is stage and step.duty is not None]


def step_after_edit(stage: Stage, changed: RevisionKind) -> Step | None:
    """What an edit does to an approved working copy: new words start over, new links need one more look."""
    if stage is not Stage.READY:
        return None
    return step_for(Move.REOPEN if changed in RevisionKind.reopens else Move.RECHECK, stage)


def blockers(move: Move, *, stage: Stage, is_author: bool, note: str, is_newest: bool, words: int) -> list[str]:
    """Why a move may not happen, each a sentence for the desk; [] if it may.

    `is_author`: the mover wrote text since the last release. `is_newest`: the revision the mover
    looked at is the story's newest. Permission is a separate question (`rules.access`).
    """
    step = step_for(move, stage)
    if step is None:
        return [
            _("A story at the stage “%(stage)s” cannot take this step. Open it again to see where it is now.")
            % {"stage": stage.label}
        ]
    reasons = []
    if not is_newest:
        reasons.append(_("Somebody changed the story after you opened it. Read the newest version, then decide again."))
    if step.needs_note and not note.strip():
        reasons.append(_("Say why in the note, so that the writer knows what to do."))
    if step.needs_second_person and is_author:
        reasons.append(_("You wrote part of this version. Somebody else has to approve it."))
    if move is Move.SEND and not words:
        reasons.append(_("The body is empty. Write the story before you send it for review."))
    return reasons


def who_else_can_approve(names: list[str], *, section: str) -> str:
    """Whom to ask when one's own words wait for approval."""
    if not names:
        return _(
            "Nobody else may approve stories in “%(section)s”. Ask an administrator to add an editor to the section."
        ) % {"section": section}
    *others, last = names[:MOST_NAMES]
    listed = _("%(others)s or %(last)s") % {"others": ", ".join(others), "last": last} if others else last
    return _("%(names)s can approve it.") % {"names": listed}
