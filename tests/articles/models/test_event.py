"""What stops or guards a story changes only beside an event that says who did it and why."""

from typing import Any, NamedTuple

import pytest
from django.db import IntegrityError, transaction

from articles.models import Article, StoryEvent
from articles.vocabulary import EventKind

pytestmark = pytest.mark.django_db


class Guard(NamedTuple):
    """A field of the story, both its values, and the events that set it and take it back."""

    field: str
    on: Any
    off: Any
    set_by: EventKind
    lifted_by: EventKind


guarded = pytest.mark.parametrize(
    "guard",
    [
        Guard("is_on_legal_hold", True, False, EventKind.LEGAL_HOLD, EventKind.LEGAL_LIFTED),
        Guard("embargo_until", "2031-01-01T07:00Z", None, EventKind.EMBARGO, EventKind.EMBARGO_OFF),
        Guard("is_sensitive", True, False, EventKind.SENSITIVE, EventKind.NOT_SENSITIVE),
    ],
    ids=lambda guard: guard.field,
)


def change(story, field, value):
    Article.objects.filter(pk=story.pk).update(**{field: value})


def beside(desk, kind, story, *facts, event_of=None):
    """Write the event and then change the story, in one transaction."""
    with transaction.atomic():
        StoryEvent.objects.create(article=event_of or story, kind=kind, by=desk.ed, at=desk.now)
        change(story, *facts)


@guarded
def test_no_story_begins_with_it(desk, guard):
    story = Article(section=desk.world, owner=desk.rosa, headline="Ferry", created_at=desk.now, updated_at=desk.now)
    setattr(story, guard.field, guard.on)
    with pytest.raises(IntegrityError, match="come later, with an event"):
        story.save()


@guarded
def test_it_is_not_set_unlogged(desk, guard):
    draft = desk.draft()
    with pytest.raises(IntegrityError, match="only beside an event of the same transaction"):
        change(draft, guard.field, guard.on)


@guarded
@pytest.mark.django_db(transaction=True)
def test_it_is_not_lifted_unlogged(desk, guard):
    """Neither by nothing nor by the event that set it, in a transaction of its own."""
    draft = desk.draft()
    beside(desk, guard.set_by, draft, guard.field, guard.on)
    with pytest.raises(IntegrityError, match="only beside an event of the same transaction"):
        change(draft, guard.field, guard.off)


@guarded
def test_the_event_of_one_direction_does_not_cover_the_other(desk, guard):
    draft = desk.draft()
    with pytest.raises(IntegrityError, match="of the same transaction"):
        beside(desk, guard.lifted_by, draft, guard.field, guard.on)


@guarded
def test_the_event_of_another_story_covers_nothing(desk, guard):
    draft, other = desk.draft(), desk.draft()
    with pytest.raises(IntegrityError, match="of the same transaction"):
        beside(desk, guard.set_by, draft, guard.field, guard.on, event_of=other)


@guarded
def test_beside_its_event_it_is_set_and_lifted(desk, guard):
    draft = desk.draft()
    beside(desk, guard.set_by, draft, guard.field, guard.on)
    assert getattr(Article.objects.get(pk=draft.pk), guard.field) != guard.off
    beside(desk, guard.lifted_by, draft, guard.field, guard.off)
    assert getattr(Article.objects.get(pk=draft.pk), guard.field) == guard.off
