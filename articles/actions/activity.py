"""The list of all that happened taken out of the desk, which stands in that list from then on."""

import datetime as dt
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from articles.actions import doors
from articles.models import ActivityExport, Section
from articles.rules import access
from articles.vocabulary import ActivityKind, Duty, Exported

if TYPE_CHECKING:
    from newsroom.accounts.models import User


def export(
    *,
    row_count: int,
    is_cut: bool,
    person: "User | None" = None,
    section: Section | None = None,
    kind: ActivityKind | None = None,
    since: dt.datetime | None = None,
    until: dt.datetime | None = None,
    what: Exported = Exported.ACTIVITY,
    query: str = "",
    by: "User",
    at: dt.datetime,
) -> ActivityExport:
    """Write down who takes how much of it along, narrowed by what; `query`: of a list of stories. Raises NotAllowed."""
    demand(by=by, section=section)
    return ActivityExport.objects.create(
        row_count=row_count,
        is_cut=is_cut,
        person=person,
        section=section,
        kind=kind or "",
        since=since,
        until=until,
        what=what,
        query=query,
        by=by,
        at=at,
    )


def demand(*, by: "User", section: Section | None = None) -> None:
    """Raise NotAllowed unless the person may see stories at all, and those of the section if one is named."""
    if not (by.is_active and by.has_perm(access.PERMISSION[Duty.SEE])):
        raise doors.NotAllowed(_("You may see no stories, and so not what happened to them. Ask an administrator."))
    if section is not None and not doors.standpoint(by, section_id=section.pk).holds(Duty.SEE):
        raise doors.NotAllowed(_("You do not work in that section. Choose another one."))
