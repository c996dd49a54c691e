"""What breaks at its hour is tried again, whoever breaks with it; and never half done."""

from contextlib import closing

import pytest
from django.db import connection

from articles.actions import due
from articles.actions.due import Outcome
from articles.models import Article, Schedule
from articles.models.clock import database_now
from articles.rules.schedule import MOST_TRIES
from articles.vocabulary import EventKind, ScheduleState, Stage, Standing
from tests.scheduled import broken, events

pytestmark = pytest.mark.django_db


def again(row):
    """Let out once more, as if its rest were over."""
    Schedule.objects.filter(pk=row.pk).update(retry_at=None)
    return due.let_out(row.pk)


def test_a_try_that_breaks_changes_nothing_and_is_repeated(scheduled, monkeypatch):
    row = scheduled()
    broken(monkeypatch, row.article)
    assert due.let_out(row.pk) is Outcome.FAILED
    row.refresh_from_db()
    assert (row.state, row.attempts, row.retry_at > database_now()) == (ScheduleState.WAITING, 1, True)
    assert Article.objects.get(pk=row.article_id).stage == Stage.SCHEDULED


def test_until_then_it_rests(scheduled, monkeypatch):
    row = scheduled()
    broken(monkeypatch, row.article)
    due.let_out(row.pk)
    assert (due.due_now(), due.let_out(row.pk)) == ([], Outcome.LEFT)
    assert 10 < due.seconds_to_next() <= 15


def test_no_word_of_the_story_stands_in_the_reason(scheduled, monkeypatch):
    row = scheduled(headline="A secret treaty")
    broken(monkeypatch, row.article)
    due.let_out(row.pk)
    row.refresh_from_db()
    assert ("RuntimeError" in row.last_error, "treaty" in row.last_error) == (True, False)


def test_three_tries_without_success_stop_it(scheduled, monkeypatch):
    row = scheduled()
    broken(monkeypatch, row.article)
    assert [again(row) for _time in range(4)] == [Outcome.FAILED, Outcome.FAILED, Outcome.STOPPED, Outcome.LEFT]
    assert len(events(row, EventKind.PARKED)) == 1


def test_a_second_try_that_succeeds_leaves_no_trace_of_the_first(scheduled, monkeypatch):
    row = scheduled()
    with monkeypatch.context() as patch:
        broken(patch, row.article)
        due.let_out(row.pk)
    assert again(row) is Outcome.OUT
    row.refresh_from_db()
    assert (row.attempts, row.last_error, row.retry_at) == (2, "", None)


def test_tries_that_never_came_back_count_too(scheduled):
    """Each of them killed its process: the fourth scheduler must not be next."""
    row = scheduled()
    Schedule.objects.filter(pk=row.pk).update(attempts=MOST_TRIES)
    assert due.let_out(row.pk) is Outcome.STOPPED
    row.refresh_from_db()
    assert "stopped the scheduler several times" in row.last_error


@pytest.mark.django_db(transaction=True)
def test_a_try_is_counted_and_committed_before_it_is_made(scheduled, monkeypatch):
    from articles.actions.publishing import publish as module

    row, seen = scheduled(), []

    def look(*_rest, **_facts):
        with closing(connection.copy()) as other, other.cursor() as cursor:
            cursor.execute("SELECT attempts FROM articles_schedule WHERE id = %s", [row.pk])
            seen.append(cursor.fetchone()[0])
        raise RuntimeError

    monkeypatch.setattr(module, "project", look)
    due.let_out(row.pk)
    assert seen == [1]


@pytest.mark.django_db(transaction=True)
def test_a_story_that_another_scheduler_tries_is_left_and_not_counted(scheduled):
    row = scheduled()
    with closing(connection.copy()) as other, other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", [due._TRIES, row.pk])
        assert due.let_out(row.pk) is Outcome.LEFT
    row.refresh_from_db()
    assert (row.attempts, due.let_out(row.pk)) == (0, Outcome.OUT)


@pytest.mark.django_db(transaction=True)
def test_every_statement_may_fail_and_nothing_is_half_done(scheduled):
    """The database refuses the first, the second … statement: the story is then out as a whole, or not at all."""
    row, failing = scheduled(), 0
    halves = []
    while True:
        left = [failing]

        def refuse(execute, *rest, left=left):
            left[0] -= 1
            if left[0] == -1:
                raise RuntimeError
            return execute(*rest)

        try:
            with connection.execute_wrapper(refuse):
                outcome = due.let_out(row.pk)
        except RuntimeError:
            outcome = None
            # The session goes with its locks, as in a process that ends.
            connection.close()
        story = Article.objects.get(pk=row.article_id)
        state = (story.stage, story.standing, story.releases.count(), Schedule.objects.get(pk=row.pk).state)
        if state == (Stage.READY, Standing.LIVE, 1, ScheduleState.OUT):
            break
        if state != (Stage.SCHEDULED, Standing.NEVER_OUT, 0, ScheduleState.WAITING):
            halves.append((failing, outcome, state))
            break
        Schedule.objects.filter(pk=row.pk).update(attempts=0, retry_at=None)
        failing += 1
    assert halves == []
    assert failing > 30
