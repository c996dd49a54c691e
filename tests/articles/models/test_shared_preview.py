"""Who gave what to whom is never rewritten: the database itself refuses."""

import uuid

import pytest
from django.db import IntegrityError, connection, transaction

from articles.models import SharedPreview, StoryEvent
from articles.rules.shared_preview import LIFE
from articles.vocabulary import EventKind
from tests.guests import FOR, shared

pytestmark = pytest.mark.django_db
commits = pytest.mark.django_db(transaction=True)


def run(sql, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


def rewrite(change):
    run(f"UPDATE articles_sharedpreview SET {change}")  # noqa: S608 - words of this file


def row(desk, story, **facts):
    """A row as the action writes it, without the action."""
    known = {"article": story, "revision": story.latest_revision, "note": FOR, "by": desk.ed, "at": desk.now}
    known |= {"expires_at": desk.now + LIFE, **facts}
    return SharedPreview(uuid=uuid.uuid4(), **known)


def log(desk, link, kind=EventKind.SHARED, story=None):
    data = {"preview": str(link.uuid)}
    StoryEvent.objects.create(article=story or link.article, kind=kind, data=data, by=desk.ed, at=desk.now)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("note = 'Somebody else'", "stays as it was written"),
        ("by_id = by_id + 1", "stays as it was written"),
        ("at = at - interval '1 day'", "stays as it was written"),
        ("uuid = gen_random_uuid()", "stays as it was written"),
        ("article_id = article_id + 1", "stays as it was written"),
        ("revision_id = revision_id + 1", "stays as it was written"),
        ("expires_at = expires_at + interval '1 microsecond'", "last longer"),
        ("ended_at = now()", "only beside an event"),
        ("opened = opened - 1", "not taken back"),
        ("first_opened_at = first_opened_at - interval '1 day'", "not taken back"),
        ("last_opened_at = last_opened_at - interval '1 day'", "not taken back"),
        ("opened = 0, first_opened_at = NULL, last_opened_at = NULL", "not taken back"),
    ],
)
def test_a_row_is_not_rewritten(desk, change, why):
    shared(desk, desk.draft())
    run("UPDATE articles_sharedpreview SET opened = 2, first_opened_at = now(), last_opened_at = now()")
    with pytest.raises(IntegrityError, match=why):
        rewrite(change)


def test_it_may_be_made_to_end_sooner(desk):
    link = shared(desk, desk.draft())
    run("UPDATE articles_sharedpreview SET expires_at = at + interval '1 hour'")
    assert SharedPreview.objects.get().expires_at < link.expires_at


@pytest.mark.parametrize("change", ["ended_at = NULL, ended_by_id = NULL", "ended_at = now()", "ended_by_id = NULL"])
def test_the_end_is_not_taken_back(desk, change):
    link = shared(desk, desk.draft())
    log(desk, link, EventKind.UNSHARED)
    run("UPDATE articles_sharedpreview SET ended_at = at, ended_by_id = by_id")
    with pytest.raises(IntegrityError, match="its end is not changed"):
        rewrite(change)


@commits
def test_the_event_that_began_it_does_not_end_it(desk):
    link = shared(desk, desk.draft())
    log(desk, link, EventKind.SHARED)
    with pytest.raises(IntegrityError, match="ends only beside an event"):
        run("UPDATE articles_sharedpreview SET ended_at = now()")


@pytest.mark.parametrize("kind", [EventKind.UNSHARED, EventKind.NOTE, None])
def test_none_is_shared_unlogged(desk, kind):
    link = row(desk, desk.draft())
    if kind:
        log(desk, link, kind)
    with pytest.raises(IntegrityError, match="shared only beside an event"):
        link.save(force_insert=True)


def test_the_event_of_another_link_covers_nothing(desk):
    story = desk.draft()
    log(desk, row(desk, story))
    with pytest.raises(IntegrityError, match="shared only beside an event"):
        row(desk, story).save(force_insert=True)


def test_the_event_of_another_story_covers_nothing(desk):
    link = row(desk, desk.draft())
    log(desk, link, story=desk.draft())
    with pytest.raises(IntegrityError, match="shared only beside an event"):
        link.save(force_insert=True)


def test_it_shows_a_revision_of_its_own_story(desk):
    link = row(desk, desk.draft(), revision=desk.draft().latest_revision)
    log(desk, link)
    with pytest.raises(IntegrityError, match="a revision of its own story"):
        link.save(force_insert=True)


@pytest.mark.parametrize("facts", [{"ended_at": "2026-11-23T12:00Z"}, {"opened": 1}])
def test_it_begins_open_and_unseen(desk, facts):
    link = row(desk, desk.draft(), **facts)
    log(desk, link)
    with pytest.raises(IntegrityError, match="begins open"):
        link.save(force_insert=True)


def test_it_is_not_deleted(desk):
    shared(desk, desk.draft())
    with pytest.raises(IntegrityError, match="never deleted"):
        run("DELETE FROM articles_sharedpreview")
    assert SharedPreview.objects.exists()


def test_they_are_never_emptied_away(desk):
    shared(desk, desk.draft())
    with transaction.atomic():
        run("SET CONSTRAINTS ALL IMMEDIATE")
        # The test database alone has this trigger off, so that it can be emptied between tests.
        run("ALTER TABLE articles_sharedpreview ENABLE TRIGGER append_only_table")
        with pytest.raises(IntegrityError, match="append-only"):
            run("TRUNCATE articles_sharedpreview CASCADE")
        transaction.set_rollback(True)
    assert SharedPreview.objects.exists()


def test_it_does_not_end_before_it_began(desk):
    link = row(desk, desk.draft(), expires_at="2020-01-01T00:00Z")
    log(desk, link)
    with pytest.raises(IntegrityError, match="shared_preview_ends_after_it_began"):
        link.save(force_insert=True)


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ("ended_by_id = by_id", "shared_preview_ended_says_when"),
        ("opened = 1", "shared_preview_opened_says_when"),
        ("first_opened_at = now(), last_opened_at = now()", "shared_preview_opened_says_when"),
    ],
)
def test_nor_is_half_of_a_fact_kept(desk, change, constraint):
    link = shared(desk, desk.draft())
    log(desk, link, EventKind.UNSHARED)
    with pytest.raises(IntegrityError, match=constraint):
        rewrite(change)


def test_nothing_of_the_guest_has_a_column():
    kept = {field.name for field in SharedPreview._meta.concrete_fields}
    assert kept == {
        *("id", "uuid", "article", "revision", "note", "by", "at", "expires_at", "ended_at", "ended_by"),
        *("opened", "first_opened_at", "last_opened_at"),
    }
