"""The page that asks for the hour, and what the story's page says until then."""

import datetime as dt

import pytest
from django.urls import reverse

from articles.actions import author, due, editing, scheduling
from articles.models import Article, Author, Schedule
from articles.vocabulary import Move, ScheduleState, Stage
from newsroom.accounts.roles import Role
from tests.scheduled import legal_hold

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def kyiv(ed):
    """Ed works in Kyiv."""
    ed.time_zone = "Europe/Kyiv"
    ed.save()
    return ed


@pytest.fixture
def page(kyiv, at_desk):
    return Page(at_desk(kyiv))


class Page:
    def __init__(self, client):
        self.client = client

    def url(self, story, name="schedule"):
        return reverse(f"admin:articles_article_{name}", args=[story.pk])

    def get(self, story, name="schedule"):
        return self.client.get(self.url(story, name))

    def post(self, story, day, time, confirmed="", excuse="A brief."):
        sent = {"day": day, "time": time, "excuse": excuse, "revision": story.latest_revision_id}
        return self.client.post(self.url(story), {**sent, **({"confirmed": confirmed} if confirmed else {})})

    def text(self, answer):
        return " ".join(answer.content.decode().split())


def later(years=1):
    return dt.datetime.now(dt.UTC).year + years


def schedule_of(story):
    return Schedule.objects.get(article=story)


def scheduled(desk, *, due_at=None, **text):
    story = desk.ready(**text)
    options = {"zone": "Europe/Kyiv", "by": desk.ed, "at": desk.now, "excuse": "A brief."}
    scheduling.schedule(story, revision=story.latest_revision, due_at=due_at or desk.now + HOUR, **options)
    return story


def test_the_first_press_says_which_moment_that_is(desk, page):
    answer = page.post(desk.ready(), f"{later()}-06-24", "09:00")
    assert answer.status_code == 200
    assert f"Jun {later()} 09:00 Kyiv, 06:00 UTC</button>" in page.text(answer)
    assert not Schedule.objects.exists()


def test_the_second_press_schedules_it_for_that_moment(desk, page):
    story = desk.ready()
    answer = page.post(story, f"{later()}-06-24", "09:00", f"{later()}-06-24T06:00:00+00:00")
    row = schedule_of(story)
    assert (answer.status_code, row.due_at, row.zone, row.excuse) == (
        302,
        dt.datetime(later(), 6, 24, 6, tzinfo=dt.UTC),
        "Europe/Kyiv",
        "A brief.",
    )


def test_who_changes_the_day_after_the_first_press_sees_the_new_moment_first(desk, page):
    answer = page.post(desk.ready(), f"{later()}-06-25", "09:00", f"{later()}-06-24T06:00:00+00:00")
    assert f'value="{later()}-06-25T06:00:00+00:00"' in page.text(answer)
    assert not Schedule.objects.exists()


def test_an_hour_that_comes_twice_is_asked_about(desk, page):
    """The last Sunday of October, 03:30 in Kyiv."""
    day = max(dt.date(later(), 10, day) for day in range(25, 32) if dt.date(later(), 10, day).weekday() == 6)
    story = desk.ready()
    asked = page.text(page.post(story, day, "03:30"))
    second = f"{day}T01:30:00+00:00"
    assert asked.count('name="confirmed" value=') == 2
    page.post(story, day, "03:30", second)
    assert schedule_of(story).due_at.isoformat() == second


def test_an_hour_that_does_not_exist_is_refused_with_the_nearest(desk, page):
    """The last Sunday of March, 03:30 in Kyiv."""
    day = max(dt.date(later(), 3, day) for day in range(25, 32) if dt.date(later(), 3, day).weekday() == 6)
    answer = page.post(desk.ready(), day, "03:30")
    assert answer.status_code == 409
    assert "Choose 02:59 or 04:00." in page.text(answer)
    assert f'value="{day}"' in page.text(answer)


