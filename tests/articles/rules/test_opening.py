"""What a new story of each kind holds."""

import pytest

from articles.rules import body, opening
from articles.rules.standards.placeholders import placeholder_in
from articles.vocabulary import Opening

KINDS = [one for one in Opening if one is not Opening.BLANK]


def test_a_blank_page_is_blank():
    assert opening.body(Opening.BLANK) == ""


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_written_as_the_newsroom_stores_a_body(kind):
    assert body.clean(opening.body(kind)) == opening.body(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_every_place_that_is_to_be_written_keeps_the_story_in(kind):
    places = [words for tag, words in opening._lines(kind) if tag == "p"]
    assert [words for words in places if not placeholder_in(words)] == []


def test_an_obituary_is_held_until_the_death_is_confirmed():
    assert placeholder_in(opening.body(Opening.OBITUARY)) == "[[Hold: two sources have to confirm the death first.]]"
