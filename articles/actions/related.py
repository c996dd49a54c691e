"""The related headlines of a story: added, linked, changed, put in order, taken out."""

import datetime as dt
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from articles.actions import doors
from articles.actions.attribution import RowHasChanged
from articles.actions.ordering import Direction, next_position, shift
from articles.actions.revision import record
from articles.models import RelatedHeadline, Revision
from articles.rules.link import link_fault
from articles.rules.text import one_line
from articles.vocabulary import Duty, RevisionKind

if TYPE_CHECKING:
    from newsroom.accounts.models import User

MOST = 40


@transaction.atomic
def add(related: RelatedHeadline, *, by: "User", at: dt.datetime) -> Revision:
    """Save a new related headline (the very instance the form built), last in order."""
    article = doors.open_for(Duty.CURATE, by=by, article=related.article)
    if article.related.count() >= MOST:
        raise ValidationError(
            _("A story can have %(most)d related headlines. Remove one before you add another.") % {"most": MOST}
        )
    related.position = next_position(article.related.all())
    related.added_by, related.added_at = by, at
    _store(related, by=by)
    return record(article, kind=_kind(related), by=by, at=at)


@transaction.atomic
def change(related: RelatedHeadline, *, version: int, by: "User", at: dt.datetime) -> Revision:
    """Save a changed headline if its row is still at `version`; otherwise raise RowHasChanged and change nothing."""
    article = doors.open_for(Duty.CURATE, by=by, article=related.article)
    if not RelatedHeadline.objects.filter(pk=related.pk, article=article, version=version).update(
        version=F("version") + 1
    ):
        raise RowHasChanged(
            RelatedHeadline.objects.filter(pk=related.pk).values_list("version", flat=True).first() or 0
        )
    related.version = version + 1
    related.position = RelatedHeadline.objects.values_list("position", flat=True).get(pk=related.pk)
    _store(related, by=by)
    return record(article, kind=_kind(related), by=by, at=at)


@transaction.atomic
def remove(related: RelatedHeadline, *, by: "User", at: dt.datetime) -> None:
    article = doors.open_for(Duty.CURATE, by=by, article=related.article)
    if article.related.filter(pk=related.pk).delete()[0]:
        record(article, kind=RevisionKind.LINKS, by=by, at=at)


@transaction.atomic
def move(related: RelatedHeadline, *, direction: Direction, by: "User", at: dt.datetime) -> None:
    article = doors.open_for(Duty.CURATE, by=by, article=related.article)
    if shift(article.related.all(), pk=related.pk, direction=direction):
        record(article, kind=RevisionKind.LINKS, by=by, at=at)


def _kind(related: RelatedHeadline) -> RevisionKind:
    """An own story under its own headline is a link; whatever is written freely is words."""
    is_link = related.target_id is not None and not related.headline
    return RevisionKind.LINKS if is_link else RevisionKind.RELATED


def _store(related: RelatedHeadline, *, by: "User") -> None:
    for field in ("headline", "outlet", "why"):
        setattr(related, field, one_line(getattr(related, field)))
    target = related.target
    # What a person may not see cannot be linked by them: its headline would come back in the list.
    if target is not None and not type(target).objects.seen_by(by).filter(pk=target.pk).exists():
        previous = RelatedHeadline.objects.filter(pk=related.pk, target=target).exists()
        if not previous:
            raise ValidationError({"target": _("There is no such story in your sections. Choose another one.")})
    if related.url and (fault := link_fault(related.url)):
        raise ValidationError({"url": fault})
    related.full_clean()
    related.save()
