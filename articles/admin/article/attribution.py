"""The attributions of a story, each with its own small form."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.actions import attribution as action
from articles.admin.article import row_form, rows, story
from articles.admin.article.attribution_form import AttributionForm
from articles.admin.article.kept import ATTRIBUTION
from articles.admin.article.visit import Visit
from articles.models import Attribution
from articles.models.clock import database_now
from articles.vocabulary import Duty


def _form(visit: Visit, data: Any, instance: Attribution | None, initial: Any) -> AttributionForm:
    may_add = visit.person.has_perm("articles.add_source")
    return AttributionForm(data, article=visit.article, instance=instance, initial=initial, may_add_sources=may_add)


KIND = row_form.Kind(
    name=ATTRIBUTION,
    anchor="attributions",
    duty=Duty.EDIT,
    form=_form,
    action=action,
    template="admin/articles/article/_attribution_form.html",
    row_id=lambda row: str(row.uuid),
    door="attribution",
    add_title=lambda: _("Add an attribution"),
    change_title=lambda: _("Who says so?"),
)


def add(visit: Visit) -> HttpResponse:
    return row_form.add(KIND, visit)


def change(visit: Visit, row: uuid.UUID) -> HttpResponse:
    found = visit.article.attributions.with_sources().filter(uuid=row).first()
    return row_form.change(KIND, visit, found) if found else row_form.gone(KIND, visit)


def remove(visit: Visit, row: uuid.UUID) -> HttpResponse:
    found = _row(visit, row)
    what = _("“%(statement)s” (%(speaker)s) leaves the list. The words stay in the text, without a number.") % {
        "statement": Truncator(found.statement).chars(120),
        "speaker": story.speaker(found),
    }
    return rows.ask_then(
        visit,
        lambda: action.remove(found, by=visit.person, at=database_now()),
        duty=Duty.EDIT,
        title=_("Remove this attribution?"),
        what=what,
        button=_("Remove the attribution"),
        anchor="attributions",
    )


def _row(visit: Visit, identifier: uuid.UUID) -> Attribution:
    found: Attribution = rows.of_story(visit.article.attributions.with_sources(), uuid=identifier)
    return found
