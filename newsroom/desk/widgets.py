"""Widgets of the desk beside the combobox."""

from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.template.loader import render_to_string
from django.utils.safestring import SafeString


class Checkboxes(forms.CheckboxSelectMultiple):
    """Check boxes that say together what they are for: Django's have no name as a group."""

    template_name = "desk/checkboxes.html"

    def __init__(self, label: Any) -> None:
        super().__init__()
        self.label = label

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"] |= {"label": self.label}
        return context

    def create_option(self, *args: Any, **options: Any) -> dict[str, Any]:
        option = super().create_option(*args, **options)
        return {**option, "attributes": flatatt(option["attrs"])}

    def _render(self, template_name: str, context: dict[str, Any], renderer: Any = None) -> SafeString:
        # Form renderers look into the packages only, and our templates are beside them.
        return render_to_string(template_name, context)
