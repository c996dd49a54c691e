"""When a guest's link opens nothing any more, or not for now; and how its openings are counted."""

import datetime as dt

import pytest
from django.test import override_settings

from articles.actions import editing, section, sharing
from articles.actions.doors import NotAllowed
from articles.actions.publishing.kill import kill
from articles.actions.publishing.reinstate import reinstate
from articles.actions.sharing import count, look_up, revoke, token_of
from articles.actions.stops import lift_legal_hold
from articles.models import SharedPreview
from articles.rules.shared_preview import LIFE
from articles.vocabulary import EventKind, Move, Terms
from newsroom.accounts import actions as accounts
from newsroom.accounts.models import User
from tests.guests import FOR, agree_on, opens, quoting, shared, shared_before, told

pytestmark = pytest.mark.django_db
MOMENT = dt.timedelta(seconds=1)


# --- Its end -------------------------------------------------------------------------------------------------


def test_it_ends_by_itself_at_its_hour(desk):
    link = shared(desk, desk.draft())
    assert opens(desk, link, at=link.expires_at - MOMENT)
    assert not opens(desk, link, at=link.expires_at)


def test_revoked_it_opens_nothing(desk):
    story = desk.draft()
    link, other = shared(desk, story), shared(desk, story, note="A lawyer")
    revoke(link, by=desk.mara, at=desk.now)
    link.refresh_from_db()
    event = told(story, EventKind.UNSHARED)[0]
    assert (opens(desk, link), opens(desk, other)) == (False, True)
    assert (link.ended_by, event.by, event.note, event.at) == (desk.mara, desk.mara, FOR, link.ended_at)


def test_revoking_twice_is_revoking_once(desk):
    story = desk.draft()
    link = shared(desk, story)
    for person in (desk.ed, desk.mara):
        revoke(link, by=person, at=desk.now)
    link.refresh_from_db()
    assert (link.ended_by, len(told(story, EventKind.UNSHARED))) == (desk.ed, 1)


def test_what_ended_by_itself_is_not_revoked(desk):
    story = desk.draft()
    revoke(shared_before(desk, story, ago=LIFE), by=desk.ed, at=desk.now)
    assert told(story, EventKind.UNSHARED) == []


@pytest.mark.parametrize("who", ["rosa", "lena", "olu"])
def test_whoever_may_not_share_does_not_revoke(request, desk, who):
    link = shared(desk, desk.draft())
    with pytest.raises(NotAllowed):
        revoke(link, by=request.getfixturevalue(who), at=desk.now)
    assert opens(desk, link)


def test_killing_a_story_ends_all_its_links_with_it(desk):
    story = desk.live()
    links = [shared(desk, story), shared(desk, story, note="A lawyer"), shared_before(desk, story, ago=LIFE)]
    elsewhere = shared(desk, desk.draft())
    kill(story, reason="A court order.", by=desk.mara, at=desk.now)
    ended = list(SharedPreview.objects.exclude(ended_at=None).order_by("pk"))
    assert ended == links[:2]
    assert {(link.ended_by, opens(desk, link)) for link in ended} == {(None, False)}
    assert [(event.by, event.note) for event in told(story, EventKind.UNSHARED)] == [
        (None, f"For “{FOR}”. The story was killed."),
        (None, "For “A lawyer”. The story was killed."),
    ]
    assert opens(desk, elsewhere)


def test_a_kill_that_fails_ends_none(desk, monkeypatch):
    story = desk.live()
    link = shared(desk, story)
    monkeypatch.setattr("articles.actions.publishing.kill.after_release", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        kill(story, reason="A court order.", by=desk.mara, at=desk.now)
    assert opens(desk, link)


def test_a_story_that_comes_back_does_not_bring_its_links_along(desk):
    story = desk.live()
    link = shared(desk, story)
    kill(story, reason="A court order.", by=desk.mara, at=desk.now)
    reinstate(story, reason="The order fell.", by=desk.mara, at=desk.now)
    assert not opens(desk, link)


# --- While the story is stopped, its sharer is gone, or a source has changed its mind -------------------------------------------------------


def test_under_legal_hold_it_opens_nothing_until_the_hold_is_lifted(desk, lena):
    story = desk.draft()
    link = shared(desk, story)
    desk.held(story)
    assert not opens(desk, link)
    lift_legal_hold(story, reason="They agreed.", by=lena, at=desk.now)
    assert opens(desk, link)


def test_spiked_it_opens_nothing_any_more_whoever_brings_the_story_back(desk):
    """A reporter may bring a draft back and may show nothing to guests."""
    story = desk.draft()
    link = shared(desk, story)
    desk.spiked(story)
    assert not opens(desk, link)
    desk.move(story, Move.UNSPIKE, by=desk.rosa)
    assert not opens(desk, link)
    assert "The story was spiked." in told(story, EventKind.UNSHARED)[0].note


def leave(desk):
    accounts.deactivate(desk.ed)


def lose_the_role(desk):
    desk.ed.groups.clear()


def leave_the_section(desk):
    section.leave(desk.world, person=desk.ed)


@pytest.mark.parametrize("lose", [leave, lose_the_role, leave_the_section])
def test_it_closes_with_the_right_of_whoever_shared_it(desk, lose):
    story = desk.draft()
    link, other = shared(desk, story), shared(desk, story, by=desk.mara)
    lose(desk)
    desk._people["ed"] = User.objects.get(pk=desk.ed.pk)
    assert (opens(desk, link), opens(desk, other)) == (False, True)
    assert set(sharing.sharers(story)) == {desk.mara}


def test_it_closes_when_the_story_moves_where_its_sharer_does_not_work(desk):
    story = desk.draft()
    link = shared(desk, story)
    section.join(sport := desk.section("Sport"), person=desk.rosa)
    editing.move_section(story, to=sport, by=desk.rosa, at=desk.now)
    assert not opens(desk, link)


def test_a_link_closes_when_a_source_takes_its_name_back(desk):
    story = quoting(desk, Terms.ON_RECORD)
    link = shared(desk, story)
    assert opens(desk, link)
    agree_on(desk, story, Terms.BACKGROUND)
    assert not opens(desk, link)


# --- Its key -------------------------------------------------------------------------------------------------


def test_a_new_secret_key_closes_it_unless_the_old_one_is_kept(desk, settings):
    link = shared(desk, desk.draft())
    token, old = token_of(link), settings.SECRET_KEY
    with override_settings(SECRET_KEY="b" * 50):
        assert look_up(token, at=desk.now) is None
    with override_settings(SECRET_KEY="b" * 50, SECRET_KEY_FALLBACKS=[old]):
        assert look_up(token, at=desk.now) == link


# --- Openings ------------------------------------------------------------------------------------------------


def test_looking_up_leaves_no_trace(desk):
    link = shared(desk, desk.draft())
    look_up(token_of(link), at=desk.now)
    link.refresh_from_db()
    assert (link.opened, link.first_opened_at) == (0, None)


def test_how_often_and_when_it_was_opened_is_counted(desk):
    link = shared(desk, desk.draft())
    first, last = link.at + MOMENT, link.at + 3 * MOMENT
    # Two requests at once: the one that began earlier may be counted later.
    for at in (first, last, link.at + 2 * MOMENT):
        assert count(link, at=at)
    link.refresh_from_db()
    assert (link.opened, link.first_opened_at, link.last_opened_at) == (3, first, last)


def test_what_ended_meanwhile_is_not_opened(desk):
    link = shared(desk, desk.draft())
    revoke(link, by=desk.ed, at=desk.now)
    assert not count(link, at=desk.now)
    link.refresh_from_db()
    assert link.opened == 0
