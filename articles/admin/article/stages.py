"""The steps of a story: sent, sent back, approved, published, withdrawn, moved to another section."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.actions import doors, editing, noticing, workflow
from articles.actions.publishing.publish import NotReady
from articles.actions.publishing.withdraw import CannotWithdraw, withdraw
from articles.admin.article import heard
from articles.admin.article.mending import points, written
from articles.admin.article.outcome import Outcome
from articles.admin.article.stops import is_embargoed
from articles.admin.article.visit import Visit, posted, whole_number
from articles.models import Revision, Section, Transition
from articles.models.clock import database_now
from articles.rules import workflow as road
from articles.rules.steps import STEPS
from articles.vocabulary import Duty, Move, Stage, Standing
from newsroom.desk.wording import DeskForm, Words

MOVES = {name.replace("_", "-").lower(): Move(name) for name in {step.move for step in STEPS if step.duty is not None}}
_LETS_OUT = frozenset({Move.APPROVE, Move.PASS})
_DONE = {
    Move.COMMISSION: gettext_lazy("Commissioned."),
    Move.START: gettext_lazy("The story is a draft now. Write it and send it to the desk."),
    Move.SEND: gettext_lazy("Sent to the desk."),
    Move.SEND_BACK: gettext_lazy("Sent back."),
    Move.APPROVE: gettext_lazy("Approved. The story can be published now."),
    Move.TO_SUBS: gettext_lazy("Approved, and sent to the subs."),
    Move.PASS: gettext_lazy("Passed. The story can be published now."),
    Move.ASK_LEGAL: gettext_lazy("Sent to legal."),
    Move.CLEAR: gettext_lazy("Cleared. The story is at the desk again."),
    Move.HOLD: gettext_lazy("Held. Nothing of it goes out until the hold ends."),
    Move.UNHOLD: gettext_lazy("The hold has ended. The story is at the desk again and needs approval."),
    Move.SPIKE: gettext_lazy("Spiked. It stands among the spiked stories and can be brought back."),
    Move.UNSPIKE: gettext_lazy("Brought back as a draft."),
}


@dataclass(frozen=True)
class Asking:
    """The words of the page that asks for the note of a step."""

    title: Any
    what: Any
    label: Any
    button: Any


_ASKING = {
    Move.SEND_BACK: Asking(
        gettext_lazy("Send the story back"),
        gettext_lazy("“%(headline)s” goes back to its writer as a draft."),
        gettext_lazy("What should the writer do?"),
        gettext_lazy("Send back"),
    ),
    Move.HOLD: Asking(
        gettext_lazy("Hold the story"),
        gettext_lazy("“%(headline)s” is held while it is checked: nothing of it goes out, and it is approved again."),
        gettext_lazy("What is being checked?"),
        gettext_lazy("Hold"),
    ),
    Move.SPIKE: Asking(
        gettext_lazy("Spike the story"),
        gettext_lazy("“%(headline)s” leaves everybody’s lists. It is kept and can be brought back."),
        gettext_lazy("Why is it spiked?"),
        gettext_lazy("Spike"),
    ),
}


class NoteForm(DeskForm):
    note = Words(
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4, "autofocus": True}),
        help_text=gettext_lazy("Everybody who can see the story will read this in its history."),
    )

    def __init__(self, data: Any = None, *, move: Move) -> None:
        super().__init__(data, label_suffix="")
        self.fields["note"].label = _ASKING[move].label
        self.fields["note"].error_messages["required"] = road.note_wanted(move)


class ReasonForm(DeskForm):
    reason = Words(
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


class SectionForm(DeskForm):
    section = forms.ModelChoiceField(Section.objects.none(), label=gettext_lazy("New section"))

    def __init__(self, data: Any = None, *, sections: Any) -> None:
        super().__init__(data, label_suffix="")
        self.fields["section"].queryset = sections


def done(visit: Visit, move: Move) -> str:
    """What to say of a step that was taken. What stops the story stops it after its approval too."""
    if move in _LETS_OUT and visit.article.is_on_legal_hold:
        return _("Approved. Nothing of it goes out until legal lifts the hold.")
    if move in _LETS_OUT and is_embargoed(visit.article):
        return _("Approved. Nothing of it goes out until the embargo ends.")
    return str(_DONE[move])


def move(visit: Visit, move: str) -> HttpResponse:
    """POST takes the step; GET asks for the note of a step that needs one."""
    wanted = MOVES.get(move)
    duty = wanted and road.duty_of(wanted, Stage(visit.article.stage))
    if wanted is None or duty is None:
        raise Http404
    if why := visit.refusal(duty):
        return refused(visit, [why], status=403)
    needs_note = wanted in _ASKING
    if visit.request.method != "POST":
        return _ask_for_note(visit, wanted, NoteForm(move=wanted)) if needs_note else visit.back()
    sent = posted(visit.request)
    form = NoteForm(sent, move=wanted) if needs_note else None
    if form is not None and not form.is_valid():
        return _ask_for_note(visit, wanted, form, status=409, revision=sent.get("revision", ""))
    note = form.cleaned_data["note"] if form is not None else ""

    taken: list[Transition] = []

    def said(step: Transition) -> str:
        taken.append(step)
        return heard.told(done(visit, wanted), noticing.names_told(step) if note else [])

    facts: dict[str, Any] = {"move": wanted, "by": visit.person, "at": database_now(), "note": note}
    response = with_revision(visit, lambda revision: workflow.move(visit.article, revision=revision, **facts), said)
    if taken:
        heard.warn(visit, note)
    return response


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
    return attempt(
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
    response = attempt(
        visit,
        lambda: editing.move_section(visit.article, to=to, by=visit.person, at=database_now()),
        _("Moved to “%(section)s”.") % {"section": to},
    )
    outcome.tell()
    return response


def with_revision(visit: Visit, do: Callable[[Revision], Any], success: str | Callable[[Any], str]) -> HttpResponse:
    """Do it with the revision that was on the person's screen. Raises Http404 for one of another story."""
    sent = posted(visit.request).get("revision")
    pk = whole_number(sent)
    if pk is None:
        why = _("The form did not say which version you looked at. Open the story again and decide there.")
        return refused(visit, [why], status=409)
    revision = visit.article.revisions.filter(pk=pk).first()
    if revision is None:
        raise Http404
    return attempt(visit, lambda: do(revision), success, looked_at=revision)


