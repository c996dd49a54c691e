"""A new story: a section, a headline, and its page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.actions import doors, editing, house
from articles.admin.article.visit import page, posted
from articles.models import Article, Section
from articles.models.clock import database_now
from articles.rules import access, opening
from articles.vocabulary import Opening, Stage
from newsroom.desk.wording import DeskModelForm

_DONE = {
    Stage.DRAFT: gettext_lazy("The draft is there. Write the story."),
    Stage.PITCH: gettext_lazy(
        "The pitch is there. Write into the standfirst or the body what the story is to be; "
        "the desk reads it and decides."
    ),
}


class StartForm(DeskModelForm):
    opening = forms.ChoiceField(
        label=gettext_lazy("Begin with"),
        choices=Opening.choices,
        required=False,
        help_text=gettext_lazy("A kind of story brings its places with it, each marked TK until it is written."),
    )

    class Meta:
        model = Article
        fields = ("headline", "section")

    def __init__(self, data: Any = None, *, sections: Any) -> None:
        super().__init__(data, label_suffix="")
        self.fields["section"].queryset = sections
        self.fields["headline"].widget.attrs |= {"data-count": "90", "autofocus": True}
        if data is None and len(sections) == 1:
            self.initial["section"] = sections[0]


def begin(site: Any, request: HttpRequest) -> HttpResponse:
    """GET asks for section and headline, POST makes the draft or the pitch and goes to its page."""
    person: Any = request.user
    if not person.has_perm(access.BEGIN):
        raise PermissionDenied
    sections = Section.objects.worked_in_by(person).order_by("position", "name")
    sent = posted(request) if request.method == "POST" else None
    form = StartForm(sent, sections=sections)
    stage = Stage.PITCH if sent is not None and sent.get("stage") == Stage.PITCH else Stage.DRAFT
    if form.is_bound and form.is_valid():
        try:
            article = editing.create_draft(
                section=form.cleaned_data["section"],
                headline=form.cleaned_data["headline"],
                body=opening.body(Opening(form.cleaned_data["opening"])),
                by=person,
                at=database_now(),
                stage=stage,
            )
        except (doors.NotAllowed, ValidationError) as why:
            form.add_error(None, str(why) if isinstance(why, doors.NotAllowed) else why)
        else:
            messages.success(request, _DONE[stage])
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
    facts = {"has_section": bool(sections), "may_pitch": house.rules().uses(Stage.PITCH)}
    return page(site, request, "start.html", title=_("New story"), form=form, **facts)
