"""The page that asks for the hour of a story, says it on both clocks, and schedules it; and the press that cancels."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.actions import doors, scheduling
from articles.actions.publishing.ask import findings
from articles.admin.article.changing import ChangeForm
from articles.admin.article.mending import points
from articles.admin.article.moment import times_are_in
from articles.admin.article.plan import clock, plan_of
from articles.admin.article.publishing import ExcuseForm
from articles.admin.article.stages import attempt, refused, with_revision
from articles.admin.article.visit import Visit, event_seen, posted
from articles.models import Revision, Schedule
from articles.models.clock import database_now
from articles.rules import schedule as rules
from articles.rules import standards
from articles.rules.reason import Reason
from articles.vocabulary import Duty, Level


class WhenForm(ExcuseForm):
    """The hour, on the clock of the person who asks; and what publishing would ask now."""

    day = forms.DateField(
        label=gettext_lazy("Day"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "autofocus": True}),
        error_messages={
            "required": gettext_lazy("Choose the day on which the story goes out."),
        },
    )
    time = forms.TimeField(
        label=gettext_lazy("Time"),
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={
            "required": gettext_lazy("Choose the time at which the story goes out."),
        },
    )
    field_order = ("day", "time")
    # What stands in the way and is mended on another page.
    elsewhere: tuple[Reason, ...] = ()


def page(visit: Visit) -> HttpResponse:
    """GET asks for the hour; the first POST says which moment that is, the second schedules the story for it."""
    if why := visit.refusal(Duty.PUBLISH):
        return refused(visit, [why], status=403)
    with timezone.override(visit.zone):
        if visit.request.method != "POST":
            return _ask(visit, WhenForm(initial={**_said(visit), **_likely(visit)}, label_suffix=""), _told(visit))
        sent = posted(visit.request)
        form, told = WhenForm(sent, label_suffix=""), ChangeForm(visit, sent)
        if not all([form.is_valid(), told.is_valid()]):
            return _ask(visit, form, told, status=409)
        confirmed = _confirmed(visit, form)
        if confirmed is None:
            return _ask(visit, form, told, status=409 if form.errors else 200)
        return _schedule(visit, confirmed, {"excuse": form.cleaned_data["excuse"], **told.said()})


def cancelling(visit: Visit) -> HttpResponse:
    """The story stays approved and waits for a person again."""
    if why := visit.refusal(Duty.PUBLISH):
        return refused(visit, [why], status=403)
    return attempt(
        visit,
        lambda: scheduling.unschedule(visit.article, by=visit.person, at=database_now()),
        _("It does not go out by itself any more. It stays approved."),
    )


def _schedule(visit: Visit, moment: dt.datetime, said: dict[str, Any]) -> HttpResponse:
    at = database_now()

    def do(revision: Revision) -> Schedule:
        return scheduling.schedule(
            visit.article,
            revision=revision,
            due_at=moment,
            zone=clock().key,
            by=visit.person,
            at=at,
            seen=event_seen(posted(visit.request)),
            **said,
        )

    def success(row: Schedule) -> str:
        if row.at != at:
            return _("It is scheduled so already. Nothing was changed.")
        return _("Scheduled for %(when)s.") % {"when": rules.when(moment, clock(), now=at)}

    return with_revision(visit, do, success)


def _understood(form: WhenForm) -> rules.Understood:
    """What the form means, if it can be read."""
    day, time = (getattr(form, "cleaned_data", {}).get(name) for name in ("day", "time"))
    return rules.understand(day, time, clock()) if day and time is not None else rules.Understood()


def _confirmed(visit: Visit, form: WhenForm) -> dt.datetime | None:
    """The moment, if the person saw which one the form means and pressed the button that says so.

    Whoever changes the day afterwards sees the new moment first. What is wrong with it is an error of the form.
    """
    found = _understood(form)
    if found.reason:
        form.add_error("time", found.reason)
        return None
    moments = [found.moment] if found.moment else [choice.moment for choice in found.choices]
    # What is wrong with both choices is wrong, whichever it will be.
    for reason in _wrong(visit, max(one for one in moments if one)):
        form.add_error("day", str(reason))
        if reason.rule == "embargo":
            form.elsewhere = (Reason(_("If another time was agreed, change the embargo."), anchor="stops"),)
    sent = posted(visit.request).get("confirmed", "")
    seen = {one.isoformat(): one for one in moments if one}
    return None if form.errors else seen.get(sent)


def _wrong(visit: Visit, moment: dt.datetime) -> list[Reason]:
    newest = visit.article.latest_revision
    if newest is None:
        return []
    reasons = scheduling.blockers_at(visit.article, newest, due_at=moment, zone=clock(), at=database_now())
    return [reason for reason in reasons if reason.anchor == "id_day"]


def _ask(visit: Visit, form: WhenForm, told: ChangeForm, *, status: int = 200) -> HttpResponse:
    article, newest, plan = visit.article, visit.article.latest_revision, plan_of(visit.article)
    if newest is None:  # only while the draft is being made
        raise Http404
    at = database_now()
    # An embargo that ends before the hour stands in nobody's way; the hour is judged when it is known.
    found = findings(article, newest, at=max(at, article.embargo_until or at), rules=visit.house)
    should = points(visit, standards.of_level(found, Level.SHOULD))
    form.fields["excuse"].required = bool(should)
    understood = rules.Understood() if form.errors else _understood(form)
    if understood.moment is None and not form.is_bound and (likely := _likely(visit)):
        understood = rules.understand(likely["day"], likely["time"], clock())
    return visit.page(
        "schedule.html",
        status=status,
        title=_("Choose another time") if plan else _("Schedule this story"),
        plan=plan,
        seen=plan.pk if plan else 0,
        form=form,
        told=told,
        correct_url=visit.url("reader_note_add"),
        must=points(visit, standards.of_level(found, Level.MUST)),
        should=should,
        elsewhere=points(visit, form.elsewhere),
        times=times_are_in(),
        moment=understood.moment,
        when=rules.when(understood.moment, clock(), now=at) if understood.moment else "",
        choices=understood.choices,
        can_go=not doors.is_released(article),
    )


def _said(visit: Visit) -> dict[str, str]:
    """What was said when the story was scheduled, so that another hour need not be explained anew."""
    plan = plan_of(visit.article)
    return plan.said if plan else {}


def _told(visit: Visit) -> ChangeForm:
    told = ChangeForm(visit)
    told.initial |= {name: words for name, words in _said(visit).items() if words}
    return told


def _likely(visit: Visit) -> dict[str, Any]:
    """The hour that colleagues planned or that was chosen before, if it is still to come."""
    plan = plan_of(visit.article)
    for moment in (plan.due_at if plan else None, visit.article.planned_for):
        if moment and moment > timezone.now():
            local = timezone.localtime(moment, clock())
            return {"day": local.date(), "time": local.time().replace(second=0, microsecond=0)}
    return {}
