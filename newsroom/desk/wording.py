"""What a form of the desk says of a field that was filled in wrongly: our own sentences, each with what to do.

Every form of the desk is a `DeskForm` or a `DeskModelForm`, or has `OwnWords` before Django's class; a test walks them
all. What a field or an action says itself stays as it is: only the messages that Django brings are replaced.
"""

from __future__ import annotations

from textwrap import shorten
from typing import Any

from django import forms
from django.core import validators
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.forms import fields as form_fields
from django.forms.utils import pretty_name
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

_FILL_IN = _("This cannot stay empty. Fill it in.")
_CHOOSE_ONE = _("Nothing is chosen yet. Choose one of the list.")
_NOT_OFFERED = _("This cannot be chosen here. Choose from the list.")
_NUMBER = _("“%(typed)s” is no number. Write a whole number in digits.")
_DAY = _("“%(typed)s” is no day. Write it as year, month and day, for example 2026-11-24.")
_TIME = _("“%(typed)s” is no time. Write it as hours and minutes, for example 09:00.")
_MOMENT = _("“%(typed)s” is no day and time. Write them like this: 2026-11-24 09:00.")
_DIGITS = _("Write the number with the digits 0 to 9.")
_DAY_DIGITS = _("Days and times are written with the digits 0 to 9, for example 2026-11-24 and 09:00.")
_ADDRESS = _("Write the whole address of the page, for example https://example.org/a-page.")
_SLUG = _("Use small letters, digits and hyphens, and nothing else: for example “harbour-opens-early”.")
_TAKEN = _("Another entry has the same words here. Write something else, or change that entry.")
_TICK = _("Tick the box or leave it empty.")

_ON_FORMS: tuple[tuple[type[forms.Field], str, Any], ...] = (
    (forms.Field, "required", _FILL_IN),
    (forms.IntegerField, "invalid", _NUMBER),
    (forms.FloatField, "invalid", _NUMBER),
    (forms.DecimalField, "invalid", _NUMBER),
    (forms.DateField, "invalid", _DAY),
    (forms.TimeField, "invalid", _TIME),
    (forms.DateTimeField, "invalid", _MOMENT),
    (forms.URLField, "invalid", _ADDRESS),
    (forms.ChoiceField, "invalid_choice", _NOT_OFFERED),
    (forms.MultipleChoiceField, "invalid_choice", _NOT_OFFERED),
    (forms.MultipleChoiceField, "invalid_list", _NOT_OFFERED),
    (forms.ModelChoiceField, "invalid_choice", _NOT_OFFERED),
    (forms.ModelMultipleChoiceField, "invalid_choice", _NOT_OFFERED),
    (forms.ModelMultipleChoiceField, "invalid_list", _NOT_OFFERED),
    (forms.ModelMultipleChoiceField, "invalid_pk_value", _NOT_OFFERED),
    (forms.FileField, "invalid", _("No file arrived. Choose the file again.")),
    (forms.FileField, "missing", _("No file arrived. Choose the file again.")),
    (forms.FileField, "empty", _("The file is empty. Choose another one.")),
    (forms.FileField, "max_length", _("The name of the file is too long. Give it a shorter one and choose it again.")),
    (forms.FileField, "contradiction", _("Choose a file or tick the box that takes it away, not both.")),
)
_ON_MODELS: tuple[tuple[type[models.Field[Any, Any]], str, Any], ...] = (
    (models.Field, "null", _FILL_IN),
    (models.Field, "blank", _FILL_IN),
    (models.Field, "invalid_choice", _NOT_OFFERED),
    (models.Field, "unique", _TAKEN),
    (models.Field, "unique_for_date", _TAKEN),
    (models.ForeignKey, "invalid", _NOT_OFFERED),
    (models.BooleanField, "invalid", _TICK),
    (models.BooleanField, "invalid_nullable", _TICK),
    (models.IntegerField, "invalid", _NUMBER),
    (models.DateField, "invalid", _DAY),
    (models.DateField, "invalid_date", _DAY),
    (models.DateTimeField, "invalid", _MOMENT),
    (models.DateTimeField, "invalid_date", _DAY),
    (models.DateTimeField, "invalid_datetime", _MOMENT),
    (models.UUIDField, "invalid", _NOT_OFFERED),
)
_OF_VALIDATORS: tuple[tuple[Any, Any], ...] = (
    (validators.RegexValidator, _("It cannot be written like this. Look at the help beside it.")),
    (validators.MaxLengthValidator, _("Write at most %(limit_value)d letters here; these are %(show_value)d.")),
    (validators.MinLengthValidator, _("Write at least %(limit_value)d letters here; these are %(show_value)d.")),
    (validators.MaxValueValidator, _("Write %(limit_value)s or less.")),
    (validators.MinValueValidator, _("Write %(limit_value)s or more.")),
    (validators.ProhibitNullCharactersValidator, _("It holds a sign that cannot be seen. Type it again.")),
    (validators.EmailValidator, _("Write the whole e-mail address, for example name@newsroom.example.")),
    (validators.URLValidator, _ADDRESS),
    (validators.integer_validator, _NUMBER),
    (validators.validate_slug, _SLUG),
    (validators.validate_unicode_slug, _SLUG),
)
# By the message object itself: its words differ from language to language.
_OURS = {
    **{id(field.default_error_messages[code]): ours for field, code, ours in (*_ON_FORMS, *_ON_MODELS)},  # type: ignore[attr-defined]
    **{id(validator.message): ours for validator, ours in _OF_VALIDATORS},
}
# Fields whose text Python reads as a number, in the digits of every script and with "_" between them.
_READ_AS_DAYS = (forms.DateField, forms.TimeField, forms.DateTimeField)
_READ_AS_NUMBERS = (*(forms.IntegerField, forms.FloatField, forms.DecimalField), *_READ_AS_DAYS)
# Fields in which something is chosen and nothing is written.
_CHOSEN_IN = (forms.ChoiceField, forms.ModelChoiceField, form_fields.FileField)


