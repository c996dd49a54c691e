"""The stories a person sees, and how they are found."""

import pytest

from articles.models import Article
from newsroom.accounts import actions as accounts
from newsroom.accounts.roles import Role

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        # The stories of one's own sections, whoever wrote them.
        ("rosa", {"World"}),
        ("ed", {"World"}),
        ("olu", {"Sport"}),
        # The library sees every section; who runs the building and who has no role see none.
        ("libby", {"World", "Sport"}),
        ("suki", {"World"}),
        ("mara", {"World", "Sport"}),
        ("lena", {"World", "Sport"}),
        # Who keeps the sources sees who speaks and no story.
        ("kit", set()),
        ("ada", set()),
        ("stranger", set()),
    ],
)
def test_who_sees_which_stories(desk, request, olu, name, seen):
    desk.draft(headline="World")
    desk.draft(headline="Sport", by=olu, section=olu.memberships.get().section)
    found = Article.objects.seen_by(request.getfixturevalue(name))
    assert {story.headline for story in found} == seen


def test_who_left_sees_nothing(desk, ed):
    desk.draft()
    assert not Article.objects.seen_by(accounts.deactivate(ed)).exists()


def test_who_works_in_two_sections_sees_each_story_once(desk):
    culture = desk.section("Culture")
    eve = desk.hire("eve", Role.EDITOR, desk.world, culture)
    desk.draft(by=eve, section=culture)
    desk.draft(by=eve)
    assert Article.objects.seen_by(eve).count() == 2


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("ferry", True),
        # Other forms of the word, other cases, folded accents.
        ("ferries", True),
        ("FERRY", True),
        ("cafe", True),
        ("café", True),
        # Several words must all be there; quotation marks keep them together; a minus leaves out.
        ("ferry café", True),
        ('"ferry reopens"', True),
        ('"reopens ferry"', False),
        ("ferry -café", False),
        ("bridge", False),
        # What somebody pastes is searched for and never an error.
        ("'; DROP TABLE x; --", False),
        ("(((&&&|||", False),
        ("ferry " * 5_000, True),
        ("", False),
    ],
)
def test_stories_are_found_by_their_words(desk, words, is_found):
    desk.draft(headline="Ferry reopens", standfirst="The Café is full.")
    assert Article.objects.matching(words).exists() is is_found


def test_a_word_in_the_headline_counts_more_than_one_in_the_text(desk):
    desk.draft(headline="Bridge opens", paragraphs=["A ferry passed."])
    desk.draft(headline="Ferry opens", paragraphs=["A bridge was near."])
    assert [story.headline for story in Article.objects.matching("ferry")] == ["Ferry opens", "Bridge opens"]
