"""What stops a story, lets it go, kills it or brings it back: the words of each page and its action."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.actions import stops
from articles.actions.publishing.kill import kill
from articles.actions.publishing.reinstate import reinstate
from articles.admin.article.visit import Visit
from articles.models import Revision
from articles.vocabulary import Duty


@dataclass(frozen=True)
class Doing:
    """What a confirmed page was told."""

    visit: Visit
    reason: str
    at: dt.datetime
    until: dt.datetime | None
    revision: Revision | None

    @property
    def who(self) -> dict[str, Any]:
        return {"reason": self.reason, "by": self.visit.person, "at": self.at}


@dataclass(frozen=True)
class Deed:
    """The words of one page, who may open it, and the action behind its button."""

    duty: Duty
    title: Any
    what: Any
    button: Any
    done: Any
    do: Callable[[Doing], Any]
    asks_until: bool = False
    of_a_revision: bool = False
    is_danger: bool = False
    # Whoever holds this duty may do it as well.
    or_duty: Duty | None = None


def _set_embargo(doing: Doing) -> Any:
    assert doing.until is not None  # noqa: S101  the form requires it
    return stops.set_embargo(doing.visit.article, until=doing.until, **doing.who)


def _override(doing: Doing) -> Any:
    if doing.revision is None:
        raise stops.CannotStop(
            [_("The form did not say which version you looked at. Open the story again and decide there.")]
        )
    return stops.override(doing.visit.article, revision=doing.revision, **doing.who)


DEEDS: dict[str, Deed] = {
    "legal-hold": Deed(
        Duty.PLACE_LEGAL_HOLD,
        gettext_lazy("Put the story under legal hold"),
        gettext_lazy(
            "Nothing of “%(headline)s” goes out until legal lifts the hold. Readers keep what they have: "
            "to take it from them, withdraw the story."
        ),
        gettext_lazy("Place the legal hold"),
        gettext_lazy("Under legal hold. Nothing of it goes out until legal lifts the hold."),
        lambda doing: stops.place_legal_hold(doing.visit.article, **doing.who),
    ),
    "lift-legal-hold": Deed(
        Duty.LIFT_LEGAL_HOLD,
        gettext_lazy("Lift the legal hold"),
        gettext_lazy("“%(headline)s” may go its way again. By itself nothing goes out."),
        gettext_lazy("Lift the legal hold"),
        gettext_lazy("The legal hold is lifted."),
        lambda doing: stops.lift_legal_hold(doing.visit.article, **doing.who),
    ),
    "embargo": Deed(
        Duty.EDIT,
        gettext_lazy("Put the story under embargo"),
        gettext_lazy(
            "Nothing of “%(headline)s” goes out before the embargo ends. It ends by itself; only a managing editor "
            "shortens or lifts it earlier."
        ),
        gettext_lazy("Set the embargo"),
        gettext_lazy("Under embargo. Nothing of it goes out before that time."),
        _set_embargo,
        asks_until=True,
        or_duty=Duty.OVERRIDE,
    ),
    "lift-embargo": Deed(
        Duty.OVERRIDE,
        gettext_lazy("Lift the embargo"),
        gettext_lazy("“%(headline)s” may go out before the time that was agreed. By itself nothing goes out."),
        gettext_lazy("Lift the embargo"),
        gettext_lazy("The embargo is lifted."),
        lambda doing: stops.lift_embargo(doing.visit.article, **doing.who),
        is_danger=True,
    ),
    "override": Deed(
        Duty.OVERRIDE,
        gettext_lazy("Override what stops the story"),
        gettext_lazy(
            "The newest version of “%(headline)s”, and no other, may go out in spite of its hold or embargo. "
            "Your name and your reason stay with the story."
        ),
        gettext_lazy("Override for this version"),
        gettext_lazy("Overridden for this version. It can be published once it is approved."),
        _override,
        of_a_revision=True,
        is_danger=True,
    ),
    "sensitive": Deed(
        Duty.APPROVE,
        gettext_lazy("Mark the story as sensitive"),
        gettext_lazy(
            "Everybody who works on “%(headline)s” sees the mark. Where the newsroom asks for a second person "
            "for sensitive stories only, it asks for one here."
        ),
        gettext_lazy("Mark as sensitive"),
        gettext_lazy("Marked as sensitive."),
        lambda doing: stops.mark_sensitive(doing.visit.article, **doing.who),
    ),
    "not-sensitive": Deed(
        Duty.APPROVE,
        gettext_lazy("Take the mark “sensitive” away"),
        gettext_lazy("“%(headline)s” is treated like every other story again."),
        gettext_lazy("Take the mark away"),
        gettext_lazy("No longer marked as sensitive."),
        lambda doing: stops.unmark_sensitive(doing.visit.article, **doing.who),
    ),
    "kill": Deed(
        Duty.KILL,
        gettext_lazy("Kill the story"),
        gettext_lazy(
            "“%(headline)s” disappears at once from its page, the front, all lists, the feed and the related headlines "
            "of other stories. At its address readers find that the page is gone, without headline or reason. "
            "The desk keeps every version."
        ),
        gettext_lazy("Kill the story"),
        gettext_lazy("Killed. Readers find no word of it any more."),
        lambda doing: kill(doing.visit.article, **doing.who),
        is_danger=True,
    ),
    "reinstate": Deed(
        Duty.REINSTATE,
        gettext_lazy("Reinstate the story"),
        gettext_lazy(
            "“%(headline)s” comes back to readers at its address, in the version that they had last. "
            "What the desk changed since then does not go out."
        ),
        gettext_lazy("Give it back to readers"),
        gettext_lazy("Reinstated. Readers have the version that they had last."),
        lambda doing: reinstate(doing.visit.article, **doing.who),
    ),
}
