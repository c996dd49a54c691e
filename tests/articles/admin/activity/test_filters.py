"""What the activity can be narrowed to, and by whom."""

import datetime as dt

import pytest

from articles.actions import scheduling
from articles.models import StoryEvent
from articles.vocabulary import EventKind
from tests.articles.admin.activity.conftest import ACTIVITY, told


def kinds(answer):
    return [what.partition(":")[0] for what, _headline in told(answer)]


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("STEPS", ["Approved", "Sent to the desk", "Text edited after approval", "Approved", "Sent to the desk"]),
        ("RELEASES", ["Published"] * 2),
        ("SAVES", ["Saved", "Story begun"]),
        ("NOTES", ["Note to readers went out", "Note to readers written"]),
        ("EVENTS", ["Published in spite of the checklist"] * 2),
        ("SCHEDULES", []),
    ],
)
def test_one_kind_of_thing_alone(kind, found, desk, rosa, activity):
    desk.corrected()
    assert kinds(activity(rosa, kind=kind)) == found


def test_schedules_are_told_apart_from_steps(desk, scheduled, activity):
    row = scheduled()
    StoryEvent.objects.create(article=row.article, kind=EventKind.WENT_LATE, data={"seconds": 960}, at=desk.now)
    scheduling.unschedule(row.article, by=desk.ed, at=desk.now)
    found = kinds(activity(desk.ed, kind="SCHEDULES"))
    assert found == ["Schedule cancelled", "Went out late, by 16 minutes", "Scheduled"]
    assert kinds(activity(desk.ed, kind="STEPS")) == ["Approved", "Sent to the desk"]


def test_one_persons_doings_alone(desk, rosa, activity):
    desk.corrected()
    answer = activity(rosa, person="Ed", person_key=desk.ed.pk)
    assert {row.who for row in answer.context["entries"]} == {"Ed"}
    assert "Note to readers went out" in kinds(answer)


def test_one_section_alone_and_no_file_that_was_made(desk, libby, activity, olu):
    from articles.actions import activity as taking
    from articles.models import Section

    sport = Section.objects.get(name="Sport")
    desk.draft(headline="Ferry")
    desk.draft(headline="Regatta", section=sport, by=desk.mara)
    taking.export(row_count=1, is_cut=False, by=libby, at=desk.now)
    assert told(activity(libby, section=sport.pk)) == [("Story begun", "Regatta")]


def test_days_in_the_wrong_order_are_told(desk, rosa, activity):
    desk.draft()
    answer = activity(rosa, since="2026-11-24", until="2026-11-23")
    assert "The last day lies before the first, so nothing can be found. Swap them." in answer.content.decode()
    assert answer.context["entries"] == []


def test_since_and_until_are_whole_days_of_the_persons_own_zone(desk, rosa, activity):
    rosa.time_zone = "Asia/Kathmandu"
    rosa.save()
    story = desk.draft()
    # The last minute of the 9th and the first of the 11th in Kathmandu; between them the 10th.
    for moment in ("09T18:14", "09T18:15", "10T18:14", "10T18:15"):
        at = dt.datetime.fromisoformat(f"2026-03-{moment}:00+00:00")
        StoryEvent.objects.create(article=story, kind=EventKind.NOTE, note=moment, by=desk.ed, at=at)
    answer = activity(rosa, since="2026-03-10", until="2026-03-10")
    assert [row.words for row in answer.context["entries"]] == ["10T18:14", "09T18:15"]


def test_filters_add_up(desk, rosa, activity):
    desk.corrected()
    today = f"{desk.now:%Y-%m-%d}"
    yesterday = f"{desk.now - dt.timedelta(days=1):%Y-%m-%d}"
    chosen = {"person": "Ed", "person_key": desk.ed.pk, "kind": "STEPS", "section": desk.world.pk}
    assert kinds(activity(rosa, **chosen, since=yesterday)) == ["Approved"] * 2
    assert kinds(activity(rosa, **chosen, until=yesterday)) == []
    assert today > yesterday


def test_what_finds_nothing_says_what_to_do_and_how_to_begin_again(desk, rosa, activity):
    desk.draft()
    page = activity(rosa, kind="RELEASES").content.decode()
    assert "Nothing that happened fits these filters." in page
    assert f'<a href="{ACTIVITY}">Clear</a>' in page


# A filter that was not understood must not look like one that found everything.
@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({"kind": "GOSSIP"}, "This cannot be chosen here."),
        ({"section": "987654"}, "This cannot be chosen here."),
        ({"section": "Sport"}, "This cannot be chosen here."),
        ({"since": "yesterday"}, "Write the day as year, month and day"),
        ({"until": "9999-12-31"}, "between 1900 and 2100"),
        ({"person": "Nobody"}, "There is no person called “Nobody”."),
    ],
)
def test_what_is_not_understood_finds_nothing_and_says_why(sent, why, desk, rosa, activity):
    desk.draft()
    answer = activity(rosa, **sent)
    page = answer.content.decode()
    assert (answer.status_code, told(answer), why in page) == (200, [], True)
    assert "A filter could not be understood" in page


def test_the_form_keeps_what_was_chosen(desk, rosa, activity):
    desk.draft()
    page = activity(rosa, person="Ed", person_key=desk.ed.pk, kind="STEPS", since="2026-03-10").content.decode()
    for words in ('value="Ed"', '<option value="STEPS" selected>', 'value="2026-03-10"'):
        assert words in page


def test_only_sections_of_ones_own_are_offered(desk, rosa, olu, activity):
    page = activity(rosa).content.decode()
    assert (">World</option>" in page, ">Sport</option>" in page) == (True, False)


def test_who_sees_every_section_is_offered_all(desk, libby, olu, activity):
    page = activity(libby).content.decode()
    assert (">World</option>" in page, ">Sport</option>" in page) == (True, True)


def test_the_section_of_others_cannot_be_named(desk, rosa, olu, activity):
    from articles.models import Section

    answer = activity(rosa, section=Section.objects.get(name="Sport").pk)
    assert "This cannot be chosen here." in answer.content.decode()


def test_unknown_parameters_change_nothing(desk, rosa, activity):
    desk.draft()
    assert len(told(activity(rosa, by__password__startswith="x", note="y"))) == 1


def test_a_chosen_person_costs_one_query_more(desk, libby, at_desk, django_assert_num_queries):
    desk.draft()
    client = at_desk(libby)
    with django_assert_num_queries(8):
        client.get(ACTIVITY, {"person": "Rosa", "person_key": desk.rosa.pk})
