"""People at the desk, with the sections they work in; and which of them a story's filters may offer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.actions import person, section
from articles.models import Article, Section
from newsroom.accounts.admin import PersonAdmin
from newsroom.accounts.forms import PersonForm
from newsroom.accounts.models import User
from newsroom.desk.widgets import Checkboxes

# What a chooser of people is asked for, besides the owners of stories.
ASSIGNEES = "assignee"


class PersonInSectionsForm(PersonForm):
    sections = forms.ModelMultipleChoiceField(
        label=_("Sections"),
        queryset=Section.objects.order_by("position", "name"),
        required=False,
        widget=Checkboxes(_("Sections")),
        help_text=_("Reporters, sub-editors and desk editors see the stories of these sections and no others."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.instance.pk:
            self.initial["sections"] = list(self.instance.memberships.values_list("section_id", flat=True))


@admin.register(User)
class NewsroomPersonAdmin(PersonAdmin):
    form = PersonInSectionsForm
    place_fields = ("sections",)
    choice_permissions = frozenset({"articles.view_article"})
    anonymise = staticmethod(person.anonymise)

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:  # type: ignore[override]  # noqa: FBT001 - Django's signature
        super().save_model(request, obj, form, change)
        section.work_in(form.cleaned_data["sections"], person=obj)

    def choices_for(self, request: HttpRequest, words: str) -> Any:
        """Everybody for those who see the list of people; for others the owners of the stories that they see.

        `?of=assignee` asks for whom stories are assigned to that the person sees, also for those who left.
        """
        if request.GET.get("of") == ASSIGNEES:
            return assignees_seen_by(request.user, self.found(request, words))
        rows = super().choices_for(request, words)
        return rows if self.has_view_or_change_permission(request) else owners_seen_by(request.user, rows)


def assignees_seen_by(person: Any, people: QuerySet[User]) -> QuerySet[User]:
    return people.filter(Exists(Article.objects.seen_by(person).filter(assignee=OuterRef("pk"))))


def owners_seen_by(person: Any, people: QuerySet[User]) -> QuerySet[User]:
    return people.filter(Exists(Article.objects.seen_by(person).filter(owner=OuterRef("pk"))))
