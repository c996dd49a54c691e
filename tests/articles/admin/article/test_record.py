"""All that is written down about a story, in one order."""

import datetime as dt

import pytest
from django.utils import timezone

from articles.actions import due, open_schedule, reader_note, scheduling
from articles.admin.article.plan import clock
from articles.admin.article.record import entries
from articles.models import StoryEvent
from articles.rules import schedule
from articles.vocabulary import EventKind, Move


def told(story):
    return [one.what for one in entries(story)]


def test_steps_releases_and_revisions_stand_in_one_order_the_newest_first(desk):
    assert told(desk.live()) == [
        "Published: First publication",
        "Published in spite of the checklist",
        "Approved: Desk edit → Ready",
        "Sent to the desk: Draft → Desk edit",
        "Story begun",
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


def hour(row):
    return schedule.when(row.due_at, clock(), now=timezone.now())


def test_a_schedule_is_told_once_when_it_is_made_and_once_when_it_is_cancelled(desk, scheduled):
    row = scheduled()
    scheduling.unschedule(row.article, by=desk.ed, at=desk.now)
    assert told(row.article)[:3] == [
        f"Schedule cancelled: {hour(row)}",
        f"Scheduled: {hour(row)}",
        "Approved: Desk edit → Ready",
    ]


def test_a_schedule_is_told_with_what_was_said_for_its_hour(desk, scheduled):
    newest = entries(scheduled().article)[0]
    assert (newest.words, newest.who, newest.number) == ("A brief carries no byline.", "Ed", 1)


def test_another_hour_is_told_after_the_one_that_it_replaces(desk, scheduled):
    row = scheduled()
    later = row.due_at + dt.timedelta(days=2)
    again = {"zone": "UTC", "excuse": "A brief.", "by": desk.ed, "at": desk.now}
    new = scheduling.schedule(row.article, revision=row.revision, due_at=later, **again)
    found = [(one.what, one.words) for one in entries(row.article)[:2]]
    assert found == [
        (f"Scheduled: {hour(new)}", "A brief."),
        (f"Schedule cancelled: {hour(row)}", "Another time was chosen."),
    ]


def test_a_step_that_takes_the_hour_with_it_says_so(desk, scheduled):
    row = scheduled()
    desk.move(row.article, Move.SEND_BACK, by=desk.ed, note="Ask the yard.")
    assert told(row.article)[0] == f"Sent back: Scheduled → Draft. Schedule cancelled: {hour(row)}"


@pytest.mark.django_db(transaction=True)
def test_what_went_out_at_its_hour_says_so_once(scheduled):
    row = scheduled()
    due.let_out(row.pk)
    found = [words for words in told(row.article) if "as scheduled" in words or "Schedule" in words]
    assert found == [f"Went out as scheduled: {hour(row)}", f"Scheduled: {hour(row)}"]


def test_a_note_to_readers_that_was_removed_leaves_its_words(desk):
    story = desk.live()
    note = desk.note(story)
    reader_note.remove(note, by=desk.rosa, at=desk.now)
    newest = entries(story)[0]
    assert (newest.what, newest.words) == ("Saved: Notes to readers", "Removed: Correction. We counted wrongly.")


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
    assert told(desk.draft()) == ["Story begun"]


@pytest.mark.parametrize("most", [1, 2, 3])
def test_going_on_from_a_row_leaves_nothing_out_and_tells_nothing_twice(most, desk):
    story = desk.corrected()
    # Many rows of one moment, so that the order within it counts.
    for _number in range(3):
        StoryEvent.objects.create(article=story, kind=EventKind.NOTE, by=desk.ed, at=story.created_at)
    everything, found, after = entries(story), [], None
    while len(found) < 100 and (part := entries(story, after=after, most=most)):
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
