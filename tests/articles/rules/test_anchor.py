"""Where the words of a comment stand after the text was changed."""

import pytest

from articles.rules.anchor import MOST_AROUND, Anchor, around, find, kept

TEXT = "The ferry runs again, the harbour master said.\n\nThe yard hires. The harbour is open.\nBoats wait."


@pytest.mark.parametrize(
    ("text", "anchor", "found", "why"),
    [
        (TEXT, Anchor("yard hires"), "yard hires", "The words stand once."),
        (f"New words. {TEXT}", Anchor("yard hires", "The ", "."), "yard hires", "Text came before them."),
        (f"{TEXT} New words.", Anchor("yard hires", "The ", "."), "yard hires", "Text came after them."),
        (TEXT.replace("yard", "old yard"), Anchor("yard hires", "The ", "."), "yard hires", "A neighbour was changed."),
        (
            TEXT.replace("yard hires", "yard now hires"),
            Anchor("yard hires"),
            None,
            "The words themselves were changed.",
        ),
        (TEXT.replace("The yard hires. ", ""), Anchor("yard hires"), None, "They were removed."),
        ("Boats wait.\n\nThe ferry runs.", Anchor("Boats wait.", "is open. "), "Boats wait.", "Their paragraph moved."),
        ("“Yes,” she said, it’s open.", Anchor('"Yes," she said, it\'s'), "“Yes,” she said, it’s", "Straight quotes."),
        ('"Yes," it\'s open.', Anchor("“Yes,” it’s"), '"Yes," it\'s', "Typographic quotes."),
        ("The  yard\n\nhires.", Anchor("The yard hires"), "The  yard\n\nhires", "Breaks and spaces are spaces."),
        ("The\xa0yard hires.", Anchor("The yard"), "The\xa0yard", "So is a space that does not break."),
        (
            "\U0001f6f3\ufe0f A ship \U0001f6a2 sails.",
            Anchor("ship \U0001f6a2 sails"),
            "ship \U0001f6a2 sails",
            "A ship in it.",
        ),
        (
            "\U00020000\U00020001 is a name.",
            Anchor("\U00020001 is"),
            "\U00020001 is",
            "Letters beyond the first plane.",
        ),
        ("It cost (5 + 5) * 2.", Anchor("(5 + 5) *"), "(5 + 5) *", "Signs mean themselves."),
        (TEXT, Anchor(""), None, "About the whole story."),
        (TEXT, Anchor(" \n "), None, "Blanks are no words."),
        ("", Anchor("yard"), None, "There is no text."),
    ],
)
def test_the_words_are_found_where_they_stand_once(text, anchor, found, why):
    place = find(text, anchor)
    assert (text[place.start : place.end] if place else None) == found, why


TWICE = "The boat left at noon. Nobody saw it.\n\nThe boat came back at night."


@pytest.mark.parametrize(
    ("text", "anchor", "ordinal", "why"),
    [
        (TWICE, Anchor("The boat", "", " left at noon"), 0, "What follows tells them apart."),
        (TWICE, Anchor("The boat", "Nobody saw it. ", " came back"), 1, "So does what stands before."),
        (TWICE, Anchor("The boat", "saw  it.\n\n", ""), 1, "Its breaks are spaces."),
        (f"The boat. {TWICE}", Anchor("The boat", "Nobody saw it. ", " came back"), 2, "Text came before all of them."),
        (
            TWICE.replace("Nobody", "Somebody"),
            Anchor("The boat", "Nobody saw it. ", ""),
            1,
            "They are a little changed.",
        ),
        (TWICE, Anchor("The boat"), 0, "Nothing tells them apart: the first."),
        (TWICE, Anchor("The boat", "Gone words", "gone"), 0, "Surroundings that are gone tell nothing."),
        ("‘The boat’ left. ‘The boat’ came.", Anchor("The boat", "'", "' came"), 1, "Quotes around them may change."),
    ],
)
def test_of_several_places_the_surroundings_choose(text, anchor, ordinal, why):
    starts = [n for n in range(len(text)) if text.startswith("The boat", n)]
    assert find(text, anchor).start == starts[ordinal], why


def test_words_alone_get_their_surroundings_from_the_text():
    assert around(TEXT, "the  harbour\nis") is None
    assert around(TEXT, "The harbour") == Anchor(
        "The harbour", "the harbour master said. The yard hires."[-MOST_AROUND:], "is open. Boats wait."
    )


def test_no_more_is_kept_than_is_needed():
    long = kept(Anchor(" a\n b ", "x" * 99, "y" * 99))
    assert (long.words, len(long.before), len(long.after)) == ("a b", MOST_AROUND, MOST_AROUND)
    assert kept(Anchor(" ", "before", "after")) == Anchor("")
