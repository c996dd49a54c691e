"""Which steps a working copy can take, and what stands in their way. The road itself is in `steps`."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.rules.house import DEFAULT, HouseRules
from articles.rules.reason import Reason
from articles.rules.steps import STEPS, Step
from articles.vocabulary import Duty, Move, RevisionKind, Stage, Standing

MOST_NAMES = 5
SECOND_PERSON = "second-person"


def step_for(move: Move, stage: Stage) -> Step | None:
    return next((step for step in STEPS if step.move is move and step.start is stage), None)


def duty_of(move: Move, stage: Stage | None = None) -> Duty | None:
    """What a person must be allowed to do to take the step; None for steps that follow from something else.

    A move that starts at several stages may ask for different duties; without a `stage` the first one speaks.
    """
    found = [step.duty for step in STEPS if step.move is move]
    here = [step.duty for step in STEPS if step.move is move and step.start is stage]
    return next(iter(here or found), None)


def possible_moves(stage: Stage, house: HouseRules = DEFAULT, *, standing: Standing = Standing.NEVER_OUT) -> list[Step]:
    """The moves a person can choose at this stage, in the order of their buttons."""
    return [
        step
        for step in STEPS
        if step.start is stage
        and step.duty is not None
        and not closed(step, house)
        and not (step.never_out and standing is not Standing.NEVER_OUT)
    ]


def closed(step: Step, house: HouseRules) -> str:
    """Why this newsroom does not take the step, as a sentence for the desk; "" if it does."""
    if not house.uses(step.end):
        return _("This newsroom does not use the stage “%(stage)s”.") % {"stage": step.end.label}
    if step.unless_demanded and house.demands(step.unless_demanded):
        return _("In this newsroom every story passes the stage “%(stage)s” first.") % {
            "stage": step.unless_demanded.label
        }
    return ""


def step_after_edit(stage: Stage, changed: RevisionKind) -> Step | None:
    """What an edit does to an approved working copy: new words start over, new links need one more look."""
    if stage not in Stage.approved:
        return None
    return step_for(Move.REOPEN if changed in RevisionKind.reopens else Move.RECHECK, stage)


@dataclass(frozen=True)
class Facts:
    """What a step asks of the story and of the person who takes it.

    `is_author`: the mover wrote text since the last release. `is_newest`: the revision the mover looked at is the
    story's newest. `was_cleared`: legal read the words as they are. `awaits_legal`: legal was asked and did not answer
    since. `has_assignee`: somebody is to write. `is_the_desks`: the desk spiked it, and the mover only writes.
    """

    stage: Stage
    is_author: bool
    note: str
    is_newest: bool
    words: int
    standing: Standing = Standing.NEVER_OUT
    is_sensitive: bool = False
    was_cleared: bool = False
    awaits_legal: bool = False
    has_assignee: bool = True
    is_the_desks: bool = False


def blockers(move: Move, facts: Facts, house: HouseRules = DEFAULT) -> list[Reason]:
    """Why a move may not happen, each a sentence for the desk; [] if it may.

    Permission is a separate question (`rules.access`).
    """
    step = step_for(move, facts.stage)
    if step is None:
        return [
            Reason(
                _("A story at the stage “%(stage)s” cannot take this step. Open it again to see where it is now.")
                % {"stage": facts.stage.label},
                rule="stage",
            )
        ]
    reasons = []
    if why := closed(step, house):
        reasons.append(Reason(why, rule="house"))
    if not facts.is_newest:
        reasons.append(
            Reason(
                _("Somebody changed the story after you opened it. Read the newest version, then decide again."),
                anchor="history",
                rule="newest",
            )
        )
    if step.needs_note and not facts.note.strip():
        reasons.append(Reason(note_wanted(move), anchor="id_note", rule="note"))
    wants_second = step.needs_second_person and house.wants_second_person(is_sensitive=facts.is_sensitive)
    if wants_second and facts.is_author:
        reasons.append(Reason(_wrote(facts.standing), rule=SECOND_PERSON))
    reasons += _of_the_story(step, facts, house)
    return reasons


def _wrote(standing: Standing) -> str:
    """What counts is who wrote, not what is left of it: others may have built on words that are gone."""
    if standing is Standing.NEVER_OUT:
        return _(
            "You wrote in this story, which counts even if none of your words are left. "
            "Somebody else has to approve it."
        )
    return _(
        "You wrote in this story since readers last got a version, which counts even if none of your words are left. "
        "Somebody else has to approve it."
    )


def _of_the_story(step: Step, facts: Facts, house: HouseRules) -> list[Reason]:
    reasons = []
    if step.move is Move.SEND and not facts.words:
        reasons.append(
            Reason(
                _("The body is empty. Write the story before you send it to the desk."), anchor="id_body", rule="body"
            )
        )
    if step.move is Move.COMMISSION and not facts.has_assignee:
        reasons.append(Reason(_("Nobody is to write the story yet. Choose whom to assign."), anchor="assignment"))
    if step.move is Move.UNSPIKE and facts.is_the_desks:
        why = _("The desk spiked this story. Ask a desk editor of the section to bring it back.")
        reasons.append(Reason(why, rule="desk-spiked"))
    if step.end in Stage.approved and step.start not in Stage.approved:
        reasons += _of_legal(facts, house)
    if step.never_out and facts.standing is not Standing.NEVER_OUT:
        reasons.append(
            Reason(_("Readers have had this story, so it cannot be spiked. Withdraw it instead."), rule="never-out")
        )
    return reasons


def _of_legal(facts: Facts, house: HouseRules) -> list[Reason]:
    if facts.awaits_legal and house.uses(Stage.LEGAL):
        why = _("Legal was asked to read this story and has not cleared it yet. Send it to legal.")
        return [Reason(why, anchor="steps", rule="legal-asked")]
    if house.demands(Stage.LEGAL) and not facts.was_cleared:
        why = _("In this newsroom legal reads every story first, as it will go out. Send it to legal.")
        return [Reason(why, anchor="steps", rule="legal-first")]
    return []


def note_wanted(move: Move) -> str:
    """What the note of this step has to say, as a sentence for the desk."""
    match move:
        case Move.HOLD:
            return _("Say in the note what is being checked, so that colleagues know when the hold can end.")
        case Move.SPIKE:
            return _("Say in the note why the story is spiked.")
        case _:
            return _("Say why in the note, so that the writer knows what to do.")


def who_else_can_approve(names: list[str], *, section: str) -> str:
    """Whom to ask when one's own words wait for approval."""
    if not names:
        return _(
            "Nobody else may approve stories in “%(section)s”. Ask an administrator to add an editor to the section."
        ) % {"section": section}
    *others, last = names[:MOST_NAMES]
    listed = _("%(others)s or %(last)s") % {"others": ", ".join(others), "last": last} if others else last
    return _("%(names)s can approve it.") % {"names": listed}
