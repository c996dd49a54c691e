"""The book of tags at the desk."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from articles.actions import tag
from articles.models import Tag
from newsroom.desk.site import DeskModelAdmin


@admin.register(Tag)
class TagAdmin(DeskModelAdmin):
    action = tag.save
    nav_position = 30
    list_display = ("name", "kind", "slug", "retired")
    list_filter = ("kind", "is_retired")
    lookups = frozenset({"kind__exact", "is_retired__exact"})
    search_fields = ("name",)
    search_help_text = gettext_lazy("A part of the name.")
    ordering = ("name", "pk")
    choice_fields = ("name",)
    empty_hint = gettext_lazy("No tag is found here. Try fewer letters or take a filter away; librarians add new ones.")
    first_hint = gettext_lazy("The book of tags is empty. Librarians add the first one.")

    def get_fieldsets(self, request: HttpRequest, obj: Tag | None = None) -> Any:
        return [
            (None, {"fields": ("name", "kind", "description", *(("slug", "is_retired") if obj else ()))}),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Tag | None = None) -> Any:
        # Made from the name once: it is the topic's address.
        return ("slug",)

    def choices_for(self, request: HttpRequest, words: str) -> Any:
        return super().choices_for(request, words).filter(is_retired=False)

    def choice_hint(self, request: HttpRequest, row: Tag) -> str:
        return row.get_kind_display()
