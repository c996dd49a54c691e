"""The timeline of a story as a page and as a file."""

import csv
import io

import pytest

from articles.admin.article.timeline import PAGE_SIZE
from articles.models import StoryEvent
from articles.views.paging import encode
from articles.vocabulary import EventKind
from tests.articles.admin.article.conftest import url


def called(desk, story, size, note="Call number {}."):
    for number in range(size):
        StoryEvent.objects.create(article=story, kind=EventKind.NOTE, note=note.format(number), by=desk.ed, at=desk.now)
    return story


def page_of(client, story, query=""):
    return client.get(url("timeline", story) + query).content.decode()


def rows_of(answer):
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))


def test_each_row_says_what_when_who_and_why_and_leads_to_the_revision(desk, rosa, at_desk):
    story = desk.withdrawn()
    page = page_of(at_desk(rosa), story)
    for words in ("<strong>Withdrawn</strong> · Ed", "<q>The story confused two ships.</q>", url("revision", story, 1)):
        assert words in page


def test_times_are_on_the_persons_own_clock(desk, rosa, at_desk):
    rosa.time_zone = "Asia/Kathmandu"
    rosa.save()
    page = page_of(at_desk(rosa), desk.draft())
    assert "Times are in Asia/Kathmandu." in page
    assert "+05:45" in page


def test_quotation_marks_within_quoted_words_are_single_ones(desk, rosa, at_desk):
    page = page_of(at_desk(rosa), desk.corrected(was="Two ships", now_is="Three ships"))
    assert "<q>We counted wrongly. This story said ‘Two ships’. It now says ‘Three ships’.</q>" in page


def test_what_the_building_did_says_so(desk, rosa, at_desk):
    story = desk.draft()
    StoryEvent.objects.create(article=story, kind=EventKind.WENT_LATE, data={"seconds": 960}, at=desk.now)
    assert "<strong>Went out late, by 16 minutes</strong> · by itself" in page_of(at_desk(rosa), story)


def test_words_of_people_are_no_markup(desk, rosa, at_desk):
    page = page_of(at_desk(rosa), called(desk, desk.draft(), 1, note="<script>alert(1)</script>"))
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert(1)" not in page


def test_the_storys_page_leads_to_it(desk, rosa, at_desk):
    story = desk.draft()
    assert url("timeline", story) in at_desk(rosa).get(url("change", story)).content.decode()


# Session, person, two of permissions, roles in the page's head, story, all rows.
@pytest.mark.parametrize("size", [1, 3])
def test_the_page_costs_the_same_however_much_happened(size, desk, rosa, at_desk, django_assert_num_queries):
    story, client = called(desk, desk.draft(), size), at_desk(rosa)
    with django_assert_num_queries(7):
        assert page_of(client, story).count("<q>Call number") == size


def test_older_rows_are_one_link_away(desk, rosa, at_desk):
    story, client = called(desk, desk.draft(), PAGE_SIZE), at_desk(rosa)
    first = page_of(client, story)
    assert "Story begun" not in first
    cursor = first.partition('href="?before=')[2].partition('"')[0]
    older = page_of(client, story, f"?before={cursor}")
    assert ("Story begun" in older, "<q>Call number" in older, "The newest" in older) == (True, False, True)


def test_a_short_timeline_has_no_older_rows(desk, rosa, at_desk):
    assert "?before=" not in page_of(at_desk(rosa), called(desk, desk.draft(), PAGE_SIZE - 1))


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "x",
        encode(("2026-11-24T09:00:00+00:00", "x")),
        encode(("2026-11-24T09:00:00+00:00", "1")),
        encode(("2026-11-24T09:00:00+00:00", f"1.{10**30}")),
        encode(("yesterday", "1.1")),
        # Before the first row there was nothing.
        encode(("1999-01-01T00:00:00.000000+00:00", "0.1")),
    ],
)
def test_what_no_page_wrote_leads_nowhere(cursor, desk, rosa, at_desk):
    assert at_desk(rosa).get(url("timeline", desk.draft()), {"before": cursor}).status_code == 404


def test_the_file_holds_every_row_and_that_it_was_taken(desk, rosa, at_desk):
    story = called(desk, desk.draft(), PAGE_SIZE + 10)
    rows = rows_of(at_desk(rosa).post(url("timeline_export", story)))
    assert len(rows) == 1 + 1 + PAGE_SIZE + 10 + 1
    assert rows[1][1:3] == ["Rosa", "Record exported"]


def test_its_times_are_on_the_persons_clock_and_in_utc(desk, rosa, at_desk):
    rosa.time_zone = "Asia/Kathmandu"
    rosa.save()
    rows = rows_of(at_desk(rosa).post(url("timeline_export", desk.draft())))
    assert rows[0] == ["When (your clock, Asia/Kathmandu)", "When (UTC)", "Who", "What", "Words", "Revision"]
    assert rows[-1][0][14:16] != rows[-1][1][14:16]


def test_it_is_a_file_to_keep(desk, rosa, at_desk):
    story = desk.draft()
    answer = at_desk(rosa).post(url("timeline_export", story))
    assert answer["Content-Disposition"] == f'attachment; filename="story-{story.pk}-timeline.csv"'
    assert answer["Content-Type"] == "text/csv; charset=utf-8"


def test_a_spreadsheet_reckons_with_no_cell_of_it(desk, at_desk):
    story = called(desk, desk.draft(), 1, note='=HYPERLINK("http://gull.example")')
    desk.ed.name = "@SUM(1)"
    desk.ed.save()
    row = rows_of(at_desk(desk.ed).post(url("timeline_export", story)))[2]
    assert (row[1], row[3]) == ("'@SUM(1)", '\'=HYPERLINK("http://gull.example")')


def test_the_text_of_the_story_is_not_in_it(desk, rosa, at_desk):
    story = desk.live(headline="The heron returns")
    words = at_desk(rosa).post(url("timeline_export", story)).content.decode()
    assert ("heron" in words, "harbour master" in words) == (False, False)


@pytest.mark.parametrize("size", [1, 3])
def test_the_file_costs_the_same_however_much_happened(size, desk, rosa, at_desk, django_assert_num_queries):
    story, client = called(desk, desk.draft(), size), at_desk(rosa)
    # Session, person, two of permissions, story; the clock, savepoint, section, event, its end; all rows.
    with django_assert_num_queries(11):
        client.post(url("timeline_export", story))


def test_looking_takes_nothing_out(desk, rosa, at_desk):
    story = desk.draft()
    assert at_desk(rosa).get(url("timeline_export", story)).status_code == 405
    assert not StoryEvent.objects.exists()


@pytest.mark.parametrize("name", ["timeline", "timeline_export"])
def test_the_story_of_another_section_cannot_be_told_from_a_missing_one(name, desk, olu, at_desk):
    client = at_desk(olu)
    ask = client.get if name == "timeline" else client.post
    hidden, missing = ask(url(name, desk.draft())), ask(url(name, 987_654_321))
    assert (hidden.status_code, hidden.content) == (404, missing.content)
