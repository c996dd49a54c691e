"""When two tags are one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.rules.tag import tag_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Case, accents, punctuation and spacing never make a second tag.
        ("Harbour", "harbour"),
        ("Café Society", "cafe-society"),
        ("São Paulo", "sao  paulo"),
        ("AT&T", "A T & T"),
        ("I.B.M.", "IBM"),
        # The same letters, written with other code points.
        ("Zoé", "Zoe\u0301"),
        ("ﬁsh", "fish"),
        ("ＮＡＴＯ", "NATO"),
        ("Straße", "STRASSE"),
        # As people write tags elsewhere.
        ("#harbour", "Harbour"),
    ],
)
def test_one_tag(one, other):
    assert tag_key(one) == tag_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Signs that belong to the name.
        ("C", "C++"),
        ("C", "C#"),
        ("C#", "C++"),
        ("Disney", "Disney+"),
        # One letter is another word.
        ("Harbour", "Harbours"),
        ("Lviv", "Львів"),
    ],
)
def test_two_tags(one, other):
    assert tag_key(one) != tag_key(other)


@pytest.mark.parametrize("name", ["", " ", "\t\n", "...", "—", "#", "+ +"])
def test_a_name_without_letters_has_no_key(name):
    assert tag_key(name) == ""


@given(st.text(max_size=80))
def test_spaces_around_and_case_never_matter(name):
    assert tag_key(f"  {name} ") == tag_key(name)
