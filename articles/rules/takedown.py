"""When a story can be killed for readers, and when it can come back to them."""

from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import shorten

from django.utils.translation import gettext as _

from articles.rules.reason import Reason
from articles.rules.stops import reason_wanted
from articles.vocabulary import Standing, Terms


def kill_refusals(standing: Standing, *, reason: str) -> list[Reason]:
    """Why the story cannot be killed, each a sentence for the desk; [] if it can."""
    if standing not in (Standing.LIVE, Standing.WITHDRAWN):
        return [Reason(_("Readers never had the story, so there is nothing to kill. Spike it instead."))]
    return reason_wanted(reason)


def return_refusals(standing: Standing, *, reason: str) -> list[Reason]:
    """Why the story cannot be reinstated, each a sentence for the desk; [] if it can."""
    if standing is Standing.LIVE:
        return [Reason(_("The story is live, so there is nothing to reinstate."))]
    if standing is Standing.NEVER_OUT:
        return [Reason(_("The story was never out. Publish it instead."))]
    return reason_wanted(reason)


def killed_refusals(standing: Standing) -> list[Reason]:
    """That a killed story does not come back by publishing it; [] for all others."""
    if standing is not Standing.KILLED:
        return []
    why = _("The story was killed. It comes back only when a managing editor reinstates it.")
    return [Reason(why, rule="killed")]


@dataclass(frozen=True)
class Promise:
    """What the source of one printed statement had agreed to, and what it agrees to now."""

    statement: str
    then: Terms
    now: Terms

    @property
    def is_broken(self) -> bool:
        """Whether it may no longer be printed as it was."""
        return self.now not in (self.then, Terms.ON_RECORD)


def broken_promises(promises: Iterable[Promise]) -> list[Reason]:
    """The statements that may no longer be printed as readers had them, each a sentence for the desk."""
    return [
        Reason(
            _(
                "The terms of “%(statement)s” are “%(terms)s” since readers had it. "
                "Have a new version approved and publish that."
            )
            % {"statement": shorten(one.statement, 60, placeholder=" …"), "terms": one.now.label},
            anchor="attributions",
            rule="terms",
        )
        for one in promises
        if one.is_broken
    ]
