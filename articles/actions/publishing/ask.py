"""What stands in the way of a revision that is about to go out, and what an editor should know of it."""

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from articles.actions import house
from articles.actions.publishing.facts import gather
from articles.actions.typed import with_words
from articles.models import Article, Revision
from articles.rules import revision_schema, standards, stops, takedown
from articles.rules.house import HouseRules
from articles.rules.reason import Reason
from articles.rules.standards import Finding
from articles.vocabulary import EventKind, Level, Standing, Terms


def findings(
    article: Article, revision: Revision, *, at: dt.datetime, rules: HouseRules | None = None
) -> list[Finding]:
    """What the checklist finds in this revision at this moment, each at the level it has in this newsroom.

    `rules`: those of the house, where they are at hand.
    """
    if article.latest_revision_id != revision.pk:
        why = _("Somebody changed the story after you opened it. Read the newest version, then decide again.")
        return [Finding(Level.MUST, Reason(why, anchor="history", rule="newest"))]
    return _found(article, revision, at=at, rules=rules)


def findings_in_words(
    article: Article, newest: Revision, words: Mapping[str, str], *, at: dt.datetime, rules: HouseRules | None = None
) -> list[Finding]:
    """What the checklist would find if these words of the text form were saved now. Raises body.TooLong."""
    return _found(article, with_words(newest, words), at=at, rules=rules)


def _found(article: Article, revision: Revision, *, at: dt.datetime, rules: HouseRules | None) -> list[Finding]:
    against = [*takedown.killed_refusals(Standing(article.standing)), *stopped(article, revision, at=at)]
    facts = gather(article, revision, stopped=against, at=at)
    return standards.check(facts, house.rules() if rules is None else rules, rules=standards.RULES)


def blockers(article: Article, revision: Revision, *, at: dt.datetime, excuse: str = "") -> list[Reason]:
    """Every reason why this revision may not go out at this moment; [] if it may.

    Every way out asks this: the button, the schedule at its hour, the command and the shell. With an `excuse` it goes
    out in spite of what needs a reason.
    """
    return standards.blockers(findings(article, revision, at=at), excuse=excuse)


def stopped(article: Article, revision: Revision, *, at: dt.datetime) -> list[Reason]:
    """The holds and embargoes that stand in the way, unless somebody overrode them for this very revision."""
    return stops.blockers(
        stops.Facts(
            is_on_legal_hold=article.is_on_legal_hold,
            embargo_until=article.embargo_until,
            at=at,
            is_overridden=(article.is_on_legal_hold or article.embargo_until is not None)
            and _is_overridden(article, revision),
        )
    )


def _is_overridden(article: Article, revision: Revision) -> bool:
    kinds = {EventKind.OVERRIDE, *stops.STOPPING}
    events = article.events.filter(kind__in=kinds).order_by("-pk").values_list("kind", "revision")
    return stops.is_overridden(list(events), revision=revision.pk)


def blockers_to_return(article: Article, revision: Revision, *, at: dt.datetime) -> list[Reason]:
    """Every reason why a revision that readers once had may not come back to them; [] if it may.

    It was approved then; what its sources agreed to may be another thing now.
    """
    promises = promises_of(revision, terms_now(article))
    return [*stopped(article, revision, at=at), *takedown.broken_promises(promises)]


def terms_now(article: Article) -> dict[UUID, str]:
    """What the sources of the story agree to at present, by statement."""
    return dict(article.attributions.values_list("uuid", "terms"))


def promises_of(revision: Revision, now: Mapping[UUID, str]) -> list[takedown.Promise]:
    """What its sources had agreed to when the revision was written, beside what they agree to now."""
    return [
        takedown.Promise(row["statement"], Terms(row["terms"]), Terms(now.get(UUID(row["uuid"]), row["terms"])))
        for row in revision_schema.current(revision.content)["attributions"]
    ]
