"""What the desk says of a field that was filled in wrongly: in our sentences, in every form there is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django import forms
from django.contrib import admin
from django.core import validators
from django.core.exceptions import ValidationError
from django.db import models
from django.test import RequestFactory

from articles.admin.article.attribution_form import AttributionForm
from articles.admin.article.filters import StoryFilters
from articles.admin.article.text_form import TextForm
from newsroom.accounts.models import User
from newsroom.desk.wording import _OURS, DeskForm, OwnWords, Words, all_in_our_words
from tests.newsdesk import Newsdesk

OF_OURS = ("articles.", "newsroom.")


def every(base: type[Any]) -> Iterator[type[Any]]:
    for one in base.__subclasses__():
        yield one
        yield from every(one)


FORMS = sorted({one for one in every(forms.BaseForm) if one.__module__.startswith(OF_OURS)}, key=str)


def brought_by_django() -> dict[int, str]:
    """Every message of a field or a validator that is Django's own."""
    fields = [one for base in (forms.Field, models.Field) for one in (base, *every(base))]
    found = [
        message
        for field in fields
        if field.__module__.startswith("django.")
        for message in getattr(field, "default_error_messages", {}).values()
    ]
    found += [one.message for one in vars(validators).values() if hasattr(one, "message")]
    return {id(message): str(message) for message in found}


def messages_of(field: Any) -> Iterator[Any]:
    yield from field.error_messages.values()
    yield from (check.message for check in field.validators if hasattr(check, "message"))


def test_every_form_speaks_in_our_words() -> None:
    strangers = [form for form in FORMS if not issubclass(form, OwnWords)]
    assert len(FORMS) > 20
    assert strangers == []


def test_so_does_every_form_of_a_book_and_the_filters(desk: Newsdesk) -> None:
    request = RequestFactory().get("/")
    request.user = User(is_superuser=True, is_active=True)
    books = {type(book).__name__: book.get_form(request) for book in admin.site._registry.values()}
    books["filters"] = StoryFilters({}, None, request=request).get_form_class()
    assert {name for name, form in books.items() if not issubclass(form, OwnWords)} == set()


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__qualname__)
def test_no_field_has_a_message_of_django_for_which_there_is_no_sentence_of_ours(form: Any) -> None:
    fields = dict(form.base_fields)
    if model := getattr(getattr(form, "_meta", None), "model", None):
        fields |= {f"the record’s {name}": model._meta.get_field(name) for name in form._meta.fields or ()}
    theirs = brought_by_django()
    unsaid = {
        f"{name}: {theirs[id(message)]}"
        for name, field in fields.items()
        for message in messages_of(field)
        if id(message) in theirs and id(message) not in _OURS
    }
    assert unsaid == set()


class Sample(DeskForm):
    word = forms.CharField(max_length=5)
    slug = forms.SlugField(required=False)
    on = forms.DateField(required=False)
    when = forms.TimeField(required=False)
    how_many = forms.IntegerField(required=False, min_value=2, max_value=9)
    which = forms.ChoiceField(choices=[("a", "A")])
    address = forms.URLField(required=False, assume_scheme="https")
    mail = forms.EmailField(required=False)
    own = forms.CharField(required=False, max_length=3, error_messages={"max_length": "Three letters, please."})
    secret = forms.DateField(required=False, widget=forms.PasswordInput)


GOOD = {"word": "dawn", "which": "a"}


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("word", "", "This cannot stay empty. Fill it in."),
        ("word", "harbour", "Write at most 5 letters here; these are 7."),
        ("word", "a\0b", "It holds a sign that cannot be seen. Type it again."),
        (
            "slug",
            "Not a slug",
            "Use small letters, digits and hyphens, and nothing else: for example “harbour-opens-early”.",
        ),
        ("on", "rubbish", "“rubbish” is no day. Write it as year, month and day, for example 2026-11-24."),
        ("on", "r" * 80, "“…” is no day. Write it as year, month and day, for example 2026-11-24."),  # one long word
        ("when", "noon", "“noon” is no time. Write it as hours and minutes, for example 09:00."),
        ("how_many", "few", "“few” is no number. Write a whole number in digits."),
        # Python takes these for 3 and for 5.
        ("how_many", "٣", "Write the number with the digits 0 to 9."),
        ("how_many", "0_5", "“0_5” is no number. Write a whole number in digits."),
        ("on", "٢٠٢٦-11-24", "Days and times are written with the digits 0 to 9, for example 2026-11-24 and 09:00."),
        ("when", "٠٩:00", "Days and times are written with the digits 0 to 9, for example 2026-11-24 and 09:00."),
        ("how_many", "1", "Write 2 or more."),
        ("how_many", "10", "Write 9 or less."),
        ("which", "", "Nothing is chosen yet. Choose one of the list."),
        ("which", "b", "This cannot be chosen here. Choose from the list."),
        ("address", "ht!tp", "Write the whole address of the page, for example https://example.org/a-page."),
        ("mail", "rosa", "Write the whole e-mail address, for example name@newsroom.example."),
        ("own", "four", "Three letters, please."),  # what a form says itself stays
        ("secret", "hunter2", "“” is no day. Write it as year, month and day, for example 2026-11-24."),
    ],
)
def test_what_is_said_of_a_field(field: str, typed: str, sentence: str) -> None:
    form = Sample({**GOOD, field: typed})
    assert form.errors == {field: [sentence]}


def test_what_a_record_says_of_itself_is_in_our_words_too(desk: Newsdesk) -> None:
    form = TextForm(article=desk.draft())
    form.cleaned_data, form._errors = {}, forms.utils.ErrorDict()
    unique = models.Field.default_error_messages["unique"]
    form.add_error(None, ValidationError({"slug": [ValidationError(unique, code="unique", params={})]}))
    assert form.errors["slug"] == ["Another entry has the same words here. Write something else, or change that entry."]


def test_a_record_that_no_form_asked_for_names_its_field() -> None:
    blank = ValidationError(models.Field.default_error_messages["blank"], code="blank")
    wrong = ValidationError({"name": [blank], "bio": [ValidationError("Too vague. Say more.")]})
    assert all_in_our_words(wrong) == ["Name: This cannot stay empty. Fill it in.", "Too vague. Say more."]


def test_words_are_not_cut_by_the_browser_and_say_their_limit() -> None:
    class Form(DeskForm):
        note = Words(max_length=5, help_text="For everybody.")

    form = Form({"note": "x" * 6})
    assert form.errors == {"note": ["Write at most 5 letters here; these are 6."]}
    assert ("maxlength" in str(form["note"]), 'data-count="5"' in str(form["note"])) == (False, True)
    assert form["note"].help_text == "For everybody. At most 5 letters."


@pytest.mark.parametrize("name", ["statement", "verb", "descriptor", "role_then", "place", "unnamed_reason"])
def test_nothing_of_a_statement_is_cut_by_the_browser(desk: Newsdesk, name: str) -> None:
    field = AttributionForm(article=desk.draft())[name]
    assert ("maxlength" in str(field), str(field.help_text).endswith(" letters.")) == (False, True)
