"""Which lists of stories the landing page shows to whom, and what each says of its stories."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Case, OuterRef, Subquery, Value, When
from django.db.models.lookups import Exact
from django.utils import timezone
from django.utils.timesince import timeuntil
from django.utils.translation import gettext as _

from articles.admin.article import assignment, narrowing
from articles.admin.article.filters import Assigned, Hour, Newest, Readers, Statements, Tagged
from articles.admin.article.plan import clock, in_words
from articles.models import Article, Schedule
from articles.rules import access, schedule
from articles.vocabulary import Duty, ScheduleState, Stage, Standing
from newsroom.desk.gathering import Wanted, for_me, seconds

# What is said, and whether in bold.
Words = list[tuple[str, bool]]


def wanted(person: Any) -> list[Wanted]:
    """What needs this person comes first, then what waits with others, then what readers have."""
    seen = Article.objects.seen_by(person).exclude(stage=Stage.SPIKED)
    return [*_own(seen, person), *_on_the_road(seen, person), *_with_readers(seen, person)]


def _own(seen: Any, person: Any) -> Iterator[Wanted]:
    if person.has_perm(access.BEGIN):
        # A live story without an edit stands at draft or ready as well; it needs nobody.
        own = seen.filter(owner=person, stage=Stage.DRAFT).not_read_as_they_are()
        hint = _("You have no draft. Begin a story, or open one of the list.")
        mine = {"owner": person.name, "owner_key": person.pk, "stage": Stage.DRAFT, "newest": Newest.NOT_OUT}
        yield Wanted(_("Your drafts"), own, hint, mine, says=_came_back)
    if _writes(person):
        yield from _assigned(seen, person)


def _assigned(seen: Any, person: Any) -> Iterator[Wanted]:
    """What is to be written: the overdue ones come first, those without an hour last."""
    open_ones = seen.filter(stage__in=Stage.writing).not_read_as_they_are()
    by_hour = (seconds("due_at"),)
    mine = {"assignee": person.name, "assignee_key": person.pk, "hour": Hour.OPEN}
    hint = _("No story is assigned to you.")
    own = open_ones.filter(assignee=person)
    yield Wanted(_("Assigned to you"), own, hint, mine, by_hour, says=_due)
    if person.has_perm(access.PERMISSION[Duty.ASSIGN]):
        left = seen.filter(assignee__is_active=False).not_read_as_they_are()
        gone = {"assigned": Assigned.LEFT, "newest": Newest.NOT_OUT}
        yield Wanted(_("Assigned to somebody who left"), left, "", gone, by_hour, says=_whose)
        soon = seen.filter(narrowing.due_soon()).not_read_as_they_are()
        yield Wanted(_("Due within a day"), soon, "", {"hour": Hour.SOON}, by_hour, says=_due_of, has_time=False)


def _on_the_road(seen: Any, person: Any) -> Iterator[Wanted]:
    mine_first = (Value(0) - for_me(person),)
    for stage in (Stage.IN_REVIEW, Stage.LEGAL, Stage.SUBS, Stage.HELD):
        hint = _nothing_waits(person) if stage == Stage.IN_REVIEW else ""
        yield Wanted(str(stage.label), seen.filter(stage=stage), hint, {"stage": stage}, mine_first, says=_for_whom)
    writes = _writes(person)
    if writes or person.has_perm("articles.withdraw_article"):
        yield _scheduled(seen)
        held_back = seen.filter(narrowing.embargoed())
        by_hour = (seconds("embargo_until"),)
        facts = {"hour": Hour.EMBARGO}
        yield Wanted(_("Under embargo"), held_back, "", facts, by_hour, says=_embargo, has_time=False)
    if writes and person.has_perm(access.SUBEDIT):
        hint = _("No approved version waits to be published.")
        if not person.has_perm("articles.approve_article"):
            hint = _("No approved version waits for the desk. What you change in one is sent and approved again.")
        # What was withdrawn was out: it waits for nobody until somebody changes it.
        approved = seen.filter(stage=Stage.READY).with_news()
        narrowed = {"stage": Stage.READY, "newest": Newest.NEVER_OUT}
        yield Wanted(_("Approved, not out yet"), approved, hint, narrowed, mine_first, says=_for_whom)


def _scheduled(seen: Any) -> Wanted:
    """What goes out next, and before it what does not though it should."""
    state = Schedule.objects.open().filter(article=OuterRef("pk"))
    is_stopped = Case(
        When(Exact(Subquery(state.values("state")), ScheduleState.STOPPED), then=Value(0)), default=Value(1)
    )
    order = (is_stopped, seconds(Subquery(state.values("due_at"))))
    rows = seen.filter(stage=Stage.SCHEDULED)
    return Wanted(_("Scheduled"), rows, "", {"stage": Stage.SCHEDULED}, order, says=_goes_out, has_time=False)


def _with_readers(seen: Any, person: Any) -> Iterator[Wanted]:
    live = seen.filter(standing=Standing.LIVE)
    if _writes(person):
        hint = _("Readers have the newest text of every live story.")
        narrowed = {"standing": Standing.LIVE, "newest": Newest.NEVER_OUT}
        yield Wanted(_("Live, and edited since"), live.with_news(), hint, narrowed, is_calm=True)
        owed = {"readers": Readers.NOTE}
        yield Wanted(_("A note to readers waits"), seen.filter(narrowing.notes_wait()), "", owed, is_calm=True)
        if person.has_perm("articles.approve_article"):
            yield from _to_verify(seen, live)
    elif person.has_perm("articles.withdraw_article"):
        yield Wanted(_("Live"), live, _("Readers have no story yet."), {"standing": Standing.LIVE})
    else:
        hint = _("Every story has a tag.")
        yield Wanted(_("Without a tag"), seen.with_tags(some=False), hint, {"tagged": Tagged.NOT})
        yield _orphans(seen)


def _to_verify(seen: Any, live: Any) -> Iterator[Wanted]:
    """What readers have of which somebody still has to find out whether it is true, and what nobody looks at."""
    hint = _("Every statement that readers have is settled.")
    narrowed = {"standing": Standing.LIVE, "statements": Statements.UNSETTLED}
    yield Wanted(_("Live, and not verified"), live.filter(narrowing.unsettled()), hint, narrowed, is_calm=True)
    longest = (seconds("updated_at"),)
    stale = seen.filter(narrowing.stale())
    facts = {"statements": Statements.STALE}
    yield Wanted(_("Not verified, untouched for two days"), stale, "", facts, longest, is_calm=True)
    yield _orphans(seen)


def _orphans(seen: Any) -> Wanted:
    owed = {"readers": Readers.ORPHAN}
    return Wanted(_("Live, and nothing leads to it"), seen.filter(narrowing.orphan()), "", owed, is_calm=True)


def _writes(person: Any) -> bool:
    return bool(person.has_perm("articles.change_article"))


def _nothing_waits(person: Any) -> str:
    if person.has_perm(access.SEE_EVERY_SECTION):
        return _("Nothing waits at the desk in any section.")
    if person.has_perm(access.SUBEDIT):
        return _("Nothing waits at the desk in your sections.")
    return _("Nothing waits at the desk in your sections. Send a draft there on its own page.")


# --- What is said of a story ---------------------------------------------------------------------------------


def _came_back(story: Article) -> Words:
    who = story.sent_back_by  # type: ignore[attr-defined]
    return [(_("Sent back by %(who)s") % {"who": who}, True)] if who else []


def _for_whom(story: Article) -> Words:
    if story.is_for_me:  # type: ignore[attr-defined]
        return [(_("for you"), True)]
    who = story.sent_to  # type: ignore[attr-defined]
    return [(_("for %(who)s") % {"who": who}, False)] if who else []


def _due(story: Article) -> Words:
    """Its hour on both clocks, and how long that is."""
    is_late = assignment.is_overdue(story)
    words = assignment.due_in_words(story)
    if not words or story.due_at is None or is_late:
        return [(words, is_late)] if words else []
    return [(words, False), (_in(story.due_at), False)]


def _due_of(story: Article) -> Words:
    return [*_due(story), (assignment.name_of(story.assignee), False)] if story.assignee else _due(story)


def _whose(story: Article) -> Words:
    return [(_("assigned to %(name)s") % {"name": assignment.name_of(story.assignee)}, True)] if story.assignee else []


def _goes_out(story: Article) -> Words:
    return [(in_words(story), True)]


def _embargo(story: Article) -> Words:
    moment = story.embargo_until
    if moment is None:
        return []
    until = schedule.when(moment, clock(), now=timezone.now())
    return [(_("until %(when)s") % {"when": until}, True), (_in(moment), False)]


def _in(moment: Any) -> str:
    """How long it is until then."""
    return _("in %(span)s") % {"span": timeuntil(moment, depth=2)}
