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


@dataclass(frozen=True)
class Standpoint:
    """One person before one story.

    `permissions`: all the person holds, as "app.codename"; `in_section`: works in the story's section.
    """

    permissions: Collection[str]
    in_section: bool
    is_active: bool = True

    def holds(self, duty: Duty) -> bool:
        reaches = self.in_section or SEE_EVERY_SECTION in self.permissions
        return self.is_active and reaches and PERMISSION[duty] in self.permissions


def refusal(duty: Duty, standpoint: Standpoint, *, stage: Stage, is_released: bool) -> str:
    """Why the person may not, as a sentence for the desk; "" if they may.

    `is_released`: readers have exactly the newest revision, so an edit starts a new round.
    """
    if not standpoint.holds(Duty.SEE):
        return _("You do not work in the section of this story.")
    if not standpoint.holds(duty):
        return _("You may not %(do)s. Ask a desk editor of the section.") % {"do": duty.label}
    if duty is Duty.EDIT and not standpoint.holds(Duty.APPROVE):
        if stage is Stage.IN_REVIEW:
            return _("The story is in review. Ask the desk to send it back to you before you edit it.")
        if stage is Stage.READY and not is_released:
            return _("The story is approved. Ask the desk to send it back to you before you edit it.")
    return ""
