"""The field for the address of a page elsewhere: refuses what it would otherwise have to guess at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError

from articles.rules.link import link_fault

if TYPE_CHECKING:
    from django.db import models


class LinkField(forms.URLField):
    """Puts https:// before a bare host. An address without a scheme that begins with a slash names no host of its own
    accord: where it leads depends on the page that it was copied from."""

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and (typed := value.strip()).startswith(("/", "\\")):
            raise ValidationError(link_fault(typed))
        return super().to_python(value)


def link_field(model: type[models.Model], name: str) -> Any:
    """The field of a form for this field of the model."""
    # Django's public name for it, though it begins with an underscore.
    field: Any = model._meta.get_field(name)  # noqa: SLF001
    return field.formfield(form_class=LinkField, assume_scheme="https")
