"""Add, change and remove the attributions of a story."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from articles.actions import doors
from articles.actions.revision import record
from articles.models import Article, Attribution, Revision, Source
from articles.rules import body
from articles.rules.link import link_fault
from articles.rules.text import one_line
from articles.vocabulary import Duty, RevisionKind, SourceKind

if TYPE_CHECKING:
    from newsroom.accounts.models import User

MOST = 300
MOST_PASSAGES = 50
_WORDS = ("statement", "verb", "descriptor", "role_then", "place", "unnamed_reason")


class RowHasChanged(Exception):
    """Somebody changed or removed the row since the form was opened; `found` is its version now, 0 if it is gone."""

    def __init__(self, found: int) -> None:
        super().__init__(
            _("Somebody changed this row after you opened it. Nothing of yours is lost: compare and save again.")
        )
        self.found = found


@transaction.atomic
def add(attribution: Attribution, *, by: "User", at: dt.datetime, passages: Sequence[str] = ()) -> Revision:
    """Save a new attribution (the very instance the form built) and keep a revision.

    Each of `passages` is marked in the text where it first stands; ValidationError for one that does not.
    """
    article = doors.open_for(Duty.EDIT, by=by, article=attribution.article)
    if article.attributions.count() >= MOST:
        raise ValidationError(
            _("A story can have %(most)d attributions. Remove one before you add another.") % {"most": MOST}
        )
    _store(attribution, at=at)
    _mark(article, attribution, passages)
    return record(article, kind=RevisionKind.ATTRIBUTIONS, by=by, at=at)


@transaction.atomic
def change(
    attribution: Attribution, *, version: int, by: "User", at: dt.datetime, passages: Sequence[str] = ()
) -> Revision:
    """Save a changed attribution if its row is still at `version`; otherwise raise RowHasChanged and change nothing."""
    article = doors.open_for(Duty.EDIT, by=by, article=attribution.article)
    if not Attribution.objects.filter(pk=attribution.pk, article=article, version=version).update(
        version=F("version") + 1
    ):
        found = Attribution.objects.filter(pk=attribution.pk).values_list("version", flat=True).first()
        raise RowHasChanged(found or 0)
    attribution.version = version + 1
    _store(attribution, at=at)
    _mark(article, attribution, passages)
    return record(article, kind=RevisionKind.ATTRIBUTIONS, by=by, at=at)


@transaction.atomic
def remove(attribution: Attribution, *, by: "User", at: dt.datetime) -> Revision:
    """Take the row away. Its marks stay in the text until the next save and mean nothing; earlier revisions keep it."""
    article = doors.open_for(Duty.EDIT, by=by, article=attribution.article)
    Attribution.objects.filter(pk=attribution.pk, article=article).delete()
    return record(article, kind=RevisionKind.ATTRIBUTIONS, by=by, at=at)


def _mark(article: Article, attribution: Attribution, passages: Sequence[str]) -> None:
    """Mark the passages in the text of the locked story; a text form open elsewhere then finds a newer version."""
    if not passages:
        return
    if len(passages) > MOST_PASSAGES:
        sentence = _("%(most)d passages can be marked at once. Save these, then mark the others in the text itself.")
        raise ValidationError({"passages": sentence % {"most": MOST_PASSAGES}})
    try:
        for passage in passages:
            article.body = body.mark(article.body, passage, attribution.uuid)
    except body.PassageNotFound as why:
        raise ValidationError({"passages": str(why)}) from why
    article.version += 1
    article.save(update_fields=["body", "version"])


def _store(attribution: Attribution, *, at: dt.datetime) -> None:
    for field in _WORDS:
        setattr(attribution, field, one_line(getattr(attribution, field)))
    outlet: Source | None = attribution.relayed_by
    if outlet is not None and outlet.kind != SourceKind.OUTLET:
        raise ValidationError(
            {
                "relayed_by": _("“%(source)s” is not a news outlet. Choose the outlet that reported the statement.")
                % {"source": outlet}
            }
        )
    if attribution.said_on and attribution.said_on > at.date() + dt.timedelta(days=1):
        raise ValidationError({"said_on": _("This date is in the future. Write the day on which it was said.")})
    if attribution.relayed_url and (fault := link_fault(attribution.relayed_url)):
        raise ValidationError({"relayed_url": fault})
    attribution.full_clean()
    attribution.save()
