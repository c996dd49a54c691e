"""The activity as a file for a spreadsheet."""

import csv
import io

import pytest

from articles.actions import legal_note
from articles.models import ActivityExport, StoryEvent
from articles.vocabulary import EventKind
from tests.articles.admin.activity.conftest import told

FILE = "/admin/activity/activity.csv"


def rows_of(answer):
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))


def test_the_file_says_of_each_row_what_the_page_does_and_where_the_story_is(desk, rosa, at_desk):
    story = desk.withdrawn(headline="Ferry")
    rows = rows_of(at_desk(rosa).post(FILE))
    assert rows[0][1:] == ["Who", "Story", "Section", "What", "Words", "Revision", "Address"]
    assert rows[1][1:] == [
        "Ed",
        "Ferry",
        "World",
        "Withdrawn",
        "The story confused two ships.",
        "1",
        f"http://testserver/admin/articles/article/{story.pk}/timeline/",
    ]


def test_its_times_are_on_the_persons_clock_and_in_utc(desk, rosa, at_desk):
    rosa.time_zone = "Asia/Kathmandu"
    rosa.save()
    desk.draft()
    rows = rows_of(at_desk(rosa).post(FILE))
    assert rows[0][:2] == ["When (your clock, Asia/Kathmandu)", "When (UTC)"]
    assert rows[1][0][14:16] != rows[1][1][14:16]


@pytest.mark.parametrize("zone", ["", "UTC", "Etc/UTC", "Etc/Zulu"])
def test_for_somebody_in_utc_the_time_stands_there_once(zone, desk, rosa, at_desk):
    """The newsroom of the tests works in UTC."""
    rosa.time_zone = zone
    rosa.save()
    desk.draft(headline="Ferry")
    rows = rows_of(at_desk(rosa).post(FILE))
    assert (rows[0][:3], rows[1][1:3]) == (["When (UTC)", "Who", "Story"], ["Rosa", "Ferry"])


def test_it_is_a_file_to_keep_and_for_nobody_else_to_store(desk, rosa, at_desk):
    answer = at_desk(rosa).post(FILE)
    assert answer["Content-Disposition"].startswith('attachment; filename="activity-20')
    assert (answer["Content-Type"], "no-store" in answer["Cache-Control"]) == ("text/csv; charset=utf-8", True)


def test_it_holds_what_the_filters_leave(desk, rosa, at_desk):
    desk.live()
    rows = rows_of(at_desk(rosa).post(FILE, {"kind": "STEPS", "person": "Rosa", "person_key": rosa.pk}))
    assert [row[4] for row in rows[1:]] == ["Sent to the desk: Draft → Desk edit"]


def test_nothing_is_in_it_of_stories_that_the_person_may_not_see(desk, olu, at_desk):
    desk.draft(headline="Canary")
    assert len(rows_of(at_desk(olu).post(FILE))) == 1


def test_that_it_was_taken_is_written_down_and_told(desk, rosa, at_desk, activity):
    desk.live()
    at_desk(rosa).post(FILE, {"kind": "STEPS", "since": "2020-01-01"})
    row = ActivityExport.objects.get()
    assert (row.by, row.kind, row.row_count, row.is_cut, row.until) == (rosa, "STEPS", 2, False, None)
    assert told(activity(rosa))[0][0].startswith("Activity exported: 2 rows (kind: Steps; since 1 Jan 2020")


def test_a_spreadsheet_reckons_with_no_cell_of_it(desk, at_desk):
    story = desk.draft(headline="=HYPERLINK(1)")
    StoryEvent.objects.create(article=story, kind=EventKind.NOTE, note="+1", by=desk.ed, at=desk.now)
    desk.ed.name = "@SUM(1)"
    desk.ed.save()
    row = rows_of(at_desk(desk.ed).post(FILE))[1]
    assert (row[1], row[2], row[5]) == ("'@SUM(1)", "'=HYPERLINK(1)", "'+1")


def test_the_words_of_a_legal_note_are_not_in_it(desk, lena, at_desk):
    legal_note.write(desk.draft(), words="Name no yard.", by=lena, at=desk.now)
    words = at_desk(lena).post(FILE).content.decode()
    assert ("Legal note" in words, "Name no yard" in words) == (True, False)


def test_a_file_that_is_cut_says_so_in_its_last_row_and_in_the_record(desk, rosa, at_desk, monkeypatch):
    monkeypatch.setattr("articles.admin.activity.pages.MOST", 3)
    desk.live()
    rows = rows_of(at_desk(rosa).post(FILE))
    assert (len(rows), rows[-1]) == (
        5,
        [
            "The file ends here: it holds the newest 3 rows and there are more. Choose a day until which you want "
            "them, or another filter, and make the next file."
        ],
    )
    assert (ActivityExport.objects.get().row_count, ActivityExport.objects.get().is_cut) == (3, True)


def test_a_file_that_just_holds_everything_is_not_cut(desk, rosa, at_desk, monkeypatch):
    monkeypatch.setattr("articles.admin.activity.pages.MOST", 5)
    desk.live()
    assert len(rows_of(at_desk(rosa).post(FILE))) == 6


def test_filters_that_are_not_understood_make_no_file(desk, rosa, at_desk):
    answer = at_desk(rosa).post(FILE, {"kind": "GOSSIP"})
    assert (answer.status_code, "This cannot be chosen here." in answer.content.decode()) == (409, True)
    assert not ActivityExport.objects.exists()


def test_looking_takes_nothing_out(rosa, at_desk):
    assert at_desk(rosa).get(FILE).status_code == 405
    assert not ActivityExport.objects.exists()


def test_the_page_sends_the_same_filters(desk, rosa, activity):
    desk.live()
    page = activity(rosa, kind="STEPS", person="", since="2020-01-01").content.decode()
    form = page.partition(f'action="{FILE}"')[2].partition("</form>")[0]
    assert ('name="kind" value="STEPS"' in form, 'name="person"' in form) == (True, False)


@pytest.mark.parametrize("size", [1, 3])
def test_the_file_costs_the_same_however_much_happened(size, desk, libby, at_desk, django_assert_num_queries):
    for _number in range(size):
        desk.draft()
    client = at_desk(libby)
    # Session, person, two of permissions, sections; the clock, savepoint, rows, export, its end.
    with django_assert_num_queries(10):
        assert len(rows_of(client.post(FILE))) == size + 1
