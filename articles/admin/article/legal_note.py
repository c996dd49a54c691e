"""Legal notes on a story: who wrote them and who read them when; their words after a press that is written down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.actions import doors, legal_note
from articles.actions.note import CannotNote
from articles.admin.article.stages import refused
from articles.admin.article.visit import Visit, posted
from articles.models import StoryEvent
from articles.models.clock import database_now
from articles.rules.note import MOST_LETTERS
from articles.vocabulary import Duty, EventKind
from newsroom.desk.wording import DeskForm


class LegalNoteForm(DeskForm):
    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,  # the action says what is wrong
        widget=forms.Textarea(attrs={"rows": 6, "data-count": MOST_LETTERS}),
        help_text=gettext_lazy(
            "For legal and the editors who approve in the section. Colleagues see that you wrote one, not what it "
            "says. It can never be changed or removed. At most 600 letters."
        ),
    )


@dataclass(frozen=True)
class Line:
    """One note; `words` is "" until it was asked for."""

    number: int
    event: StoryEvent
    words: str


@dataclass(frozen=True)
class Reader:
    """Somebody who read the notes up to that number."""

    event: StoryEvent
    up_to: int


def page(visit: Visit) -> HttpResponse:
    """GET lists who wrote and who read when, without a word of it; POST writes a note."""
    if why := visit.refusal(Duty.LEGAL_NOTES):
        return refused(visit, [why], status=403)
    if visit.request.method != "POST":
        return _page(visit, LegalNoteForm(label_suffix=""))
    form = LegalNoteForm(posted(visit.request), label_suffix="")
    if not form.is_valid():
        return _page(visit, form, status=409)
    try:
        legal_note.write(visit.article, words=form.cleaned_data["note"], by=visit.person, at=database_now())
    except doors.NotAllowed as refusal:
        return refused(visit, [str(refusal)], status=403)
    except CannotNote as why_not:
        for reason in why_not.reasons:
            form.add_error("note", str(reason))
        return _page(visit, form, status=409)
    messages.success(visit.request, _("The note is written. Press “Read the notes” to see what all of them say."))
    return HttpResponseRedirect(visit.url("legal_notes"))


def read(visit: Visit) -> HttpResponse:
    """Write down that the person reads the notes, then show them."""
    try:
        reading = legal_note.read(visit.article, by=visit.person, at=database_now())
    except doors.NotAllowed as why:
        return refused(visit, [str(why)], status=403)
    return _page(visit, LegalNoteForm(label_suffix=""), words={one.pk: one.note for one in reading.notes})


def _page(visit: Visit, form: LegalNoteForm, *, words: dict[int, str] | None = None, status: int = 200) -> HttpResponse:
    lines, readers = _told(visit, words or {})
    return visit.page(
        "legal_notes.html",
        status=status,
        title=_("Legal notes"),
        form=form,
        notes=lines,
        readers=readers,
        is_shown=bool(words),
        has_read=any(one.event.by_id == visit.person.pk and one.up_to == len(lines) for one in readers),
    )


def _told(visit: Visit, words: dict[int, str]) -> tuple[list[Line], list[Reader]]:
    """Notes and readings, the newest first. One query, which fetches no words."""
    rows: Any = visit.article.events.filter(kind__in=(EventKind.LEGAL_NOTE, EventKind.LEGAL_READ))
    numbers: dict[int, int] = {}
    lines, readers = [], []
    for row in rows.select_related("by", "revision").defer("note", "revision__content").order_by("pk"):
        if row.kind == EventKind.LEGAL_NOTE:
            numbers[row.pk] = len(numbers) + 1
            lines.append(Line(numbers[row.pk], row, words.get(row.pk, "")))
        else:
            readers.append(Reader(row, numbers.get(row.data.get(legal_note.UP_TO), 0)))
    return lines[::-1], readers[::-1]
