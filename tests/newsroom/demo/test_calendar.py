"""The demo is always of these weeks, and history stays where it was."""

import dataclasses
import datetime as dt

import pytest

from articles.vocabulary import Precision
from newsroom.demo.calendar import PATTERN_DAY, moved
from newsroom.demo.content import load

DAYS = [PATTERN_DAY, dt.date(2026, 12, 31), dt.date(2027, 6, 1), dt.date(2028, 2, 29), dt.date(2031, 3, 1)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (dt.datetime(2026, 11, 22, 6, 30, tzinfo=dt.UTC), dt.datetime(2026, 12, 2, 6, 30, tzinfo=dt.UTC)),
        (dt.date(2026, 11, 22), dt.date(2026, 12, 2)),
        # History, and what a paper of any day calls by its year.
        (dt.date(1914, 1, 1), dt.date(1914, 1, 1)),
        (dt.date(2025, 7, 8), dt.date(2025, 7, 8)),
        # In a text.
        ("on {2026-11-23:%A}, {2026-11-23:%-d %B %Y}", "on Thursday, 3 December 2026"),
        ("in {no such place}", "in {no such place}"),
        # Known to the month: the first of the month into which it falls.
        (
            {"said_on": dt.date(2026, 10, 28), "precision": "MONTH"},
            {"said_on": dt.date(2026, 11, 1), "precision": "MONTH"},
        ),
        ([{"at": dt.date(2026, 11, 1)}, 7, True], [{"at": dt.date(2026, 11, 11)}, 7, True]),
    ],
)
def test_days_move_with_the_day_of_the_filling(value, expected):
    assert moved(value, by=dt.timedelta(days=10)) == expected


@pytest.mark.parametrize("today", DAYS)
def test_nothing_in_the_demo_happens_on_the_day_itself_or_later(today):
    morning = dt.datetime.combine(today, dt.time(), dt.UTC)
    content = load(today=today)
    steps = [
        at
        for story in content.stories
        for name, at in vars(story.desk).items()
        if isinstance(at, dt.datetime) and name != "scheduled_for"
    ]
    steps += [story.edit.at for story in content.stories if story.edit]
    steps += [page.at for page in content.house_pages.values()]
    said = [row.said_on for story in content.stories for row in story.attributions if row.said_on]
    assert (max(steps) < morning, max(said) < today) == (True, True)
    assert morning - max(steps) < dt.timedelta(days=1)


@pytest.mark.parametrize("today", DAYS)
def test_what_is_scheduled_in_the_demo_is_still_to_come(today):
    evening = dt.datetime.combine(today + dt.timedelta(days=1), dt.time(), dt.UTC)
    hours = [story.desk.scheduled_for for story in load(today=today).stories if story.desk.scheduled_for]
    assert hours
    assert min(hours) > evening


@pytest.mark.parametrize("today", DAYS)
def test_nobody_is_quoted_after_the_story_is_out(today):
    late = [
        (story.key, row.key)
        for story in load(today=today).stories
        for row in story.attributions
        if story.desk.published_at and row.said_on and row.said_on > story.desk.published_at.date()
    ]
    assert late == []


@pytest.mark.parametrize("today", DAYS)
def test_every_day_in_a_text_was_read(today):
    texts = [text for story in load(today=today).stories for text in every_text(dataclasses.asdict(story))]
    assert [text for text in texts if "{" in text] == []


def every_text(value):
    match value:
        case str():
            yield value
        case dict():
            for one in value.values():
                yield from every_text(one)
        case list() | tuple():
            for one in value:
                yield from every_text(one)


@pytest.mark.parametrize("today", DAYS)
def test_a_month_is_stored_as_its_first_day(today):
    months = [row for story in load(today=today).stories for row in story.attributions]
    assert {row.said_on.day for row in months if row.precision is Precision.MONTH} == {1}
