"""The page that assigns or commissions a story, who is led to it, and what the story's page says of it."""

import datetime as dt

import pytest

from articles.actions import assigning, editing, house
from articles.models import Article
from articles.vocabulary import EventKind, Stage
from newsroom.accounts.roles import Role
from tests.articles.admin.article.conftest import messages_of, url

pytestmark = pytest.mark.django_db
YEAR = dt.datetime.now(dt.UTC).year + 1


@pytest.fixture
def pitch(desk):
    return editing.create_draft(section=desk.world, headline="Who pays?", by=desk.rosa, at=desk.now, stage=Stage.PITCH)


@pytest.fixture
def client(desk, at_desk):
    """Ed's; he works in Kyiv."""
    desk.ed.time_zone = "Europe/Kyiv"
    desk.ed.save()
    return at_desk(desk.ed)


def send(client, story, to="", **facts):
    newest = story.events.filter(kind=EventKind.ASSIGNED).order_by("-pk").first()
    seen = {
        "revision": story.latest_revision_id,
        "seen": newest.pk if newest else 0,
        "day": "",
        "time": "",
        "words": "",
        "note": "",
    }
    return client.post(url("assign", story), {**seen, "to": getattr(to, "pk", to), **facts})


def shown(client, story):
    return " ".join(client.get(url("change", story)).content.decode().split())


def line(page):
    """The part of the story's page that says who is to write it; "" if none does."""
    return page.partition('id="assignment"')[2].partition("</div>")[0]


def assigned(desk, story, **facts):
    options = {"revision": story.latest_revision, "by": desk.ed, "at": desk.now, **facts}
    assigning.assign(story, to=desk.rosa, **options)
    return story


def test_one_form_commissions_a_pitch(client, pitch, rosa):
    answer = send(client, pitch, rosa, day=f"{YEAR}-06-24", time="09:00", words="600", note="Ask the yard.")
    story = Article.objects.get()
    assert (answer.url, messages_of(answer)) == (url("change", story), "Assigned to Rosa.")
    assert (story.stage, story.assignee, story.commissioned_words, story.due_at) == (
        Stage.ASSIGNED,
        rosa,
        600,
        dt.datetime(YEAR, 6, 24, 6, tzinfo=dt.UTC),
    )


def test_the_page_names_the_clock_and_those_who_may_write(client, pitch, desk, libby):
    page = client.get(url("assign", pitch)).content.decode()
    assert 'Due <span class="quiet">Times are in Kyiv.</span>' in page
    assert [name in page for name in (">Rosa, Reporter</option>", ">Ed, Desk editor</option>", ">Libby")] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"to": ""}, "Choose who is to write it."),
        ({"to": "999999"}, "may not write in the section of the story"),
        ({"day": "2020-06-24", "time": "09:00"}, "That time has passed."),
        ({"day": f"{YEAR}-06-24"}, "Write the time as well, or leave the day empty."),
        ({"time": "09:00"}, "Choose the day as well, or leave the time empty."),
        ({"day": "soon", "time": "09:00"}, "“soon” is no day. Write it as year, month and day"),
        ({"day": f"{YEAR}-06-24", "time": "noon"}, "“noon” is no time. Write it as hours and minutes"),
        ({"words": "0"}, "from 1 to 50,000"),
        ({"words": "many"}, "from 1 to 50,000"),
        ({"words": "9" * 30}, "from 1 to 50,000"),
        ({"revision": ""}, "did not say which version you looked at"),
    ],
)
def test_what_is_wrong_is_said_once_and_nothing_typed_is_lost(facts, sentence, client, pitch, rosa):
    answer = send(client, pitch, **{"to": rosa, "note": "Ask the yard.", **facts})
    page = answer.content.decode()
    assert (answer.status_code, page.count(sentence) > 0, "Ask the yard.</textarea>" in page) == (409, True, True)
    assert Article.objects.get().assignee is None


def test_an_hour_that_no_clock_shows_is_refused(client, pitch, rosa):
    # In the night of the last Sunday of March clocks in Kyiv jump from 3:00 to 4:00.
    sunday = max(dt.date(YEAR, 3, day) for day in range(25, 32) if dt.date(YEAR, 3, day).weekday() == 6)
    assert "there is no 03:30" in send(client, pitch, rosa, day=str(sunday), time="03:30").content.decode()


def test_of_an_hour_that_comes_twice_the_first_is_meant(client, pitch, rosa):
    sunday = max(dt.date(YEAR, 10, day) for day in range(25, 32) if dt.date(YEAR, 10, day).weekday() == 6)
    send(client, pitch, rosa, day=str(sunday), time="03:30")
    assert Article.objects.get().due_at.hour == 0


def test_a_pitch_that_changed_meanwhile_is_read_again_first(client, desk, pitch, rosa):
    seen = pitch.latest_revision_id
    editing.save_text(pitch, version=1, text={"headline": "Who else pays?"}, by=rosa, at=desk.now)
    assert "Read the newest version" in send(client, pitch, rosa, revision=seen).content.decode()


def test_a_colleague_who_was_quicker_is_named_and_a_second_press_decides(client, desk, suki):
    story = desk.draft()
    form = client.get(url("assign", story)).context
    assigned(desk, story)
    answer = send(client, story, suki, seen=form["seen"])
    assert "now it is for Rosa" in answer.content.decode()
    send(client, story, suki, seen=answer.context["seen"])
    assert Article.objects.get().assignee == suki


