"""What makes a comment that cannot be sent."""

import pytest

from articles.rules.anchor import Anchor
from articles.rules.comment import is_settled, refusals, unseen

ABOUT = Anchor("The yard", "", " hires")


@pytest.mark.parametrize(
    ("words", "about", "stands", "places", "why"),
    [
        ("Who?", ABOUT, True, [], "It has words and a place."),
        ("Who?", Anchor(""), False, [], "About the whole story."),
        ("", ABOUT, True, ["id_comment"], "It says nothing."),
        ("x" * 2000, ABOUT, True, [], "As long as may be."),
        ("x" * 2001, ABOUT, True, ["id_comment"], "Too long."),
        ("Who?", ABOUT, False, ["id_passage"], "Nobody would find what it is about."),
        ("Who?", Anchor("y" * 500), True, [], "As many words as may be."),
        ("Who?", Anchor("y" * 501), True, ["id_passage"], "Too many."),
        ("", Anchor("y" * 501), False, ["id_passage", "id_comment"], "Each is said beside its field, once."),
    ],
)
def test_each_reason_names_its_field(words, about, stands, places, why):
    assert [one.anchor for one in refusals(words, about, stands=stands)] == places, why


def test_the_other_reasons_name_theirs():
    assert [one.anchor for one in (unseen("Olu"), is_settled())] == ["id_to", "id_comment"]
    assert "Olu cannot see this story any more." in unseen("Olu")
