"""All that happened to the stories a person may see: whose it shows, in which order, on how many pages."""

import datetime as dt

import pytest

from articles.actions import activity as taking
from articles.actions import legal_note
from articles.admin.activity.pages import PAGE_SIZE
from articles.models import StoryEvent
from articles.views.paging import encode
from articles.vocabulary import EventKind
from tests.articles.admin.activity.conftest import ACTIVITY, told


def called(desk, story, size, *, at=None):
    for number in range(size):
        facts = {"kind": EventKind.NOTE, "note": f"Call number {number}.", "by": desk.ed, "at": at or desk.now}
        StoryEvent.objects.create(article=story, **facts)
    return story


def page_of(client, query=""):
    return client.get(ACTIVITY + query).content.decode()


def test_what_happened_to_every_story_stands_in_one_order_the_newest_first(desk, rosa, activity):
    first, second = desk.draft(headline="Ferry"), desk.draft(headline="Weir")
    desk.in_review(first)
    assert told(activity(rosa)) == [
        ("Sent to the desk: Draft → Desk edit", "Ferry"),
        ("Story begun", "Weir"),
        ("Story begun", "Ferry"),
    ]
    assert second.pk


def test_each_row_says_who_and_why_and_leads_to_story_and_revision(desk, rosa, at_desk):
    story = desk.withdrawn(headline="Ferry")
    page = page_of(at_desk(rosa))
    here = f"/admin/articles/article/{story.pk}/"
    for words in (
        "<strong>Withdrawn</strong> · Ed",
        "<q>The story confused two ships.</q>",
        f'<a href="{here}change/">Ferry</a>',
        "<p>World</p>",
        f'<a href="{here}revisions/1/">',
    ):
        assert words in page


# Its own people, and those who look after every section.
@pytest.mark.parametrize(("person", "sees"), [("rosa", 1), ("suki", 1), ("libby", 1), ("lena", 1), ("olu", 0)])
def test_nothing_is_told_of_stories_that_a_person_may_not_see(person, sees, desk, request, activity):
    desk.draft(headline="Canary")
    answer = activity(request.getfixturevalue(person))
    assert (len(told(answer)), answer.content.decode().count("Canary")) == (sees, sees)


def test_a_story_that_moved_takes_its_record_along(desk, olu, activity):
    from articles.actions import editing
    from articles.models import Section

    editing.move_section(desk.draft(), to=Section.objects.get(name="Sport"), by=desk.mara, at=desk.now)
    assert (len(told(activity(desk.rosa))), len(told(activity(olu)))) == (0, 2)


def test_the_words_of_a_legal_note_are_not_told(desk, lena, activity):
    legal_note.write(desk.draft(), words="Name no yard.", by=lena, at=desk.now)
    page = activity(lena).content.decode()
    assert ("Legal note" in page, "Name no yard" in page) == (True, False)


def test_times_are_on_the_persons_own_clock(desk, rosa, activity):
    rosa.time_zone = "Asia/Kathmandu"
    rosa.save()
    desk.draft()
    page = activity(rosa).content.decode()
    assert ("Times are in Asia/Kathmandu." in page, "+05:45" in page) == (True, True)


def test_the_navigation_leads_to_it_and_says_where_one_is(rosa, at_desk):
    assert f'<a href="{ACTIVITY}" aria-current="page">Activity</a>' in page_of(at_desk(rosa))


@pytest.mark.parametrize("who", ["ada", "kit", "stranger"])
def test_who_sees_no_stories_is_not_led_there(who, request, at_desk):
    assert ACTIVITY not in at_desk(request.getfixturevalue(who)).get("/admin/").content.decode()


# --- Pages ---------------------------------------------------------------------------------------------------


def test_older_rows_are_one_link_away(desk, rosa, at_desk):
    called(desk, desk.draft(), PAGE_SIZE)
    client = at_desk(rosa)
    first = page_of(client)
    cursor = first.partition('href="?before=')[2].partition('"')[0]
    older = page_of(client, f"?before={cursor}")
    assert ("Story begun" in first, "Story begun" in older, "The newest" in older) == (False, True, True)