def test_the_revision_of_another_story_is_none(client, desk, pitch, rosa):
    assert send(client, pitch, rosa, revision=desk.draft().latest_revision_id).status_code == 404


def test_nobody_takes_the_assignment_away(client, desk):
    story = assigned(desk, desk.draft())
    assert messages_of(send(client, story)) == "Nobody is to write the story any more."


def test_pressing_twice_says_that_nothing_changed(client, desk):
    story = assigned(desk, desk.draft())
    assert "Nothing was changed." in messages_of(send(client, story, desk.rosa))


def test_the_form_holds_what_was_said_before(client, desk):
    due = dt.datetime(YEAR, 6, 24, 6, tzinfo=dt.UTC)
    story = assigned(desk, desk.draft(), due_at=due, words=600, note="Ask the yard.")
    form = client.get(url("assign", story)).context["form"]
    assert form.initial == {
        "to": desk.rosa.pk,
        "day": dt.date(YEAR, 6, 24),
        "time": dt.time(9),
        "words": 600,
        "note": "Ask the yard.",
    }


def test_the_button_of_a_pitch_leads_to_the_form(client, pitch):
    page = shown(client, pitch)
    assert f'<a class="button main" href="{url("assign", pitch)}" data-keys="Control+Enter">Commission…</a>' in page
    assert url("move", pitch, "commission") not in page


def test_without_the_stage_a_pitch_is_assigned(client, desk, mara, pitch):
    house.decide("stage:ASSIGNED", "OFF", by=mara, at=desk.now)
    page = shown(client, pitch)
    assert ("Commission…" in page, f'href="{url("assign", pitch)}">Assign…</a>' in page) == (False, True)


@pytest.mark.parametrize(
    ("state", "offered"),
    [
        *(("draft", True), ("in_review", True), ("ready", True)),
        *(("live", False), ("withdrawn", False), ("killed", False), ("spiked", False)),
    ],
)
def test_a_story_is_assigned_while_there_is_something_to_write(state, offered, client, desk):
    story = assigned(desk, desk.draft())
    getattr(desk, state)(story) if state != "draft" else None
    page = shown(client, story)
    assert (url("assign", story) in page, line(page) != "") == (offered, offered)


def test_an_edit_of_a_live_story_opens_it_again(client, desk):
    story = desk.live(assigned(desk, desk.draft()))
    editing.save_text(story, version=story.version, text={"headline": "Port deal off"}, by=desk.rosa, at=desk.now)
    page = shown(client, story)
    assert (url("assign", story) in page, "Assignment: Rosa" in line(page)) == (True, True)


@pytest.mark.parametrize("person", ["rosa", "suki", "libby"])
def test_only_the_desk_is_led_to_the_form(person, desk, at_desk, request):
    story = desk.draft()
    client = at_desk(request.getfixturevalue(person))
    assert (url("assign", story) in shown(client, story), client.get(url("assign", story)).status_code) == (False, 403)


def test_the_storys_page_tells_its_assignment(client, desk):
    due = dt.datetime(YEAR, 6, 24, 6, tzinfo=dt.UTC)
    told = line(shown(client, assigned(desk, desk.draft(), due_at=due, words=600, note="Ask the yard.")))
    parts = ["Assignment: Rosa", f"Jun {YEAR} 09:00 Kyiv, 06:00 UTC", "600 words", "<q>Ask the yard.</q>"]
    assert [part in told for part in parts] == [True] * 4


def test_what_is_overdue_is_marked(client, desk):
    story = assigned(desk, desk.draft())
    Article.objects.filter(pk=story.pk).update(due_at=desk.now - dt.timedelta(hours=1))
    assert "<strong>overdue since" in line(shown(client, story))


def test_a_pitch_says_that_nobody_is_to_write_it(client, pitch):
    assert "nobody is to write the story yet" in line(shown(client, pitch))


def test_a_draft_of_nobody_else_says_nothing(client, desk):
    assert line(shown(client, desk.draft())) == ""


def test_a_commission_without_the_form_leads_to_the_line(client, pitch):
    answer = client.post(url("move", pitch, "commission"), {"revision": pitch.latest_revision_id})
    assert f'href="{url("change", pitch)}#assignment"' in answer.content.decode()


@pytest.mark.parametrize("people", [1, 3])
def test_asking_costs_the_same_for_one_colleague_and_for_three(people, desk, at_desk, django_assert_num_queries):
    story = assigned(desk, desk.draft())
    for number in range(people):
        desk.hire(f"writer{number}", Role.REPORTER)
    client = at_desk(desk.ed)
    with django_assert_num_queries(7):  # session, person, permissions (2), story, writers, roles
        client.get(url("assign", story))


@pytest.mark.parametrize("times", [1, 3])
def test_the_assignment_costs_the_storys_page_no_query(times, desk, at_desk, django_assert_num_queries):
    story = desk.draft()
    for number in range(times):
        assigned(desk, story, note=f"Call {number}.")
    client = at_desk(desk.rosa)
    with django_assert_num_queries(15):
        client.get(url("change", story))
