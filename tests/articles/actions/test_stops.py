"""Legal holds, embargoes and overrides: who places and lifts them, what they stop, and what is written down."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from articles.actions import editing
from articles.actions.doors import NotAllowed
from articles.actions.publishing.ask import blockers
from articles.actions.publishing.publish import NotReady
from articles.actions.publishing.reinstate import reinstate
from articles.actions.publishing.withdraw import withdraw
from articles.actions.stops import (
    CannotStop,
    lift_embargo,
    lift_legal_hold,
    mark_sensitive,
    override,
    place_legal_hold,
    set_embargo,
    unmark_sensitive,
)
from articles.models import Article, Publication, StoryEvent
from articles.vocabulary import EventKind, Move, Standing

pytestmark = pytest.mark.django_db
WHY = "Agreed with the port."
HOUR = dt.timedelta(hours=1)


def events(story):
    return list(story.events.order_by("pk").values_list("kind", flat=True))


def newest(story):
    story.refresh_from_db()
    return story.latest_revision


def overrides(desk, story, **facts):
    return override(story, revision=newest(story), reason=WHY, by=desk.mara, at=desk.now, **facts)


@pytest.mark.parametrize("stop", ["held", "embargoed"])
def test_a_stopped_story_cannot_be_published(stop, desk):
    story = getattr(desk, stop)(desk.ready())
    with pytest.raises(NotReady, match="under"):
        desk.release(story)
    assert not Publication.objects.exists()


@pytest.mark.parametrize("stop", ["held", "embargoed"])
def test_a_stopped_story_cannot_be_reinstated(stop, desk):
    story = getattr(desk, stop)(desk.withdrawn())
    with pytest.raises(NotReady, match="under"):
        reinstate(story, reason=WHY, by=desk.mara, at=desk.now)
    assert Publication.objects.get().standing == Standing.WITHDRAWN


@pytest.mark.parametrize("stop", ["held", "embargoed"])
def test_what_readers_have_stays_with_them_and_gets_no_update(stop, desk, client):
    story = desk.live()
    editing.save_text(story, version=story.version, text={"kicker": "Canal"}, by=desk.rosa, at=desk.now)
    getattr(desk, stop)(story)
    desk.ready(story)
    with pytest.raises(NotReady):
        desk.release(story)
    assert client.get(Publication.objects.get().path).status_code == 200


@pytest.mark.parametrize("stop", ["held", "embargoed"])
def test_a_stopped_story_can_still_be_taken_away(stop, desk):
    live = desk.live()
    editing.save_text(live, version=live.version, text={"kicker": "Canal"}, by=desk.ed, at=desk.now)
    withdraw(getattr(desk, stop)(live), reason=WHY, by=desk.ed, at=desk.now)
    assert Publication.objects.get().standing == Standing.WITHDRAWN


def test_an_embargo_that_ended_needs_no_lifting(desk):
    story = desk.embargoed(desk.ready(), hours=1)
    revision = newest(story)
    assert "under embargo" in " ".join(blockers(story, revision, at=desk.now, excuse="-"))
    assert blockers(story, revision, at=desk.now + HOUR, excuse="-") == []


@pytest.mark.parametrize(("person", "may"), [("rosa", False), ("ed", True), ("lena", True), ("mara", True)])
def test_who_places_a_legal_hold(person, may, desk, request):
    story, by = desk.draft(), request.getfixturevalue(person)
    if not may:
        with pytest.raises(NotAllowed):
            desk.held(story, by=by)
    else:
        desk.held(story, by=by)
    assert Article.objects.get(pk=story.pk).is_on_legal_hold is may


@pytest.mark.parametrize(("person", "may"), [("rosa", False), ("ed", False), ("lena", True), ("mara", False)])
def test_who_lifts_a_legal_hold(person, may, desk, request):
    story, by = desk.held(desk.draft()), request.getfixturevalue(person)
    if not may:
        with pytest.raises(NotAllowed):
            lift_legal_hold(story, reason=WHY, by=by, at=desk.now)
    else:
        lift_legal_hold(story, reason=WHY, by=by, at=desk.now)
    assert Article.objects.get(pk=story.pk).is_on_legal_hold is not may


@pytest.mark.parametrize(("person", "may"), [("rosa", True), ("ed", True), ("libby", False), ("lena", False)])
def test_who_may_edit_a_story_sets_its_embargo(person, may, desk, request):
    story, by = desk.draft(), request.getfixturevalue(person)
    if not may:
        with pytest.raises(NotAllowed):
            desk.embargoed(story, by=by)
    else:
        desk.embargoed(story, by=by)
    assert (Article.objects.get(pk=story.pk).embargo_until is not None) is may


def test_longer_is_anybodys_and_shorter_a_managing_editors(desk):
    story = desk.embargoed(desk.draft(), hours=2)
    longer, shorter = desk.now + 3 * HOUR, desk.now + HOUR
    set_embargo(story, until=longer, reason=WHY, by=desk.rosa, at=desk.now)
    with pytest.raises(CannotStop, match="longer, not shorter"):
        set_embargo(story, until=shorter, reason=WHY, by=desk.ed, at=desk.now)
    set_embargo(story, until=shorter, reason=WHY, by=desk.mara, at=desk.now)
    assert Article.objects.get(pk=story.pk).embargo_until == shorter


def test_only_a_managing_editor_lifts_an_embargo_before_its_end(desk):
    story = desk.embargoed(desk.draft())
    with pytest.raises(NotAllowed):
        lift_embargo(story, reason=WHY, by=desk.ed, at=desk.now)
    lift_embargo(story, reason=WHY, by=desk.mara, at=desk.now)
    assert Article.objects.get(pk=story.pk).embargo_until is None


def test_a_story_whose_text_readers_have_takes_no_embargo(desk):
    with pytest.raises(CannotStop, match="exactly this text already"):
        desk.embargoed(desk.live())


def test_an_embargo_stays_with_its_story_and_goes_to_no_copy(desk):
    story = desk.embargoed(desk.draft(headline="Port deal"))
    copy = desk.draft(headline=story.headline, body=story.body)
    editing.save_text(story, version=story.version, text={"headline": "New"}, by=desk.rosa, at=desk.now)
    kept = Article.objects.get(pk=story.pk).embargo_until
    assert (kept is not None, Article.objects.get(pk=copy.pk).embargo_until) == (True, None)


def test_who_approves_marks_a_story_as_sensitive_and_takes_the_mark_away(desk):
    story = desk.draft()
    mark_sensitive(story, reason="Minors are named.", by=desk.ed, at=desk.now)
    assert Article.objects.get(pk=story.pk).is_sensitive
    unmark_sensitive(story, reason="They are not named any more.", by=desk.ed, at=desk.now)
    assert (story.is_sensitive, events(story)) == (False, [EventKind.SENSITIVE, EventKind.NOT_SENSITIVE])


def test_a_reporter_does_not_mark_stories_as_sensitive(desk, rosa):
    with pytest.raises(NotAllowed):
        mark_sensitive(desk.draft(), reason=WHY, by=rosa, at=desk.now)


def test_pressing_twice_writes_one_event(desk, lena):
    story = desk.held(desk.ready())
    desk.held(story)
    until = desk.now + HOUR
    for _click in range(2):
        set_embargo(story, until=until, reason=WHY, by=desk.ed, at=desk.now)
    for _click in range(2):
        overrides(desk, story)
    for _click in range(2):
        lift_legal_hold(story, reason=WHY, by=lena, at=desk.now)
        lift_embargo(story, reason=WHY, by=desk.mara, at=desk.now)
    assert events(story) == [
        EventKind.LEGAL_HOLD,
        EventKind.EMBARGO,
        EventKind.OVERRIDE,
        EventKind.LEGAL_LIFTED,
        EventKind.EMBARGO_OFF,
    ]


@pytest.mark.parametrize("reason", ["", " \n", "\x00", "\u200b"])
def test_every_stop_says_why(reason, desk, lena):
    story = desk.held(desk.ready())
    facts = {"reason": reason, "at": desk.now}
    for do, by in ((lift_legal_hold, lena), (mark_sensitive, desk.ed), (place_legal_hold, desk.ed)):
        with pytest.raises(CannotStop, match="Say why"):
            do(desk.draft() if do is place_legal_hold else story, by=by, **facts)
    with pytest.raises(CannotStop, match="Say why"):
        override(story, revision=newest(story), by=desk.mara, **facts)


@pytest.mark.parametrize("do", [lift_legal_hold, lift_embargo, unmark_sensitive])
def test_what_was_never_placed_cannot_be_lifted(do, desk, lena):
    by = {lift_legal_hold: lena, lift_embargo: desk.mara, unmark_sensitive: desk.ed}[do]
    with pytest.raises(CannotStop):
        do(desk.draft(), reason=WHY, by=by, at=desk.now)


def test_a_stop_moves_no_story_and_makes_no_revision(desk):
    story = desk.ready()
    before = (story.stage, story.latest_revision_id, story.transitions.count())
    desk.embargoed(desk.held(story))
    story.refresh_from_db()
    assert (story.stage, story.latest_revision_id, story.transitions.count()) == before


def test_a_held_story_is_worked_on_as_before(desk):
    story = desk.held(desk.draft())
    editing.save_text(story, version=story.version, text={"kicker": "Canal"}, by=desk.ed, at=desk.now)
    desk.move(story, Move.SEND, by=desk.rosa)
    assert Article.objects.get(pk=story.pk).is_on_legal_hold


@pytest.mark.parametrize("flag", [{"is_on_legal_hold": False}, {"embargo_until": None}])
@pytest.mark.django_db(transaction=True)
def test_the_database_lifts_no_stop_that_nobody_wrote_down(flag, desk):
    story = desk.embargoed(desk.held(desk.draft()))
    with pytest.raises(IntegrityError, match="beside an event"), transaction.atomic():
        Article.objects.filter(pk=story.pk).update(**flag)
    assert StoryEvent.objects.count() == 2
