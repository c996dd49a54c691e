"""What every row beside the text has in common: found in its story, removed after a question, moved up and down."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from articles.actions import doors
from articles.admin.article.outcome import Outcome
from articles.admin.article.stages import refused
from articles.admin.article.visit import Visit, posted
from articles.models.clock import database_now
from articles.vocabulary import Duty

Direction = Literal["up", "down"]


def of_story(rows: Any, **key: Any) -> Any:
    """The row, if it is one of the story's. Raises Http404."""
    if found := rows.filter(**key).first():
        return found
    raise Http404


def allowed(visit: Visit, duty: Duty) -> HttpResponse | None:
    """None if the person may; otherwise the page that says why not."""
    why = visit.refusal(duty)
    return refused(visit, [why], status=403) if why else None


def choose(
    visit: Visit,
    form: type[forms.Form],
    *,
    do: Callable[..., Any],
    title: str,
    unchanged: str,
    anchor: str,
    new_in_book: Callable[[forms.Form], str] = lambda form: "",
) -> HttpResponse:
    """GET asks for a record of a book, POST puts it beside the story and goes back to the list.

    `form` has the one field, whose name is also the action's word for the record, and the one in `unchanged`.
    `new_in_book` gives the address at which a name that is not in the book can be added to it.
    """
    if no := allowed(visit, Duty.CURATE):
        return no
    asked = form(posted(visit.request) if visit.request.method == "POST" else None, label_suffix="")
    (name,) = asked.fields
    if asked.is_bound and asked.is_valid():
        facts = asked.cleaned_data
        return done(
            visit,
            lambda: do(visit.article, **facts, by=visit.person, at=database_now()),
            anchor=f"{anchor}-add",
            changed=added(facts[name]),
            unchanged=unchanged % facts,
        )
    asked.fields[name].widget.attrs["autofocus"] = True
    context = {"form": asked, "field": asked[name], "media": asked.media, "new_in_book": new_in_book(asked)}
    return visit.page("choose.html", title=title, anchor=anchor, **context)


def ask_then(
    visit: Visit,
    do: Callable[[], Any],
    *,
    duty: Duty,
    title: str,
    what: str,
    button: str,
    anchor: str,
    changed: str = "",
) -> HttpResponse:
    """GET asks on a small page, POST does it and goes back to the list."""
    if no := allowed(visit, duty):
        return no
    if visit.request.method != "POST":
        return visit.page("confirm.html", title=title, what=what, button=button, anchor=anchor)
    return done(visit, do, anchor=f"{anchor}-add", changed=changed)


def done(visit: Visit, do: Callable[[], Any], *, anchor: str, changed: str = "", unchanged: str = "") -> HttpResponse:
    """Do it, go back to the list and say what happened there; a refusal becomes its page.

    `anchor` is the id of what has the cursor then: after a row was added, the link that adds the next one.
    """
    outcome = Outcome(visit)
    try:
        do()
    except doors.NotAllowed as why:
        return refused(visit, [str(why)], status=403)
    except ValidationError as why:
        for sentence in why.messages:
            messages.error(visit.request, sentence)
    else:
        outcome.tell(changed, unchanged=unchanged)
    return visit.back(anchor)


def added(row: Any) -> str:
    return _("“%(row)s” added.") % {"row": row}


def removed(row: Any) -> str:
    return _("“%(row)s” removed.") % {"row": row}


def moved(row: Any, way: Direction) -> str:
    return (_("“%(row)s” moved up.") if way == "up" else _("“%(row)s” moved down.")) % {"row": row}


def direction(word: str) -> Direction:
    if word not in ("up", "down"):
        raise Http404
    return word  # type: ignore[return-value]


def shift(visit: Visit, row: Any, word: str, *, move: Callable[..., Any], name: object, anchor: str) -> HttpResponse:
    """Move a row of an ordered list up or down, say so, and lead back to the button that did it."""
    way = direction(word)
    if no := allowed(visit, Duty.CURATE):
        return no
    return done(
        visit,
        lambda: move(row, direction=way, by=visit.person, at=database_now()),
        anchor=f"{anchor}-{row.pk}-{way}",
        changed=moved(name, way),
    )
