"""Two changes of one text become one where they do not touch each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.rules.merge import Clash, bodies, one_field


def html(*paragraphs: str) -> str:
    return "".join(f"<p>{one}</p>" for one in paragraphs)


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "expected", "reason"),
    [
        ("a", "a", "a", ("a", 0), "nobody changed it"),
        ("a", "b", "a", ("b", 0), "only I changed it"),
        ("a", "a", "c", ("c", 0), "only the other one changed it"),
        ("a", "b", "b", ("b", 0), "both changed it to the same"),
        ("a", "b", "c", ("b", 1), "both changed it: mine stands, and the other is told"),
        ("a", "", "c", ("", 1), "I emptied what the other one changed"),
    ],
)
def test_a_field_of_one_piece(base, mine, theirs, expected, reason):
    merged = one_field(base, mine, theirs)
    assert (merged.text, len(merged.clashes)) == expected, reason


@pytest.mark.parametrize(
    ("three", "merged", "clashes", "reason"),
    [
        (("abc", "Abc", "abC"), "AbC", [], "two paragraphs far from each other"),
        (("ab", "Ab", "aB"), "AB", [], "neighbours, each changed by one"),
        (("abc", "abc", "ac"), "ac", [], "the other one took a paragraph out"),
        (
            ("abc", "ac", "abC"),
            "ac",
            [("c", "bC")],
            "I took one out, the other changed the next: who knows what belongs to it",
        ),
        (("ab", "xab", "aby"), "xaby", [], "one added at the top, one at the end"),
        (("ab", "axb", "ab"), "axb", [], "I put one in between"),
        (("", "x", ""), "x", [], "I began an empty text"),
        (("a", "b", "c"), "b", [("b", "c")], "both changed the same paragraph"),
        (("ab", "xab", "yab"), "xab", [("x", "y")], "both added at the same place"),
        (("abc", "a", "abC"), "a", [("", "bC")], "I took out what the other one changed"),
    ],
)
def test_bodies_are_merged_block_by_block(three, merged, clashes, reason):
    found = bodies(*(html(*one) for one in three))
    assert found.text == html(*merged), reason
    assert found.clashes == [Clash(html(*one), html(*other)) for one, other in clashes], reason


paragraphs = st.lists(st.sampled_from("abcdef"), max_size=6)


@given(paragraphs, paragraphs)
def test_who_changed_alone_has_it(base, mine):
    assert bodies(html(*base), html(*mine), html(*base)).text == html(*mine)
    assert bodies(html(*base), html(*base), html(*mine)).text == html(*mine)


@given(paragraphs, paragraphs, paragraphs)
def test_no_paragraph_of_mine_is_ever_lost_without_a_word(base, mine, theirs):
    """What I wrote and the text began without stands in the merged text, always."""
    found = bodies(html(*base), html(*mine), html(*theirs))
    new = [one for one in mine if one not in base]
    assert all(html(one) in found.text for one in new)


@given(paragraphs, paragraphs, paragraphs)
def test_no_paragraph_of_theirs_is_lost_without_a_word(base, mine, theirs):
    found = bodies(html(*base), html(*mine), html(*theirs))
    told = found.text + "".join(clash.theirs for clash in found.clashes)
    assert all(html(one) in told for one in theirs if one not in base)


@given(paragraphs, paragraphs, paragraphs)
def test_without_a_clash_it_does_not_matter_whose_is_whose(base, mine, theirs):
    one, other = bodies(html(*base), html(*mine), html(*theirs)), bodies(html(*base), html(*theirs), html(*mine))
    assert one.clashes or one.text == other.text


def test_a_text_of_very_many_paragraphs_is_not_merged_but_told_whole():
    many = [str(n) for n in range(2_001)]
    found = bodies(html(*many), html("x", *many), html(*many, "y"))
    assert len(found.clashes) == 1
