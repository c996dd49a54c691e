"""People who have left, as far as stories know them."""

from typing import TYPE_CHECKING

from django.db import transaction

from articles.actions import noticing, saved_filter, section
from articles.models import Author
from newsroom.accounts import actions as accounts

if TYPE_CHECKING:
    from newsroom.accounts.models import User


@transaction.atomic
def anonymise(person: "User", *, by: "User") -> "User":
    """Take away all that says who somebody was. Bylines stay as readers know them, and no longer say who wrote here.

    Raises what `newsroom.accounts.actions.anonymise` raises.
    """
    former = accounts.anonymise(person, by=by)
    section.work_in([], person=former)
    Author.objects.filter(person=former).update(person=None)
    noticing.forget(former)
    saved_filter.forget(former)
    return former
