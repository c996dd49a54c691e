"""When a story can be killed, and when it can come back: rules without a database."""

import pytest

from articles.rules.takedown import Promise, broken_promises, kill_refusals, killed_refusals, return_refusals
from articles.vocabulary import Standing, Terms


@pytest.mark.parametrize(
    ("standing", "reason", "sentence"),
    [
        (Standing.LIVE, "A court order.", ""),
        (Standing.WITHDRAWN, "A court order.", ""),
        (Standing.LIVE, "", "Say why"),
        (Standing.NEVER_OUT, "A court order.", "Spike it instead"),
    ],
)
def test_what_readers_had_can_be_killed_with_a_reason(standing, reason, sentence):
    assert sentence in " ".join(kill_refusals(standing, reason=reason))
    assert bool(kill_refusals(standing, reason=reason)) is bool(sentence)


@pytest.mark.parametrize(
    ("standing", "reason", "sentence"),
    [
        (Standing.WITHDRAWN, "The order fell.", ""),
        (Standing.KILLED, "The order fell.", ""),
        (Standing.KILLED, "", "Say why"),
        (Standing.LIVE, "The order fell.", "is live"),
        (Standing.NEVER_OUT, "The order fell.", "Publish it instead"),
    ],
)
def test_what_readers_lost_can_come_back_with_a_reason(standing, reason, sentence):
    assert sentence in " ".join(return_refusals(standing, reason=reason))
    assert bool(return_refusals(standing, reason=reason)) is bool(sentence)


@pytest.mark.parametrize("standing", Standing)
def test_publishing_brings_back_everything_but_what_was_killed(standing):
    assert bool(killed_refusals(standing)) is (standing is Standing.KILLED)


@pytest.mark.parametrize(
    ("then", "now", "may_return"),
    [
        (Terms.ON_RECORD, Terms.ON_RECORD, True),
        (Terms.NOT_RECORDED, Terms.ON_RECORD, True),
        (Terms.BACKGROUND, Terms.BACKGROUND, True),
        # The page of then would print the name, or the words.
        (Terms.ON_RECORD, Terms.BACKGROUND, False),
        (Terms.ON_RECORD, Terms.OFF_RECORD, False),
        (Terms.BACKGROUND, Terms.EMBARGOED, False),
    ],
)
def test_what_a_source_no_longer_agrees_to_does_not_come_back(then, now, may_return):
    reasons = broken_promises([Promise("The keel cracked.", then, now)])
    assert (reasons == []) is may_return
    assert all("“The keel cracked.”" in one for one in reasons)
