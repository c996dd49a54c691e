"""Give an approved revision to readers."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from articles.actions import doors, noticing, scheduling
from articles.actions.publishing import notes
from articles.actions.publishing.ask import findings
from articles.actions.publishing.change import edit_of
from articles.actions.publishing.effects import after_release
from articles.actions.publishing.project import project
from articles.actions.publishing.queue import wait_for_turn
from articles.models import Article, ReaderNote, Release, Revision, Schedule, StoryEvent
from articles.rules import change as changes
from articles.rules import revision_schema, standards
from articles.rules.reason import Reason
from articles.rules.text import one_line
from articles.vocabulary import Change, Duty, EventKind, Level, NoteKind, ReleaseKind, Standing

if TYPE_CHECKING:
    from newsroom.accounts.models import User


class NotReady(Exception):
    """The story may not be published yet; `reasons` are sentences for the desk, str() joins them."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = list(reasons)


class OutAlready(NotReady):
    """Readers have this very version already, by another press; what was said with this one was not used."""

    def __init__(self, release: Release) -> None:
        super().__init__([_("Somebody published this version before you did. Nothing of what you wrote went out.")])
        self.release = release


def next_number(article: Article) -> int:
    """The number of the next release; the caller holds the article's lock."""
    return (article.releases.order_by("-number").values_list("number", flat=True).first() or 0) + 1


@transaction.atomic
def publish(
    article: Article,
    *,
    revision: Revision,
    by: "User",
    at: dt.datetime,
    excuse: str = "",
    schedule: Schedule | None = None,
    change: Change | None = None,
    update_note: str = "",
) -> Release:
    """Make `revision` what readers have. Publishing what is live already changes nothing and returns its release,
    unless words came with it that are not those of that release: then OutAlready, a NotReady, says whose it is.

    `change`: what the edit of a story that readers have is: UPDATE with a note (one that waits, or `update_note`) or
    MINOR. A correction that waits makes it a correction, which needs a right of its own.
    `excuse`: why it goes out in spite of what the checklist wants a reason for; it is kept with the story.
    `schedule`: the locked row at whose hour this happens; published by hand, a scheduled story loses its schedule.
    Raises NotAllowed or NotReady. `article` is brought up to date.
    """
    fresh = doors.open_for(Duty.PUBLISH, by=by, article=article)
    if fresh.standing == Standing.LIVE and fresh.live_revision_id == revision.pk:
        return _out_already(fresh, by=by, excuse=excuse, note=update_note)
    found = findings(fresh, revision, at=at)
    edit = edit_of(fresh, revision, asked=change, note=update_note)
    if reasons := [*standards.blockers(found, excuse=excuse), *changes.blockers(edit)]:
        raise NotReady(reasons)
    told = changes.change_of(edit)
    if told is Change.CORRECTION:
        doors.demand(Duty.CORRECT, by=by, article=fresh)
    if excused := standards.of_level(found, Level.SHOULD):
        _keep(excuse, excused, article=fresh, revision=revision, by=by, at=at)
    wait_for_turn()
    release = Release.objects.create(
        article=fresh,
        number=next_number(fresh),
        kind=ReleaseKind.PUBLISHED,
        revision=revision,
        change=told or "",
        by=by,
        at=at,
    )
    if edit.note:
        ReaderNote.objects.create(article=fresh, kind=NoteKind.UPDATE, text=edit.note, by=by, at=at)
    notes.take_out(notes.pending(fresh), release)
    with translation.override(settings.LANGUAGE_CODE):
        publication = project(
            fresh,
            revision_schema.current(revision.content),
            revision_id=revision.pk,
            release_number=release.number,
            at=at,
            is_minor=told is Change.MINOR,
        )
    fresh.standing, fresh.live_revision = Standing.LIVE, revision
    fresh.save(update_fields=["standing", "live_revision"])
    after_release(release, publication)
    noticing.of_release(fresh, release, is_by_the_clock=schedule is not None)
    if schedule is not None:
        scheduling.went_out(fresh, schedule, release=release, by=by)
    else:
        scheduling.take_back(fresh, by=by, at=at, note=_("Published by hand."))
    article.standing, article.live_revision, article.stage = fresh.standing, revision, fresh.stage
    return release


def _out_already(article: Article, *, by: "User", excuse: str, note: str) -> Release:
    """The release that readers have, for whoever said nothing else than what went out with it. Raises OutAlready."""
    release = article.releases.filter(kind=ReleaseKind.PUBLISHED).select_related("by").order_by("-number")[0]
    if release.by_id != by.pk and one_line(f"{excuse} {note}"):
        raise OutAlready(release)
    if one_line(note) and not release.notes.filter(text=one_line(note)).exists():
        raise OutAlready(release)
    return release


def _keep(
    excuse: str, excused: Sequence[Reason], *, article: Article, revision: Revision, by: "User", at: dt.datetime
) -> None:
    """Write down why the story goes out in spite of these points of the checklist."""
    rules = sorted({reason.rule for reason in excused})
    note = one_line(excuse)[:600]
    StoryEvent.objects.create(
        article=article, revision=revision, kind=EventKind.EXCUSED, note=note, data={"rules": rules}, by=by, at=at
    )
