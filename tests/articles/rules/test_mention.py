"""Whom the words of a note call by name."""

import unicodedata

import pytest

from articles.rules.mention import mentioned, own, unknown

LENA, ED, EDWARD, SAM, SAM_ITO, OTHER_SAM_ITO, ONEILL, JOSE, TERN = range(1, 10)
NAMES = {
    LENA: "Lena Ortiz",
    ED: "Ed",
    EDWARD: "Edward Keel",
    SAM: "Sam Ray",
    SAM_ITO: "Sam Ito",
    OTHER_SAM_ITO: "Sam Ito",
    ONEILL: "Siân O’Neill",
    JOSE: "José Marín-Vega",
    TERN: "Jo Tern (night)",
}


@pytest.mark.parametrize(
    ("words", "people", "reason"),
    [
        ("Ask @Lena Ortiz about it.", {LENA}, "A full name has spaces."),
        ("@Lena Ortiz", {LENA}, "It may be all there is."),
        ("Ask @Lena about it.", {LENA}, "A first name does where it means one."),
        ("Ask Lena Ortiz about it.", set(), "A name without the sign calls nobody."),
        ("@Ed, @Lena: look.", {ED, LENA}, "Several can be called."),
        ("@Ed @Ed @Ed", {ED}, "Once is enough."),
        ("@lena ortiz, please", {LENA}, "Nobody types capitals on a telephone."),
        ("@LENA ORTIZ!", {LENA}, "The same the other way."),
        ("Read @Ed’s desk note", {ED}, "A name takes an ending after an apostrophe."),
        ("(@Ed)", {ED}, "In brackets."),
        ("“@Ed”", {ED}, "In quotation marks."),
        ("See @Ed.", {ED}, "At the end of a sentence."),
        ("@Ed/@Lena", {ED, LENA}, "Between strokes."),
        ("-@Ed please", {ED}, "As a point of a list."),
        ("Done.@Ed please", {ED}, "A space was forgotten."),
        ("@Edward, look", {EDWARD}, "Ed is no part of Edward."),
        ("@Edwards", set(), "And Edward none of Edwards."),
        ("@Ed-Mar", set(), "A hyphen goes on with the name."),
        ("@Ed_2", set(), "So does an underline."),
        ("@Edward Keel and @Ed", {EDWARD, ED}, "The longest that fits wins."),
        ("@Edward Keeler", {EDWARD}, "The whole name does not fit, its first word does."),
        ("@Sam Ray", {SAM}, "A full name means the one who has it."),
        ("@Sam Ito", {SAM_ITO, OTHER_SAM_ITO}, "Two of one name: better one too many than the wrong one."),
        ("@Sam", {SAM, SAM_ITO, OTHER_SAM_ITO}, "It could be each of them."),
        ("Mail rosa@ed or lena@lena.example", set(), "An address of mail is no mention."),
        ("@ed@social.example", set(), "Nor is one of another network."),
        ("@@Ed", set(), "Nor something typed twice."),
        ("@ Ed", set(), "The sign stands right before the name."),
        ("@Olu, look", set(), "Whoever cannot be called is not."),
        ("@", set(), "The sign alone."),
        ("@Siân O'Neill", {ONEILL}, "Both apostrophes are one."),
        ("@Siân", {ONEILL}, "With its accent."),
        ("@Jose\u0301 Mari\u0301n-Vega", {JOSE}, "Accents that are written as signs of their own."),
        ("@José Marín", {JOSE}, "Half a double name is not the name: only the first word fits."),
        ("@Lena\u00a0Ortiz", {LENA}, "A space that does not break."),
        ("@Lena   Ortiz", {LENA}, "Several spaces."),
        ("@Jo Tern (night) please", {TERN}, "Signs of a name are no pattern."),
        ("@Jo Tern", {TERN}, "The first words of a name."),
    ],
)
def test_a_mention(words, people, reason):
    assert mentioned(words, NAMES) == people, reason


def test_whoever_is_called_exactly_so_goes_before_those_who_begin_so():
    assert mentioned("@Sam, look", {1: "Sam", 2: "Sam Ito"}) == {1}


def test_a_name_of_blanks_matches_nothing():
    assert mentioned("@ and @Ed", {1: " ", 2: "Ed"}) == {2}


def test_nobody_can_be_called_where_there_is_nobody():
    assert mentioned("@Ed", {}) == set()


def test_many_signs_take_no_time():
    names = {pk: f"Anna Maria {pk}" for pk in range(500)}
    assert mentioned("@Anna Maria " * 50, names) == set(names)


@pytest.mark.parametrize(
    ("words", "names", "reason"),
    [
        ("Ask @Lenna about it.", ["@Lenna"], "A slip of the pen."),
        ("Ask @Lena Ortis about it.", [], "The first word means somebody."),
        ("@Lena, @Olu and @olu’s desk, @Olu!", ["@Olu", "@olu"], "Each once, as it was typed, without its ending."),
        ("@Edwards and @Ed-Mar", ["@Edwards", "@Ed-Mar"], "What only begins like a name."),
        ("(@Jose)", ["@Jose"], "Another letter is another name."),
        ("@रोज़ा, look", ["@रोज़ा"], "Signs that belong to a letter belong to the name."),
        ("See @Olu...", ["@Olu"], "The end of a sentence is none of it."),
        ("Mail rosa@olu.example or @ed@social.example, @@Olu, @ Olu, @", [], "These call nobody."),
        ("@9 or @2nd, look", ["@9", "@2nd"], "Digits alone may be meant for somebody."),
    ],
)
def test_what_calls_nobody(words, names, reason):
    assert unknown(words, NAMES) == [unicodedata.normalize("NFKC", one) for one in names], reason


def test_where_nobody_can_be_called_everybody_is_unknown():
    assert unknown("@Ed and @Lena", {}) == ["@Ed", "@Lena"]


def test_many_unknown_signs_take_no_time():
    names = {pk: f"Anna Maria {pk}" for pk in range(500)}
    assert unknown("@Zoe " * 100, names) == ["@Zoe"]


@pytest.mark.parametrize(
    ("words", "by", "names"),
    [
        ("@Ed, remember; @Lena, look.", ED, ["@Ed"]),
        ("@Ed’s desk", ED, ["@Ed"]),
        ("@Lena, look.", ED, []),
        ("@Edd, look.", ED, []),
        ("@Sam, look.", SAM, []),
    ],
)
def test_who_calls_nobody_but_themselves(words, by, names):
    """Of several who are called so, the others are told."""
    assert own(words, NAMES, by=by) == names
