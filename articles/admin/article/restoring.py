"""The page that brings an earlier version back: what would change, and the button that does it."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _

from articles.actions import doors, editing, restoring
from articles.admin.article import history
from articles.admin.article.outcome import Outcome
from articles.admin.article.stages import refused
from articles.admin.article.visit import Visit, posted, whole_number
from articles.models.clock import database_now
from articles.vocabulary import Duty


def page(visit: Visit, number: int) -> HttpResponse:
    row = history.numbered(visit.article, number)
    for duty in (Duty.EDIT, Duty.CURATE):
        if why := visit.refusal(duty):
            return refused(visit, [why], status=403)
    if visit.request.method != "POST":
        newest = history.numbered(visit.article, visit.article.latest_revision.number)  # type: ignore[union-attr]
        return visit.page(
            "restore.html",
            title=_("Bring revision %(number)d back") % {"number": row.number},
            revision=row,
            changes=history.changes(history.seen_by(visit, newest), history.seen_by(visit, row)),
        )
    # A form that does not say which version it knew of knows of none.
    version = whole_number(posted(visit.request).get("version")) or 0
    outcome = Outcome(visit)
    try:
        restoring.restore(visit.article, row, version=version, by=visit.person, at=database_now())
    except doors.NotAllowed as why_not:
        return refused(visit, [str(why_not)], status=403)
    except restoring.CannotRestore as why_not:
        return refused(visit, [str(why_not)], status=409)
    except editing.TextHasChanged:
        why = _("Somebody saved this story after you opened the page. Look again at what would change.")
        return refused(visit, [why], status=409)
    outcome.tell(_("Revision %(number)d is the newest version again.") % {"number": row.number}, unchanged="")
    return visit.back()
