"""Bring in texts: choose or paste, look at what would be made of each, and have the drafts made."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin.article.visit import posted
from articles.models import Article, Section
from articles.vocabulary import Stage
from newsroom.wires import batch, drafts, preview
from newsroom.wires.forms import SectionForm, TextsForm
from newsroom.wires.sealed import BadSignature, unseal
from newsroom.wires.text import Unreadable

NOT_YET = 403


@dataclass(frozen=True)
class Outcome:
    """What a request came to: drafts that are there, texts that can still become one, and what could not be read."""

    items: list[preview.Item] = field(default_factory=list)
    made: list[Article] = field(default_factory=list)
    refused: list[batch.Refused] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def texts(request: HttpRequest, *, has_token: bool) -> HttpResponse:
    """GET asks for texts; POST shows what would be made of them and makes nothing."""
    if request.method != "POST":
        return _ask(request, TextsForm(label_suffix=""))
    form = TextsForm(posted(request), request.FILES, label_suffix="")
    if not has_token:
        why = _("You signed in again after you opened this page, so nothing was read yet. Choose your files once more.")
        return _ask(request, form, faults=[why], status=NOT_YET)
    if not form.is_valid():
        return _ask(request, form, faults=[str(why) for errors in form.errors.values() for why in errors])
    sent, refused = batch.receive(form.cleaned_data["files"], form.cleaned_data["pasted"])
    if not sent:
        return _ask(request, form, faults=[one.why for one in refused])
    return _show(request, Outcome(preview.fresh(sent), refused=refused), SectionForm(sections=_sections(request)))


def make(request: HttpRequest, *, has_token: bool) -> HttpResponse:
    """POST makes a draft of each ticked text of a preview; a second time it leads to the same drafts."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("wires:texts"))
    sent = posted(request)
    person: Any = request.user
    try:
        opened = {one.key: one for one in (unseal(text, person=person) for text in sent.getlist("text"))}
        items = preview.reopened(opened.values(), taken=set(sent.getlist("take")))
    except (BadSignature, Unreadable):
        items = []
    if not 0 < len(items) <= batch.TEXTS_MOST:
        why = _("What was sent is not what was previewed for you, so nothing was made. Choose the texts again.")
        return _ask(request, TextsForm(label_suffix=""), faults=[why], status=400 if has_token else NOT_YET)
    form = SectionForm(sent, sections=_sections(request))
    if not has_token:
        why = _("You signed in again after you opened this page, so nothing was made yet. All texts are here: go on.")
        return _show(request, Outcome(items, faults=[why]), form, status=NOT_YET)
    faults = [str(why) for errors in form.errors.values() for why in errors]
    if not any(item.is_taken for item in items):
        faults.append(_("No text is ticked. Tick those that should become drafts."))
    if faults:
        return _show(request, Outcome(items, faults=faults), form)
    outcome = _made(items, section=form.cleaned_data["section"], by=person)
    return _show(request, outcome, form) if outcome.items else _lead_on(request, outcome.made)


def _made(items: list[preview.Item], *, section: Section, by: Any) -> Outcome:
    """Each ticked text by itself: what is wrong with one does not stop the others."""
    made, left = [], []
    for item in items:
        if not item.is_taken:
            continue
        try:
            made.append(drafts.confirm(item.story, key=item.key, section=section, by=by, again=item.again))
        except (drafts.HereAlready, *drafts.REFUSALS) as why:
            left.append(replace(item, is_taken=False, refusal=drafts.sentence(why)))
    return Outcome(items=left, made=made)


def _lead_on(request: HttpRequest, made: list[Article]) -> HttpResponse:
    """To the story, or to the person's drafts with the new ones on top."""
    if len(made) == 1:
        messages.success(request, _("The draft is there. Its headline is a proposal: write your own."))
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[made[0].pk]))
    count = {"count": len(made)}
    messages.success(
        request,
        ngettext(
            "%(count)d draft is there, on top of your list.",
            "%(count)d drafts are there, on top of your list. Their headlines are proposals: write your own.",
            len(made),
        )
        % count,
    )
    person: Any = request.user
    mine = urlencode({"owner": person.name, "owner_key": person.pk, "stage": Stage.DRAFT})
    return HttpResponseRedirect(f"{reverse('admin:articles_article_changelist')}?{mine}")


def _sections(request: HttpRequest) -> Any:
    return Section.objects.worked_in_by(request.user).order_by("position", "name")  # type: ignore[arg-type]


def _ask(request: HttpRequest, form: TextsForm, *, faults: list[str] | None = None, status: int = 200) -> HttpResponse:
    context = {
        **admin.site.each_context(request),
        "title": _("Bring in texts"),
        "form": form,
        "faults": faults,
        "limits": batch.limits(),
        "has_section": _sections(request).exists(),
    }
    return render(request, "admin/wires/texts.html", context, status=status)


def _show(request: HttpRequest, outcome: Outcome, form: SectionForm, *, status: int = 200) -> HttpResponse:
    person: Any = request.user
    shown = preview.show(outcome.items, person=person)
    context = {
        **admin.site.each_context(request),
        "title": _("What will be made"),
        "outcome": outcome,
        "texts": shown,
        "form": form,
        "is_single": len(shown) == 1 and shown[0].is_taken,
    }
    return render(request, "admin/wires/preview.html", context, status=status)
