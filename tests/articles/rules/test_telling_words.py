"""Numbers, dates and names are found among the words of a text."""

import pytest

from articles.rules.telling_words import Tells, told_apart


def tells(text, *, language="en", others=()):
    return [(word.text, word.tells.name) for word in told_apart([text], others=[text, *others], language=language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Numbers keep what belongs to them.
        ("paid $1,400.50 for it", [("$1,400.50", "NUMBER")]),
        ("grew by 3.5% last year", [("3.5%", "NUMBER")]),
        ("on the 14th of the month", [("14th", "NUMBER")]),
        ("at 9:30 in the gym", [("9:30", "NUMBER")]),
        ("thirty-one boats", [("thirty-one", "NUMBER")]),
        ("it was -5 outside", [("-5", "NUMBER")]),
        # Dates: only with a capital letter where the small word is a verb.
        ("it closed in May again", [("May", "DATE")]),
        ("it may close, they march on", []),
        ("they met on Tuesday and yesterday", [("Tuesday", "DATE"), ("yesterday", "DATE")]),
        # Names.
        ("said Ana Petrel of the NATO office", [("Ana", "NAME"), ("Petrel", "NAME"), ("NATO", "NAME")]),
        ("what I saw", []),
        ("with Mr. Petrel there", [("Mr", "NAME"), ("Petrel", "NAME")]),
        ("by J. Petrel there", [("J", "NAME"), ("Petrel", "NAME")]),
        # What begins a sentence has a capital letter anyway.
        ("The ferry runs.", []),
        ("Ferries run.", [("Ferries", "DOUBT")]),
        ("They sank. Petrel saw it and Petrel told us.", [("Petrel", "NAME"), ("Petrel", "NAME")]),
        ("They run. Ferries are late; the ferries always are.", []),
        ("It does not run, and it won’t.", [("not", "NEGATION"), ("won’t", "NEGATION")]),
    ],
)
def test_words_that_tell_are_told_apart(text, expected):
    assert [one for one in tells(text) if one[1] != "NOTHING"] == [*expected]


def test_the_calendar_is_that_of_the_language_of_the_story():
    found = tells("пором зупинили 3 січня", language="uk")
    assert (found[-1], found[-2]) == (("січня", Tells.DATE.name), ("3", Tells.NUMBER.name))
