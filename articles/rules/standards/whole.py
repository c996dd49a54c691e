"""Rules about the story as a whole: approved, not stopped, with a headline and a text. None of them can be lowered."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.rules.reason import Reason
from articles.rules.standards.facts import Facts
from articles.rules.standards.registry import Rule
from articles.vocabulary import Level, Stage


def _approved(facts: Facts) -> Iterable[Reason]:
    if facts.stage not in Stage.approved or not facts.is_approved:
        why = _("This version is not approved. A second person has to approve it before it goes out.")
        yield Reason(why, anchor="steps")


def _stopped(facts: Facts) -> Iterable[Reason]:
    return facts.stopped


def _headline(facts: Facts) -> Iterable[Reason]:
    if not facts.headline.strip():
        yield Reason(_("The story has no headline. Write one."), anchor="id_headline")


def _body(facts: Facts) -> Iterable[Reason]:
    if not facts.words:
        yield Reason(_("The body is empty. Write the story."), anchor="id_body")


RULES = (
    Rule(
        "approved",
        Level.MUST,
        gettext_lazy("Exactly this version of the story is approved."),
        _approved,
        is_fixed=True,
    ),
    Rule(
        "stopped",
        Level.MUST,
        gettext_lazy(
            "Nothing stops the story: it was not killed and is under no legal hold or embargo, unless a managing "
            "editor overrode that for this version."
        ),
        _stopped,
        is_fixed=True,
    ),
    Rule("headline", Level.MUST, gettext_lazy("The story has a headline."), _headline, is_fixed=True),
    Rule("body", Level.MUST, gettext_lazy("The body has words."), _body, is_fixed=True),
)
