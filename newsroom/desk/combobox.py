"""A form field for choosing one record out of many by typing a part of its name.

    source = ComboboxField(
        queryset=Source.objects.filter(is_retired=False),
        search_url="admin:articles_source_search",
        label_from=lambda source: source.name or source.descriptor,
        text_fields=("name", "descriptor"),
        required=False,
    )

- `queryset`: the records that may be chosen. What the form started with may stay, even when it is not among them.
- `search_url`: the name of an address that answers `?q=` with `{"results": [{"key", "label", "hint"}]}`; every
  `DeskModelAdmin` with `choice_fields` has one. Its labels must be the ones of `label_from`.
- `label_from`: the words that stand for a record in the box; by default its `str()`.
- `text_fields`: the columns that hold a label, so that an exact name works without JavaScript.

`cleaned_data[name]` is the record or None. The form posts `NAME` (the words in the box) and `NAME_key` (the record
that was chosen from the list). The behaviour is in `static/js/desk/combobox.js`, which every desk page loads but
the story's own; boxes that are put into a page later work at once.
"""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django.forms.utils import flatatt
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy

MOST_LETTERS = 200


class Choice(NamedTuple):
    """What a box holds: the words in it, and the key of the record they were chosen for."""

    text: str = ""
    key: str = ""


class ComboboxWidget(forms.Widget):
    """A text box with a hidden key beside it."""

    template_name = "desk/combobox.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.search_url = ""
        self.search_query: dict[str, str] = {}
        self.label = ""
        self.none: Any = ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, None, attrs)
        context["widget"] |= {
            "choice": value if isinstance(value, Choice) else Choice(),
            "url": reverse(self.search_url, query=self.search_query),
            "label": self.label,
            "none": self.none,
            "attributes": flatatt(context["widget"]["attrs"]),
        }
        return context

    def _render(self, template_name: str, context: dict[str, Any], renderer: Any = None) -> SafeString:
        # Form renderers look into the packages only, and our templates are beside them.
        return render_to_string(template_name, context)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Choice:
        return Choice(str(data.get(name) or "")[: MOST_LETTERS + 1].strip(), str(data.get(f"{name}_key") or ""))

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data


class ComboboxField(forms.Field):
    widget = ComboboxWidget
    default_error_messages = {
        "unknown": gettext_lazy("There is no %(noun)s called “%(text)s”. Choose one from the list."),
        "several": gettext_lazy("More than one %(noun)s is called “%(text)s”. Choose the one you mean from the list."),
    }

    def __init__(
        self,
        *,
        queryset: QuerySet[Any],
        search_url: str,
        label_from: Callable[[Any], str] = str,
        text_fields: Sequence[str] = ("name",),
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self.queryset = queryset
        self.label_from = label_from
        self.text_fields = text_fields
        self.started_with: Any = None
        self.widget.search_url = search_url

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        self.started_with = _key(form.get_initial_for_field(self, field_name))
        if self.label is None:
            self.label = capfirst(field_name.replace("_", " "))
        self.widget.label = self.label
        return super().get_bound_field(form, field_name)

    def prepare_value(self, value: Any) -> Choice:
        """For display: what was typed, or the label of the record that a key or an instance stands for."""
        if isinstance(value, Choice):
            return value
        found = value if isinstance(value, Model) else self._by_key(_key(value))
        return Choice(self.label_from(found), str(found.pk)) if found else Choice()

    def clean(self, value: Choice) -> Any:
        text = " ".join(value.text.split())
        if not text:
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        found = self._by_key(value.key)
        if found is None or not _same(self.label_from(found), text):
            found = self._by_label(text)
        self.run_validators(found)
        return found

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            chosen = self.clean(data)
        except ValidationError:
            return True
        return _key(initial) != _key(chosen)

    def _by_key(self, key: str) -> Any:
        # A key is a bigint; anything longer would be refused by the database with an error of its own.
        if not (key.isascii() and key.isdigit() and len(key) < 19):
            return None
        if key == self.started_with:
            return self.queryset.model._base_manager.filter(pk=key).first()  # noqa: SLF001 - Django's public name for it
        return self.queryset.filter(pk=key).first()

    def _by_label(self, text: str) -> Any:
        if "\x00" in text or len(text) > MOST_LETTERS:
            raise self._error("unknown", text)
        named = functools.reduce(operator.or_, (Q(**{f"{field}__iexact": text}) for field in self.text_fields))
        found = [record for record in self.queryset.filter(named)[:20] if self._is_called(record, text)]
        if len(found) == 1:
            return found[0]
        raise self._error("several" if found else "unknown", text)

    def _is_called(self, record: Any, text: str) -> bool:
        label = self.label_from(record)
        if _same(label, text):
            return True
        # A label may say more than the column ("Unnamed: a port official"), but never something else.
        return text.casefold() in label.casefold() and any(
            _same(getattr(record, name), text) for name in self.text_fields
        )

    def _error(self, code: str, text: str) -> ValidationError:
        noun = self.queryset.model._meta.verbose_name  # noqa: SLF001 - Django's public name for it
        short = text if len(text) <= 80 else gettext("%(beginning)s…") % {"beginning": text[:80]}
        return ValidationError(self.error_messages[code], code=code, params={"noun": noun, "text": short})


def _key(value: Any) -> str:
    if isinstance(value, Choice):
        return value.key
    if isinstance(value, Model):
        return str(value.pk)
    return "" if value is None else str(value)


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
