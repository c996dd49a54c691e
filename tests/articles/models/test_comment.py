"""What a colleague said is never rewritten: the database itself refuses."""

import uuid

import pytest
from django.db import IntegrityError, connection, transaction

from articles.actions import comment
from articles.models import Comment, StoryEvent
from articles.vocabulary import EventKind

pytestmark = pytest.mark.django_db
commits = pytest.mark.django_db(transaction=True)


def run(sql, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


def rewrite(change):
    run(f"UPDATE articles_comment SET {change}")  # noqa: S608 - words of this file


def said(desk, story=None):
    return comment.add(story or desk.draft(), words="Who says so?", by=desk.ed, at=desk.now).comment


def row(desk, story, **facts):
    """A row as the action writes it, without the action."""
    known = {"article": story, "revision": story.latest_revision, "words": "Who?", "by": desk.ed, "at": desk.now}
    return Comment(**{**known, **facts, "uuid": uuid.uuid4()})


def log(desk, one, kind=EventKind.COMMENT, story=None, by=None):
    facts = {"data": {"comment": str(one.uuid)}, "by": by or desk.ed, "at": desk.now}
    StoryEvent.objects.create(article=story or one.article, kind=kind, **facts)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("words = 'Something else'", "stays as it was written"),
        ("passage = 'Something else'", "stays as it was written"),
        ("before = 'x'", "stays as it was written"),
        ("after = 'x'", "stays as it was written"),
        ("by_id = by_id + 1", "stays as it was written"),
        ("to_id = by_id", "stays as it was written"),
        ("at = at - interval '1 day'", "stays as it was written"),
        ("uuid = gen_random_uuid()", "stays as it was written"),
        ("article_id = article_id + 1", "stays as it was written"),
        ("revision_id = revision_id + 1", "stays as it was written"),
        ("answer_to_id = id", "stays as it was written"),
        ("settled_at = now(), settled_by_id = by_id", "only beside an event"),
    ],
)
def test_a_comment_is_not_rewritten(desk, change, why):
    said(desk)
    with pytest.raises(IntegrityError, match=why):
        rewrite(change)


@pytest.mark.parametrize("kind", [EventKind.COMMENT, EventKind.REOPENED, EventKind.NOTE])
def test_another_event_settles_nothing(desk, kind):
    log(desk, said(desk), kind)
    with pytest.raises(IntegrityError, match="only beside an event"):
        rewrite("settled_at = now(), settled_by_id = by_id")


def test_beside_its_event_it_is_settled_and_that_is_not_rewritten(desk):
    log(desk, said(desk), EventKind.SETTLED)
    rewrite("settled_at = now(), settled_by_id = by_id")
    with pytest.raises(IntegrityError, match="not rewritten"):
        rewrite("settled_at = now() + interval '1 day'")


@commits
def test_nor_is_it_reopened_unlogged(desk):
    comment.settle(said(desk), by=desk.ed, at=desk.now)
    with pytest.raises(IntegrityError, match="only beside an event"):
        rewrite("settled_at = NULL, settled_by_id = NULL")


@pytest.mark.parametrize("kind", [EventKind.NOTE, EventKind.SETTLED, None])
def test_none_is_made_unlogged(desk, kind):
    one = row(desk, desk.draft())
    if kind:
        log(desk, one, kind)
    with pytest.raises(IntegrityError, match="made only beside an event"):
        one.save(force_insert=True)


def test_the_event_of_another_story_or_person_covers_nothing(desk):
    one = row(desk, desk.draft())
    log(desk, one, story=desk.draft())
    log(desk, one, by=desk.rosa)
    with pytest.raises(IntegrityError, match="made only beside an event"):
        one.save(force_insert=True)


def test_it_is_about_a_revision_of_its_own_story(desk):
    one = row(desk, desk.draft(), revision=desk.draft().latest_revision)
    log(desk, one)
    with pytest.raises(IntegrityError, match="a revision of its own story"):
        one.save(force_insert=True)


def test_it_begins_open(desk):
    one = row(desk, desk.draft(), settled_by=desk.ed, settled_at=desk.now)
    log(desk, one)
    with pytest.raises(IntegrityError, match="begins open"):
        one.save(force_insert=True)


def test_an_answer_belongs_to_a_comment_of_its_story_that_is_no_answer(desk):
    story = desk.draft()
    first = said(desk, story)
    second = comment.answer(first, words="The port.", by=desk.rosa, at=desk.now).comment
    for one in (row(desk, story, answer_to=second), row(desk, desk.draft(), answer_to=first)):
        log(desk, one)
        with pytest.raises(IntegrityError, match="that is no answer itself"), transaction.atomic():
            one.save(force_insert=True)


def test_an_answer_is_not_settled(desk):
    one = comment.answer(said(desk), words="The port.", by=desk.rosa, at=desk.now).comment
    log(desk, one, EventKind.SETTLED)
    with pytest.raises(IntegrityError, match="comment_settled_says_who_and_when"):
        run("UPDATE articles_comment SET settled_at = now(), settled_by_id = by_id WHERE id = %s", one.pk)


def test_it_is_not_deleted(desk):
    said(desk)
    with pytest.raises(IntegrityError, match="never deleted"):
        run("DELETE FROM articles_comment")


def test_they_are_never_emptied_away(desk):
    said(desk)
    with transaction.atomic():
        run("SET CONSTRAINTS ALL IMMEDIATE")
        # The test database alone has this trigger off, so that it can be emptied between tests.
        run("ALTER TABLE articles_comment ENABLE TRIGGER append_only_table")
        with pytest.raises(IntegrityError, match="append-only"):
            run("TRUNCATE articles_comment CASCADE")
        transaction.set_rollback(True)
    assert Comment.objects.exists()
