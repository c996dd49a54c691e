"""Where a story leads inside the site."""

import pytest

from articles.rules.standards import Link, Target
from tests.articles.rules.standards.sound import found, ids

IN_BODY = Link("the storm", "/2026/11/21/storm/", "id_body")
RELATED = Link("The lighthouse log", "/2026/11/20/log/", "related")


@pytest.mark.parametrize(
    ("links", "there", "expected"),
    [
        ([], set(), []),
        ([IN_BODY], {IN_BODY.path}, []),
        # Withdrawn, never out, or misspelt: readers find nothing.
        ([IN_BODY], set(), [("dead-link", "id_body")]),
        ([RELATED], set(), [("dead-link", "related")]),
        ([IN_BODY, RELATED], {RELATED.path}, [("dead-link", "id_body")]),
        # Another page of ours is no help.
        ([IN_BODY], {"/world/"}, [("dead-link", "id_body")]),
    ],
)
def test_a_link_of_ours_leads_to_something(links, there, expected):
    assert [(rule, anchor) for rule, anchor, _ in found(links=links, found=there)] == expected


def test_a_dead_link_is_named_by_its_words_and_its_address():
    ((_rule, _anchor, sentence),) = found(links=[IN_BODY])
    assert sentence.startswith("“the storm” links to /2026/11/21/storm/, where readers find nothing.")


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        ([], []),
        ([Target("Storm closes the harbour", is_live=True)], []),
        ([Target("Storm closes the harbour", is_live=False)], ["related-not-live"]),
        (
            [Target("One", is_live=False), Target("Two", is_live=True), Target("Three", is_live=False)],
            ["related-not-live"] * 2,
        ),
    ],
)
def test_a_related_story_that_readers_do_not_have_is_mentioned(targets, expected):
    assert ids(targets=targets) == expected
