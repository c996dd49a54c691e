"""What stops a story whatever its stage: a legal hold, an embargo; and who may let it go, and how."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.rules.reason import Reason
from articles.vocabulary import EventKind

LATEST = 2100
"""The last year in which an embargo can end."""

STOPPING = frozenset({EventKind.LEGAL_HOLD, EventKind.EMBARGO})
TOLD = STOPPING | {EventKind.SENSITIVE, EventKind.OVERRIDE}
"""Of these the newest is told on the story's page."""


@dataclass(frozen=True)
class Facts:
    """`is_overridden`: a managing editor overrode the stops for exactly the revision that is to go out."""

    is_on_legal_hold: bool
    embargo_until: dt.datetime | None
    at: dt.datetime
    is_overridden: bool = False


def blockers(facts: Facts) -> list[Reason]:
    """Why nothing of the story may go out at this moment, each a sentence for the desk; [] if it may."""
    if facts.is_overridden:
        return []
    reasons = []
    if facts.is_on_legal_hold:
        why = _("The story is under legal hold. Legal lifts it, or a managing editor overrides it with a reason.")
        reasons.append(Reason(why, anchor="stops", rule="legal-hold"))
    if is_running(facts.embargo_until, at=facts.at):
        why = _("The story is under embargo. Wait until it ends, or a managing editor overrides it with a reason.")
        reasons.append(Reason(why, anchor="stops", rule="embargo"))
    return reasons


def is_running(embargo_until: dt.datetime | None, *, at: dt.datetime) -> bool:
    """Whether the embargo still holds; it ends by itself."""
    return embargo_until is not None and at < embargo_until


def is_overridden(newest: Sequence[tuple[str, int | None]], *, revision: int) -> bool:
    """Whether the stops were overridden for this revision and nobody has stopped the story again since.

    `newest`: kind and revision of the story's events, the newest first.
    """
    for kind, concerned in newest:
        if kind in STOPPING:
            return False
        if kind == EventKind.OVERRIDE and concerned == revision:
            return True
    return False


@dataclass(frozen=True)
class EmbargoChange:
    """What a person wants of an embargo. `until` is None to lift it.

    `may_override`: the person may break an embargo; `is_out`: readers have exactly this text.
    """

    present: dt.datetime | None
    until: dt.datetime | None
    at: dt.datetime
    reason: str
    may_override: bool = False
    is_out: bool = False


def embargo_refusals(change: EmbargoChange) -> list[Reason]:
    """Why the embargo cannot be set, moved or lifted so, each a sentence for the desk; [] if it can."""
    reasons = list(reason_wanted(change.reason))
    is_on = is_running(change.present, at=change.at)
    if change.until is None:
        return [*reasons, *_refusals_to_lift(change, is_on=is_on)]
    if change.until <= change.at:
        reasons.append(_about_until(_("That time has passed. Choose a time to come at which the embargo ends.")))
    elif change.until.year > LATEST:
        reasons.append(_about_until(_("Choose a day before the year 2101.")))
    elif is_on and change.present is not None and change.until < change.present and not change.may_override:
        reasons.append(
            _about_until(
                _("You may make the embargo longer, not shorter. Ask a managing editor, or choose a later time.")
            )
        )
    if change.is_out:
        reasons.append(Reason(_("Readers have exactly this text already. Withdraw the story to take it back.")))
    return reasons


def _refusals_to_lift(change: EmbargoChange, *, is_on: bool) -> list[Reason]:
    if not is_on:
        return [Reason(_("The story is under no embargo, so there is nothing to lift."), anchor="stops")]
    if not change.may_override:
        return [Reason(_("An embargo ends at its time. Only a managing editor lifts it earlier."), anchor="stops")]
    return []


def override_refusals(*, is_newest: bool, stopped_by: Sequence[Reason], reason: str) -> list[Reason]:
    """Why the stops cannot be overridden for this revision, each a sentence for the desk; [] if they can."""
    reasons = list(reason_wanted(reason))
    if not is_newest:
        why = _("Somebody changed the story after you opened it. Read the newest version, then decide again.")
        reasons.append(Reason(why, anchor="history", rule="newest"))
    elif not stopped_by:
        reasons.append(Reason(_("Nothing stops this version, so there is nothing to override."), anchor="stops"))
    return reasons


def reason_wanted(reason: str) -> list[Reason]:
    """That a stop, and whatever breaks one, says why."""
    if reason:
        return []
    return [Reason(_("Say why, so that colleagues and lawyers can follow it later."), anchor="id_reason")]


def _about_until(sentence: str) -> Reason:
    return Reason(sentence, anchor="id_until", rule="embargo")
