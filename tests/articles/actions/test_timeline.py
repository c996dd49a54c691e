"""Taking a story's timeline out of the desk."""

import pytest

from articles.actions import timeline
from articles.actions.doors import NotAllowed
from articles.models import StoryEvent
from articles.vocabulary import EventKind


def test_whoever_sees_the_story_may_take_its_timeline_and_that_is_written_down(desk, libby):
    event = timeline.export(desk.draft(), by=libby, at=desk.now)
    assert (event.kind, event.by) == (EventKind.EXPORTED, libby)


def test_nobody_else_may_and_nothing_is_written(desk, olu):
    with pytest.raises(NotAllowed):
        timeline.export(desk.draft(), by=olu, at=desk.now)
    assert not StoryEvent.objects.exists()
