"""Who is told of stops, of an hour that is missed or taken, and of what readers get or lose."""

import pytest

from articles.actions import due, editing, open_schedule, scheduling, stops
from articles.actions.publishing.reinstate import reinstate
from articles.models import Article
from tests.articles.actions.told import forgotten, told

pytestmark = pytest.mark.django_db


def test_a_legal_hold_alarms_writers_and_desk(desk, ed, mara, lena):
    desk.held(desk.draft(), by=lena)
    assert told() == {"Ed": ["HELD"], "Mara": ["HELD"], "Rosa": ["HELD"]}


def test_that_it_was_lifted_is_told_to_the_same(desk, ed, lena):
    story = forgotten(desk.held(desk.draft()))
    stops.lift_legal_hold(story, reason="Settled.", by=lena, at=desk.now)
    assert told() == {"Ed": ["LIFTED"], "Rosa": ["LIFTED"]}


def test_a_name_in_the_reason_is_called(desk, ed, suki):
    stops.mark_sensitive(desk.draft(), reason="@Suki met the family.", by=ed, at=desk.now)
    assert told() == {"Suki": ["MENTIONED"]}


def test_a_schedule_that_stopped_alarms_whoever_chose_the_hour(scheduled, desk, mara):
    row = scheduled()
    forgotten(row)
    open_schedule.stop(row, reasons=["Ed may not publish it any more."], at=desk.now)
    assert told() == {"Ed": ["STOPPED"], "Mara": ["STOPPED"], "Rosa": ["STOPPED"]}


def test_an_edit_of_a_scheduled_story_is_told_to_whoever_chose_the_hour(scheduled, desk, suki):
    story = scheduled().article
    forgotten(story)
    story.refresh_from_db()
    editing.save_text(story, version=story.version, text={"standfirst": "New."}, by=suki, at=desk.now)
    assert told() == {"Ed": ["UNSCHEDULED"]}


def test_an_hour_that_somebody_takes_back_is_told_to_whoever_chose_it(scheduled, desk, mara):
    row = scheduled()
    forgotten(row)
    scheduling.unschedule(row.article, by=mara, at=desk.now)
    assert told() == {"Ed": ["UNSCHEDULED"]}


def test_who_takes_back_their_own_hour_knows_it(scheduled, desk, ed):
    row = scheduled()
    forgotten(row)
    scheduling.unschedule(row.article, by=ed, at=desk.now)
    assert told() == {}


def test_that_it_is_out_is_told_to_owner_and_authors(desk, suki):
    story = desk.draft()
    editing.save_text(story, version=1, text={"standfirst": "New."}, by=suki, at=desk.now)
    desk.release(forgotten(desk.ready(story)))
    assert told() == {"Rosa": ["OUT"], "Suki": ["OUT"]}


def test_who_wrote_an_older_version_is_not_told_of_the_next(desk, suki):
    story = desk.live()
    story.refresh_from_db()
    editing.save_text(story, version=story.version, text={"standfirst": "New."}, by=suki, at=desk.now)
    Article.objects.filter(pk=story.pk).update(owner=desk.mara)
    desk.release(forgotten(desk.ready(story)))
    assert told() == {"Mara": ["OUT"], "Suki": ["OUT"]}


def test_at_its_hour_nobody_pressed_anything(desk, ed, scheduled):
    row = scheduled()
    Article.objects.filter(pk=row.article_id).update(owner=ed)
    forgotten(row)
    due._go_out(row.pk)
    assert told() == {"Ed": ["OUT"], "Rosa": ["OUT"]}


@pytest.mark.parametrize(("state", "kind"), [("withdrawn", "WITHDRAWN"), ("killed", "KILLED")])
def test_what_readers_lost_is_told_to_the_owner_and_the_desk(state, kind, desk, ed, mara):
    getattr(desk, state)()
    by = {"withdrawn": "Ed", "killed": "Mara"}[state]
    found = {who: kinds for who, kinds in told().items() if kind in kinds}
    assert (set(found), found["Rosa"]) == ({"Rosa", "Ed", "Mara"} - {by}, ["OUT", kind])


def test_what_readers_have_again_as_well(desk, mara):
    story = forgotten(desk.withdrawn())
    reinstate(story, reason="Settled.", by=mara, at=desk.now)
    assert told() == {"Ed": ["REINSTATED"], "Rosa": ["REINSTATED"]}


def test_publishing_what_is_out_tells_nobody_again(desk):
    story = forgotten(desk.live())
    desk.release(story, change=None)
    assert told() == {}
