"""A time on somebody's clock as one moment: both nights of the year, in zones that differ in how they jump."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from articles.rules import schedule

KYIV, NEW_YORK, LORD_HOWE, UTC = (
    ZoneInfo(name) for name in ("Europe/Kyiv", "America/New_York", "Australia/Lord_Howe", "UTC")
)
NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)


def understood(zone, typed):
    shown = dt.datetime.fromisoformat(typed)
    return schedule.understand(shown.date(), shown.time(), zone)


def utc(written):
    return dt.datetime.fromisoformat(written).replace(tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("zone", "typed", "expected"),
    [
        (UTC, "2026-11-24 09:00", "2026-11-24 09:00"),
        (KYIV, "2026-11-24 09:00", "2026-11-24 07:00"),
        (KYIV, "2027-06-24 09:00", "2027-06-24 06:00"),
        (NEW_YORK, "2026-11-24 20:30", "2026-11-25 01:30"),
        (LORD_HOWE, "2026-11-24 09:00", "2026-11-23 22:00"),
        (LORD_HOWE, "2027-06-24 09:00", "2027-06-23 22:30"),
        # Kyiv, 28 March 2027, 03:00 → 04:00: the last minute before and the first after.
        (KYIV, "2027-03-28 02:59", "2027-03-28 00:59"),
        (KYIV, "2027-03-28 04:00", "2027-03-28 01:00"),
        # Kyiv, 31 October 2027, 04:00 → 03:00.
        (KYIV, "2027-10-31 02:59", "2027-10-30 23:59"),
        (KYIV, "2027-10-31 04:00", "2027-10-31 02:00"),
        # New York, 14 March 2027, 02:00 → 03:00, and 7 November 2027, 02:00 → 01:00.
        (NEW_YORK, "2027-03-14 01:59", "2027-03-14 06:59"),
        (NEW_YORK, "2027-03-14 03:00", "2027-03-14 07:00"),
        (NEW_YORK, "2027-11-07 00:59", "2027-11-07 04:59"),
        (NEW_YORK, "2027-11-07 02:00", "2027-11-07 07:00"),
        # Lord Howe, 4 April 2027, 02:00 → 01:30, and 3 October 2027, 02:00 → 02:30: half an hour.
        (LORD_HOWE, "2027-04-04 01:29", "2027-04-03 14:29"),
        (LORD_HOWE, "2027-04-04 02:00", "2027-04-03 15:30"),
        (LORD_HOWE, "2027-10-03 01:59", "2027-10-02 15:29"),
        (LORD_HOWE, "2027-10-03 02:30", "2027-10-02 15:30"),
        # UTC has no such nights.
        (UTC, "2027-03-28 03:30", "2027-03-28 03:30"),
        (UTC, "2027-10-31 03:30", "2027-10-31 03:30"),
    ],
)
def test_a_time_that_a_clock_shows_once_is_one_moment(zone, typed, expected):
    assert understood(zone, typed) == schedule.Understood(moment=utc(expected))


@pytest.mark.parametrize(
    ("zone", "typed", "first", "second"),
    [
        (KYIV, "2027-10-31 03:00", "2027-10-31 00:00", "2027-10-31 01:00"),
        (KYIV, "2027-10-31 03:59", "2027-10-31 00:59", "2027-10-31 01:59"),
        (NEW_YORK, "2027-11-07 01:00", "2027-11-07 05:00", "2027-11-07 06:00"),
        (NEW_YORK, "2027-11-07 01:59", "2027-11-07 05:59", "2027-11-07 06:59"),
        (LORD_HOWE, "2027-04-04 01:30", "2027-04-03 14:30", "2027-04-03 15:00"),
        (LORD_HOWE, "2027-04-04 01:59", "2027-04-03 14:59", "2027-04-03 15:29"),
    ],
)
def test_a_time_that_a_clock_shows_twice_is_asked_about(zone, typed, first, second):
    found = understood(zone, typed)
    assert (found.moment, [choice.moment for choice in found.choices]) == (None, [utc(first), utc(second)])


def test_the_two_choices_say_which_is_which():
    first, second = understood(KYIV, "2027-10-31 03:30").choices
    assert first.sentence == "The first 03:30 of that night, before the clocks go back (00:30 UTC)"
    assert second.sentence == "The second 03:30 of that night, after the clocks went back (01:30 UTC)"


@pytest.mark.parametrize(
    ("zone", "typed", "before", "after"),
    [
        (KYIV, "2027-03-28 03:00", "02:59", "04:00"),
        (KYIV, "2027-03-28 03:59", "02:59", "04:00"),
        (NEW_YORK, "2027-03-14 02:00", "01:59", "03:00"),
        (NEW_YORK, "2027-03-14 02:30", "01:59", "03:00"),
        (LORD_HOWE, "2027-10-03 02:00", "01:59", "02:30"),
        (LORD_HOWE, "2027-10-03 02:29", "01:59", "02:30"),
    ],
)
def test_a_time_that_no_clock_shows_is_refused_with_the_nearest_two(zone, typed, before, after):
    found = understood(zone, typed)
    assert (found.moment, found.choices) == (None, ())
    assert [f"{one:%H:%M}" for one in found.nearest] == [before, after]
    assert f"Choose {before} or {after}." in found.reason


def test_the_refusal_names_the_place_and_the_day():
    assert understood(LORD_HOWE, "2027-10-03 02:15").reason.startswith(
        "Clocks in Lord Howe are put forward that night, so there is no 02:15 on Sun 3 Oct."
    )


def test_a_zone_that_skips_a_whole_day_is_refused_too():
    """Samoa had no 30 December 2011."""
    found = understood(ZoneInfo("Pacific/Apia"), "2011-12-30 12:00")
    assert [f"{one:%d %H:%M}" for one in found.nearest] == ["29 23:59", "31 00:00"]


@pytest.mark.parametrize("typed", ["0001-01-01 00:00", "9999-12-31 23:59"])
def test_the_ends_of_the_calendar_break_nothing(typed):
    found = [understood(zone, typed) for zone in (KYIV, NEW_YORK, LORD_HOWE, UTC)]
    assert all(one.moment or one.reason for one in found)


@pytest.mark.parametrize(
    ("zone", "moment", "expected"),
    [
        (KYIV, "2026-11-24 07:00", "Tue 24 Nov 09:00 Kyiv, 07:00 UTC"),
        (NEW_YORK, "2026-11-25 01:30", "Tue 24 Nov 20:30 New York, Wed 25 Nov 01:30 UTC"),
        (UTC, "2026-11-24 07:00", "Tue 24 Nov 07:00 UTC"),
        (KYIV, "2027-01-02 07:00", "Sat 2 Jan 2027 09:00 Kyiv, 07:00 UTC"),
    ],
)
def test_a_moment_is_said_on_both_clocks(zone, moment, expected):
    assert schedule.when(utc(moment), zone, now=NOW) == expected


@pytest.mark.parametrize(
    ("due_at", "embargo_until", "rules"),
    [
        ("2026-11-23 12:01", None, []),
        ("2026-11-23 12:00", None, ["schedule-past"]),
        ("2026-11-22 12:00", None, ["schedule-past"]),
        ("2028-11-01 12:00", None, []),
        ("2206-11-24 09:00", None, ["schedule-far"]),
        ("2026-11-24 09:00", "2026-11-24 09:00", []),
        ("2026-11-24 09:00", "2026-11-24 08:59", []),
        ("2026-11-24 09:00", "2026-11-24 09:01", ["embargo"]),
        ("2026-11-22 12:00", "2026-11-24 09:01", ["schedule-past", "embargo"]),
    ],
)
def test_a_story_is_scheduled_for_a_moment_to_come_and_after_its_embargo(due_at, embargo_until, rules):
    ends = utc(embargo_until) if embargo_until else None
    found = schedule.blockers(utc(due_at), at=NOW, zone=KYIV, embargo_until=ends)
    assert [reason.rule for reason in found] == rules


def test_the_refusal_names_the_end_of_the_embargo():
    found = schedule.blockers(utc("2026-11-24 06:00"), at=NOW, zone=KYIV, embargo_until=utc("2026-11-24 07:00"))
    assert found == [
        "The story is under embargo until Tue 24 Nov 09:00 Kyiv, 07:00 UTC. Choose that moment or a later one."
    ]


@pytest.mark.parametrize(
    ("minutes", "embargo_until", "expected"),
    [(15, "2026-11-23 11:00", False), (16, "2026-11-23 11:00", True), (600, None, False)],
)
def test_a_story_under_embargo_waits_for_a_person_when_it_is_very_late(minutes, embargo_until, expected):
    ends = utc(embargo_until) if embargo_until else None
    due_at = NOW - dt.timedelta(minutes=minutes)
    assert schedule.is_too_late_for_an_embargo(due_at, at=NOW, embargo_until=ends) is expected


@pytest.mark.parametrize(("tries", "seconds"), [(1, 15), (2, 30), (3, None), (4, None)])
def test_a_try_that_failed_is_repeated_twice(tries, seconds):
    again = schedule.next_try(tries, at=NOW)
    assert again == (NOW + dt.timedelta(seconds=seconds) if seconds else None)
