"""Whether a story can be assigned so, and when it is overdue."""

import datetime as dt

import pytest

from articles.rules.assignment import Wanted, is_open, is_overdue, refusals
from articles.vocabulary import Stage, Standing

NOW = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
FACTS = {
    "stage": Stage.DRAFT,
    "is_open": True,
    "section": "World",
    "to": "Rosa",
    "may_write": True,
    "is_assigned": False,
    "due_at": NOW + HOUR,
    "present_due": None,
    "words": 600,
    "at": NOW,
}


def refused(**changed):
    return refusals(Wanted(**{**FACTS, **changed}))


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"due_at": None, "words": None},
        # What is overdue is handed to somebody else.
        {"due_at": NOW - HOUR, "present_due": NOW - HOUR},
        {"words": 1},
        {"words": 50_000},
        {"to": "", "may_write": False, "is_assigned": True},
        {"to": "", "may_write": False, "is_assigned": True, "is_open": False},
    ],
)
def test_it_can_be_assigned(changed):
    assert refused(**changed) == []


@pytest.mark.parametrize(
    ("changed", "anchor", "sentence"),
    [
        ({"stage": Stage.SPIKED}, "", "Bring it back before you assign it."),
        ({"is_open": False}, "", "There is nothing to write in this story"),
        ({"to": "", "may_write": False}, "id_to", "Choose who is to write it."),
        ({"may_write": False}, "id_to", "Rosa may not edit stories in “World”."),
        ({"due_at": NOW}, "id_day", "That time has passed."),
        ({"due_at": NOW - HOUR, "present_due": NOW - 2 * HOUR}, "id_day", "That time has passed."),
        ({"due_at": NOW + dt.timedelta(days=800)}, "id_day", "more than two years away"),
        ({"words": 0}, "id_words", "from 1 to 50,000"),
        ({"words": 50_001}, "id_words", "from 1 to 50,000"),
    ],
)
def test_it_is_refused_in_a_sentence_that_leads_to_its_field(changed, anchor, sentence):
    (reason,) = refused(**changed)
    assert (reason.anchor, sentence in reason) == (anchor, True)


@pytest.mark.parametrize(
    ("due_at", "stage", "expected"),
    [
        (NOW - HOUR, Stage.ASSIGNED, True),
        (NOW - HOUR, Stage.DRAFT, True),
        (NOW, Stage.DRAFT, False),
        (None, Stage.DRAFT, False),
        # The text is there.
        (NOW - HOUR, Stage.IN_REVIEW, False),
    ],
)
def test_it_is_overdue_while_the_text_is_waited_for(due_at, stage, expected):
    assert is_overdue(due_at, stage=stage, at=NOW) is expected


@pytest.mark.parametrize(
    ("stage", "standing", "has_changes", "expected"),
    [
        (Stage.PITCH, Standing.NEVER_OUT, True, True),
        (Stage.READY, Standing.NEVER_OUT, True, True),
        (Stage.SPIKED, Standing.NEVER_OUT, True, False),
        (Stage.READY, Standing.LIVE, False, False),
        (Stage.DRAFT, Standing.LIVE, True, True),
        # Whoever mends what was withdrawn edits it first, and then it can be given on.
        (Stage.READY, Standing.WITHDRAWN, False, False),
        (Stage.DRAFT, Standing.WITHDRAWN, True, True),
        (Stage.DRAFT, Standing.KILLED, True, False),
    ],
)
def test_it_is_open_while_there_is_something_to_write(stage, standing, has_changes, expected):
    assert is_open(stage, standing, has_changes=has_changes) is expected
