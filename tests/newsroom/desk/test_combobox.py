"""The field for choosing one record by typing: what it accepts, what it says, what it asks the database."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.http import QueryDict

from articles.models import Source
from articles.vocabulary import SourceKind
from newsroom.desk.combobox import ComboboxField
from tests.newsdesk import Newsdesk


class QuoteForm(forms.Form):
    source = ComboboxField(
        queryset=Source.objects.filter(is_retired=False),
        search_url="admin:articles_source_search",
        text_fields=("name", "descriptor"),
        required=False,
        help_text="Who said so.",
    )


def sent(text: str, key: object = "", **options: Any) -> QuoteForm:
    data = QueryDict(mutable=True)
    data.update({"source": text, "source_key": str(key)})
    return QuoteForm(data, **options)


def chosen(form: QuoteForm) -> Source | None:
    assert form.is_valid(), form.errors
    return form.cleaned_data["source"]


def complaint(form: QuoteForm) -> str:
    assert not form.is_valid()
    return form.errors["source"][0]


@pytest.fixture
def ana(desk: Newsdesk) -> Source:
    return desk.source("Ana Petrel")


def test_the_key_of_the_list_decides_when_its_label_is_in_the_box(desk: Newsdesk, ana: Source) -> None:
    namesake = desk.source("Ana Petrel")

    assert chosen(sent("Ana Petrel", namesake.pk)) == namesake


def test_an_exact_name_is_enough_without_the_list_in_any_case(ana: Source) -> None:
    assert chosen(sent("  ana   PETREL ")) == ana


def test_a_key_left_over_from_another_name_does_not_win(desk: Newsdesk, ana: Source) -> None:
    tomas = desk.source("Tomas Linden")

    assert chosen(sent("Tomas Linden", ana.pk)) == tomas


def test_an_empty_box_means_nobody_whatever_key_is_left(ana: Source) -> None:
    assert chosen(sent("   ", ana.pk)) is None


def test_an_empty_box_is_refused_where_somebody_is_needed(db: None) -> None:
    form = sent("")
    form.fields["source"].required = True

    assert complaint(form) == "This field is required."


def test_an_unknown_name_is_told_to_choose_from_the_list(ana: Source) -> None:
    assert complaint(sent("Ana Petr")) == "There is no source called “Ana Petr”. Choose one from the list."


def test_a_name_that_two_have_must_be_chosen_from_the_list(desk: Newsdesk, ana: Source) -> None:
    desk.source("Ana Petrel")

    assert complaint(sent("Ana Petrel")).startswith("More than one source is called “Ana Petrel”.")


def test_an_unnamed_source_is_found_by_its_descriptor(desk: Newsdesk) -> None:
    unnamed = desk.source(kind=SourceKind.UNNAMED, descriptor="a port official")

    assert chosen(sent("a port official")) == unnamed


def test_the_descriptor_of_a_named_source_does_not_stand_for_the_name(desk: Newsdesk) -> None:
    desk.source("Ana Petrel", descriptor="a port official")

    assert complaint(sent("a port official")).startswith("There is no source")


def test_a_record_outside_the_queryset_cannot_be_chosen_by_its_key(desk: Newsdesk) -> None:
    retired = desk.source("Old Hand", is_retired=True)

    assert complaint(sent("Old Hand", retired.pk)).startswith("There is no source")


def test_what_the_form_started_with_may_stay_though_retired(desk: Newsdesk) -> None:
    retired = desk.source("Old Hand", is_retired=True)

    assert chosen(sent("Old Hand", retired.pk, initial={"source": retired.pk})) == retired


@pytest.mark.parametrize("key", ["x", "-1", "1.5", "٣", "9" * 40, "1; DROP TABLE"])
def test_a_forged_key_is_no_key(ana: Source, key: str) -> None:
    assert chosen(sent("Ana Petrel", key)) == ana


@pytest.mark.parametrize("text", ["\x00", "Ana\x00", "a" * 5_000, "%", "_" * 10])
def test_hostile_text_is_an_unknown_name(ana: Source, text: str) -> None:
    assert complaint(sent(text)).startswith("There is no source")


def test_a_refused_form_still_shows_what_was_typed(ana: Source) -> None:
    html = str(sent("Nobody <b>", ana.pk)["source"])

    assert 'value="Nobody &lt;b&gt;"' in html
    assert f'name="source_key" value="{ana.pk}"' in html


def test_a_form_shows_the_label_of_what_it_starts_with(ana: Source) -> None:
    html = str(QuoteForm(initial={"source": ana.pk})["source"])

    assert 'name="source" value="Ana Petrel"' in html


def test_the_box_is_described_by_its_help_text(ana: Source) -> None:
    assert 'aria-describedby="id_source_helptext"' in str(QuoteForm()["source"])


@pytest.mark.parametrize(("text", "changed"), [("Ana Petrel", False), ("Tomas Linden", True), ("", True), ("x", True)])
def test_only_another_record_is_a_change(desk: Newsdesk, ana: Source, text: str, changed: bool) -> None:
    desk.source("Tomas Linden")

    form = sent(text, initial={"source": ana.pk})

    assert form.has_changed() is changed


def test_a_chosen_record_costs_one_query(ana: Source, django_assert_num_queries: Any) -> None:
    form = sent("Ana Petrel", ana.pk)

    with django_assert_num_queries(1):
        form.is_valid()
