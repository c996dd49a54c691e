"""The form for a story's own words."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.actions.editing import EDITABLE
from articles.admin.article.moment import OwnMoment, times_are_in
from articles.admin.body import BodyField
from articles.models import Article
from newsroom.desk.wording import DeskModelForm


def _help_of_the_plan() -> str:
    return f"{gettext('A plan for colleagues; nothing goes out by itself.')} {times_are_in()}"


# What a story has besides its words.
SETTINGS = ("slug", "language", "dateline", "planned_for")


class TextForm(DeskModelForm):
    """Saves nothing: `text()` is what `actions.editing.save_text` takes."""

    body = BodyField(label=_("Body"), required=False)
    planned_for = OwnMoment(label=_("Planned for"), required=False, help_text=lazy(_help_of_the_plan, str)())

    class Meta:
        model = Article
        fields = EDITABLE
        labels = {"method": _("How we reported this")}
        widgets = {
            "standfirst": forms.Textarea(attrs={"rows": 2}),
            "method": forms.Textarea(attrs={"rows": 4}),
        }

    def __init__(self, data: Any = None, *, article: Article, initial: Mapping[str, Any] | None = None) -> None:
        # A copy: checking a form writes what was typed onto its instance.
        super().__init__(data, instance=copy.copy(article), initial=initial, label_suffix="")
        self.fields["headline"].widget.attrs["data-count"] = "90"

    def settings(self, form_id: str) -> list[forms.BoundField]:
        """The fields that stand beside the text, each part of the form with this id wherever it stands."""
        for name in SETTINGS:
            self.fields[name].widget.attrs["form"] = form_id
        return [self[name] for name in SETTINGS]

    def text(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in EDITABLE}

    def save(self, commit: bool = True) -> Article:  # noqa: FBT001, FBT002 - Django's signature
        raise TypeError("articles.actions.editing saves the text.")
