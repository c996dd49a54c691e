"""The book of sources at the desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.actions import source
from articles.models import Source
from articles.vocabulary import SourceKind
from newsroom.desk.site import DeskModelAdmin
from newsroom.desk.wording import DeskModelForm, uncut

_WORDS = ("descriptor", "description")


class SourceForm(DeskModelForm):
    class Meta:
        model = Source
        fields = ("kind", "name", *_WORDS, "has_page", "is_retired")
        widgets = {"description": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        # Those who may not change the book get the form without its fields.
        for name in ("name", *_WORDS):
            if name in self.fields:
                uncut(self.fields[name])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        was, becomes = self.initial.get("kind"), cleaned.get("kind")
        if self.instance.pk and becomes and was != becomes and SourceKind.UNNAMED in (was, becomes):
            sentence = _("A named source cannot become an unnamed one: history keeps the name. Add a new source.")
            self.add_error("kind" if "kind" in self.fields else None, sentence)
        return cleaned


@admin.register(Source)
class SourceAdmin(DeskModelAdmin):
    action = source.save
    form = SourceForm
    nav_position = 20
    list_display = ("label", "kind", "descriptor", "retired")
    list_filter = ("kind", "is_retired")
    lookups = frozenset({"kind__exact", "is_retired__exact"})
    search_fields = ("name", "descriptor")
    search_help_text = gettext_lazy("A part of the name, or of the words that describe the source in print.")
    ordering = ("name", "descriptor", "pk")
    choice_fields = ("name", "descriptor")
    empty_hint = gettext_lazy("No source is found here. Try fewer letters, take a filter away, or add the source.")
    first_hint = gettext_lazy("The book of sources is empty. Add a source here, or while you attribute a statement.")
    change_list_template = "admin/articles/source/change_list.html"

    @admin.display(description=gettext_lazy("source"), ordering="name")
    def label(self, row: Source) -> str:
        return str(row)

    def get_fieldsets(self, request: HttpRequest, obj: Source | None = None) -> Any:
        retired = ("is_retired",) if obj else ()
        if _is_unnamed(request, obj):
            why = _(
                "An unnamed source has no name here: what is written in this book is kept for ever, "
                "and a name that was never written down cannot be found. Keep the name outside of Newsroom."
            )
            return [(_("A source who is not named"), {"fields": ("kind", *_WORDS, *retired), "description": why})]
        slug = ("slug",) if obj else ()
        return [(None, {"fields": ("kind", "name", *slug, *_WORDS, "has_page", *retired)})]

    def get_readonly_fields(self, request: HttpRequest, obj: Source | None = None) -> Any:
        # The slug is made from the name once: it is the source's address.
        fixed = ("slug", "kind") if obj and obj.kind == SourceKind.UNNAMED else ("slug",)
        return fixed if request.user.has_perm("articles.retire_source") else (*fixed, "is_retired")

    def get_form(self, request: HttpRequest, obj: Source | None = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002 - Django's signature
        form = super().get_form(request, obj, change, **kwargs)
        if "kind" in form.base_fields:
            unnamed = _is_unnamed(request, obj)
            if obj or unnamed:
                kinds = [kind for kind in SourceKind.choices if (kind[0] == SourceKind.UNNAMED) == unnamed]
                form.base_fields["kind"].choices = kinds
        return form

    def choices_for(self, request: HttpRequest, words: str) -> Any:
        rows = super().choices_for(request, words).filter(is_retired=False)
        kind = request.GET.get("kind", "")
        return rows.filter(kind=kind) if kind in SourceKind.values else rows

    def choice_hint(self, request: HttpRequest, row: Source) -> str:
        kind = row.get_kind_display()
        return f"{kind}, {row.descriptor}" if row.name and row.descriptor else kind


def _is_unnamed(request: HttpRequest, obj: Source | None) -> bool:
    """The unnamed have a form without a name field; a new one is asked for in the address."""
    return obj.kind == SourceKind.UNNAMED if obj else request.GET.get("kind") == SourceKind.UNNAMED