@pytest.mark.parametrize(
    ("day", "time", "words"),
    [
        ("", "09:00", "Choose the day on which the story goes out."),
        ("2001-02-03", "09:00", "is over. Choose a time that is still to come"),
        ("2001-02-31", "09:00", "“2001-02-31” is no day. Write it as year, month and day"),
        ("2030-01-01", "25:61", "“25:61” is no time. Write it as hours and minutes"),
        ("9999-12-31", "23:59", "more than two years away"),
        ("0001-01-01", "00:00", "between the years 2000 and 2100"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_kept(desk, page, day, time, words):
    answer = page.post(desk.ready(), day, time)
    assert (answer.status_code, words in page.text(answer)) == (409, True)
    assert f'value="{time}"' in page.text(answer)


def test_the_end_of_an_embargo_is_named_at_the_day(desk, page):
    story = desk.embargoed(desk.ready(), hours=24 * 100)
    answer = page.post(story, f"{(desk.now + dt.timedelta(days=50)).date()}", "09:00")
    assert (answer.status_code, "The story is under embargo until" in page.text(answer)) == (409, True)


def test_a_plan_of_the_newsroom_is_offered_as_the_hour(desk, page):
    story = desk.ready(planned_for=dt.datetime(later(), 6, 24, 6, tzinfo=dt.UTC))
    assert f"24 Jun {later()} 09:00 Kyiv, 06:00 UTC</button>" in page.text(page.get(story))


@pytest.mark.parametrize("state", ["draft", "in_review"])
def test_a_story_that_cannot_go_out_is_not_asked_for_an_hour(desk, page, state):
    text = page.text(page.get(getattr(desk, state)()))
    assert ("cannot be scheduled yet" in text, 'type="date"' in text) == (True, False)


def test_an_edit_of_a_live_story_is_asked_what_it_is(desk, page):
    story = desk.live()
    editing.save_text(story, version=story.version, text={"kicker": "Boats"}, by=desk.rosa, at=desk.now)
    desk.move(story, Move.SEND, by=desk.rosa)
    desk.move(story, Move.APPROVE, by=desk.hire("eve", Role.EDITOR))
    story.refresh_from_db()
    hour = {"day": f"{later()}-06-24", "time": "09:00", "confirmed": f"{later()}-06-24T06:00:00+00:00"}
    sent = {**hour, "excuse": "A brief.", "revision": story.latest_revision_id}
    refused = page.client.post(page.url(story), sent)
    assert (refused.status_code, "Say whether this is an update" in page.text(refused)) == (409, True)
    page.client.post(page.url(story), {**sent, "change": "UPDATE", "update_note": "A timetable was added."})
    row = schedule_of(story)
    assert (row.change, row.update_note) == ("UPDATE", "A timetable was added.")


def test_a_newer_version_than_the_one_on_the_screen_refuses(desk, page):
    story = desk.ready()
    old = story.latest_revision_id
    editing.save_text(story, version=story.version, text={"kicker": "Boats"}, by=desk.ed, at=desk.now)
    story.latest_revision_id = old
    answer = page.post(story, f"{later()}-06-24", "09:00", f"{later()}-06-24T06:00:00+00:00")
    assert (answer.status_code, Schedule.objects.exists()) == (409, False)


def test_the_button_stands_beside_publish(desk, page):
    text = page.text(page.get(desk.ready(), "change"))
    assert text.index(">Publish…<") < text.index(">Schedule…<")


def test_the_storys_page_says_when_it_goes_out_and_who_said_so(desk, page):
    moment = dt.datetime(later(), 6, 24, 6, tzinfo=dt.UTC)
    text = page.text(page.get(scheduled(desk, due_at=moment), "change"))
    assert f"Jun {later()} 09:00 Kyiv, 06:00 UTC, scheduled by Ed." in text
    assert ">Cancel the schedule<" in text


def test_one_press_cancels_the_schedule(desk, page):
    story = scheduled(desk)
    answer = page.client.post(page.url(story, "unschedule"))
    assert (answer.status_code, schedule_of(story).state) == (302, ScheduleState.CANCELLED)
    assert Article.objects.get(pk=story.pk).stage == Stage.READY


def test_a_stopped_story_says_why_and_what_to_do(desk, page):
    story = scheduled(desk)
    Schedule.objects.update(due_at=desk.now - HOUR)
    legal_hold(story)
    due.let_out(schedule_of(story).pk)
    text = page.text(page.get(story, "change"))
    assert ("Did not go out: " in text, "choose another time, or cancel the schedule." in text) == (True, True)
    assert 'role="alert"' in text


def test_an_overdue_story_tells_whom_to_ask(desk, page):
    story = scheduled(desk)
    Schedule.objects.update(due_at=desk.now - HOUR)
    assert "The scheduler does not run or has much to do." in page.text(page.get(story, "change"))


def test_the_list_of_stories_says_when(desk, page):
    scheduled(desk, due_at=dt.datetime(later(), 6, 24, 6, tzinfo=dt.UTC))
    text = page.text(page.client.get(reverse("admin:articles_article_changelist")))
    assert f"24 Jun {later()} 09:00 Kyiv, 06:00 UTC" in text


def test_an_edit_says_that_the_story_does_not_go_out_by_itself_any_more(desk, page):
    story = scheduled(desk)
    story.refresh_from_db()
    url = reverse("admin:articles_article_byline_add", args=[story.pk])
    author.save(Author(name="Jo Tern"))
    text = page.text(page.client.post(url, {"author": "Jo Tern"}, follow=True))
    assert "does not go out by itself any more" in text
