"""Who may do what to one story: a pure function of a few facts about the person and the story."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.vocabulary import Duty, Stage

# The permission each duty needs, besides working in the story's section.
PERMISSION: dict[Duty, str] = {
    Duty.SEE: "articles.view_article",
    Duty.EDIT: "articles.change_article",
    Duty.CURATE: "articles.curate_article",
    Duty.SEND: "articles.send_article",
    Duty.SEND_BACK: "articles.send_back_article",
    Duty.APPROVE: "articles.approve_article",
    Duty.PUBLISH: "articles.publish_article",
    Duty.WITHDRAW: "articles.withdraw_article",
    Duty.ASSIGN: "articles.assign_article",
    Duty.ASK_LEGAL: "articles.ask_legal_article",
    Duty.CLEAR: "articles.clear_article",
    Duty.PASS: "articles.pass_article",
    Duty.HOLD: "articles.hold_article",
    Duty.SPIKE: "articles.spike_article",
    Duty.CORRECT: "articles.correct_article",
    Duty.KILL: "articles.kill_article",
    Duty.REINSTATE: "articles.reinstate_article",
    Duty.PLACE_LEGAL_HOLD: "articles.place_legal_hold",
    Duty.LIFT_LEGAL_HOLD: "articles.lift_legal_hold",
    Duty.OVERRIDE: "articles.override_article",
    Duty.SHARE: "articles.share_article",
    Duty.LEGAL_NOTES: "articles.read_legal_notes",
}
SEE_EVERY_SECTION = "articles.see_every_section"
WORK_IN_EVERY_SECTION = "articles.work_in_every_section"
SUBEDIT = "articles.subedit_article"
BEGIN = "articles.add_article"

# What a person does beyond their own sections with `SEE_EVERY_SECTION` alone: look, tend and stop. Whoever is both a
# reporter and a librarian still writes in their own sections only.
_ANYWHERE = frozenset(
    {
        Duty.SEE,
        Duty.CURATE,
        Duty.SEND_BACK,
        Duty.ASK_LEGAL,
        Duty.CLEAR,
        Duty.HOLD,
        Duty.WITHDRAW,
        Duty.KILL,
        Duty.PLACE_LEGAL_HOLD,
        Duty.LIFT_LEGAL_HOLD,
    }
)


@dataclass(frozen=True)
class Standpoint:
    """One person before one story.

    `permissions`: all the person holds, as "app.codename"; `in_section`: is a member of the story's section.
    """

    permissions: Collection[str]
    in_section: bool
    is_active: bool = True

    def holds(self, duty: Duty) -> bool:
        reaches = self.works_here or (SEE_EVERY_SECTION in self.permissions and self._reaches_all(duty))
        return self.is_active and reaches and PERMISSION[duty] in self.permissions

    def _reaches_all(self, duty: Duty) -> bool:
        # What lawyers write to one desk is not for an editor of another who sees every section for the library's sake.
        if duty is Duty.LEGAL_NOTES:
            return PERMISSION[Duty.CLEAR] in self.permissions
        return duty in _ANYWHERE

    @property
    def works_here(self) -> bool:
        return self.in_section or WORK_IN_EVERY_SECTION in self.permissions

    @property
    def may_begin(self) -> bool:
        """Whether the person may begin a story in this section, or bring one here."""
        return self.is_active and self.works_here and BEGIN in self.permissions


def refusal(duty: Duty, standpoint: Standpoint, *, stage: Stage, is_released: bool) -> str:
    """Why the person may not, as a sentence for the desk; "" if they may.

    `is_released`: readers have exactly the newest revision, so an edit starts a new round.
    """
    if not standpoint.holds(Duty.SEE):
        return _("You do not work in the section of this story.")
    if not standpoint.holds(duty):
        return _("You may not %(do)s. %(ask)s") % {"do": duty.label, "ask": _whom_to_ask(duty)}
    if duty is Duty.EDIT and stage is Stage.SPIKED:
        return _("The story is spiked. Bring it back before you edit it.")
    if SUBEDIT in standpoint.permissions or (is_released and stage is not Stage.HELD):
        return ""
    return _only_while_writing(duty, stage)


def _whom_to_ask(duty: Duty) -> str:
    if duty in (Duty.CLEAR, Duty.LIFT_LEGAL_HOLD, Duty.LEGAL_NOTES):
        return _("Ask legal.")
    if duty in (Duty.OVERRIDE, Duty.KILL, Duty.REINSTATE):
        return _("Ask a managing editor.")
    return _("Ask a desk editor of the section.")


def _only_while_writing(duty: Duty, stage: Stage) -> str:
    """What those who write may no longer do once the desk has the story."""
    if duty is Duty.EDIT and stage not in Stage.writing:
        return _("The story is at the stage “%(stage)s”. Ask the desk to send it back to you before you edit it.") % {
            "stage": stage.label
        }
    if duty is Duty.SPIKE and stage not in (*Stage.writing, Stage.SPIKED):
        return _("The story is at the stage “%(stage)s”. Ask a desk editor of the section to spike it.") % {
            "stage": stage.label
        }
    return ""


def refusal_to_move(standpoint: Standpoint, *, stage: Stage, is_released: bool, was_out: bool) -> str:
    """Why the person may not take the story out of its section, as a sentence for the desk; "" if they may."""
    if why := refusal(Duty.EDIT, standpoint, stage=stage, is_released=is_released):
        return why
    if not standpoint.may_begin:
        return _("You may not move the story to another section. Ask its writer or a desk editor of the section.")
    # Colleagues of the old section lose sight of the story; for one that readers know, those who approve decide that.
    return refusal(Duty.APPROVE, standpoint, stage=stage, is_released=is_released) if was_out else ""
