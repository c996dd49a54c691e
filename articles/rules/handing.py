"""Which steps put a story into somebody else's hands, and who can do something with it there."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from articles.rules.reason import Reason
from articles.rules.steps import Step
from articles.vocabulary import Duty, Move, Stage

# What a story waits for at each stage; whoever may do one of these can be sent a story there.
WAITS_FOR: dict[Stage, tuple[Duty, ...]] = {
    Stage.DRAFT: (Duty.EDIT,),
    Stage.IN_REVIEW: (Duty.APPROVE, Duty.SEND_BACK),
    Stage.LEGAL: (Duty.CLEAR,),
    Stage.SUBS: (Duty.PASS,),
    Stage.READY: (Duty.PUBLISH,),
    Stage.HELD: (Duty.HOLD,),
}
# Where somebody who did not write the story has to let it pass.
PASSED_BY = {Stage.IN_REVIEW: Duty.APPROVE, Stage.SUBS: Duty.PASS}
# Assigning has a page of its own; what is spiked, or begun by its writer, goes to nobody.
_STAYS = frozenset({Move.COMMISSION, Move.START, Move.SPIKE, Move.UNSPIKE})


def hands_on(step: Step) -> bool:
    """Whether the step can be taken for somebody in particular."""
    return step.duty is not None and step.move not in _STAYS


def handing_on(steps: Iterable[Step]) -> list[Step]:
    return [step for step in steps if hands_on(step)]


def refusal(step: Step, *, name: str, section: str, may_act: bool, is_self: bool) -> list[Reason]:
    """Why the step cannot be taken for this person, each a sentence for the desk; [] if it can."""
    if not hands_on(step):
        return [Reason(_("This step goes to nobody in particular. Leave the name empty."), anchor="id_to")]
    if is_self:
        return [Reason(_("That is you. Choose a colleague, or nobody in particular."), anchor="id_to")]
    if may_act:
        return []
    why = _(
        "%(name)s cannot do anything with a story at the stage “%(stage)s” in “%(section)s”. "
        "Choose somebody else, or nobody in particular."
    ) % {"name": name, "stage": step.end.label, "section": section}
    return [Reason(why, anchor="id_to")]


def why_not_pass(stage: Stage, *, may_pass: bool, wrote: bool) -> str:
    """Why somebody who can do something with a story there cannot let it pass, in a few words; "" if they can.

    `wrote`: part of what a second person has to approve, in a newsroom that wants one for this story.
    """
    match PASSED_BY.get(stage):
        case Duty.APPROVE if not may_pass:
            return _("may not approve it")
        case Duty.APPROVE if wrote:
            return _("wrote in it, so cannot approve it")
        case Duty.PASS if wrote:
            return _("wrote in it, so cannot pass it as ready")
    return ""
