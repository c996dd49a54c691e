"""When a preview may be shared, and when a guest's link opens: rules without a database."""

import datetime as dt

import pytest

from articles.rules.reason import Reason
from articles.rules.shared_preview import LIFE, MOST_OPEN, Link, State, Story, opens, refusals, state, stopped
from articles.vocabulary import Stage, Standing

NOON = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)
MOMENT = dt.timedelta(microseconds=1)
DRAFT = Story(Stage.DRAFT, Standing.NEVER_OUT)
HELD = Story(Stage.READY, Standing.NEVER_OUT, is_on_legal_hold=True)
SPIKED = Story(Stage.SPIKED, Standing.NEVER_OUT)
KILLED = Story(Stage.DRAFT, Standing.KILLED)
FOR = "The author, to check quotations"


def test_a_link_works_for_72_hours():
    assert dt.timedelta(hours=72) == LIFE


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.SPIKED])
@pytest.mark.parametrize("standing", [Standing.NEVER_OUT, Standing.LIVE, Standing.WITHDRAWN])
def test_a_story_is_shown_at_every_stage_until_something_stops_it(stage, standing):
    assert stopped(Story(stage, standing)) == []


@pytest.mark.parametrize(
    ("story", "rules"),
    [
        (HELD, ["legal-hold"]),
        (SPIKED, ["spiked"]),
        (KILLED, ["killed"]),
        (Story(Stage.SPIKED, Standing.NEVER_OUT, is_on_legal_hold=True), ["legal-hold", "spiked"]),
        # There is nothing to lift any more, so nothing else is said of a killed one.
        (Story(Stage.SPIKED, Standing.KILLED, is_on_legal_hold=True), ["killed"]),
    ],
)
def test_what_stops_a_story_stops_its_previews(story, rules):
    assert [reason.rule for reason in stopped(story)] == rules


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({}, None),
        ({"note": ""}, "note"),
        ({"open_links": MOST_OPEN - 1}, None),
        ({"open_links": MOST_OPEN}, "most-open"),
        ({"promised": [Reason("It is off the record.", rule="terms")]}, "terms"),
        ({"changed_terms": ["The ferry runs"]}, "changed-terms"),
        ({"story": HELD}, "legal-hold"),
        ({"story": SPIKED}, "spiked"),
        ({"story": KILLED}, "killed"),
    ],
)
def test_what_keeps_a_revision_from_being_shared(facts, rule):
    known = {"story": DRAFT, "note": FOR, "open_links": 0, **facts}
    reasons = refusals(known.pop("story"), **known)
    assert [reason.rule for reason in reasons] == ([rule] if rule else [])
    assert all(reason.endswith(".") for reason in reasons)


def test_all_that_is_wrong_is_said_at_once():
    assert len(refusals(HELD, note="", open_links=MOST_OPEN, changed_terms=["One", "Two"])) == 5


@pytest.mark.parametrize(
    ("ended_at", "at", "expected"),
    [
        (None, NOON, State.OPEN),
        (None, NOON + LIFE - MOMENT, State.OPEN),
        (None, NOON + LIFE, State.EXPIRED),
        (NOON, NOON, State.ENDED),
        # Somebody ended it, whatever its hour.
        (NOON, NOON + LIFE, State.ENDED),
    ],
)
def test_a_link_ends_by_itself_or_by_somebody(ended_at, at, expected):
    assert state(Link(expires_at=NOON + LIFE, ended_at=ended_at), at=at) is expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, True),
        ({"at": NOON + LIFE}, False),
        ({"link": Link(expires_at=NOON + LIFE, ended_at=NOON)}, False),
        ({"story": HELD}, False),
        ({"story": SPIKED}, False),
        ({"story": KILLED}, False),
        ({"story": Story(Stage.READY, Standing.LIVE)}, True),
        ({"may_share": False}, False),
        ({"terms_hold": False}, False),
    ],
)
def test_a_link_opens_while_everything_allows_it(change, expected):
    known = {"link": Link(expires_at=NOON + LIFE), "story": DRAFT, "may_share": True, "terms_hold": True, "at": NOON}
    known |= change
    assert opens(known.pop("link"), known.pop("story"), **known) is expected
