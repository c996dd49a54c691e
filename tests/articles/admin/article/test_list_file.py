"""The list of stories as a file for a spreadsheet."""

import csv
import io

import pytest

from articles.admin.article import list_file
from articles.models import ActivityExport
from articles.vocabulary import Exported
from tests.articles.admin.activity.conftest import ACTIVITY, told

pytestmark = pytest.mark.django_db
FILE = "/admin/articles/article/stories.csv"


def rows_of(answer):
    return list(csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig"), newline="")))


def test_it_says_of_each_story_what_the_list_does(desk, rosa, at_desk):
    rosa.time_zone = "Asia/Kathmandu"
    rosa.save()
    story = desk.draft(headline="Ferry")
    story.refresh_from_db()
    head, row = rows_of(at_desk(rosa).post(FILE))
    changed = f"{story.updated_at:%Y-%m-%d %H:%M:%S}"
    address = f"http://testserver/admin/articles/article/{story.pk}/change/"
    assert row == ["Ferry", "World", "Draft", "Rosa", "", changed, "", "", "", address]
    assert [one for one in head if "(UTC)" in one] == head[5:9]


def test_it_holds_what_the_filters_leave_in_the_order_of_the_list(desk, rosa, at_desk):
    for headline in ("B", "A"):
        desk.draft(headline=headline)
    desk.in_review(headline="Sent")
    rows = rows_of(at_desk(rosa).post(FILE, {"query": "stage=DRAFT&o=1"}))
    # With the column of boxes the headline is the second one.
    assert [row[0] for row in rows[1:]] in (["A", "B"], ["B", "A"])
    assert len(rows_of(at_desk(rosa).post(FILE, {"query": "q=sent"}))) == 2


def test_nothing_is_in_it_of_stories_that_the_person_may_not_see(desk, olu, at_desk):
    desk.draft(headline="Canary")
    assert len(rows_of(at_desk(olu).post(FILE))) == 1


def test_it_goes_out_bit_by_bit_and_nobody_else_stores_it(desk, rosa, at_desk):
    answer = at_desk(rosa).post(FILE)
    assert (answer.streaming, "no-store" in answer["Cache-Control"]) == (True, True)
    assert answer["Content-Disposition"].startswith('attachment; filename="stories-20')


def test_a_spreadsheet_reckons_with_no_cell_of_it(desk, rosa, at_desk):
    desk.draft(headline="=HYPERLINK(1)")
    assert rows_of(at_desk(rosa).post(FILE))[1][0] == "'=HYPERLINK(1)"


def test_a_file_that_was_cut_says_so(desk, rosa, at_desk, monkeypatch):
    monkeypatch.setattr(list_file, "MOST", 1)
    for headline in ("One", "Two"):
        desk.draft(headline=headline)
    rows = rows_of(at_desk(rosa).post(FILE))
    assert [row[0] for row in rows[1:]] == ["Two", rows[-1][0]]
    assert rows[-1][0].startswith("The file ends here: it holds 1 stories and there are more.")


def test_that_it_was_taken_is_written_down_and_told(desk, rosa, at_desk):
    desk.draft(headline="Ferry")
    at_desk(rosa).post(FILE, {"query": "stage=DRAFT&q=ferry"})
    row = ActivityExport.objects.get()
    assert (row.what, row.query, row.row_count, row.is_cut) == (Exported.STORIES, "q=ferry&stage=DRAFT", 1, False)
    assert told(at_desk(rosa).get(ACTIVITY))[0][0] == "List of stories exported: 1 story (words: ferry; Stage: Draft)"


def test_a_filter_that_was_not_understood_leads_back_to_the_list(rosa, at_desk):
    answer = at_desk(rosa).post(FILE, {"query": "stage=nonsense"})
    assert (answer.status_code, ActivityExport.objects.count()) == (302, 0)


@pytest.mark.parametrize("rows", [1, 3])
def test_it_costs_nine_queries(rows, desk, rosa, at_desk, django_assert_num_queries):
    for _ in range(rows):
        desk.draft()
    client = at_desk(rosa)
    with django_assert_num_queries(9):  # session, person, permissions (2), count, moment, keys, export, stories
        rows_of(client.post(FILE))
