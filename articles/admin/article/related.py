"""The related headlines of a story, each with its own small form."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.utils.translation import gettext as _

from articles.actions import related as action
from articles.admin.article import row_form, rows
from articles.admin.article.beside import related_rows, related_words
from articles.admin.article.kept import RELATED
from articles.admin.article.related_form import RelatedForm
from articles.admin.article.visit import Visit
from articles.models import Article, RelatedHeadline
from articles.models.clock import database_now
from articles.vocabulary import Duty, Stage


def _form(visit: Visit, data: Any, instance: RelatedHeadline | None, initial: Any) -> RelatedForm:
    present = instance.target_id if instance else None
    # A link to a story that was spiked since may stay; nobody makes a new one.
    stories = Article.objects.seen_by(visit.person).exclude(pk=visit.article.pk)
    stories = stories.exclude(~Q(pk=present), stage=Stage.SPIKED)
    return RelatedForm(data, article=visit.article, instance=instance, initial=initial, stories=stories)


KIND = row_form.Kind(
    name=RELATED,
    anchor="related",
    duty=Duty.CURATE,
    form=_form,
    action=action,
    template="admin/articles/article/_related_form.html",
    row_id=lambda row: str(row.pk),
    door="related",
    add_title=lambda: _("Add a related headline"),
    change_title=lambda: _("Related headline"),
)


def add(visit: Visit) -> HttpResponse:
    return row_form.add(KIND, visit)


def change(visit: Visit, row: int) -> HttpResponse:
    found = visit.article.related.select_related("target").filter(pk=row).first()
    return row_form.change(KIND, visit, found) if found else row_form.gone(KIND, visit)


def remove(visit: Visit, row: int) -> HttpResponse:
    found = _row(visit, row)
    return rows.ask_then(
        visit,
        lambda: action.remove(found, by=visit.person, at=database_now()),
        duty=Duty.CURATE,
        title=_("Remove this headline?"),
        what=_("“%(headline)s” leaves the related headlines of this story.") % {"headline": _name(found)},
        button=_("Remove the headline"),
        anchor="related",
        changed=rows.removed(_name(found)),
    )


def move(visit: Visit, row: int, direction: str) -> HttpResponse:
    found = _row(visit, row)
    return rows.shift(visit, found, direction, move=action.move, name=_name(found), anchor="related")


def _row(visit: Visit, pk: int) -> Any:
    return rows.of_story(related_rows(visit), pk=pk)


def _name(row: Any) -> str:
    """The headline as the list shows it; that of a story which the person may not see stays unsaid."""
    return related_words(row, target_is_seen=row.target_is_seen)[0]