def uncut(field: forms.Field) -> None:
    """Let nothing that is pasted be cut off in silence: what is too long is sent, refused and given back.

    `field`: one of text with a limit; its help says how much there may be.
    """
    field.widget.attrs.pop("maxlength", None)
    limit = format_lazy(_("At most {most} letters."), most=field.max_length)  # type: ignore[attr-defined]
    field.help_text = format_lazy("{} {}", field.help_text, limit) if field.help_text else limit


class Words(forms.CharField):
    """Sentences with a limit that stands beside them and is counted while somebody writes, where scripts run."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        uncut(self)
        self.widget.attrs["data-count"] = self.max_length


class OwnWords:
    """Before a class of Django's: whatever is wrong with a field is said in our words."""

    fields: dict[str, forms.Field]

    def _clean_fields(self) -> None:
        """A number is written with the digits from 0 to 9, here as in addresses and everywhere else."""
        super()._clean_fields()  # type: ignore[misc]
        for name, field in self.fields.items():
            # Unless the field itself refused what was sent.
            is_taken = isinstance(field, _READ_AS_NUMBERS) and name in self.cleaned_data  # type: ignore[attr-defined]
            if is_taken and not _is_plain(self._sent(name, field)):
                self.add_error(name, ValidationError(field.error_messages["invalid"], code="invalid"))

    def add_error(self, field: str | None, error: Any) -> None:
        wrong = error if isinstance(error, ValidationError) else ValidationError(error)
        if hasattr(wrong, "error_dict"):
            said = {name: self._said(name, errors) for name, errors in wrong.error_dict.items()}
            super().add_error(field, ValidationError(said))  # type: ignore[misc,arg-type]
        else:
            super().add_error(field, self._said(field, wrong.error_list))  # type: ignore[misc]

    def _said(self, name: str | None, errors: list[ValidationError]) -> list[ValidationError]:
        field = self.fields.get(name or "")
        if name and isinstance(field, _READ_AS_NUMBERS) and not _is_in_our_digits(self._sent(name, field)):
            said = _DAY_DIGITS if isinstance(field, _READ_AS_DAYS) else _DIGITS
            return [ValidationError(said, code="invalid")]
        return [in_our_words(one, field, typed=self._typed(name, field)) for one in errors]

    def _typed(self, name: str | None, field: forms.Field | None) -> str:
        """A beginning of what was sent; never of a password."""
        if name is None or field is None or isinstance(field.widget, forms.PasswordInput):
            return ""
        return shorten(self._sent(name, field), 40, placeholder=" …")

    def _sent(self, name: str, field: forms.Field) -> str:
        sent = field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name))  # type: ignore[attr-defined]
        return sent if isinstance(sent, str) else ""


def _is_plain(text: str) -> bool:
    return "_" not in text and _is_in_our_digits(text)


def _is_in_our_digits(text: str) -> bool:
    return all(one.isascii() for one in text if one.isdigit())


class DeskForm(OwnWords, forms.Form):
    pass


class DeskModelForm(OwnWords, forms.ModelForm):  # type: ignore[type-arg]
    pass


def in_our_words(wrong: ValidationError, field: forms.Field | None = None, *, typed: str = "") -> ValidationError:
    """The same refusal; where the message is Django's, with our sentence for it."""
    ours = _OURS.get(id(wrong.message))
    if ours is None:
        return wrong
    if ours is _FILL_IN and isinstance(field, _CHOSEN_IN):
        ours = _CHOOSE_ONE
    return ValidationError(ours, code=wrong.code, params={**(wrong.params or {}), "typed": typed})


def all_in_our_words(wrong: ValidationError) -> list[str]:
    """What is wrong with a record that no form asked for, as sentences that name the field."""
    if not hasattr(wrong, "error_dict"):
        return [said for one in wrong.error_list for said in in_our_words(one).messages]
    sentences = []
    for name, errors in wrong.error_dict.items():
        for one in errors:
            said = in_our_words(one)
            label = "" if said is one or name == NON_FIELD_ERRORS else f"{pretty_name(name)}: "
            sentences += [f"{label}{sentence}" for sentence in said.messages]
    return sentences
