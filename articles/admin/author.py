"""The book of authors at the desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from articles.actions import author
from articles.models import Author
from newsroom.accounts.models import User
from newsroom.desk.combobox import ComboboxField
from newsroom.desk.site import DeskModelAdmin
from newsroom.desk.wording import DeskModelForm


class AuthorForm(DeskModelForm):
    person = ComboboxField(
        label=gettext_lazy("Works here as"),
        queryset=User.objects.filter(is_active=True),
        search_url="admin:accounts_user_search",
        required=False,
        help_text=gettext_lazy("The colleague whose name this is. Empty for people from outside."),
    )

    class Meta:
        model = Author
        fields = ("name", "bio", "person", "is_retired")
        widgets = {"bio": forms.Textarea(attrs={"rows": 3})}


@admin.register(Author)
class AuthorAdmin(DeskModelAdmin):
    action = author.save
    form = AuthorForm
    nav_position = 40
    list_display = ("name", "slug", "person", "retired")
    list_select_related = ("person",)
    list_filter = ("is_retired",)
    lookups = frozenset({"is_retired__exact"})
    search_fields = ("name",)
    search_help_text = gettext_lazy("A part of the name.")
    ordering = ("name", "pk")
    choice_fields = ("name",)
    empty_hint = gettext_lazy("No author is found here. Try fewer letters; desk editors add new ones.")
    first_hint = gettext_lazy("There is no author yet. Bylines are chosen from this book; desk editors add to it.")

    def get_fieldsets(self, request: HttpRequest, obj: Author | None = None) -> Any:
        return [(None, {"fields": ("name", "bio", "person", *(("slug", "is_retired") if obj else ()))})]

    def get_readonly_fields(self, request: HttpRequest, obj: Author | None = None) -> Any:
        # Who works here is for those who see the list of people; the slug is made once and is an address.
        return ("slug",) if request.user.has_perm("accounts.view_user") else ("slug", "person")

    def choices_for(self, request: HttpRequest, words: str) -> Any:
        return super().choices_for(request, words).filter(is_retired=False)

    def choice_hint(self, request: HttpRequest, row: Author) -> str:
        return row.bio[:60]
