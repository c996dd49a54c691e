"""A refusal is a sentence that knows where it can be mended."""

from articles.rules.reason import Reason


def test_a_reason_reads_as_its_sentence():
    reason = Reason("The body is empty.", anchor="id_body", rule="body")
    assert (reason, f"{reason}", " ".join([reason])) == ("The body is empty.",) * 3


def test_a_reason_knows_its_place_and_its_rule():
    reason = Reason("The body is empty.", anchor="id_body", rule="body")
    assert (reason.anchor, reason.rule) == ("id_body", "body")


def test_a_reason_may_have_neither():
    reason = Reason("Ask an editor.")
    assert (reason.anchor, reason.rule) == ("", "")


def test_the_same_sentence_is_said_once_whatever_its_place():
    assert len({Reason("Ask an editor.", anchor="id_body"), "Ask an editor."}) == 1
