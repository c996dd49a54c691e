"""Who is to write a story, until when and how long: whether it can be assigned so."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.rules.reason import Reason
from articles.vocabulary import Stage, Standing

FURTHEST = dt.timedelta(days=2 * 366)
MOST_WORDS = 50_000


@dataclass(frozen=True)
class Wanted:
    """What a person wants of an assignment. `to` is the name of who is to write, "" to take the assignment away.

    `is_open`: there is something to write in it; `may_write`: whoever is to write may edit in the story's section;
    `is_assigned`: somebody is to write it already; `present_due`: the hour it has so far, which may be over.
    """

    stage: Stage
    is_open: bool
    section: str
    to: str
    may_write: bool
    is_assigned: bool
    due_at: dt.datetime | None
    present_due: dt.datetime | None
    words: int | None
    at: dt.datetime


def refusals(wanted: Wanted) -> list[Reason]:
    """Why the story cannot be assigned so, each a sentence for the desk; [] if it can."""
    if wanted.stage is Stage.SPIKED:
        return [Reason(_("The story is spiked. Bring it back before you assign it."), rule="stage")]
    if not wanted.to:
        if wanted.is_assigned:
            return []
        why = _("Nobody is to write the story, so there is nothing to take away. Choose who is to write it.")
        return [Reason(why, anchor="id_to")]
    if not wanted.is_open:
        why = _(
            "There is nothing to write in this story: readers have, or had, its newest version. "
            "Edit it before you assign it; a killed story has to be reinstated before that."
        )
        return [Reason(why, rule="stage")]
    reasons = []
    if not wanted.may_write:
        why = _(
            "%(name)s may not edit stories in “%(section)s”. "
            "Choose somebody else, or ask an administrator to add them to the section."
        ) % {"name": wanted.to, "section": wanted.section}
        reasons.append(Reason(why, anchor="id_to"))
    if wanted.due_at is not None and wanted.due_at != wanted.present_due:
        reasons += _of_the_hour(wanted.due_at, at=wanted.at)
    if wanted.words is not None and not 1 <= wanted.words <= MOST_WORDS:
        reasons.append(Reason(_("Write the length as a number of words from 1 to 50,000."), anchor="id_words"))
    return reasons


def changed_meanwhile(to: str) -> Reason:
    """That a colleague was quicker; `to` is the name of who is to write now, "" for nobody."""
    if not to:
        why = _("Somebody took the assignment away after you opened this page. Choose again who is to write the story.")
    else:
        why = _(
            "Somebody assigned the story after you opened this page: now it is for %(name)s. "
            "Talk to your colleague, or send again to assign it your way."
        ) % {"name": to}
    return Reason(why, anchor="id_to", rule="newest")


def is_open(stage: Stage, standing: Standing, *, has_changes: bool) -> bool:
    """Whether there is something to write, so that a story shows its assignment and can be given to somebody.

    There is not in a story that was put away or killed, nor in one whose newest version readers have or had before it
    was withdrawn. As soon as somebody edits that (`has_changes`), there is.
    """
    if stage is Stage.SPIKED or standing is Standing.KILLED:
        return False
    return standing is Standing.NEVER_OUT or has_changes


def is_overdue(due_at: dt.datetime | None, *, stage: Stage, at: dt.datetime) -> bool:
    """Whether the desk still waits for a text whose hour is over."""
    return due_at is not None and stage in Stage.writing and due_at < at


def _of_the_hour(due_at: dt.datetime, *, at: dt.datetime) -> list[Reason]:
    if due_at <= at:
        why = _("That time has passed. Choose a time to come, or leave the day and the time empty.")
    elif due_at > at + FURTHEST:
        why = _("That is more than two years away. Look at the year again.")
    else:
        return []
    return [Reason(why, anchor="id_day")]
