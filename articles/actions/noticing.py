"""Tell colleagues what happened to a story: the one place that writes notices.

Called inside the transaction in which it happened, with the row that says so. Two queries at most: who is concerned,
and what they are told. `rules.notice` decides who.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, Subquery

from articles.actions import people
from articles.models import Article, Notice, ReaderNote, Release, Schedule, StoryEvent, Transition
from articles.rules import mention, notice
from articles.vocabulary import Duty, EventKind, Move, NoteKind, ReleaseKind, Stage, Standing, Tie
from newsroom.accounts import mails

if TYPE_CHECKING:
    from newsroom.accounts.models import User

# What is said with an assignment is said again with the step that follows from it; whom a note or a comment mentions,
# it names.
_HEARD = frozenset({Move.COMMISSION, EventKind.NOTE, EventKind.COMMENT})


@dataclass(frozen=True)
class _Deed:
    """What happened, in the words of `rules.notice`. `known`: people tied to it by their keys."""

    happening: notice.Happening
    article: Article
    cause: Transition | StoryEvent | Release
    by: int | None
    words: str = ""
    known: Mapping[Tie, Iterable[int | None]] = field(default_factory=dict)
    had_an_hour: bool = False

    @property
    def at(self) -> dt.datetime:
        return self.cause.at


def of_step(article: Article, step: Transition) -> list[Notice]:
    """Tell of a step that was just written down."""
    move = Move(step.move)
    deed = _Deed(
        happening=move,
        article=article,
        cause=step,
        by=step.by_id,
        words="" if move in _HEARD else step.note,
        known={Tie.NAMED: [step.to_id]},
        had_an_hour=step.from_stage == Stage.SCHEDULED,
    )
    return _tell(deed)


def of_event(article: Article, event: StoryEvent) -> list[Notice]:
    """Tell of an event that was just written down."""
    kind, named = EventKind(event.kind), event.data.get("to")
    deed = _Deed(
        happening=kind,
        article=article,
        cause=event,
        by=event.by_id,
        words="" if kind in _HEARD else event.note,
        known={Tie.NAMED: named if isinstance(named, list) else [named], Tie.RELIEVED: [event.data.get("was")]}
        if kind in (EventKind.NOTE, EventKind.COMMENT, EventKind.ASSIGNED)
        else {},
        had_an_hour=kind is EventKind.PARKED or article.stage == Stage.SCHEDULED,
    )
    return _tell(deed)


def of_release(article: Article, release: Release, *, is_by_the_clock: bool = False) -> list[Notice]:
    """Tell of a release that was just written down. `is_by_the_clock`: at its hour, so nobody pressed anything."""
    by = None if is_by_the_clock else release.by_id
    return _tell(_Deed(happening=ReleaseKind(release.kind), article=article, cause=release, by=by))


def _tell(deed: _Deed) -> list[Notice]:
    ties, concerned = _concerned(deed)
    told = notice.told(deed.happening, ties, by=deed.by)
    if not told:
        return []
    has_mail, cause = mails.are_set_up(), _field_of(deed.cause)
    return Notice.objects.bulk_create(
        Notice(
            person=concerned[pk],
            article=deed.article,
            kind=kind,
            at=deed.at,
            try_at=deed.at if has_mail and is_mailed(concerned[pk]) else None,
            **{cause: deed.cause},
        )
        for pk, kind in told.items()
    )


def names_told(cause: Transition | StoryEvent | Release) -> list[str]:
    """Who was told of it, by name. One query."""
    found = Notice.objects.filter(**{_field_of(cause): cause}).order_by("person__name", "person")
    return list(found.values_list("person__name", flat=True))


def unheard(words: str, article: Article, *, by: "User") -> tuple[list[str], list[str]]:
    """The @names in the words that nobody has who sees the story, and those that mean `by` alone. At most one query."""
    if "@" not in words:
        return [], []
    names = {row.pk: row.name for row in people.seeing(article)}
    return mention.unknown(words, names), mention.own(words, names, by=by.pk)


def read(pk: int, *, by: "User", at: dt.datetime) -> Notice | None:
    """Mark one of the person's own notices as read; None if it is not theirs. Once read it stays so."""
    row = Notice.objects.filter(pk=pk, person=by).first()
    if row is not None and row.read_at is None:
        row.read_at = at
        row.save(update_fields=["read_at"])
    return row


