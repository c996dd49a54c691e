"""What keeps a revision from readers."""

import pytest

from articles.rules.gates import Facts, StatementFacts, Unsettled, publishing_blockers, publishing_notes
from articles.vocabulary import Stage, Terms


def reasons(*statements, **facts):
    whole = {"stage": Stage.READY, "is_approved": True, "headline": "Ferry line reopens", "words": 12, "bylines": 1}
    return publishing_blockers(Facts(**{**whole, **facts}, statements=statements))


def said(terms, *, described=False):
    return StatementFacts(statement="The ferry runs.", terms=terms, has_descriptor=described)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        # Approved, with a headline and a text: out it may go.
        ({}, ""),
        # A brief carries no byline.
        ({"bylines": 0}, ""),
        # Only "ready" leads to readers, whatever else is true.
        ({"stage": Stage.DRAFT}, "not approved"),
        ({"stage": Stage.IN_REVIEW}, "not approved"),
        # Approved was another version than this one.
        ({"is_approved": False}, "not approved"),
        ({"headline": ""}, "no headline"),
        ({"headline": " \t "}, "no headline"),
        ({"words": 0}, "body is empty"),
    ],
)
def test_a_story_goes_out_whole_and_approved(facts, words):
    found = reasons(**facts)
    assert found == [] if not words else [words in reason for reason in found] == [True]


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (said(Terms.ON_RECORD), ""),
        # Nothing was agreed: an old quotation, a press release.
        (said(Terms.NOT_RECORDED), ""),
        # Background lets us use the words, under a description.
        (said(Terms.BACKGROUND, described=True), ""),
        (said(Terms.DEEP_BACKGROUND, described=True), ""),
        # Without one, print would say nothing or too much.
        (said(Terms.BACKGROUND), "how the source is described"),
        (said(Terms.DEEP_BACKGROUND), "how the source is described"),
        # These were promised not to be printed; a description changes nothing.
        (said(Terms.OFF_RECORD), "must not be printed"),
        (said(Terms.OFF_RECORD, described=True), "must not be printed"),
        (said(Terms.EMBARGOED), "under embargo"),
    ],
)
def test_no_statement_breaks_what_was_promised(statement, words):
    found = reasons(statement)
    assert found == [] if not words else [words in reason for reason in found] == [True]


def test_every_reason_is_named_at_once():
    assert len(reasons(said(Terms.OFF_RECORD), said(Terms.BACKGROUND), headline="", words=0, is_approved=False)) == 5


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
    one = StatementFacts("It is late.", Terms.BACKGROUND, True, name, printed)
    assert bool(reasons(one)) is stops


def unsettled(**facts):
    settled = {"is_in_text": True, "is_unnamed": False, "has_reason": False, "terms": Terms.ON_RECORD}
    return publishing_notes([Unsettled(**{"statement": "The ferry runs.", **settled, **facts})])


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        # Named, on the record, in the text: nothing to say.
        ({}, ""),
        # Readers see only what is marked, and the writer may believe otherwise.
        ({"is_in_text": False}, "not marked in the text"),
        # What is not in the text needs no second remark.
        ({"is_in_text": False, "terms": Terms.NOT_RECORDED}, "not marked in the text"),
        # Readers are told why somebody is not named.
        ({"is_unnamed": True}, "without a reason"),
        ({"is_unnamed": True, "has_reason": True}, ""),
        # Nobody wrote down what was agreed.
        ({"terms": Terms.NOT_RECORDED}, "terms"),
    ],
)
def test_an_editor_is_told_what_is_unsettled_before_publishing(facts, words):
    found = unsettled(**facts)
    assert found == [] if not words else [words in note for note in found] == [True]


def test_a_long_statement_is_named_by_its_first_whole_words():
    (note,) = unsettled(statement="The ferry runs again " * 5, terms=Terms.NOT_RECORDED)
    assert "“The ferry runs again The ferry runs again The ferry runs …”" in note
