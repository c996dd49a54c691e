"""What stands around the body."""

import pytest

from tests.articles.rules.standards.sound import found, ids


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, []),
        ({"standfirst": ""}, [("standfirst", "id_standfirst")]),
        ({"standfirst": " "}, [("standfirst", "id_standfirst")]),
        ({"bylines": 0}, [("byline", "bylines")]),
    ],
)
def test_a_story_says_more_than_its_headline_and_who_wrote_it(facts, expected):
    assert [(rule, anchor) for rule, anchor, _sentence in found(**facts)] == expected


@pytest.mark.parametrize(
    ("dateline", "is_to_come"),
    [
        # No date, or one that says too little: without its year a day may be any.
        ("KYIV", False),
        ("KYIV, 24 November", False),
        ("KYIV, 2027", False),
        # Written yesterday and today.
        ("KYIV, 22 November 2026", False),
        ("KYIV, 23 November 2026", False),
        # Tomorrow, in every common spelling.
        ("KYIV, 24 November 2026", True),
        ("Kyiv, 24 november, 2026", True),
        ("KYIV, November 24, 2026", True),
        ("KYIV, Nov. 24, 2026", True),
        ("KYIV, Nov 24 2026", True),
        ("KYIV, 2026-11-24", True),
        ("KYIV, 1 March 2027", True),
        # One day of two is enough.
        ("KYIV, 22 November 2026; LVIV, 24 November 2026", True),
        # There is no such day, and no such month.
        ("KYIV, 31 February 2027", False),
        ("KYIV, 2027-13-01", False),
        ("KYIV, 24 Novgorod", False),
    ],
)
def test_a_dateline_does_not_lie_in_the_future(dateline, is_to_come):
    assert ids(dateline=dateline) == (["dateline-to-come"] if is_to_come else [])


def test_the_day_that_is_to_come_is_named():
    ((_rule, anchor, sentence),) = found(dateline="KYIV, Nov. 24, 2026")
    assert (anchor, "24 November 2026, which is still to come" in sentence) == ("id_dateline", True)
