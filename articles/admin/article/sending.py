"""The page that takes a step with a note and for somebody; the buttons of the story's page take it at once."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.actions import doors, noticing, people, workflow
from articles.admin.article import colleagues, heard
from articles.admin.article.asking import looked_at, tell
from articles.admin.article.bar import BUTTONS, takeable
from articles.admin.article.stages import done, refused
from articles.admin.article.visit import Visit, posted
from articles.models import Revision
from articles.models.clock import database_now
from articles.rules import handing
from articles.rules.steps import STEPS, Step
from articles.vocabulary import Move, Stage
from newsroom.accounts.models import User
from newsroom.desk.wording import DeskForm, Words


class SendForm(DeskForm):
    """`steps`: those that can be taken now; the list of people says after which of them the story could be theirs."""

    step = forms.ChoiceField(
        label=gettext_lazy("What happens to the story?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose what happens to the story."),
            "invalid_choice": gettext_lazy("The story cannot take this step now. Choose one of these."),
        },
    )
    to = forms.ModelChoiceField(
        None,
        label=gettext_lazy("For whom?"),
        required=False,
        empty_label=gettext_lazy("Whoever is there"),
        error_messages={
            "invalid_choice": gettext_lazy("This person can do nothing with the story there. Choose somebody else.")
        },
        help_text=gettext_lazy(
            "Choose nobody, and the story waits in the lists of those who can go on with it; only of a story that is "
            "sent back its writers are told. Somebody you choose is told at once and has the story first in their list."
        ),
    )
    note = Words(
        label=gettext_lazy("What do you want to say with it?"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy(
            "Everybody who can see the story will read this in its history. Write @ and a name to tell somebody."
        ),
    )

    def __init__(self, data: Any = None, *, visit: Visit, steps: list[Step]) -> None:
        # Of several none is chosen before somebody does: what was written for one must not go with another.
        super().__init__(data, initial={"step": steps[0].move} if len(steps) == 1 else None, label_suffix="")
        named = {step.move: str(BUTTONS[step.move]).removesuffix("…") for step in steps}
        self.fields["step"].choices = list(named.items())
        acting = people.acting(visit.article, {step.end for step in steps})
        others = [(one, stages) for one, stages in acting if one.pk != visit.person.pk]
        self.fields["to"].queryset = User.objects.filter(pk__in=[one.pk for one, _stages in others])
        nobody = ("", self.fields["to"].empty_label)
        wants_second = visit.house.wants_second_person(is_sensitive=visit.article.is_sensitive)
        self.fields["to"].choices = [
            nobody,
            *(
                (one.pk, _warned(_named(one, stages, steps, named), one, stages, wants_second=wants_second))
                for one, stages in others
            ),
        ]


def _named(person: User, stages: set[Stage], steps: list[Step], named: dict[Move, str]) -> str:
    """Name and roles; with several steps to choose from also those that lead to this person."""
    if len(steps) == 1:
        return colleagues.named(person)
    ways = [named[step.move] for step in steps if step.end in stages]
    return _("%(name)s (%(steps)s)") % {"name": colleagues.named(person), "steps": get_text_list(ways, _("or"))}


def _warned(name: str, person: Any, stages: set[Stage], *, wants_second: bool) -> str:
    """The name, and why this person cannot let the story pass where it goes. `person` comes from `people.acting`."""
    # What somebody polishes with the subs makes nobody an author there; everywhere else it does.
    wrote = {Stage.SUBS: person.wrote_outside_subs}
    why = [
        handing.why_not_pass(stage, may_pass=person.may_approve, wrote=wants_second and wrote.get(stage, person.wrote))
        for stage in Stage
        if stage in stages
    ]
    if not any(why):
        return name
    return _("%(name)s: %(why)s") % {"name": name, "why": get_text_list(list(filter(None, why)), _("and"))}


def page(visit: Visit) -> HttpResponse:
    """GET asks for step, person and note; POST takes the step, or asks again with what was typed."""
    sent = posted(visit.request) if visit.request.method == "POST" else None
    free, waiting = takeable(visit)
    steps = handing.handing_on(free)
    if not steps:
        is_theirs = any(not visit.refusal(step.duty) for step in handing.handing_on(STEPS) if step.duty)
        why = _("You can take no step with this story now. Open it again to see where it is.")
        return refused(visit, waiting or [why], status=409 if is_theirs else 403)
    form = SendForm(sent, visit=visit, steps=steps)
    if sent is None or not form.is_valid():
        return _ask(visit, form)
    return _take(visit, form, looked_at(visit, sent.get("revision")))


def _take(visit: Visit, form: SendForm, revision: Revision | None) -> HttpResponse:
    if revision is None:
        form.add_error(None, _("The form did not say which version you looked at. Look at the story, then send again."))
        return _ask(visit, form)
    known = form.cleaned_data
    move, to = Move(known["step"]), known["to"]
    facts = {"by": visit.person, "at": database_now(), "note": known["note"], "to": to}
    try:
        step = workflow.move(visit.article, move=move, revision=revision, **facts)
    except doors.NotAllowed as why:
        return refused(visit, [str(why)], status=403)
    except workflow.CannotMove as why_not:
        tell(form, why_not.reasons)
        return _ask(visit, form)
    messages.success(visit.request, heard.told(done(visit, move), noticing.names_told(step)))
    heard.warn(visit, known["note"])
    return visit.back()


def _ask(visit: Visit, form: SendForm) -> HttpResponse:
    """Once sent, the form goes on about the version that was on the screen: a newer one is read first."""
    return visit.page(
        "send.html",
        status=409 if form.is_bound else 200,
        title=_("Send with a note"),
        form=form,
        seen=form.data.get("revision") or visit.article.latest_revision_id,
    )
