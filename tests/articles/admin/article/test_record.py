"""All that is written down about a story, in one order."""

import datetime as dt

import pytest

from articles.actions import open_schedule, scheduling
from articles.admin.article.record import entries
from articles.models import StoryEvent
from articles.vocabulary import EventKind


def told(story):
    return [one.what for one in entries(story)]


def test_steps_releases_and_revisions_stand_in_one_order_the_newest_first(desk):
    assert told(desk.live()) == [
        "Published: First publication",
        "Published in spite of the checklist",
        "Approved: Desk edit → Ready",
        "Sent to the desk: Draft → Desk edit",
        "Saved: Created",
    ]


def test_a_note_to_readers_is_told_when_it_is_written_and_when_it_goes_out(desk):
    story = desk.corrected(was="Two ships", now_is="Three ships", gravity="SERIOUS")
    notes = [one for one in entries(story) if "Note to readers" in one.what]
    assert [one.what for one in notes] == [
        "Note to readers went out: Correction, serious",
        "Note to readers written: Correction, serious",
    ]
    assert [(one.who, one.number) for one in notes] == [("Ed", 2), ("Rosa", None)]


def test_the_words_of_a_note_hold_what_was_and_what_is(desk):
    story = desk.corrected(was="Two ships", now_is="Three ships")
    note = next(one for one in entries(story) if "Note to readers" in one.what)
    assert "We counted wrongly." in note.words
    assert "Two ships" in note.words


def test_a_release_says_what_it_changed_and_why(desk):
    story = desk.withdrawn()
    newest = entries(story)[0]
    assert (newest.what, newest.words, newest.who, newest.number) == (
        "Withdrawn",
        "The story confused two ships.",
        "Ed",
        1,
    )


def test_a_schedule_is_told_when_it_is_made_and_when_it_ends(desk, scheduled):
    row = scheduled()
    scheduling.unschedule(row.article, by=desk.ed, at=desk.now)
    assert [words.split(":")[0] for words in told(row.article)][:4] == [
        "Schedule ended",
        "Schedule cancelled",
        "Schedule made",
        "Scheduled",
    ]


def test_a_schedule_that_was_stopped_says_why_and_names_nobody(desk, scheduled):
    row = scheduled()
    open_schedule.stop(row, reasons=["Ed may not publish it any more."], at=desk.now)
    newest = entries(row.article)[0]
    assert newest.what.startswith("Schedule stopped; due ")
    assert (newest.words, newest.who) == ("Ed may not publish it any more.", "")


def test_a_hold_has_its_reason(desk):
    newest = entries(desk.held(desk.draft()))[0]
    assert (newest.what, newest.words, newest.who) == ("Legal hold placed", "A letter from their lawyers.", "Ed")


def test_the_words_of_a_legal_note_are_not_told(desk):
    story = desk.draft()
    StoryEvent.objects.create(article=story, kind=EventKind.LEGAL_NOTE, note="We could lose.", by=desk.ed, at=desk.now)
    newest = entries(story)[0]
    assert (newest.what, newest.words) == ("Legal note", "")


def test_nothing_of_another_story_is_told(desk):
    desk.live()
    assert told(desk.draft()) == ["Saved: Created"]


@pytest.mark.parametrize("most", [1, 2, 3])
def test_going_on_from_a_row_leaves_nothing_out_and_tells_nothing_twice(most, desk):
    story = desk.corrected()
    # Many rows of one moment, so that the order within it counts.
    for _number in range(3):
        StoryEvent.objects.create(article=story, kind=EventKind.NOTE, by=desk.ed, at=story.created_at)
    everything, found, after = entries(story), [], None
    while part := entries(story, after=after, most=most):
        found += part
        after = part[-1].place
    assert found == everything


@pytest.mark.parametrize("size", [1, 3])
def test_it_takes_one_query_however_much_there_is(size, desk, django_assert_num_queries):
    story = desk.draft()
    for _number in range(size):
        StoryEvent.objects.create(article=story, kind=EventKind.NOTE, by=desk.ed, at=desk.now + dt.timedelta(hours=1))
    with django_assert_num_queries(1):
        assert len(entries(story)) == size + 1
