"""Whose names stand over a story, and in which order."""

import datetime as dt
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from articles.actions import doors
from articles.actions.ordering import Direction, next_position, shift
from articles.actions.revision import record
from articles.models import Article, Author, Byline
from articles.vocabulary import Duty, RevisionKind

if TYPE_CHECKING:
    from newsroom.accounts.models import User

MOST = 12


@transaction.atomic
def add(article: Article, *, author: Author, by: "User", at: dt.datetime) -> Byline:
    """Put the author's name over the story, last; an author who stands there already stays in place."""
    fresh = doors.open_for(Duty.CURATE, by=by, article=article)
    if present := fresh.bylines.filter(author=author).first():
        return present
    if author.is_retired:
        raise ValidationError(_("%(author)s is retired. Choose another author.") % {"author": author})
    if fresh.bylines.count() >= MOST:
        raise ValidationError(
            _("A story can have %(most)d bylines. Remove one before you add another.") % {"most": MOST}
        )
    byline = Byline.objects.create(article=fresh, author=author, position=next_position(fresh.bylines.all()))
    record(fresh, kind=RevisionKind.BYLINES, by=by, at=at)
    return byline


@transaction.atomic
def remove(byline: Byline, *, by: "User", at: dt.datetime) -> None:
    fresh = doors.open_for(Duty.CURATE, by=by, article=byline.article)
    if fresh.bylines.filter(pk=byline.pk).delete()[0]:
        record(fresh, kind=RevisionKind.BYLINES, by=by, at=at)


@transaction.atomic
def move(byline: Byline, *, direction: Direction, by: "User", at: dt.datetime) -> None:
    fresh = doors.open_for(Duty.CURATE, by=by, article=byline.article)
    if shift(fresh.bylines.all(), pk=byline.pk, direction=direction):
        record(fresh, kind=RevisionKind.BYLINES, by=by, at=at)
