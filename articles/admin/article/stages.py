"""The steps of a story: sent, sent back, approved, published, withdrawn, moved to another section."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.actions import doors, editing, workflow
from articles.actions.publishing import address
from articles.actions.publishing.publish import NotReady, blockers, notes, publish
from articles.actions.publishing.withdraw import CannotWithdraw, withdraw
from articles.admin.article import story
from articles.admin.article.history import changes
from articles.admin.article.outcome import Outcome
from articles.admin.article.visit import Visit, posted, whole_number
from articles.models import Publication, Revision, Section
from articles.models.clock import database_now
from articles.rules import revision_schema
from articles.rules import workflow as road
from articles.vocabulary import Duty, Move, Standing

MOVES = {name.replace("_", "-").lower(): Move(name) for name in ("SEND", "SEND_BACK", "APPROVE")}
_DONE = {
    Move.SEND: gettext_lazy("Sent for review."),
    Move.SEND_BACK: gettext_lazy("Sent back."),
    Move.APPROVE: gettext_lazy("Approved. The story can be published now."),
}


class NoteForm(forms.Form):
    note = forms.CharField(
        label=gettext_lazy("What should the writer do?"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4, "autofocus": True}),
        error_messages={"required": gettext_lazy("Say why in the note, so that the writer knows what to do.")},
        help_text=gettext_lazy("The writer and everybody who can see the story will read this in its history."),
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason for withdrawing the story"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4, "autofocus": True}),
        error_messages={
            "required": gettext_lazy(
                "Write the reason for withdrawing the story. Readers see it at the story’s address."
            )
        },
        help_text=gettext_lazy("Readers see this sentence at the story’s address instead of the story."),
    )


class SectionForm(forms.Form):
    section = forms.ModelChoiceField(Section.objects.none(), label=gettext_lazy("New section"))

    def __init__(self, data: Any = None, *, sections: Any) -> None:
        super().__init__(data, label_suffix="")
        self.fields["section"].queryset = sections


def move(visit: Visit, move: str) -> HttpResponse:
    """POST takes the step; GET asks for the note of a step that needs one."""
    wanted = MOVES.get(move)
    duty = wanted and road.duty_of(wanted)
    if wanted is None or duty is None:
        raise Http404
    if why := visit.refusal(duty):
        return refused(visit, [why], status=403)
    needs_note = wanted is Move.SEND_BACK
    if visit.request.method != "POST":
        return _ask_for_note(visit, NoteForm(label_suffix="")) if needs_note else visit.back()
    sent = posted(visit.request)
    form = NoteForm(sent, label_suffix="")
    if needs_note and not form.is_valid():
        return _ask_for_note(visit, form, status=409, revision=sent.get("revision", ""))
    note = form.cleaned_data["note"] if needs_note else ""
    return _with_revision(
        visit,
        lambda revision: workflow.move(
            visit.article, move=wanted, revision=revision, by=visit.person, at=database_now(), note=note
        ),
        _DONE[wanted],
    )


def publishing(visit: Visit) -> HttpResponse:
    """GET says what would go out and what stands in the way; POST gives the revision on the screen to readers."""
    if why := visit.refusal(Duty.PUBLISH):
        return refused(visit, [why], status=403)
    if visit.request.method != "POST":
        return _ask_before_publishing(visit)
    return _with_revision(
        visit,
        lambda revision: publish(visit.article, revision=revision, by=visit.person, at=database_now()),
        _("Published. Readers have this version now."),
    )


def withdrawing(visit: Visit) -> HttpResponse:
    """GET asks for the reason, POST takes the story away from readers."""
    if why := visit.refusal(Duty.WITHDRAW):
        return refused(visit, [why], status=403)
    if visit.request.method != "POST" and visit.article.standing != Standing.LIVE:
        return visit.back()
    form = ReasonForm(posted(visit.request) if visit.request.method == "POST" else None, label_suffix="")
    if not form.is_valid():
        status = 409 if form.is_bound else 200
        return visit.page("withdraw.html", status=status, title=_("Withdraw this story?"), form=form)
    reason = form.cleaned_data["reason"]
    return _attempt(
        visit,
        lambda: withdraw(visit.article, reason=reason, by=visit.person, at=database_now()),
        _("Withdrawn. Readers find your reason at the story’s address."),
    )


def section(visit: Visit) -> HttpResponse:
    """Give the story another home section."""
    if why := visit.why_not_move:
        return refused(visit, [why], status=403)
    others = Section.objects.worked_in_by(visit.person).exclude(pk=visit.article.section_id)
    data = posted(visit.request) if visit.request.method == "POST" else None
    form = SectionForm(data, sections=others.order_by("name"))
    if not form.is_valid():
        title = _("Move to another section")
        return visit.page("section.html", title=title, form=form, has_choice=others.exists())
    to = form.cleaned_data["section"]
    outcome = Outcome(visit)
    response = _attempt(
        visit,
        lambda: editing.move_section(visit.article, to=to, by=visit.person, at=database_now()),
        _("Moved to “%(section)s”.") % {"section": to},
    )
    outcome.tell()
    return response


def _with_revision(visit: Visit, do: Callable[[Revision], Any], success: str) -> HttpResponse:
    """Do it with the revision that was on the person's screen. Raises Http404 for one of another story."""
    sent = posted(visit.request).get("revision")
    pk = whole_number(sent)
    if pk is None:
        why = _("The form did not say which version you looked at. Open the story again and decide there.")
        return refused(visit, [why], status=409)
    revision = visit.article.revisions.filter(pk=pk).first()
    if revision is None:
        raise Http404
    return _attempt(visit, lambda: do(revision), success, looked_at=revision)


def _attempt(visit: Visit, do: Callable[[], Any], success: str, *, looked_at: Revision | None = None) -> HttpResponse:
    try:
        do()
    except doors.NotAllowed as why:
        return refused(visit, [str(why)], status=403)
    except (workflow.CannotMove, NotReady) as why:
        return refused(visit, why.reasons, status=409, looked_at=looked_at)
    except CannotWithdraw as why:
        return refused(visit, [str(why)], status=409)
    messages.success(visit.request, success)
    return visit.back()


def _ask_before_publishing(visit: Visit) -> HttpResponse:
    article, newest = visit.article, visit.article.latest_revision
    if newest is None:  # only while the draft is being made
        raise Http404
    content, at = revision_schema.current(newest.content), database_now()
    present = Publication.objects.filter(article_id=article.pk).first()
    live = article.live_revision
    return visit.page(
        "publish.html",
        title=_("Publish this story?"),
        reasons=blockers(article, newest),
        notes=notes(content),
        address=settings.SITE_URL + address.choose(content, present=present, at=at),
        present=present,
        changes=changes(revision_schema.current(live.content), content) if live else [],
        content=content,
        state=story.state(article),
        can_go=not doors.is_released(article),
    )


def _ask_for_note(visit: Visit, form: NoteForm, *, status: int = 200, revision: str = "") -> HttpResponse:
    seen = revision or visit.article.latest_revision_id
    return visit.page("send_back.html", status=status, title=_("Send the story back"), form=form, revision=seen)


def refused(visit: Visit, reasons: list[str], *, status: int, looked_at: Revision | None = None) -> HttpResponse:
    """Nothing happened, and why; with a way to what changed since the revision on the person's screen."""
    newest = visit.again().article.latest_revision if looked_at else None
    return visit.page(
        "refused.html",
        status=status,
        title=_("That was not done"),
        reasons=reasons,
        looked_at=looked_at if newest and looked_at != newest else None,
        newest=newest,
    )
