"""What hangs over stories, on the landing page: hours that come near, embargoes, what readers are owed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from articles.actions import tag as tags
from articles.models import Article
from articles.vocabulary import NoteKind, Truth
from tests.newsdesk import Newsdesk
from tests.newsroom.desk.test_dashboard import panels

HOUR = dt.timedelta(hours=1)
LIST = "/admin/articles/article/"


def due(desk: Newsdesk, headline: str, hours: float) -> Article:
    story = desk.draft(headline=headline)
    Article.objects.filter(pk=story.pk).update(assignee=desk.rosa, due_at=desk.now + hours * HOUR)
    return story


def owing(desk: Newsdesk, headline: str) -> Article:
    story = desk.live(headline=headline)
    desk.note(story, kind=NoteKind.UPDATE, text="The ferry runs an hour later.")
    return story


def doubtful(desk: Newsdesk, headline: str, hours: float) -> Article:
    """Live, with a statement that nobody verified, and not touched for so long."""
    story = desk.draft(headline=headline)
    desk.attribute(story, "The ferry runs again", source=desk.source(), truth=Truth.NOT_VERIFIED)
    desk.live(story)
    Article.objects.filter(pk=story.pk).update(updated_at=desk.now - hours * HOUR)
    return story


def tagged(desk: Newsdesk, headline: str) -> Article:
    story = desk.live(headline=headline)
    tags.attach(story, tag=desk.tag(), by=desk.rosa, at=desk.now)
    return story


def led_to(desk: Newsdesk, headline: str) -> Article:
    story = desk.live(headline=headline)
    desk.relate(desk.draft(), target=story)
    return story


# What belongs into the list and what does not, though it nearly does.
WATCHED: dict[str, tuple[list[str], Callable[[Newsdesk], Any]]] = {
    "Due within a day": (
        ["Late", "Today"],
        lambda desk: [due(desk, *one) for one in (("Today", 3), ("Next week", 170), ("Late", -2))],
    ),
    "Under embargo": (
        ["First", "Second"],
        lambda desk: [
            desk.embargoed(desk.draft(headline=words), hours=hours) for words, hours in (("Second", 30), ("First", 2))
        ],
    ),
    "A note to readers waits": (["Owing"], lambda desk: [owing(desk, "Owing"), desk.live()]),
    "Not verified, untouched for two days": (
        ["Older", "Old"],
        lambda desk: [doubtful(desk, *one) for one in (("Old", 49), ("Older", 90), ("Fresh", 47))] + [desk.live()],
    ),
    "Live, and nothing leads to it": (
        ["Alone"],
        lambda desk: [desk.live(headline="Alone"), tagged(desk, "Tagged"), led_to(desk, "Led to"), desk.draft()],
    ),
}


@pytest.mark.parametrize("panel", WATCHED)
def test_the_panel_holds_precisely_what_it_says(desk: Newsdesk, at_desk: Any, panel: str) -> None:
    wanted, make = WATCHED[panel]
    make(desk)
    assert panels(at_desk(desk.ed).get("/admin/"))[panel] == wanted


@pytest.mark.parametrize("panel", WATCHED)
def test_all_of_it_is_one_link_away(desk: Newsdesk, at_desk: Any, monkeypatch: pytest.MonkeyPatch, panel: str) -> None:
    wanted, make = WATCHED[panel]
    make(desk)
    client = at_desk(desk.ed)
    monkeypatch.setattr("newsroom.desk.gathering.MOST", 0)
    (link,) = [one.more for one in client.get("/admin/").context["panels"] if one.title == panel]
    assert {story.headline for story in client.get(link).context["cl"].result_list} == set(wanted)


@pytest.mark.parametrize("panel", WATCHED)
def test_an_idle_desk_has_no_such_panel(desk: Newsdesk, at_desk: Any, panel: str) -> None:
    desk.draft()
    assert panel not in panels(at_desk(desk.ed).get("/admin/"))


@pytest.mark.parametrize("panel", ["Due within a day", "Not verified, untouched for two days"])
def test_reporters_are_not_shown_what_others_look_after(desk: Newsdesk, at_desk: Any, panel: str) -> None:
    WATCHED[panel][1](desk)
    assert panel not in panels(at_desk(desk.rosa).get("/admin/"))


def test_an_hour_is_said_on_both_clocks_and_as_a_span(desk: Newsdesk, at_desk: Any) -> None:
    desk.ed.time_zone = "Asia/Tokyo"
    desk.ed.save()
    due(desk, "Today", 3.01)
    desk.embargoed(desk.draft(), hours=2.01)
    page = at_desk(desk.ed).get("/admin/").content.decode()
    assert "in 3\N{NO-BREAK SPACE}hours" in page
    assert page.count("UTC") >= 2
    assert "in 2\N{NO-BREAK SPACE}hours" in page


def test_a_panel_counts_what_it_holds(desk: Newsdesk, at_desk: Any) -> None:
    for number in range(12):
        desk.draft(headline=f"Draft {number}")
    (own,) = [one for one in at_desk(desk.rosa).get("/admin/").context["panels"] if one.title == "Your drafts"]
    assert (own.count, len(own.stories)) == ("12", 10)


def test_counting_stops_where_nobody_counts_any_more(
    desk: Newsdesk, at_desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsroom.desk.gathering.COUNTED", 2)
    for _number in range(4):
        desk.draft()
    (own,) = [one for one in at_desk(desk.rosa).get("/admin/").context["panels"] if one.title == "Your drafts"]
    assert own.count == "2+"


def test_somebody_of_no_section_sees_no_story(desk: Newsdesk, at_desk: Any) -> None:
    desk.draft()
    desk.rosa.memberships.all().delete()
    assert set(map(len, panels(at_desk(desk.rosa).get("/admin/")).values())) == {0}
