"""Share a preview: who may, for whom, what is written down, and what no guest is shown."""

import uuid

import pytest

from articles.actions import editing, sharing
from articles.actions.doors import NotAllowed
from articles.actions.sharing import CannotShare, revoke, token_of
from articles.models import SharedPreview, StoryEvent
from articles.rules.shared_preview import LIFE, MOST_OPEN
from articles.vocabulary import EventKind, Terms
from tests.guests import agree_on, opens, quoting, shared, shared_before, told

pytestmark = pytest.mark.django_db


# --- Who may, and what is written down -----------------------------------------------------------------------


@pytest.mark.parametrize("who", ["ed", "mara"])
def test_the_desk_shares(desk, who):
    assert shared(desk, desk.draft(), by=getattr(desk, who)).by == getattr(desk, who)


@pytest.mark.parametrize("who", ["rosa", "suki", "lena", "libby", "kit", "ada", "olu", "stranger"])
def test_nobody_else_does(request, desk, who):
    person, story = request.getfixturevalue(who), desk.draft()
    with pytest.raises(NotAllowed):
        shared(desk, story, by=person)
    assert not SharedPreview.objects.exists()


def test_it_shows_the_revision_that_was_chosen_for_72_hours(desk):
    story = desk.draft(headline="Port deal")
    first = story.latest_revision
    editing.save_text(story, version=story.version, text={"headline": "Port deal off"}, by=desk.rosa, at=desk.now)
    link = shared(desk, story, revision=first)
    assert (link.revision, link.expires_at) == (first, link.at + LIFE)


def test_for_whom_is_kept_in_one_line_with_the_story(desk):
    story = desk.draft()
    link = shared(desk, story, note="  The author,\n to check\u202e quotations ")
    event = told(story, EventKind.SHARED)[0]
    assert link.note == event.note == "The author, to check quotations"
    assert (event.by, event.revision, event.at) == (desk.ed, link.revision, link.at)


def test_a_dump_of_the_database_holds_no_address(desk):
    link = shared(desk, desk.draft())
    token = token_of(link)
    rows = [*SharedPreview.objects.values_list(), *StoryEvent.objects.values_list()]
    assert token not in str(rows)
    assert token.partition(".")[2] not in str(rows)
    assert not opens(desk, SharedPreview(uuid=uuid.uuid4()))


def test_the_address_is_of_the_site_whatever_host_was_asked(desk):
    link = shared(desk, desk.draft())
    assert sharing.address_of(link) == f"http://testserver/preview/{token_of(link)}/"


# --- Twice, and too often ------------------------------------------------------------------------------------


def test_the_same_form_sent_twice_makes_one_link(desk):
    story, key = desk.draft(), uuid.uuid4()
    first, second = (shared(desk, story, key=key) for _ in range(2))
    assert first == second
    assert len(told(story, EventKind.SHARED)) == 1


@pytest.mark.parametrize("other", ["note", "revision", "by", "story"])
def test_a_key_with_anything_else_makes_another_link(desk, other):
    story, key = desk.draft(), uuid.uuid4()
    first_revision = story.latest_revision
    editing.save_text(story, version=story.version, text={"headline": "Port deal"}, by=desk.rosa, at=desk.now)
    first = shared(desk, story, key=key)
    change = {"note": {"note": "A lawyer"}, "revision": {"revision": first_revision}, "by": {"by": desk.mara}}
    second = shared(desk, desk.draft() if other == "story" else story, key=key, **change.get(other, {}))
    assert second.uuid != first.uuid


def test_ten_links_of_one_story_are_open_at_once_and_no_more(desk):
    story = desk.draft()
    links = [shared(desk, story) for _ in range(MOST_OPEN)]
    with pytest.raises(CannotShare, match="10 links to this story are open"):
        shared(desk, story)
    revoke(links[0], by=desk.ed, at=desk.now)
    assert shared(desk, story)
    assert shared(desk, desk.draft())


def test_links_that_have_ended_by_themselves_do_not_count(desk):
    story = desk.draft()
    for _ in range(MOST_OPEN):
        shared_before(desk, story, ago=LIFE)
    assert shared(desk, story)


# --- What is not shared --------------------------------------------------------------------------------------


@pytest.mark.parametrize("note", ["", "  ", "\u2066\u2069", "\u3164"])
def test_it_is_said_for_whom(desk, note):
    with pytest.raises(CannotShare, match="Say for whom"):
        shared(desk, desk.draft(), note=note)


def test_what_stops_a_story_keeps_it_from_guests(desk):
    for story, why in ((desk.held(desk.draft()), "legal hold"), (desk.spiked(), "spiked"), (desk.killed(), "killed")):
        with pytest.raises(CannotShare, match=why):
            shared(desk, story)
    assert not SharedPreview.objects.exists()


def test_a_story_under_embargo_is_shared(desk):
    assert opens(desk, shared(desk, desk.embargoed(desk.draft())))


@pytest.mark.parametrize(
    ("terms", "facts", "why"),
    [
        (Terms.OFF_RECORD, {}, "must not be printed"),
        (Terms.EMBARGOED, {}, "is under embargo"),
        (Terms.BACKGROUND, {}, "write how the source is described"),
        (Terms.BACKGROUND, {"descriptor": "Ana Petrel of the port"}, "holds the source’s name"),
    ],
)
def test_what_was_promised_to_a_source_is_no_guests_either(desk, terms, facts, why):
    story = quoting(desk, terms, **facts)
    with pytest.raises(CannotShare, match=why) as refused:
        shared(desk, story)
    assert [reason.anchor for reason in refused.value.reasons] == ["attributions"]


def test_an_older_version_is_not_shared_with_a_name_that_was_taken_back(desk):
    story = quoting(desk, Terms.ON_RECORD)
    named = story.latest_revision
    agree_on(desk, story, Terms.BACKGROUND)
    with pytest.raises(CannotShare, match="have changed since this version"):
        shared(desk, story, revision=named)
    assert shared(desk, story)
