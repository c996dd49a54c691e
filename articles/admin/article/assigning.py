"""The page that says who is to write a story, until when and how long; on a pitch it commissions the story."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.contrib import messages
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.actions import assigning, doors, people, workflow
from articles.admin.article import heard
from articles.admin.article.asking import looked_at, tell
from articles.admin.article.assignment import event_of, note_of
from articles.admin.article.colleagues import ColleagueChoice
from articles.admin.article.moment import times_are_in
from articles.admin.article.plan import clock
from articles.admin.article.stages import refused
from articles.admin.article.visit import Visit, event_seen, posted
from articles.models import Article, Revision
from articles.models.clock import database_now
from articles.rules import schedule
from articles.rules.assignment import MOST_WORDS
from articles.vocabulary import Duty
from newsroom.desk.wording import DeskForm, Words

_LENGTH = gettext_lazy("Write the length as a number of words from 1 to 50,000.")


class AssignmentForm(DeskForm):
    """The hour is on the clock of the person who asks; `due_at` is the moment it means."""

    to = ColleagueChoice(
        None,
        label=gettext_lazy("Who is to write it?"),
        required=False,
        empty_label=gettext_lazy("Nobody"),
        widget=forms.Select(attrs={"autofocus": True}),
        error_messages={
            "invalid_choice": gettext_lazy("This person may not write in the section of the story. Choose another one.")
        },
        help_text=gettext_lazy("“Nobody” takes the assignment away, with its hour and its length."),
    )
    day = forms.DateField(
        label=gettext_lazy("Day"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    time = forms.TimeField(
        label=gettext_lazy("Time"),
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
    )
    words = forms.IntegerField(
        label=gettext_lazy("Length in words"),
        required=False,
        validators=[MinValueValidator(1, _LENGTH), MaxValueValidator(MOST_WORDS, _LENGTH)],
        widget=forms.NumberInput(attrs={"min": 1, "max": MOST_WORDS}),
        error_messages={"invalid": _LENGTH},
    )
    note = Words(
        label=gettext_lazy("What is it to be about, and whom to ask?"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Everybody who can see the story will read this."),
    )

    def __init__(self, data: Any = None, *, article: Article) -> None:
        due = timezone.localtime(article.due_at, clock()) if article.due_at else None
        initial = {
            "to": article.assignee_id,
            "day": due and due.date(),
            "time": due and due.time().replace(second=0, microsecond=0),
            "words": article.commissioned_words,
            "note": note_of(article),
        }
        super().__init__(data, initial=initial, label_suffix="")
        self.fields["to"].queryset = people.with_roles(assigning.writers(article))

    def clean(self) -> dict[str, Any]:
        known = super().clean() or {}
        day, time = known.get("day"), known.get("time")
        known["due_at"] = None
        if day and time is not None:
            known["due_at"] = self._moment(day, time)
        elif day and "time" not in self.errors:
            self.add_error("time", _("Write the time as well, or leave the day empty."))
        elif time is not None and "day" not in self.errors:
            self.add_error("day", _("Choose the day as well, or leave the time empty."))
        return known

    def _moment(self, day: dt.date, time: dt.time) -> dt.datetime | None:
        found = schedule.understand(day, time, clock())
        if found.reason:
            self.add_error("time", found.reason)
        # Of an hour that comes twice in one night the first is meant: nobody who keeps it is late.
        return found.choices[0].moment if found.choices else found.moment


def page(visit: Visit) -> HttpResponse:
    """GET asks who is to write the story; POST assigns it, or asks again with what was typed."""
    if why := visit.refusal(Duty.ASSIGN):
        return refused(visit, [why], status=403)
    with timezone.override(visit.zone):
        if visit.request.method != "POST":
            return _ask(visit, AssignmentForm(article=visit.article))
        sent = posted(visit.request)
        form = AssignmentForm(sent, article=visit.article)
        if not form.is_valid():
            return _ask(visit, form)
        return _assign(visit, form, looked_at(visit, sent.get("revision")), seen=event_seen(sent))


def _assign(visit: Visit, form: AssignmentForm, revision: Revision | None, *, seen: int) -> HttpResponse:
    if revision is None:
        form.add_error(None, _("The form did not say which version you looked at. Look at the story, then send again."))
        return _ask(visit, form)
    known = form.cleaned_data
    to, facts = known["to"], {name: known[name] for name in ("due_at", "words", "note")} | {"seen": seen}
    try:
        event = assigning.assign(visit.article, to=to, revision=revision, by=visit.person, at=database_now(), **facts)
    except doors.NotAllowed as why:
        return refused(visit, [str(why)], status=403)
    except (assigning.CannotAssign, workflow.CannotMove) as why_not:
        tell(form, why_not.reasons)
        return _ask(visit, form)
    done = _("Assigned to %(who)s.") % {"who": to} if to else _("Nobody is to write the story any more.")
    if event is None:
        done = _("It is assigned so already. Nothing was changed.")
    messages.success(visit.request, done)
    if event is not None:
        heard.warn(visit, known["note"])
    return visit.back()


def _ask(visit: Visit, form: AssignmentForm) -> HttpResponse:
    is_commission = assigning.commissions(visit.article, visit.house)
    return visit.page(
        "assign.html",
        status=409 if form.is_bound else 200,
        title=_("Commission this story") if is_commission else _("Assign this story"),
        button=_("Commission") if is_commission else _("Assign"),
        form=form,
        seen=event_of(visit.article),
        times=times_are_in(),
    )
