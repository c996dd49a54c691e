"""Days and hours in the forms of a story: on the clock of the person who fills them in, and read back on it."""

import datetime as dt

import pytest
from django.utils import timezone

from articles.admin.article.moment import on_this_clock
from articles.models import Article, RefusedSave
from tests.articles.admin.article.conftest import text_of, url

pytestmark = pytest.mark.django_db
FIELDS = ("planned_for", "embargo_until")


@pytest.fixture
def in_zone(settings):
    """`in_zone(rosa, "America/Lima")`: she works there, for a newsroom in Kyiv."""
    settings.TIME_ZONE = "Europe/Kyiv"

    def move(person, zone):
        person.time_zone = zone
        person.save()
        return person

    return move


def send(client, story, field, typed, **text):
    if field == "planned_for":
        return client.post(url("change", story), text_of(story, planned_for=typed, **text))
    return client.post(url("stop", story, "embargo"), {"until": typed, "reason": "Agreed with the port."})


def form(client, story, field):
    address = url("change", story) if field == "planned_for" else url("stop", story, "embargo")
    return client.get(address).content.decode()


@pytest.mark.parametrize("field", FIELDS)
def test_a_moment_is_read_on_the_clock_of_the_person_and_shown_on_it(field, desk, rosa, at_desk, in_zone):
    story, client = desk.draft(), at_desk(in_zone(rosa, "America/Lima"))
    send(client, story, field, "2031-12-01T09:30")
    assert getattr(Article.objects.get(pk=story.pk), field) == dt.datetime(2031, 12, 1, 14, 30, tzinfo=dt.UTC)
    assert 'value="2031-12-01T09:30"' in form(client, story, field)


@pytest.mark.parametrize("field", FIELDS)
def test_the_form_says_beside_the_field_whose_clock_is_meant(field, desk, rosa, at_desk, in_zone):
    page = form(at_desk(in_zone(rosa, "America/Lima")), desk.draft(), field)
    field_itself = page.partition(f'name="{"until" if field == "embargo_until" else field}"')[2]
    assert "Times are in Lima.</p>" in field_itself.partition("</div>")[0]


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("night", ["2031-03-30T03:30", "2031-10-26T03:30"])
def test_an_hour_at_which_the_clocks_are_changed_is_asked_again(field, night, desk, at_desk, in_zone):
    story = desk.draft()
    answer = send(at_desk(in_zone(desk.rosa, "Europe/Kyiv")), story, field, night)
    assert "Clocks in Kyiv are changed that night" in answer.content.decode()
    assert getattr(Article.objects.get(pk=story.pk), field) is None


def test_a_plan_that_was_not_touched_stays_in_the_hour_that_comes_twice(desk, rosa, ed, at_desk, in_zone):
    """Half past eight in Lima is the second half past three of that night in Kyiv."""
    story = desk.draft()
    send(at_desk(in_zone(rosa, "America/Lima")), story, "planned_for", "2031-10-25T20:30")
    plan = Article.objects.get(pk=story.pk).planned_for
    there = at_desk(in_zone(ed, "Europe/Kyiv"))
    send(there, story, "planned_for", "2031-10-26T03:30", headline="Ferries run at night")
    found = Article.objects.get(pk=story.pk)
    assert (found.headline, found.planned_for) == ("Ferries run at night", plan)


def test_a_plan_that_was_refused_is_told_on_the_clock_of_whoever_reads_it(desk, rosa, ed, at_desk, in_zone):
    story = desk.draft()
    sent = text_of(story, planned_for="2031-12-01T09:30", version=99)
    at_desk(in_zone(rosa, "America/Lima")).post(url("change", story), sent)
    kept = RefusedSave.objects.get()
    there = at_desk(in_zone(ed, "Europe/Kyiv"))
    assert "2031-12-01T16:30" in there.get(url("refused", story, kept.pk)).content.decode()
    assert 'value="2031-12-01T16:30"' in there.get(f"{url('change', story)}?kept={kept.pk}").content.decode()


def test_a_plan_that_was_refused_before_zones_were_kept_meant_the_newsrooms_clock(desk, rosa, at_desk, in_zone):
    story = desk.draft()
    posted = {"planned_for": "2031-12-01T09:30"}
    kept = RefusedSave.objects.create(article=story, form="text", posted=posted, found=1, by=rosa, at=desk.now)
    page = at_desk(in_zone(rosa, "America/Lima")).get(url("refused", story, kept.pk)).content.decode()
    assert "2031-12-01T02:30" in page


@pytest.mark.parametrize(
    ("typed", "zone", "shown"),
    [
        ("2031-12-01T09:30", "Europe/Kyiv", "2031-12-01T07:30"),  # as browsers write it
        ("2031-12-01 09:30", "Europe/Kyiv", "2031-12-01T07:30"),  # as people do
        ("2031-12-01T09:30Z", "Europe/Kyiv", "2031-12-01T09:30Z"),  # says itself where it is meant
        ("next week", "Europe/Kyiv", "next week"),
        ("2031-13-01T09:30", "Europe/Kyiv", "2031-13-01T09:30"),  # no such month
        ("0001-01-01T00:30", "Asia/Tokyo", "0001-01-01T00:30"),  # before the first day there is
        ("2031-12-01T09:30", "Nowhere/Town", "2031-12-01T09:30"),
    ],
)
def test_what_was_typed_on_another_clock(typed, zone, shown):
    with timezone.override("Etc/UTC"):
        assert on_this_clock(typed, zone=zone) == shown
