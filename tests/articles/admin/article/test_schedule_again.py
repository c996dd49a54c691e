"""The page of the hour, opened a second time, and what it says where it was not understood."""

import datetime as dt

import pytest

from articles.actions import editing, scheduling
from articles.models import Schedule, Transition
from articles.vocabulary import Move
from newsroom.accounts.roles import Role
from tests.articles.admin.article.conftest import messages_of, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(ed, at_desk):
    ed.time_zone = "Europe/Kyiv"
    ed.save()
    return at_desk(ed)


@pytest.fixture
def moment(desk):
    """Nine o'clock of a summer's day in Kyiv."""
    return dt.datetime(desk.now.year + 1, 6, 24, 6, tzinfo=dt.UTC)


@pytest.fixture
def scheduled(desk, moment):
    def make(story=None, **said):
        story = story or desk.ready()
        facts = {"zone": "Europe/Kyiv", "by": desk.ed, "at": desk.now, "excuse": "A brief.", **said}
        scheduling.schedule(story, revision=story.latest_revision, due_at=moment, **facts)
        return story

    return make


def text(answer):
    return " ".join(answer.content.decode().split())


def sent(story, moment, **other):
    story.refresh_from_db()
    return {
        "day": f"{moment:%Y-%m-%d}",
        "time": "09:00",
        "excuse": "A brief.",
        "revision": story.latest_revision_id,
        "confirmed": moment.isoformat(),
        **other,
    }


def test_the_page_says_that_nothing_is_scheduled_yet(desk, client):
    assert "Nothing is scheduled yet." in text(client.get(url("schedule", desk.ready())))


def test_the_page_says_for_when_and_by_whom(scheduled, client, moment):
    page = text(client.get(url("schedule", scheduled())))
    assert f"24 Jun {moment.year} 09:00 Kyiv, 06:00 UTC, scheduled by Ed." in page
    assert "Nothing is scheduled yet." not in page


def test_it_says_so_also_where_something_stands_in_the_way(desk, scheduled, client, moment):
    story = desk.held(scheduled())
    page = text(client.get(url("schedule", story)))
    assert ("The story cannot be scheduled yet:" in page, f"24 Jun {moment.year} 09:00 Kyiv" in page) == (True, True)


def test_what_was_said_with_the_hour_is_in_the_form_again(desk, scheduled, client):
    story = desk.live()
    editing.save_text(story, version=story.version, text={"kicker": "Boats"}, by=desk.rosa, at=desk.now)
    desk.move(desk.move(story, Move.SEND, by=desk.rosa), Move.APPROVE, by=desk.hire("eve", Role.EDITOR))
    page = text(client.get(url("schedule", scheduled(story, change="UPDATE", update_note="A timetable was added."))))
    assert ("A timetable was added.</textarea>" in page, "A brief.</textarea>" in page) == (True, True)
    assert 'value="UPDATE" id="id_change" required checked' in page


def test_the_same_hour_pressed_again_changes_nothing_and_says_so(scheduled, client, moment):
    story = scheduled()
    answer = client.post(url("schedule", story), sent(story, moment))
    assert (answer.status_code, messages_of(answer)) == (302, "It is scheduled so already. Nothing was changed.")
    assert Schedule.objects.count() == 1
    assert Transition.objects.filter(move=Move.UNSCHEDULE).count() == 0


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"day": "rubbish"}, "“rubbish” is no day."),
        ({"time": "25:61"}, "“25:61” is no time."),
        ({"day": "2001-02-03"}, "is over."),
    ],
)
def test_what_was_not_kept_is_not_said_to_be_there(desk, client, moment, typed, sentence):
    story = desk.ready()
    page = text(client.post(url("schedule", story), sent(story, moment, **typed)))
    assert sentence in page
    assert "What you chose is still here" not in page
    assert "The story is not scheduled. Mend this and press again; the rest is still here." in page


def test_what_is_refused_of_a_scheduled_story_leaves_its_hour(scheduled, client, moment):
    story = scheduled()
    page = text(client.post(url("schedule", story), sent(story, moment, day="2001-02-03")))
    assert "The time was not changed. Mend this and press again; the rest is still here." in page


def test_an_embargo_that_ends_later_leads_to_where_it_is_changed(desk, client, moment):
    story = desk.embargoed(desk.ready(), hours=24 * 365 * 3)
    page = text(client.post(url("schedule", story), sent(story, moment)))
    assert f'If another time was agreed, change the embargo. <a href="{url("change", story)}#stops">Go there' in page


def test_a_story_under_embargo_leads_there_before_publishing_too(desk, client):
    story = desk.embargoed(desk.ready())
    assert f'<a href="{url("change", story)}#stops">Go there' in text(client.get(url("publish", story)))


def test_the_hint_above_the_text_says_which_hour_an_edit_cancels(scheduled, client, moment):
    page = text(client.get(url("change", scheduled())))
    assert f"Whatever you change also cancels its hour: {moment:%a} 24 Jun {moment.year} 09:00 Kyiv, 06:00 UTC." in page


def test_an_approved_story_without_an_hour_loses_none(desk, client):
    page = text(client.get(url("change", desk.ready())))
    assert ("This version is approved." in page, "cancels its hour" in page) == (True, False)
