"""Versions that have a name."""

import pytest
from django.db import IntegrityError, transaction

from articles.actions import doors, version_name
from articles.models import RevisionName, StoryEvent
from articles.vocabulary import EventKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def give(desk, rosa):
    def give(story, name, by=rosa):
        return version_name.give(story, story.latest_revision, name=name, by=by, at=desk.now)

    return give


def called(story):
    return [row.given_name for row in story.revisions.with_names().newest_first()]


def test_a_version_gets_a_name_another_one_and_none(desk, give):
    story, names = desk.draft(), []
    for name in (" as  sent ", "Final", ""):
        give(story, name)
        names += called(story)
    assert names == ["as sent", "Final", ""]


def test_each_of_it_is_an_event_that_says_what_it_was_called(desk, give):
    story = desk.draft()
    for name in ("as sent", "Final", ""):
        give(story, name)
    told = [(one.kind, one.note, one.data["was"]) for one in story.events.order_by("pk")]
    assert told == [
        (EventKind.NAMED, "as sent", ""),
        (EventKind.NAMED, "Final", "as sent"),
        (EventKind.UNNAMED, "", "Final"),
    ]


@pytest.mark.parametrize("names", [("as sent", "as sent"), ("",)])
def test_the_name_that_it_has_already_changes_nothing(names, desk, give):
    story = desk.draft()
    assert [give(story, name) is None for name in names][-1]
    assert StoryEvent.objects.count() == len(names) - 1


def test_it_is_no_version_and_reopens_nothing(desk, give, ed):
    story = desk.ready()
    give(story, "as approved", by=ed)
    story.refresh_from_db()
    assert (story.stage, story.revisions.count()) == ("READY", 1)


def test_who_may_not_edit_gives_no_name(desk, give, olu, lena):
    story = desk.draft()
    for person in (olu, lena):
        with pytest.raises(doors.NotAllowed):
            give(story, "Mine", by=person)


def test_a_long_name_is_refused(desk, give):
    with pytest.raises(version_name.CannotName, match="has 81 letters and may have 80"):
        give(desk.draft(), "x" * 81)


def test_the_database_takes_no_name_without_its_event(desk):
    row = desk.draft().latest_revision
    with pytest.raises(IntegrityError, match="only beside an event"), transaction.atomic():
        RevisionName.objects.create(revision=row, name="Mine", by=desk.ed, at=desk.now)
