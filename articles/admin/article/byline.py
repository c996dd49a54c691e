"""The bylines of a story: authors from the book, put in order, taken off."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.actions import byline as action
from articles.admin.article import rows
from articles.admin.article.choosing import choose_author
from articles.admin.article.visit import Visit, posted
from articles.models import Byline
from articles.models.clock import database_now
from articles.vocabulary import Duty


class BylineForm(forms.Form):
    author = choose_author(gettext_lazy("Author"))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="")
        self.fields["author"].widget.attrs["autofocus"] = True
        unknown = _("There is no author “%(text)s”. Choose one from the list, or ask a desk editor to add the name.")
        self.fields["author"].error_messages |= {"unknown": unknown, "required": _("Choose an author.")}


def add(visit: Visit) -> HttpResponse:
    if no := rows.allowed(visit, Duty.CURATE):
        return no
    form = BylineForm(posted(visit.request) if visit.request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        author = form.cleaned_data["author"]
        return rows.done(
            visit,
            lambda: action.add(visit.article, author=author, by=visit.person, at=database_now()),
            anchor="bylines-add",
            changed=rows.added(author),
            unchanged=_("The story has the byline “%(author)s” already.") % {"author": author},
        )
    return visit.page(
        "choose.html", title=_("Add a byline"), form=form, field=form["author"], anchor="bylines", media=form.media
    )


def remove(visit: Visit, row: int) -> HttpResponse:
    found = _row(visit, row)
    return rows.ask_then(
        visit,
        lambda: action.remove(found, by=visit.person, at=database_now()),
        duty=Duty.CURATE,
        title=_("Remove this byline?"),
        what=_("%(author)s no longer stands over the story.") % {"author": found},
        button=_("Remove the byline"),
        anchor="bylines",
        changed=rows.removed(found),
    )


def move(visit: Visit, row: int, direction: str) -> HttpResponse:
    found = _row(visit, row)
    return rows.shift(visit, found, direction, move=action.move, name=found, anchor="bylines")


def _row(visit: Visit, pk: int) -> Byline:
    found: Byline = rows.of_story(visit.article.bylines.select_related("author"), pk=pk)
    return found
