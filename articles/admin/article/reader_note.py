"""Notes to readers of a live story: written, changed and taken back until a release takes them out."""

from __future__ import annotations

import datetime as dt
from textwrap import shorten
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.actions import doors
from articles.actions import reader_note as action
from articles.actions.attribution import RowHasChanged
from articles.admin.article import kept, rows, story
from articles.admin.article.outcome import Outcome
from articles.admin.article.stages import refused
from articles.admin.article.visit import Visit, posted
from articles.models import Article, ReaderNote
from articles.models.clock import database_now
from articles.models.reader_note import LONGEST
from articles.vocabulary import Duty, Gravity, NoteKind, Standing
from newsroom.desk.wording import DeskForm, Words

ANCHOR = "notes"
# The names of the form's fields for those of the row; what a page that gives words back knows as a note stays one.
_OF_THE_ROW = {"text": "note"}


class NoteForm(DeskForm):
    """Saves nothing; `onto(row)` puts what was typed onto the row, and the action checks it."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=NoteKind.choices, initial=NoteKind.CORRECTION)
    gravity = forms.ChoiceField(
        label=gettext_lazy("How much could it mislead?"),
        choices=Gravity.choices,
        initial=Gravity.ORDINARY,
        help_text=gettext_lazy("A serious one stands above the text, so that nobody reads past it."),
    )
    note = Words(
        label=gettext_lazy("Note"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "autofocus": True}),
        help_text=gettext_lazy("It has to be understood without the story. The date is added when it goes out."),
        error_messages={"required": gettext_lazy("Write what readers should know.")},
    )
    was = Words(
        label=gettext_lazy("The story said"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Copy the wrong words from the text as they stand there."),
    )
    now_is = Words(
        label=gettext_lazy("It now says"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy(
            "If the wrong words stand in the text exactly once, these take their place there when you save."
        ),
    )
    claim = forms.ChoiceField(label=gettext_lazy("Statement it concerns"), required=False)

    def __init__(self, data: Any = None, *, article: Article, row: ReaderNote | None = None) -> None:
        initial = None
        if row is not None:
            initial = {name: getattr(row, name) for name in ("kind", "gravity", "was", "now_is", "claim")}
            initial["note"] = row.text
        super().__init__(data, initial=initial, label_suffix="")
        statements = article.attributions.with_sources().as_entered()
        self.fields["claim"].choices = [
            ("", _("None in particular")),
            *(
                (str(one.uuid), f"{story.speaker(one)}: {shorten(one.statement, 80, placeholder=' …')}")
                for one in statements
            ),
        ]

    def onto(self, row: ReaderNote) -> ReaderNote:
        sent = self.cleaned_data
        row.kind, row.gravity, row.text = sent["kind"], sent["gravity"], sent["note"]
        row.was, row.now_is, row.claim = sent["was"], sent["now_is"], sent["claim"] or None
        return row


def add(visit: Visit) -> HttpResponse:
    """GET asks what readers should know, POST keeps it until the next release."""
    sent = posted(visit.request) if visit.request.method == "POST" else None
    if no := _not_allowed(visit, sent):
        return no
    form = NoteForm(sent, article=visit.article)
    if not form.is_valid():
        return _show(visit, form)
    row = form.onto(ReaderNote(article=visit.article))
    return _store(visit, form, row, lambda at: action.add(row, by=visit.person, at=at))


def change(visit: Visit, row: int) -> HttpResponse:
    """GET shows a note that waits in its form, POST saves it if nobody else did since."""
    found = _row(visit, row)
    sent = posted(visit.request) if visit.request.method == "POST" else None
    if no := _not_allowed(visit, sent) or _is_out(visit, found):
        return no
    form = NoteForm(sent, article=visit.article, row=found)
    if not form.is_valid():
        return _show(visit, form, row=found, version=sent.get("version", "") if sent else found.at.isoformat())
    seen_at = _moment(sent.get("version", "") if sent else "")
    changed = form.onto(found)
    return _store(
        visit, form, changed, lambda at: action.change(changed, seen_at=seen_at, by=visit.person, at=at), is_new=False
    )


def remove(visit: Visit, row: int) -> HttpResponse:
    found = _row(visit, row)
    if no := rows.allowed(visit, Duty.EDIT) or _is_out(visit, found):
        return no
    what = _("“%(note)s” is not told to readers.") % {"note": shorten(found.text, 120, placeholder=" …")}
    changed = _("The note is removed.")
    if action.stands(visit.article, found):
        left = _("The text goes on saying “%(now_is)s”. If it should not, change the text by hand.")
        left %= {"now_is": shorten(found.now_is, 80, placeholder=" …")}
        what, changed = f"{what} {left}", f"{changed} {left}"
    return rows.ask_then(
        visit,
        lambda: action.remove(found, by=visit.person, at=database_now()),
        duty=Duty.EDIT,
        title=_("Remove this note?"),
        what=what,
        button=_("Remove the note"),
        anchor=ANCHOR,
        changed=changed,
    )


def _row(visit: Visit, pk: int) -> ReaderNote:
    found: ReaderNote = rows.of_story(visit.article.reader_notes, pk=pk)
    return found


def _is_out(visit: Visit, row: ReaderNote) -> HttpResponse | None:
    if not row.is_out:
        return None
    why = _("Readers have this note; it can never be changed or removed. Write another one.")
    return refused(visit, [why], status=409)


def _not_allowed(visit: Visit, sent: Any) -> HttpResponse | None:
    """None if the person may write a note now; what was typed is given back to who may not."""
    if why := visit.refusal(Duty.EDIT):
        form = NoteForm(article=visit.article)
        return kept.given_back(visit, sent, form, why=why) if sent else refused(visit, [why], status=403)
    if visit.article.standing != Standing.LIVE and not sent:
        why = _("Readers do not have this story now, so there is nothing to tell them about it.")
        return refused(visit, [why], status=409)
    return None


def _store(visit: Visit, form: NoteForm, row: ReaderNote, save: Any, *, is_new: bool = True) -> HttpResponse:
    outcome, at = Outcome(visit), database_now()
    try:
        saved: action.Saved = save(at)
    except doors.NotAllowed as why:
        return kept.given_back(visit, form.data, NoteForm(article=visit.article), why=str(why))
    except RowHasChanged:
        return _conflict(visit, form, row)
    except ValidationError as wrong:
        _tell(form, wrong)
        return _show(visit, form, row=None if is_new else row, version=form.data.get("version", ""))
    outcome.tell(_("Saved %(time)s. Readers get the note with the next version.") % {"time": visit.clock(at)})
    _tell_of_the_text(visit, row, saved)
    return visit.back(ANCHOR)


def _tell_of_the_text(visit: Visit, row: ReaderNote, saved: action.Saved) -> None:
    words = {"was": shorten(row.was, 80, placeholder=" …"), "now_is": shorten(row.now_is, 80, placeholder=" …")}
    if saved.put_in:
        messages.success(visit.request, _("In the text “%(was)s” became “%(now_is)s”.") % words)
    elif row.now_is and not saved.stands:
        sentence = _(
            "“%(was)s” does not stand exactly once in the text, or its formatting changes in between, "
            "so nothing was changed there. Change the text by hand."
        )
        messages.warning(visit.request, sentence % words)


def _conflict(visit: Visit, form: NoteForm, row: ReaderNote) -> HttpResponse:
    """The words that were sent, in a form that saves them on purpose, and what a colleague made of the note."""
    now = visit.article.reader_notes.filter(pk=row.pk).first()
    if now is None:
        form.add_error(None, _("A colleague removed this note meanwhile. Save it to write it again."))
        return _show(visit, form, status=409)
    sentence = _("A colleague changed this note after you opened it. It says now: “%(text)s” Save to replace it.")
    form.add_error(None, sentence % {"text": now.text})
    return _show(visit, form, row=now, version=now.at.isoformat(), status=409)


def _show(
    visit: Visit, form: NoteForm, *, row: ReaderNote | None = None, version: str = "", status: int = 200
) -> HttpResponse:
    return visit.page(
        "row.html",
        status=status,
        title=_("What should readers know?") if row is None else _("Change the note to readers"),
        form=form,
        form_template="admin/articles/article/_reader_note_form.html",
        action=visit.url("reader_note_add") if row is None else visit.url("reader_note", row.pk),
        version=version,
    )


def _tell(form: NoteForm, wrong: ValidationError) -> None:
    if not hasattr(wrong, "error_dict"):
        form.add_error(None, wrong)
        return
    for name, errors in wrong.error_dict.items():
        field = _OF_THE_ROW.get(name, name)
        form.add_error(field if field in form.fields else None, errors)


def _moment(text: str) -> dt.datetime:
    try:
        at = dt.datetime.fromisoformat(text)
    except ValueError:
        return dt.datetime.min.replace(tzinfo=dt.UTC)
    return at if at.tzinfo else at.replace(tzinfo=dt.UTC)
