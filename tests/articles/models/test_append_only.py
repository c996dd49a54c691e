"""History can be added to; nothing takes it back."""

import uuid

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from articles.actions import activity, house, house_page, refusal, version_name
from articles.models import HousePage, Publication, PublicNote, StoryEvent
from articles.vocabulary import EventKind, Gravity, NoteKind
from tests.database import APPEND_ONLY

pytestmark = pytest.mark.django_db


@pytest.fixture
def history(desk, mara):
    """A story with rows in every append-only table."""
    story = desk.live()
    StoryEvent.objects.create(article=story, kind=EventKind.NOTE, note="Ask the yard.", by=desk.ed, at=desk.now)
    PublicNote.objects.create(
        publication=Publication.objects.get(article_id=story.pk),
        uuid=uuid.uuid4(),
        number=1,
        path="/corrections/2026/11/ferry-1/",
        kind=NoteKind.CORRECTION,
        gravity=Gravity.SERIOUS,
        text="The ferry has two decks.",
        published_at=desk.now,
    )
    house.decide("second_person", "FLAGGED", by=mara, at=desk.now)
    activity.export(row_count=3, is_cut=False, by=desk.ed, at=desk.now)
    house_page.save(HousePage(slug="about", title="About us"), version=0, by=desk.ed, at=desk.now)
    version_name.give(story, story.latest_revision, name="As sent", by=desk.ed, at=desk.now)
    refusal.keep(story, form="text", posted={"body": "x"}, based_on=1, found=2, by=desk.rosa, at=desk.now)
    return story


def rows_of(table):
    return next(model for model in apps.get_models() if model._meta.db_table == table).objects


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_no_row_of_history_is_changed_or_removed(history, table, statement):
    before = rows_of(table).count()
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table))
    assert before == rows_of(table).count() > 0


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_no_table_of_history_is_emptied(history, table):
    with transaction.atomic(), connection.cursor() as cursor:
        # ALTER TABLE waits for no deferred check.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        # The test database alone has this trigger off, so that it can be emptied between tests.
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER append_only_table")
        with pytest.raises(IntegrityError, match="append-only"):
            cursor.execute(f"TRUNCATE {table} CASCADE")
        transaction.set_rollback(True)
    assert rows_of(table).exists()


def test_every_append_only_table_is_known_to_the_tests():
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'append_only_rows'")
        assert sorted(name for (name,) in cursor.fetchall()) == sorted(APPEND_ONLY)
