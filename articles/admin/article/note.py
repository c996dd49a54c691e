"""The page on which somebody leaves a note on a story, for everybody who sees it and for some in particular."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.actions import doors, note, people
from articles.admin.article import heard
from articles.admin.article.asking import tell
from articles.admin.article.stages import refused
from articles.admin.article.visit import Visit, posted
from articles.models import StoryEvent
from articles.models.clock import database_now
from articles.rules.note import MOST_LETTERS
from newsroom.desk.widgets import Checkboxes
from newsroom.desk.wording import DeskForm, Words


class LeaveNoteForm(DeskForm):
    note = Words(
        label=gettext_lazy("Your note"),
        max_length=MOST_LETTERS,
        widget=forms.Textarea(attrs={"rows": 5, "autofocus": True}),
        error_messages={"required": gettext_lazy("Write the note before you leave it.")},
        help_text=gettext_lazy(
            "Everybody who can see the story will read this in its history, for good. Readers never do. "
            "Write @ and a name to tell somebody."
        ),
    )
    to = forms.ModelMultipleChoiceField(
        None,
        label=gettext_lazy("Who is told of it?"),
        required=False,
        widget=Checkboxes(gettext_lazy("Who is told of it?")),
        error_messages={
            "invalid_choice": gettext_lazy("Somebody you ticked cannot see this story any more. Choose again."),
            "invalid_pk_value": gettext_lazy("Somebody you ticked cannot see this story any more. Choose again."),
        },
    )

    def __init__(self, data: Any = None, *, visit: Visit) -> None:
        super().__init__(data, label_suffix="")
        others = people.seeing(visit.article).exclude(pk=visit.person.pk)
        self.fields["to"].queryset = others
        # Asked for once, for the page and for whether it has anybody to offer.
        self.fields["to"].choices = [(one.pk, one.name) for one in others]


def page(visit: Visit) -> HttpResponse:
    """GET asks for the words and whom to tell; POST leaves the note, or asks again with what was typed."""
    if why := note.why_not(visit.article, by=visit.person, seen_from=visit.seen_from):
        return refused(visit, [why], status=403)
    if visit.request.method != "POST":
        return _ask(visit, LeaveNoteForm(visit=visit))
    form = LeaveNoteForm(posted(visit.request), visit=visit)
    if not form.is_valid():
        return _ask(visit, form)
    known = form.cleaned_data
    try:
        left = note.leave(visit.article, words=known["note"], to=known["to"], by=visit.person, at=database_now())
    except doors.NotAllowed as refusal:
        return refused(visit, [str(refusal)], status=403)
    except note.CannotNote as why_not:
        tell(form, why_not.reasons)
        return _ask(visit, form)
    messages.success(visit.request, _done(visit, left))
    heard.warn(visit, known["note"])
    return visit.back("history")


def _done(visit: Visit, left: StoryEvent) -> str:
    told = people.seeing(visit.article).filter(pk__in=left.data["to"]).values_list("name", flat=True)
    if names := list(told):
        return _("Your note is in the history, and %(names)s will be told.") % {"names": get_text_list(names, _("and"))}
    return _("Your note is in the history. Nobody in particular is told of it.")


def _ask(visit: Visit, form: LeaveNoteForm) -> HttpResponse:
    return visit.page("leave_note.html", status=409 if form.is_bound else 200, title=_("Leave a note"), form=form)
