"""Filters of the list of stories that people keep for themselves; no story changes and nobody else is concerned."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from articles.actions.doors import NotAllowed
from articles.models import SavedFilter
from articles.rules import access, saved_filter
from articles.rules.reason import Reason
from articles.rules.text import one_line
from articles.vocabulary import Duty

if TYPE_CHECKING:
    from newsroom.accounts.models import User


class CannotKeep(Exception):
    """There can be no such filter; `reasons` are sentences for the desk, str() joins them."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = list(reasons)


class NameTaken(CannotKeep):
    """The person keeps another one by this name; `replace` would put this one in its place."""


@transaction.atomic
def keep(*, name: str, query: str, replace: bool = False, by: "User") -> SavedFilter:
    """Keep the filter by the name; the same filter once more changes nothing.

    Raises NotAllowed, NameTaken (unless `replace`) or CannotKeep.
    """
    demand(by=by)
    # Of two windows of one person the later one waits, so that neither passes the limit or takes the same name.
    get_user_model().objects.select_for_update(of=("self",)).get(pk=by.pk)
    said = one_line(name)
    own = SavedFilter.objects.filter(person=by)
    known = own.filter(name__iexact=said).first()
    others = own.exclude(pk=known.pk) if known else own
    if reasons := saved_filter.refusals(said, query, taken=[one.name for one in others]):
        raise CannotKeep(reasons)
    if known is None:
        last = own.aggregate(last=Max("position"))["last"] or 0
        return SavedFilter.objects.create(person=by, name=said, query=query, position=last + 1)
    if known.query != query and not replace:
        why = _("You keep another filter by the name “%(name)s”. Replace it, or write another name.")
        raise NameTaken([Reason(why % {"name": known.name}, anchor="id_name")])
    known.name, known.query = said, query
    known.save(update_fields=["name", "query"])
    return known


def remove(kept: SavedFilter, *, by: "User") -> None:
    """Its person wants it no more."""
    SavedFilter.objects.filter(pk=kept.pk, person=by).delete()


def demand(*, by: "User") -> None:
    """Raise NotAllowed unless the person may see stories at all."""
    if not (by.is_active and by.has_perm(access.PERMISSION[Duty.SEE])):
        raise NotAllowed(_("You may see no stories, so there is no list to narrow. Ask an administrator."))


def forget(person: "User") -> None:
    """Delete what somebody kept for themselves who does not work here any more."""
    SavedFilter.objects.filter(person=person).delete()
