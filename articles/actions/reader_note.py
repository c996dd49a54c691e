"""Notes to readers in the working copy: written, changed and removed until a release takes them out."""

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from articles.actions import doors
from articles.actions.attribution import RowHasChanged
from articles.actions.revision import record
from articles.models import Article, ReaderNote, Revision
from articles.rules import body, revision_schema
from articles.rules.text import one_line
from articles.vocabulary import Duty, RevisionKind, Standing

if TYPE_CHECKING:
    from newsroom.accounts.models import User

MOST = 10
_WORDS = ("text", "was", "now_is")


class Saved(NamedTuple):
    """`put_in`: the words “now is” took the place of “was” in the text; `stands`: they are in the text now."""

    revision: Revision
    put_in: bool
    stands: bool


@transaction.atomic
def add(note: ReaderNote, *, by: "User", at: dt.datetime) -> Saved:
    """Save a new note (the very instance the form built) and mend the text if that can be done for sure.

    Raises NotAllowed or ValidationError.
    """
    article = _live(note, by=by)
    if article.reader_notes.filter(release=None).count() >= MOST:
        raise ValidationError(
            _("%(most)d notes wait for the next release of this story. Publish them before you write another.")
            % {"most": MOST}
        )
    return _store(article, note, by=by, at=at)


@transaction.atomic
def change(note: ReaderNote, *, seen_at: dt.datetime, by: "User", at: dt.datetime) -> Saved:
    """Save a changed note if its row is still the one of `seen_at`; otherwise raise RowHasChanged.

    Raises NotAllowed or ValidationError.
    """
    article = _live(note, by=by)
    stored = article.reader_notes.filter(pk=note.pk).first()
    if stored is None or stored.at != seen_at:
        raise RowHasChanged(0 if stored is None else 1)
    _demand_pending(stored)
    return _store(article, note, by=by, at=at)


@transaction.atomic
def remove(note: ReaderNote, *, by: "User", at: dt.datetime) -> Revision:
    """Take the note back before readers have it. Words that it put into the text stay there."""
    article = doors.open_for(Duty.EDIT, by=by, article=note.article)
    stored = article.reader_notes.filter(pk=note.pk).first()
    if stored is None:
        raise RowHasChanged(0)
    _demand_pending(stored)
    words = _("Removed: %(kind)s. %(note)s") % {"kind": stored.get_kind_display(), "note": stored.text}
    stored.delete()
    return record(article, kind=RevisionKind.NOTES, by=by, at=at, note=words)


def _live(note: ReaderNote, *, by: "User") -> Article:
    article = doors.open_for(Duty.EDIT, by=by, article=note.article)
    if article.standing != Standing.LIVE:
        raise ValidationError(_("Readers do not have this story now, so there is nothing to tell them about it."))
    return article


def _demand_what_it_said(article: Article, note: ReaderNote) -> None:
    """Readers are told what the story said to them, so it has to stand in what they have."""
    if note.now_is and not note.was:
        raise ValidationError({"was": _("Write what the story said, or leave both empty and tell it in the note.")})
    if note.was and article.live_revision is not None:
        text = revision_schema.current(article.live_revision.content)["text"]
        said = [text["kicker"], text["headline"], text["standfirst"], text["dateline"], text["method"]]
        if not any(note.was in " ".join(one.split()) for one in (*said, body.plain(text["body"]))):
            raise ValidationError(
                {"was": _("These words do not stand in the story that readers have. Copy them from it.")}
            )


def _demand_pending(note: ReaderNote) -> None:
    if note.is_out:
        raise ValidationError(_("Readers have this note; it can never be changed or removed. Write another one."))


def _store(article: Article, note: ReaderNote, *, by: "User", at: dt.datetime) -> Saved:
    for field in _WORDS:
        setattr(note, field, one_line(getattr(note, field)))
    note.by, note.at = by, at
    if note.was and note.was == note.now_is:
        raise ValidationError({"now_is": _("Both say the same. Write what the story says instead.")})
    if note.claim and not article.attributions.filter(uuid=note.claim).exists():
        raise ValidationError({"claim": _("The story does not have this statement any more. Choose another one.")})
    _demand_what_it_said(article, note)
    note.full_clean(exclude=["article", "by", "release"])
    note.save()
    mended = body.replaced(article.body, note.was, note.now_is)
    if mended is not None:
        article.body = mended
        # A text form that is open elsewhere finds a newer version.
        article.version += 1
        article.save(update_fields=["body", "version"])
    revision = record(article, kind=RevisionKind.NOTES, by=by, at=at)
    return Saved(revision, put_in=mended is not None, stands=stands(article, note))


def stands(article: Article, note: ReaderNote) -> bool:
    """Whether the text says by now what the note says that it says."""
    return bool(note.now_is) and note.now_is in " ".join(body.plain(article.body).split())
