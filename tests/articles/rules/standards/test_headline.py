"""A headline that fits, and that readers have not seen before."""

import pytest

from tests.articles.rules.standards.sound import found, ids


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        # As many as fit.
        (90, []),
        (91, ["long-headline"]),
        (160, ["long-headline"]),
    ],
)
def test_a_long_headline_is_mentioned(letters, expected):
    assert ids(headline="H" * letters) == expected


@pytest.mark.parametrize(
    ("recent", "expected"),
    [
        ([], []),
        # Another story altogether, and one that says a little more.
        (["Storm closes the harbour", "Ferry line reopens after storm"], []),
        # The same words, whatever case, signs and spaces are between them.
        (["Ferry line reopens"], ["double-headline"]),
        (["FERRY LINE – reopens!"], ["double-headline"]),
        (["Storm closes the harbour", "“Ferry  line” reopens"], ["double-headline"]),
        # Cut in another place they are other words.
        (["Ferryline reopens"], []),
    ],
)
def test_a_headline_that_readers_had_lately_needs_a_reason(recent, expected):
    assert ids(headline="Ferry line reopens", recent=recent) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Every script has its case; some have letters in two forms.
        ("Паром знову ходить", "ПАРОМ ЗНОВУ ХОДИТЬ."),
        ("Straße gesperrt", "STRASSE GESPERRT"),
        ("Caf\u00e9 opens", "CAFE\u0301 opens"),
    ],
)
def test_headlines_are_compared_in_every_script(one, other):
    assert ids(headline=one, recent=[other]) == ["double-headline"]


def test_a_headline_without_a_word_is_like_no_other():
    assert "double-headline" not in ids(headline="…", recent=["—"])


def test_both_are_mended_in_the_headline():
    facts = {"headline": "Ferry " * 20, "recent": ["ferry " * 20]}
    assert {anchor for _rule, anchor, _sentence in found(**facts)} == {"id_headline"}
