"""What follows from the findings of the checklist: it goes out, it goes out with a reason, or it does not."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from articles.rules.reason import Reason
from articles.rules.standards.registry import Finding
from articles.rules.text import one_line
from articles.vocabulary import Level

EXCUSE = "excuse"
"""The id of the sentence that asks for a reason; the field for it stands on the page before publishing."""


def of_level(findings: Sequence[Finding], level: Level) -> list[Reason]:
    return [finding.reason for finding in findings if finding.level is level]


def blockers(findings: Sequence[Finding], *, excuse: str = "") -> list[Reason]:
    """Why the story may not go out, each a sentence for the desk; [] if it may.

    With an `excuse`, a reason that is kept with the story, it goes out in spite of what needs one.
    """
    must, should = of_level(findings, Level.MUST), of_level(findings, Level.SHOULD)
    if not should or one_line(excuse):
        return must
    why = _("Mend this, or write a reason why the story goes out all the same. The reason is kept with the story.")
    return [*must, *should, Reason(why, anchor="id_excuse", rule=EXCUSE)]
