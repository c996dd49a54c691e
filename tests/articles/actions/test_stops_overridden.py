"""A managing editor lets one version out in spite of what stops it: that one, now, and with a name and a reason."""

import pytest

from articles.actions import editing
from articles.actions.doors import NotAllowed
from articles.actions.publishing.ask import stopped
from articles.actions.stops import CannotStop, override, place_legal_hold, set_embargo
from articles.models import Publication
from articles.vocabulary import EventKind, Standing

pytestmark = pytest.mark.django_db
WHY = "The judge agreed."


def events(story):
    return list(story.events.order_by("pk").values_list("kind", flat=True))


def newest(story):
    story.refresh_from_db()
    return story.latest_revision


def overrides(desk, story, **facts):
    return override(story, revision=newest(story), reason=WHY, by=desk.mara, at=desk.now, **facts)


@pytest.mark.parametrize("stop", ["held", "embargoed"])
def test_what_was_overridden_goes_out_in_exactly_that_version(stop, desk):
    story = getattr(desk, stop)(desk.ready())
    overrides(desk, story)
    desk.release(story)
    assert Publication.objects.get().standing == Standing.LIVE


def test_a_newer_version_is_stopped_again(desk):
    story = desk.held(desk.ready())
    overrides(desk, story)
    editing.save_text(story, version=story.version, text={"kicker": "Canal"}, by=desk.ed, at=desk.now)
    assert stopped(story, newest(story), at=desk.now) != []


def test_a_stop_that_comes_after_the_override_stops_it_again(desk):
    story = desk.embargoed(desk.ready())
    overrides(desk, story)
    desk.held(story)
    assert {one.rule for one in stopped(story, newest(story), at=desk.now)} == {"legal-hold", "embargo"}


def test_a_second_hold_stops_what_was_overridden_and_keeps_its_own_reason(desk, lena):
    story = desk.held(desk.ready())
    overrides(desk, story)
    place_legal_hold(story, reason="A new letter came.", by=lena, at=desk.now)
    assert {one.rule for one in stopped(story, newest(story), at=desk.now)} == {"legal-hold"}
    assert story.events.filter(kind=EventKind.LEGAL_HOLD, by=lena, note="A new letter came.").exists()


def test_the_same_embargo_again_stops_what_was_overridden(desk):
    story = desk.embargoed(desk.ready())
    overrides(desk, story)
    set_embargo(story, until=story.embargo_until, reason="It holds.", by=desk.ed, at=desk.now)
    assert {one.rule for one in stopped(story, newest(story), at=desk.now)} == {"embargo"}


def test_an_older_version_is_not_overridden(desk):
    story = desk.held(desk.ready())
    seen = story.latest_revision
    editing.save_text(story, version=story.version, text={"kicker": "Canal"}, by=desk.ed, at=desk.now)
    with pytest.raises(CannotStop, match="Somebody changed the story"):
        override(story, revision=seen, reason=WHY, by=desk.mara, at=desk.now)
    assert EventKind.OVERRIDE not in events(story)


def test_what_nothing_stops_is_not_overridden(desk):
    with pytest.raises(CannotStop, match="nothing to override"):
        overrides(desk, desk.ready())


def test_only_a_managing_editor_overrides(desk, lena):
    story = desk.held(desk.ready())
    for person in (desk.rosa, desk.ed, lena):
        with pytest.raises(NotAllowed):
            override(story, revision=newest(story), reason=WHY, by=person, at=desk.now)
    assert events(story) == [EventKind.LEGAL_HOLD]


def test_an_override_is_written_down_with_its_version_and_what_it_broke(desk):
    story = desk.embargoed(desk.held(desk.ready()))
    event = overrides(desk, story)
    assert (event.revision, event.by, event.note) == (story.latest_revision, desk.mara, WHY)
    assert event.data == {"stops": ["legal-hold", "embargo"]}
