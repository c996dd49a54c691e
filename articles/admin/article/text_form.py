"""The form for a story's own words."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.actions.editing import EDITABLE
from articles.admin.body import BodyField
from articles.models import Article


class NewsroomMoment(forms.DateTimeField):
    """A native date and time input that means the newsroom's clock, wherever its writer sits."""

    widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, dt.datetime) and timezone.is_aware(value):
            return timezone.make_naive(value, timezone.get_default_timezone())
        return value

    def to_python(self, value: Any) -> Any:
        with timezone.override(timezone.get_default_timezone()):
            return super().to_python(value)


def _planned_label() -> str:
    return gettext("Planned for (%(zone)s time)") % {"zone": settings.TIME_ZONE}


class TextForm(forms.ModelForm):  # type: ignore[type-arg]
    """Saves nothing: `text()` is what `actions.editing.save_text` takes."""

    body = BodyField(label=_("Body"), required=False)
    planned_for = NewsroomMoment(
        label=lazy(_planned_label, str)(),
        required=False,
        help_text=_("A plan for colleagues; nothing goes out by itself."),
    )

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

    def text(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in EDITABLE}

    def save(self, commit: bool = True) -> Article:  # noqa: FBT001, FBT002 - Django's signature
        raise TypeError("articles.actions.editing saves the text.")
