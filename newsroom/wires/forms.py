"""What is brought in, and where the drafts belong."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.models import Section
from newsroom.desk.wording import DeskForm


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files, empty ones as well: what is wrong with each is said when it is read."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        return list(data or [])


class TextsForm(DeskForm):
    files = FilesField(label=_("Text files"), required=False)
    pasted = forms.CharField(
        label=_("Or paste a text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("The whole story: headline, paragraphs, and the related headlines at its end."),
    )

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if not found.get("files") and not found.get("pasted", "").strip():
            raise ValidationError(_("There is nothing to read yet. Choose a text file or paste a text."))
        return found


class SectionForm(DeskForm):
    section = forms.ModelChoiceField(
        Section.objects.none(),
        label=_("Section"),
        error_messages={
            "required": _("Choose the section that the drafts belong to."),
            "invalid_choice": _("You do not write in that section. Choose one of yours."),
        },
    )

    def __init__(self, data: Any = None, *, sections: Any) -> None:
        super().__init__(data, label_suffix="")
        self.fields["section"].queryset = sections  # type: ignore[attr-defined]
        self.has_choice = bool(sections)
        if data is None and len(sections) == 1:
            self.initial["section"] = sections[0]
