"""When a revision may be shown to a guest, and whether a guest's link opens."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from django.utils.translation import gettext as _

from articles.rules.reason import Reason
from articles.vocabulary import Stage, Standing

LIFE = dt.timedelta(hours=72)
MOST_OPEN = 10
"""So many links of one story can be open at once: who needs more wants a list of readers, and not a preview."""

NEVER_SHOWN = frozenset({"terms", "background"})
"""Rules of the checklist for what was promised to a source: what they find is no guest's either."""


@dataclass(frozen=True)
class Story:
    """Where the story is that would be shown."""

    stage: Stage
    standing: Standing
    is_on_legal_hold: bool = False


@dataclass(frozen=True, kw_only=True)
class Link:
    """How long a link was meant to work, and whether it was ended before."""

    expires_at: dt.datetime
    ended_at: dt.datetime | None = None


class State(Enum):
    OPEN = "open"
    ENDED = "ended"
    EXPIRED = "expired"


def state(link: Link, *, at: dt.datetime) -> State:
    if link.ended_at is not None:
        return State.ENDED
    return State.OPEN if at < link.expires_at else State.EXPIRED


def stopped(story: Story) -> list[Reason]:
    """Why no guest sees anything of the story now, each a sentence for the desk; [] if links open."""
    if story.standing is Standing.KILLED:
        return [Reason(_("The story was killed, so nothing of it is shown to anybody."), rule="killed")]
    reasons = []
    if story.is_on_legal_hold:
        why = _("The story is under legal hold. Until legal lifts it, no guest sees the story.")
        reasons.append(Reason(why, rule="legal-hold"))
    if story.stage is Stage.SPIKED:
        why = _("The story is spiked. Bring it back before you show it to a guest.")
        reasons.append(Reason(why, rule="spiked"))
    return reasons


def refusals(
    story: Story, *, note: str, open_links: int, promised: Sequence[Reason] = (), changed_terms: Sequence[str] = ()
) -> list[Reason]:
    """Why the revision cannot be shared, each a sentence for the desk; [] if it can.

    `promised`: what the rules `NEVER_SHOWN` found in it; `changed_terms`: beginnings of its statements that their
    sources have taken back, or agreed to on other terms, since it was written.
    """
    reasons = [*stopped(story), *promised]
    reasons += [
        Reason(
            _("The terms of “%(statement)s” have changed since this version was written. Choose a newer version.")
            % {"statement": statement},
            anchor="id_revision",
            rule="changed-terms",
        )
        for statement in changed_terms
    ]
    if open_links >= MOST_OPEN:
        why = _("%(most)d links to this story are open already. Revoke one before you make another.")
        reasons.append(Reason(why % {"most": MOST_OPEN}, anchor="links", rule="most-open"))
    if not note:
        why = _("Say for whom the link is, and why. The guest reads it, and it stays with the story.")
        reasons.append(Reason(why, anchor="id_note", rule="note"))
    return reasons


def opens(link: Link, story: Story, *, may_share: bool, terms_hold: bool, at: dt.datetime) -> bool:
    """Whether the guest sees the page.

    `may_share`: whoever shared it still works here and may share this story; `terms_hold`: what its sources agreed to
    has not changed since the revision was written.
    """
    return state(link, at=at) is State.OPEN and not stopped(story) and may_share and terms_hold
