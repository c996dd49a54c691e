"""The bylines of a story: authors from the book, put in order, taken off."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.actions import byline as action
from articles.admin.article import rows
from articles.admin.article.choosing import choose_author
from articles.admin.article.visit import Visit
from articles.models import Byline
from articles.models.clock import database_now
from articles.vocabulary import Duty
from newsroom.desk.wording import DeskForm


class BylineForm(DeskForm):
    author = choose_author(gettext_lazy("Author"))


def add(visit: Visit) -> HttpResponse:
    return rows.choose(
        visit,
        BylineForm,
        do=action.add,
        title=_("Add a byline"),
        unchanged=_("The story has the byline “%(author)s” already."),
        anchor="bylines",
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