def read_up_to(pk: int, *, by: "User", at: dt.datetime) -> int:
    """Mark the person's own notices as read, this one and all that are older; how many were new."""
    return Notice.objects.unread().filter(person=by, pk__lte=pk).update(read_at=at)


def purge(*, at: dt.datetime, **_signal: Any) -> int:
    """Delete what is older than NOTICE_DAYS, read or not; what happened stays in the record of each story."""
    return Notice.objects.filter(at__lt=at - dt.timedelta(days=settings.NOTICE_DAYS)).delete()[0]


def forget(person: "User") -> None:
    """Delete everything that somebody was told who does not work here any more."""
    Notice.objects.filter(person=person).delete()


def is_mailed(person: "User") -> bool:
    """Whether the person reads mail and wants it; the people of the demo have no mailbox."""
    return person.is_active and person.wants_mail and not person.is_demo


def _field_of(cause: Transition | StoryEvent | Release) -> str:
    return {Transition: "transition", StoryEvent: "event", Release: "release"}[type(cause)]


def _concerned(deed: _Deed) -> "tuple[dict[int, set[Tie]], dict[int, User]]":
    """What ties whom to the story, of those who may see it now. At most one query."""
    wanted = notice.ties_of(deed.happening)
    known = {tie: {pk for pk in keys if pk} for tie, keys in _known(deed).items() if tie in wanted}
    asked = {tie: question for tie, question in _asked(deed).items() if tie in wanted}
    calls = "@" in deed.words
    keys = set().union(*known.values()) - {deed.by}
    if not (keys or asked or calls):
        return {}, {}
    columns = {_column(tie): people.answered(question) for tie, question in asked.items()}
    rows = people.seeing(deed.article).annotate(**columns)
    if not calls:
        rows = rows.filter(people.any_of([Q(pk__in=keys), *(Q(**{name: True}) for name in columns)]))
    found = {row.pk: row for row in rows}
    known[Tie.MENTIONED] = set(mention.mentioned(deed.words, {pk: row.name for pk, row in found.items()}))
    ties = {pk: {tie for tie, those in known.items() if pk in those} for pk in found}
    for pk, row in found.items():
        ties[pk] |= {tie for tie in asked if getattr(row, _column(tie))}
    return ties, found


def _column(tie: Tie) -> str:
    return f"is_{tie.name.lower()}"


def _known(deed: _Deed) -> Mapping[Tie, Iterable[int | None]]:
    story = deed.article
    return {Tie.OWNER: [story.owner_id], Tie.ASSIGNEE: [story.assignee_id], **deed.known}


def _asked(deed: _Deed) -> "dict[Tie, Q | Exists]":
    """The ties that only the database knows of."""
    story, cause = deed.article, deed.cause
    written = people.written_since_last_out(story, before=cause if isinstance(cause, Release) else None)
    # Who runs the server holds every right and is not woken for it.
    at_the_desk = Q(is_superuser=False)
    questions: dict[Tie, Q | Exists] = {
        Tie.AUTHOR: Exists(written.filter(by=OuterRef("pk"))),
        Tie.APPROVER: people.may(Duty.APPROVE, story) & at_the_desk,
    }
    if deed.had_an_hour:
        newest = Schedule.objects.filter(article=story).order_by("-pk").values("by")[:1]
        questions[Tie.SCHEDULER] = Q(pk=Subquery(newest))
    if story.standing == Standing.LIVE:
        waiting = ReaderNote.objects.filter(article=story, release=None, kind__in=NoteKind.on_record)
        questions[Tie.CORRECTOR] = people.may(Duty.CORRECT, story) & at_the_desk & Q(Exists(waiting))
    return questions
