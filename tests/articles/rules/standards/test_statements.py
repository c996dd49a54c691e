"""What was promised to those who speak, and what readers are told of them."""

import pytest

from articles.rules.standards import StatementFacts
from articles.vocabulary import Terms
from tests.articles.rules.standards.sound import found, ids


def said(terms=Terms.ON_RECORD, **facts):
    return StatementFacts(**{"statement": "The ferry runs.", "terms": terms, "has_descriptor": False, **facts})


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        (said(Terms.ON_RECORD), []),
        # Background lets us use the words, under a description.
        (said(Terms.BACKGROUND, has_descriptor=True), []),
        (said(Terms.DEEP_BACKGROUND, has_descriptor=True), []),
        # Without one, print would say nothing or too much.
        (said(Terms.BACKGROUND), ["background"]),
        (said(Terms.DEEP_BACKGROUND), ["background"]),
        # These were promised not to be printed; a description changes nothing.
        (said(Terms.OFF_RECORD), ["terms"]),
        (said(Terms.OFF_RECORD, has_descriptor=True), ["terms"]),
        (said(Terms.EMBARGOED), ["terms"]),
        # Nor does it matter whether the words are marked: they may stand in the text all the same.
        (said(Terms.OFF_RECORD, is_in_text=False), ["terms", "not-in-text"]),
        # Readers see only what is marked, and the writer may believe otherwise.
        (said(is_in_text=False), ["not-in-text"]),
        # What is not in the text needs no second remark.
        (said(Terms.NOT_RECORDED, is_in_text=False), ["not-in-text"]),
        # Readers are told why somebody is not named.
        (said(is_unnamed=True), ["unnamed-source"]),
        (said(is_unnamed=True, has_reason=True), []),
        # Nobody wrote down what was agreed.
        (said(Terms.NOT_RECORDED), ["terms-not-recorded"]),
    ],
)
def test_what_somebody_said_is_asked_about(statement, expected):
    assert ids(statements=[statement]) == expected


def test_every_statement_is_named_and_all_are_mended_among_the_attributions():
    both = [said(Terms.OFF_RECORD, statement="It is late."), said(Terms.EMBARGOED)]
    (first, first_place, late), (second, second_place, runs) = found(statements=both)
    assert (first, second, first_place, second_place) == ("terms", "terms", "attributions", "attributions")
    assert "“It is late.” is on the terms “Off the record”" in late
    assert "“The ferry runs.” is under embargo." in runs


def test_every_kind_of_terms_is_decided():
    assert {terms.value for terms in Terms} - Terms.printable == {"OFF_RECORD", "EMBARGOED"}


@pytest.mark.parametrize(
    ("name", "printed", "stops"),
    [
        # Described without the name: what background is for.
        ("Elspet Norr", ("a harbour resident", "It is late."), False),
        # The description is the name.
        ("Elspet Norr", ("Elspet Norr, resident",), True),
        # A part of it says enough, whatever the case and punctuation.
        ("Elspet Norr", ("a friend of “ELSPET”",), True),
        # A word that only begins like the name is another word.
        ("Ana Port", ("a portly official",), False),
        # An unnamed source has no name that could be told.
        ("", ("an official",), False),
    ],
)
def test_on_background_no_printed_field_holds_the_name(name, printed, stops):
    one = said(Terms.BACKGROUND, has_descriptor=True, name=name, printed=printed)
    assert ids(statements=[one]) == (["background"] if stops else [])


def test_a_long_statement_is_named_by_its_first_whole_words():
    ((_rule, _anchor, sentence),) = found(statements=[said(Terms.NOT_RECORDED, statement="The ferry runs again " * 5)])
    assert "“The ferry runs again The ferry runs again The ferry runs …”" in sentence
