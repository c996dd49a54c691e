"""Legal hold and embargo: what blocks every way out, and who may let it go."""

import datetime as dt

import pytest

from articles.rules.stops import (
    EmbargoChange,
    Facts,
    blockers,
    embargo_refusals,
    is_overridden,
    is_running,
    override_refusals,
)
from articles.vocabulary import EventKind

NOW = dt.datetime(2026, 11, 24, 7, 0, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)


def rules(*, hold=False, embargo=None, overridden=False, at=NOW):
    facts = Facts(is_on_legal_hold=hold, embargo_until=embargo, at=at, is_overridden=overridden)
    return [reason.rule for reason in blockers(facts)]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        # Nothing stops an ordinary story,
        ({}, []),
        # a legal hold stops it whatever the hour,
        ({"hold": True}, ["legal-hold"]),
        # an embargo until its last second, and not in the second at which it ends.
        ({"embargo": NOW + SECOND}, ["embargo"]),
        ({"embargo": NOW}, []),
        ({"embargo": NOW - SECOND}, []),
        # Both are named at once.
        ({"hold": True, "embargo": NOW + SECOND}, ["legal-hold", "embargo"]),
        # An embargo that ended lifts no hold.
        ({"hold": True, "embargo": NOW - SECOND}, ["legal-hold"]),
        # A managing editor's override opens both, with their name and reason on record.
        ({"hold": True, "overridden": True}, []),
        ({"embargo": NOW + SECOND, "overridden": True}, []),
        ({"hold": True, "embargo": NOW + SECOND, "overridden": True}, []),
    ],
)
def test_what_stops_a_story(facts, expected):
    assert rules(**facts) == expected


@pytest.mark.parametrize("zone", [dt.timezone(dt.timedelta(hours=2)), dt.timezone(dt.timedelta(hours=-5))])
def test_an_embargo_ends_at_one_moment_in_every_zone(zone):
    assert rules(embargo=(NOW + SECOND).astimezone(zone)) == ["embargo"]
    assert rules(embargo=NOW.astimezone(zone)) == []


def test_each_stop_leads_to_where_it_is_lifted():
    both = blockers(Facts(is_on_legal_hold=True, embargo_until=NOW + SECOND, at=NOW))
    assert {reason.anchor for reason in both} == {"stops"}


HOUR = dt.timedelta(hours=1)
HELD = Facts(is_on_legal_hold=True, embargo_until=None, at=NOW)


@pytest.mark.parametrize(("until", "is_on"), [(None, False), (NOW, False), (NOW + HOUR, True)])
def test_an_embargo_is_on_until_its_very_moment(until, is_on):
    assert is_running(until, at=NOW) is is_on


@pytest.mark.parametrize(
    ("newest_first", "is_free"),
    [
        ([], False),
        ([(EventKind.OVERRIDE, 7)], True),
        # Another version was meant.
        ([(EventKind.OVERRIDE, 6)], False),
        ([(EventKind.OVERRIDE, 8), (EventKind.OVERRIDE, 7)], True),
        ([(EventKind.OVERRIDE, 7), (EventKind.LEGAL_HOLD, None)], True),
        # Whoever overrode an embargo knew nothing of the hold that came after it.
        ([(EventKind.LEGAL_HOLD, None), (EventKind.OVERRIDE, 7), (EventKind.EMBARGO, None)], False),
        ([(EventKind.EMBARGO, None), (EventKind.OVERRIDE, 7)], False),
    ],
)
def test_an_override_holds_for_one_version_and_for_the_stops_before_it(newest_first, is_free):
    assert is_overridden(newest_first, revision=7) is is_free


def change(**facts):
    return EmbargoChange(**{"present": None, "until": NOW + HOUR, "at": NOW, "reason": "Agreed.", **facts})


RUNNING = {"present": NOW + 2 * HOUR}


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({}, ""),
        ({"reason": ""}, "Say why"),
        ({"until": NOW}, "has passed"),
        ({"until": NOW - HOUR}, "has passed"),
        ({"until": NOW.replace(year=2101)}, "before the year 2101"),
        ({"is_out": True}, "exactly this text already"),
        # Longer is anybody's, shorter a managing editor's.
        ({**RUNNING, "until": NOW + 3 * HOUR}, ""),
        (RUNNING, "longer, not shorter"),
        ({**RUNNING, "may_override": True}, ""),
        # One that ended is as none.
        ({"present": NOW - HOUR}, ""),
        ({**RUNNING, "until": None}, "Only a managing editor lifts it"),
        ({**RUNNING, "until": None, "may_override": True}, ""),
        ({"until": None, "may_override": True}, "nothing to lift"),
        ({"present": NOW - HOUR, "until": None, "may_override": True}, "nothing to lift"),
    ],
)
def test_an_embargo_is_set_moved_and_lifted_by_rule(facts, sentence):
    reasons = embargo_refusals(change(**facts))
    assert len(reasons) == bool(sentence)
    assert sentence in " ".join(reasons)


@pytest.mark.parametrize(
    ("is_newest", "stopped_by", "reason", "sentence"),
    [
        (True, blockers(HELD), "The court lifted it.", ""),
        (True, blockers(HELD), "", "Say why"),
        (False, blockers(HELD), "The court lifted it.", "Somebody changed the story"),
        (True, [], "The court lifted it.", "nothing to override"),
    ],
)
def test_only_what_is_stopped_is_overridden_with_a_reason(is_newest, stopped_by, reason, sentence):
    reasons = override_refusals(is_newest=is_newest, stopped_by=stopped_by, reason=reason)
    assert len(reasons) == bool(sentence)
    assert sentence in " ".join(reasons)
