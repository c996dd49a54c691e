"""The pages that stop a story, let it go, kill it or bring it back: each says what will happen and asks why."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy

from articles.actions import doors, noticing, stops
from articles.actions.publishing.kill import CannotKill
from articles.actions.publishing.publish import NotReady
from articles.admin.article import heard
from articles.admin.article.asking import looked_at, tell
from articles.admin.article.deeds import DEEDS, Deed, Doing
from articles.admin.article.moment import OwnMoment, times_are_in
from articles.admin.article.stages import refused
from articles.admin.article.visit import Visit, posted
from articles.models import StoryEvent
from articles.models.clock import database_now
from newsroom.desk.wording import DeskForm, Words


class DeedForm(DeskForm):
    until = OwnMoment(
        label=gettext_lazy("Embargo until"),
        help_text=lazy(times_are_in, str)(),
        error_messages={
            "required": gettext_lazy("Choose the day and hour at which the embargo ends."),
        },
    )
    reason = Words(
        label=gettext_lazy("Why?"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Say why, so that colleagues and lawyers can follow it later.")},
        help_text=gettext_lazy("Everybody who can see the story will read this; readers never do."),
    )

    def __init__(self, data: Any = None, *, asks_until: bool, until: dt.datetime | None) -> None:
        super().__init__(data, initial={"until": until}, label_suffix="")
        if not asks_until:
            del self.fields["until"]
        next(iter(self.fields.values())).widget.attrs["autofocus"] = True


def page(visit: Visit, deed: str) -> HttpResponse:
    """GET says what will happen and asks why; POST does it, or asks again with what was typed."""
    if (wanted := DEEDS.get(deed)) is None:
        raise Http404
    why = visit.refusal(wanted.duty)
    if why and (wanted.or_duty is None or visit.refusal(wanted.or_duty)):
        return refused(visit, [why], status=403)
    sent = posted(visit.request) if visit.request.method == "POST" else None
    form = DeedForm(sent, asks_until=wanted.asks_until, until=visit.article.embargo_until)
    if sent is None or not form.is_valid():
        return _ask(visit, wanted, form)
    doing = Doing(
        visit,
        reason=form.cleaned_data["reason"],
        at=database_now(),
        until=form.cleaned_data.get("until"),
        revision=looked_at(visit, sent.get("revision")) if wanted.of_a_revision else None,
    )
    try:
        event = wanted.do(doing)
    except doors.NotAllowed as refusal:
        return refused(visit, [str(refusal)], status=403)
    except (stops.CannotStop, CannotKill, NotReady) as why_not:
        tell(form, why_not.reasons)
        return _ask(visit, wanted, form)
    # Why a story is killed or comes back calls nobody by name.
    is_heard = isinstance(event, StoryEvent)
    messages.success(visit.request, heard.told(str(wanted.done), noticing.names_told(event) if is_heard else []))
    if is_heard:
        heard.warn(visit, doing.reason)
    return visit.back()


def _ask(visit: Visit, wanted: Deed, form: DeedForm) -> HttpResponse:
    return visit.page(
        "stop.html",
        status=409 if form.is_bound else 200,
        title=wanted.title,
        what=wanted.what % {"headline": visit.article.headline},
        deed=wanted,
        form=form,
        revision=visit.article.latest_revision_id if wanted.of_a_revision else "",
    )
