"""Words that hold a place never reach readers by accident."""

import pytest

from articles.rules.standards.placeholders import placeholder_in
from tests.articles.rules.standards.sound import found, ids

ROW_OF_X = "X" * 3


@pytest.mark.parametrize(
    ("words", "held"),
    [
        # What writers leave to be filled in.
        ("The mayor, TK, said so.", "TK"),
        ("The mayor is TKTK years old.", "TKTK"),
        ("TK", "TK"),
        ("(TK)", "TK"),
        (f"Call {ROW_OF_X} again", ROW_OF_X),
        (f"{ROW_OF_X}X people", f"{ROW_OF_X}X"),
        ("It cost [[ask Ana]] last year.", "[[ask Ana]]"),
        ("It cost [[ask Ana", "[[ask Ana"),
        ("DO NOT PUBLISH before Friday", "DO NOT PUBLISH"),
        ("DON'T PUBLISH", "DON'T PUBLISH"),
        ("DON’T  PUBLISH", "DON’T PUBLISH"),
        ("Draft, NOT FOR PUBLICATION", "NOT FOR PUBLICATION"),
        ("Lorem ipsum dolor", "Lorem ipsum"),
        ("lorem\nipsum", "lorem ipsum"),
        # Names that it knows to be names.
        ("TK Maxx opens a shop", ""),
        ("TK Elevator repairs the lift", ""),
        # Others look the same as a place that is held; the level of the rule can be lowered.
        ("TK Smith said", "TK"),
        (f"Psalm {ROW_OF_X}", ROW_OF_X),
        # Parts of words, small letters, and sentences that only speak of it.
        ("ATK and TKO", ""),
        ("The domain .tk is free", ""),
        ("X, XX and XXI", ""),
        ("xxx", ""),
        ("Editors do not publish letters without a name.", ""),
        ("The list [1] and [2]", ""),
    ],
)
def test_words_that_hold_a_place_are_found(words, held):
    assert placeholder_in(words) == held


@pytest.mark.parametrize("field", ["headline", "kicker", "standfirst", "dateline", "body", "method"])
def test_every_field_that_readers_see_is_searched(field):
    ((rule, anchor, sentence),) = found(**{field: "All about TK here"})
    assert (rule, anchor, sentence[:14]) == ("placeholder", f"id_{field}", "“TK” stands in")


def test_each_field_is_named_once():
    assert ids(headline="TK and TK", body="[[one]] and [[two]]") == ["placeholder", "placeholder"]


def test_a_long_text_of_brackets_is_read_in_one_go():
    assert placeholder_in("[" * 200_000) == "[["
