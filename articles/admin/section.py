"""The sections of the paper at the desk. Who works in which is on the page of each person."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from articles.actions import section
from articles.models import Section
from newsroom.desk.site import DeskModelAdmin


@admin.register(Section)
class SectionAdmin(DeskModelAdmin):
    action = section.save
    nav_position = 60
    list_display = ("name", "slug", "position", "people")
    search_fields = ("name",)
    ordering = ("position", "name", "pk")
    empty_hint = gettext_lazy("There is no section yet. Add one: every story belongs to a section.")

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).annotate(people=Count("memberships"))

    @admin.display(description=gettext_lazy("people"))
    def people(self, row: Any) -> int:
        return int(row.people)

    def get_fieldsets(self, request: HttpRequest, obj: Section | None = None) -> Any:
        return [(None, {"fields": ("name", "slug", "description", "position")})]

    def get_readonly_fields(self, request: HttpRequest, obj: Section | None = None) -> Any:
        # An address that readers and other sites have.
        return ("slug",) if obj else ()

    def get_form(self, request: HttpRequest, obj: Section | None = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002 - Django's signature
        form = super().get_form(request, obj, change, **kwargs)
        if "slug" in form.base_fields:
            form.base_fields["slug"].required = False
            form.base_fields["slug"].help_text = gettext_lazy(
                "The section’s address, for example “world”. Empty makes it from the name. It stays as it is."
            )
        return form
