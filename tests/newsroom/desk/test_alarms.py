"""What is scheduled, and what should be out and is not, on the landing page."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from articles.actions import due, scheduling
from articles.models import Article, Heartbeat, Schedule
from tests.newsdesk import Newsdesk
from tests.newsroom.desk.test_dashboard import panels
from tests.scheduled import legal_hold

HOUR = dt.timedelta(hours=1)
SILENT = "so no story goes out by itself"


def scheduled(desk: Newsdesk, *, hours: float = 1, **text: Any) -> Article:
    """A story with its hour; a negative one is over."""
    story = desk.ready(**text)
    options: dict[str, Any] = {"zone": "UTC", "by": desk.ed, "at": desk.now, "excuse": "A brief."}
    scheduling.schedule(story, revision=story.latest_revision, due_at=desk.now + HOUR, **options)
    Schedule.objects.filter(article=story).update(due_at=desk.now + hours * HOUR)
    return story


def alarms(response: Any) -> list[str]:
    return [one.sentence for one in response.context["alarms"]]


def test_what_goes_out_next_stands_first_with_its_moment(desk: Newsdesk, at_desk: Any) -> None:
    scheduled(desk, hours=5, headline="Later")
    scheduled(desk, hours=2, headline="Sooner")
    page = at_desk(desk.ed).get("/admin/")

    assert panels(page)["Scheduled"] == ["Sooner", "Later"]
    assert page.content.decode().count("<strong>Scheduled: ") == 2


def test_without_a_schedule_there_is_no_such_panel(desk: Newsdesk, at_desk: Any) -> None:
    assert "Scheduled" not in panels(at_desk(desk.ed).get("/admin/"))


def test_colleagues_of_another_section_see_neither_story_nor_alarm(desk: Newsdesk, olu: Any, at_desk: Any) -> None:
    scheduled(desk, hours=-2, headline="Of World")
    due.beat()
    page = at_desk(olu).get("/admin/")

    assert (alarms(page), "Of World" in page.content.decode()) == ([], False)


def test_a_story_that_was_stopped_is_an_alarm_with_a_link(desk: Newsdesk, at_desk: Any) -> None:
    story = scheduled(desk, hours=-0.01, headline="Stopped")
    legal_hold(story)
    due.beat()
    due.let_out(Schedule.objects.get(article=story).pk)
    page = at_desk(desk.ed).get("/admin/")

    assert [why.startswith("Did not go out: ") for why in alarms(page)] == [True]
    assert f'<a href="/admin/articles/article/{story.pk}/change/">Stopped</a></p>' in page.content.decode()


def test_two_hours_without_a_scheduler_are_an_alarm(desk: Newsdesk, at_desk: Any) -> None:
    scheduled(desk, hours=-2)
    due.beat()
    Heartbeat.objects.update(at=desk.now - 2 * HOUR)
    found = alarms(at_desk(desk.ed).get("/admin/"))

    assert SILENT in found[0]
    assert found[1].startswith("Should be out by now: ")


@pytest.mark.parametrize(
    ("seen", "hours", "expected"),
    [
        # Never seen, and a story waits for it.
        (None, 5, 1),
        (dt.timedelta(minutes=6), 5, 1),
        (dt.timedelta(minutes=4), 5, 0),
        # Nothing waits.
        (None, None, 0),
    ],
)
def test_a_silent_scheduler_is_an_alarm_while_something_waits(
    desk: Newsdesk, at_desk: Any, seen: dt.timedelta | None, hours: float | None, expected: int
) -> None:
    if hours is not None:
        scheduled(desk, hours=hours)
    if seen is not None:
        due.beat()
        Heartbeat.objects.update(at=desk.now - seen)

    assert len(alarms(at_desk(desk.ed).get("/admin/"))) == expected


# Whoever can do something about it: those who publish, and those who run the building.
@pytest.mark.parametrize(("person", "expected"), [("mara", True), ("ada", True), ("rosa", False), ("kit", False)])
def test_who_hears_of_a_silent_scheduler(
    desk: Newsdesk, request: Any, at_desk: Any, person: str, expected: bool
) -> None:
    scheduled(desk)

    assert (SILENT in at_desk(request.getfixturevalue(person)).get("/admin/").content.decode()) is expected
