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
}
SEE_EVERY_SECTION = "articles.see_every_section"
WORK_IN_EVERY_SECTION = "articles.work_in_every_section"
SUBEDIT = "articles.subedit_article"
BEGIN = "articles.add_article"

# What a person does beyond their own sections with `SEE_EVERY_SECTION` alone: look, tend and stop. Whoever is both a
# reporter and a librarian still writes in their own sections only.
_ANYWHERE = frozenset({Duty.SEE, Duty.CURATE, Duty.SEND_BACK, Duty.WITHDRAW})


@dataclass(frozen=True)
class Standpoint:
    """One person before one story.

    `permissions`: all the person holds, as "app.codename"; `in_section`: is a member of the story's section.
    """

    permissions: Collection[str]
    in_section: bool
    is_active: bool = True

    def holds(self, duty: Duty) -> bool:
        reaches = self.works_here or (duty in _ANYWHERE and SEE_EVERY_SECTION in self.permissions)
        return self.is_active and reaches and PERMISSION[duty] in self.permissions

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
        return _("You may not %(do)s. Ask a desk editor of the section.") % {"do": duty.label}
    if duty is Duty.EDIT and SUBEDIT not in standpoint.permissions:
        if stage is Stage.IN_REVIEW:
            return _("The story is in review. Ask the desk to send it back to you before you edit it.")
        if stage is Stage.READY and not is_released:
            return _("The story is approved. Ask the desk to send it back to you before you edit it.")
    return ""


def refusal_to_move(standpoint: Standpoint, *, stage: Stage, is_released: bool, was_out: bool) -> str:
    """Why the person may not take the story out of its section, as a sentence for the desk; "" if they may."""
    if why := refusal(Duty.EDIT, standpoint, stage=stage, is_released=is_released):
        return why
    if not standpoint.may_begin:
        return _("You may not move the story to another section. Ask its writer or a desk editor of the section.")
    # Colleagues of the old section lose sight of the story; for one that readers know, those who approve decide that.
    return refusal(Duty.APPROVE, standpoint, stage=stage, is_released=is_released) if was_out else ""
