"""The tags of a story: attached from the book, put in order, taken off."""

from __future__ import annotations

from urllib.parse import urlencode

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.actions import tag as action
from articles.admin.article import rows
from articles.admin.article.choosing import choose_tag
from articles.admin.article.visit import Visit
from articles.models import Tagging
from articles.models.clock import database_now
from articles.vocabulary import Duty
from newsroom.desk.wording import DeskForm


class TagForm(DeskForm):
    tag = choose_tag(gettext_lazy("Tag"))


def add(visit: Visit) -> HttpResponse:
    return rows.choose(
        visit,
        TagForm,
        do=action.attach,
        title=_("Add a tag"),
        unchanged=_("The story has the tag “%(tag)s” already."),
        anchor="tags",
        new_in_book=lambda form: _book(visit, form),
    )


def remove(visit: Visit, row: int) -> HttpResponse:
    found = _row(visit, row)
    return rows.ask_then(
        visit,
        lambda: action.detach(found, by=visit.person, at=database_now()),
        duty=Duty.CURATE,
        title=_("Remove this tag?"),
        what=_("The story loses the tag “%(tag)s”.") % {"tag": found},
        button=_("Remove the tag"),
        anchor="tags",
        changed=rows.removed(found),
    )


def move(visit: Visit, row: int, direction: str) -> HttpResponse:
    found = _row(visit, row)
    return rows.shift(visit, found, direction, move=action.move, name=found, anchor="tags")


def _row(visit: Visit, pk: int) -> Tagging:
    found: Tagging = rows.of_story(visit.article.taggings.select_related("tag"), pk=pk)
    return found


def _book(visit: Visit, form: forms.Form) -> str:
    """Where a librarian can add the word that is no tag yet; "" for everybody else."""
    if not form.has_error("tag", "unknown") or not visit.person.has_perm("articles.add_tag"):
        return ""
    return f"{reverse('admin:articles_tag_add')}?{urlencode({'name': form.data.get('tag', '')[:100]})}"
