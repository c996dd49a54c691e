"""What keeps a story in whatever the newsroom thinks of it."""

import pytest

from articles.rules.reason import Reason
from articles.vocabulary import Stage
from tests.articles.rules.standards.sound import found, ids

HOLD = Reason("The story is under legal hold.", anchor="stops", rule="legal-hold")
KILLED = Reason("The story was killed.", rule="killed")


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        # Approved, with a headline and a text: out it may go.
        ({}, []),
        ({"stage": Stage.SCHEDULED}, []),
        # Only what is approved leads to readers, whatever else is true.
        ({"stage": Stage.DRAFT}, ["approved"]),
        ({"stage": Stage.IN_REVIEW}, ["approved"]),
        ({"stage": Stage.HELD}, ["approved"]),
        # Approved was another version than this one.
        ({"is_approved": False}, ["approved"]),
        ({"headline": ""}, ["headline"]),
        ({"headline": " \t "}, ["headline"]),
        ({"words": 0, "body": ""}, ["body"]),
        # Stops speak for themselves, each under its own name.
        ({"stopped": [HOLD]}, ["legal-hold"]),
        ({"stopped": [KILLED, HOLD]}, ["killed", "legal-hold"]),
    ],
)
def test_a_story_goes_out_whole_approved_and_unstopped(facts, expected):
    assert ids(**facts) == expected


def test_each_refusal_names_the_place_that_mends_it():
    facts = {"is_approved": False, "headline": "", "words": 0, "stopped": [HOLD]}
    assert [anchor for _rule, anchor, _sentence in found(**facts)] == ["steps", "stops", "id_headline", "id_body"]
