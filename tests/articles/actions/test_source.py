"""Who may take a source out of everybody's choice."""

import pytest
from django.core.exceptions import ValidationError

from articles.actions import source
from articles.models import Source


@pytest.mark.parametrize("was_retired", [False, True])
def test_a_reporter_neither_retires_a_source_nor_brings_it_back(desk, rosa, was_retired):
    ana = desk.source(is_retired=was_retired)
    ana.is_retired = not was_retired
    with pytest.raises(ValidationError, match="You may not retire a source or bring it back"):
        source.save(ana, by=rosa)
    assert Source.objects.get().is_retired is was_retired


@pytest.mark.parametrize("person", ["kit", "ed", "mara"])
def test_who_keeps_the_book_retires_a_source(desk, request, person):
    ana = desk.source()
    ana.is_retired = True
    source.save(ana, by=request.getfixturevalue(person))
    assert Source.objects.get().is_retired