def test_an_older_page_keeps_the_filters(desk, rosa, at_desk):
    called(desk, desk.draft(), PAGE_SIZE + 1)
    page = page_of(at_desk(rosa), "?kind=EVENTS&person=&since=")
    assert 'href="?kind=EVENTS&amp;before=' in page


@pytest.mark.parametrize("step", [1, 7, 50])
def test_going_on_leaves_nothing_out_and_tells_nothing_twice(step, desk, rosa, monkeypatch, at_desk):
    monkeypatch.setattr("articles.admin.activity.pages.PAGE_SIZE", step)
    client, at = at_desk(rosa), desk.now
    for story in (desk.live(), desk.corrected()):
        # Many rows of one moment, so that the order within it counts.
        called(desk, story, 3, at=at)
    found, query = [], ""
    while query is not None and len(found) < 100:
        page = client.get(ACTIVITY + query)
        found += [row.place for row in page.context["entries"]]
        query = f"?before={page.context['older']}" if page.context["older"] else None
    monkeypatch.setattr("articles.admin.activity.pages.PAGE_SIZE", 1_000)
    assert found == [row.place for row in client.get(ACTIVITY).context["entries"]]


@pytest.mark.parametrize(
    "cursor", ["", "x", encode(("2026-11-24T09:00:00+00:00", "x")), encode(("1999-01-01T00:00:00+00:00", "0.1"))]
)
def test_what_no_page_wrote_leads_nowhere(cursor, desk, rosa, at_desk):
    desk.draft()
    assert at_desk(rosa).get(ACTIVITY, {"before": cursor}).status_code == 404


def test_what_happened_long_ago_is_found_where_nothing_happened_since(desk, rosa, activity):
    story = desk.draft()
    called(desk, story, 1, at=desk.now - dt.timedelta(days=3_000))
    assert told(activity(rosa))[-1] == ("Note", story.headline)


def test_before_anything_happened_the_page_says_so(rosa, activity):
    page = activity(rosa).content.decode()
    assert ("Nothing has happened to a story of yours yet." in page, "Download" in page) == (True, False)


def test_who_has_no_section_sees_nothing(desk, activity):
    from newsroom.accounts.roles import Role

    nobody = desk.hire("nora", Role.REPORTER, desk.section("Chess"))
    nobody.memberships.all().delete()
    desk.draft()
    assert told(activity(nobody)) == []


# --- What it costs -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [1, 3])
def test_the_page_of_who_sees_all_costs_the_same_however_much_happened(
    size, desk, libby, at_desk, django_assert_num_queries
):
    for _number in range(size):
        desk.live()
    client = at_desk(libby)
    # The frame's five: session, person, two of permissions, roles in its head. Sections to choose from, all rows.
    with django_assert_num_queries(7):
        assert len(client.get(ACTIVITY).context["entries"]) == 5 * size


@pytest.mark.parametrize(("size", "queries"), [(1, 8), (3, 8), (PAGE_SIZE, 7)])
def test_in_sections_where_little_happens_it_looks_once_more(size, queries, desk, at_desk, django_assert_num_queries):
    called(desk, desk.draft(), size)
    client = at_desk(desk.rosa)
    with django_assert_num_queries(queries):
        client.get(ACTIVITY)


# --- Files that were made of it ------------------------------------------------------------------------------


def test_a_file_that_was_made_is_told_with_its_filters(desk, libby, activity):
    taking.export(row_count=312, is_cut=False, person=desk.ed, section=desk.world, kind="SAVES", by=libby, at=desk.now)
    assert told(activity(libby))[0] == ("Activity exported: 312 rows (person: Ed; section: World; kind: Saves)", "")


def test_a_file_that_was_cut_says_so(desk, libby, activity):
    taking.export(row_count=10_000, is_cut=True, by=libby, at=desk.now)
    assert told(activity(libby))[0][0] == "Activity exported: the newest 10,000 rows, and there were more"


# Whoever made it, and those who see every section; for others it might name what they do not know of.
@pytest.mark.parametrize(("person", "sees"), [("ed", True), ("libby", True), ("rosa", False)])
def test_a_file_is_told_to_whoever_made_it_and_to_those_who_see_everything(person, sees, desk, request, activity):
    taking.export(row_count=1, is_cut=False, by=desk.ed, at=desk.now)
    assert bool(told(activity(request.getfixturevalue(person)))) is sees
