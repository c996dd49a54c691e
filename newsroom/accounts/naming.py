"""Whoever takes a name takes it alone, and a change of it is written down (docs/decisions/0029)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils.translation import gettext as _

from newsroom.accounts import names
from newsroom.accounts.models import User

if TYPE_CHECKING:
    from django.db.models import QuerySet

# Any constant will do; it only has to differ from other advisory locks of this project.
_NAMES = 7_041_979
# Beside what Django shows of an entry; by it the names are found again when they have to go.
_RENAMED = "renamed"
# What such an entry says when the names are gone.
NAMELESS = json.dumps([{"changed": {"fields": ["name"]}}])


def one_at_a_time() -> None:
    """Until the transaction ends nobody else may look whether a name is free."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_NAMES])


def check(person: User, *, before: str, was_active: bool) -> None:
    """Raise ValidationError if the person may not be called so from now on; after `one_at_a_time`.

    What they bear already stays: a newsroom may have had two of one name before this was asked.
    """
    is_new = person.name != before
    if is_new and (why := names.fault(person.name)):
        raise ValidationError({"name": why})
    if person.is_active and (is_new or not was_active) and _is_taken(person):
        raise ValidationError(
            {
                "name": _(
                    "A colleague bears this name, or one that looks like it. "
                    "Write it so that nobody takes one of you for the other, for example with a middle name."
                )
            }
        )


def record(person: User, *, before: str, by: User) -> None:
    """Write both names into the history of the account."""
    facts = {"old": before, "new": person.name}
    said = {"changed": {"fields": [_("name from “%(old)s” to “%(new)s”") % facts]}, _RENAMED: True}
    LogEntry.objects.log_actions(by.pk, [person], CHANGE, [said], single_object=True)


def records(entries: QuerySet[LogEntry]) -> QuerySet[LogEntry]:
    """Those that `record` wrote, which hold names."""
    return entries.filter(change_message__contains=f'"{_RENAMED}": true')


def _is_taken(person: User) -> bool:
    own = names.shapes(person.name)
    others = User.objects.filter(is_active=True).exclude(pk=person.pk).values_list("name", flat=True)
    return any(not own.isdisjoint(names.shapes(other)) for other in others)