def attempt(
    visit: Visit,
    do: Callable[[], Any],
    success: str | Callable[[Any], str],
    *,
    looked_at: Revision | None = None,
) -> HttpResponse:
    """`success`: what is said when it is done, or how to say it of what `do` returned."""
    try:
        done = do()
    except doors.NotAllowed as why:
        return refused(visit, [str(why)], status=403)
    except (workflow.CannotMove, NotReady) as why:
        return refused(visit, why.reasons, status=409, looked_at=looked_at)
    except CannotWithdraw as why:
        return refused(visit, [str(why)], status=409)
    messages.success(visit.request, success(done) if callable(success) else success)
    return visit.back()


def _ask_for_note(visit: Visit, move: Move, form: NoteForm, *, status: int = 200, revision: str = "") -> HttpResponse:
    seen = revision or visit.article.latest_revision_id
    asking = _ASKING[move]
    what = asking.what % {"headline": visit.article.headline}
    return visit.page(
        "note.html", status=status, title=asking.title, what=what, button=asking.button, form=form, revision=seen
    )


def refused(visit: Visit, reasons: Sequence[str], *, status: int, looked_at: Revision | None = None) -> HttpResponse:
    """Nothing happened, and why; with a way to what changed since the revision on the person's screen."""
    newest = visit.again().article.latest_revision if looked_at else None
    return visit.page(
        "refused.html",
        status=status,
        title=_("That was not done"),
        points=points(visit, reasons),
        written=written(visit),
        looked_at=looked_at if newest and looked_at != newest else None,
        newest=newest,
    )
