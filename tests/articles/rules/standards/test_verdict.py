"""What follows from what the checklist found."""

import pytest

from articles.rules.reason import Reason
from articles.rules.standards import EXCUSE, Finding, blockers
from articles.vocabulary import Level

MUST, SHOULD, INFO = (
    Finding(level, Reason(level.value, rule=level.value)) for level in (Level.MUST, Level.SHOULD, Level.INFO)
)


@pytest.mark.parametrize(
    ("findings", "excuse", "rules"),
    [
        ([], "", []),
        # What is worth knowing blocks nothing.
        ([INFO], "", []),
        # What must be mended is, whatever is said about it.
        ([MUST], "", ["MUST"]),
        ([MUST], "It is a brief.", ["MUST"]),
        # What needs a reason gets one, or is mended; an empty one is none, nor is one that nobody can see.
        ([SHOULD], "", ["SHOULD", EXCUSE]),
        ([SHOULD], " \n", ["SHOULD", EXCUSE]),
        ([SHOULD], "\u200b\u2060", ["SHOULD", EXCUSE]),
        ([SHOULD, SHOULD, INFO], "It is a brief.", []),
        ([MUST, SHOULD], "It is a brief.", ["MUST"]),
        ([MUST, SHOULD], "", ["MUST", "SHOULD", EXCUSE]),
    ],
)
def test_what_the_checklist_finds_blocks_or_needs_a_reason_or_neither(findings, excuse, rules):
    assert [reason.rule for reason in blockers(findings, excuse=excuse)] == rules


def test_the_sentence_that_asks_for_a_reason_leads_to_its_field():
    *_points, last = blockers([SHOULD])
    assert (last.anchor, "write a reason" in last) == ("id_excuse", True)
