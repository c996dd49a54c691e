"""A story goes out in spite of the checklist only with a reason, which is kept."""

import pytest

from articles.actions import house
from articles.actions.publishing.publish import NotReady, publish
from articles.models import Publication
from articles.vocabulary import EventKind, Level

pytestmark = pytest.mark.django_db


def test_what_needs_a_reason_goes_out_with_one_and_the_reason_is_kept(desk, ed):
    story = desk.ready(standfirst="")
    revision = story.latest_revision
    publish(story, revision=revision, by=ed, at=desk.now, excuse="A brief, \n as every Monday.")
    (event,) = story.events.filter(kind=EventKind.EXCUSED)
    assert (event.note, event.data) == ("A brief, as every Monday.", {"rules": ["byline", "standfirst"]})
    assert (event.by, event.revision) == (ed, revision)


@pytest.mark.parametrize("excuse", ["", " ", "\u200b"])
def test_what_needs_a_reason_stays_in_without_one(desk, ed, excuse):
    story = desk.ready(standfirst="")
    with pytest.raises(NotReady, match="has no standfirst") as refused:
        publish(story, revision=story.latest_revision, by=ed, at=desk.now, excuse=excuse)
    assert [reason.rule for reason in refused.value.reasons] == ["standfirst", "byline", "excuse"]
    assert not Publication.objects.exists()


def test_a_reason_does_not_open_what_must_be_mended(desk, ed):
    story = desk.ready(headline="TK")
    with pytest.raises(NotReady, match="“TK” stands in the headline"):
        publish(story, revision=story.latest_revision, by=ed, at=desk.now, excuse="It is late.")
    assert not story.events.exists()


def test_a_reason_that_nothing_asks_for_is_not_kept(desk, ed, mara):
    house.decide("level:byline", Level.OFF, by=mara, at=desk.now)
    story = desk.ready()
    publish(story, revision=story.latest_revision, by=ed, at=desk.now, excuse="A brief.")
    assert not story.events.exists()
