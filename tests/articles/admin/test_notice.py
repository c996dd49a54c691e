"""What somebody was told: their own list, its count in the head of every page, and marking it as read."""

import pytest

from articles.actions import note, open_schedule, stops
from articles.models import Notice, StoryEvent
from articles.vocabulary import EventKind
from newsroom.accounts import actions as accounts

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/notice/"


@pytest.fixture
def tell(desk, ed):
    """rosa tells ed so many things, each of a story of its own."""

    def leave(times=1, words="Ask the yard.", to=ed):
        for number in range(times):
            story = desk.draft(headline=f"Story {number}")
            note.leave(story, words=words, to=[to], by=desk.rosa, at=desk.now)
        return Notice.objects.order_by("-pk").first()

    return leave


def page_of(client, query=""):
    return " ".join(client.get(LIST + query).content.decode().split())


def opened(client, row):
    return client.post(f"{LIST}{row.pk}/open/")


def count(page):
    """What the head says, as it is read out."""
    part = page.partition('class="notices-link"')[2].partition("</a>")[0].partition(">")[2]
    for tag in ('<span class="unread">', '<span class="visually-hidden">', "</span>"):
        part = part.replace(tag, "")
    return " ".join(part.split())


def test_a_row_says_who_what_which_story_and_the_words(tell, desk, ed, at_desk):
    tell()
    page = page_of(at_desk(ed))
    for words in ("Rosa wrote you a note", "Story 0</button>", "<q>Ask the yard.</q>", ">New</strong>"):
        assert words in page


def test_times_are_on_the_persons_own_clock(tell, ed, at_desk):
    ed.time_zone = "Asia/Kathmandu"
    ed.save()
    tell()
    assert "+05:45" in page_of(at_desk(ed))


def test_the_newest_stands_first(tell, ed, at_desk):
    tell(3)
    rows = at_desk(ed).get(LIST).context["rows"]
    assert [row.headline for row in rows] == ["Story 2", "Story 1", "Story 0"]


def test_a_link_marks_nothing(tell, ed, at_desk):
    row = tell()
    assert at_desk(ed).get(f"{LIST}{row.pk}/open/").status_code == 405
    assert Notice.objects.unread().count() == 1


def test_nobody_opens_what_somebody_else_was_told(tell, mara, at_desk):
    row = tell()
    assert opened(at_desk(mara), row).status_code == 404
    assert Notice.objects.unread().count() == 1


def test_somebody_elses_cannot_be_told_from_a_missing_one(tell, mara, at_desk):
    client, row = at_desk(mara), tell()
    hidden, missing = opened(client, row), client.post(f"{LIST}987654321/open/")
    assert (hidden.status_code, hidden.content) == (missing.status_code, missing.content)


def test_a_key_that_no_column_could_hold_is_missing_too(ed, at_desk):
    assert at_desk(ed).post(f"{LIST}{10**30}/open/").status_code == 404


def test_everybody_sees_their_own_alone(tell, desk, mara, at_desk):
    tell()
    assert "Nobody has told you anything yet." in page_of(at_desk(mara))


def test_a_story_that_one_may_see_no_longer_has_no_name(tell, desk, ed, at_desk):
    row = tell(words="The yard is broke.")
    ed.memberships.all().delete()
    client = at_desk(ed)
    page = page_of(client)
    assert ("A story you can no longer see" in page, "Rosa wrote you a note" in page) == (True, True)
    assert ("Story 0" in page, "broke" in page, "/change/" in page.partition("<ol")[2]) == (False, False, False)
    assert (opened(client, row).url, count(page_of(client))) == (LIST, "Notices")


def test_whoever_lost_every_right_still_finds_their_list(tell, ed, at_desk):
    tell()
    accounts.give_roles(ed, roles=[])
    page = page_of(at_desk(ed))
    assert ("A story you can no longer see" in page, count(page)) == (True, "Notices 1 new")


def test_the_words_of_a_legal_note_are_never_told(desk, ed, at_desk):
    story = desk.draft()
    event = StoryEvent.objects.create(
        article=story, kind=EventKind.LEGAL_NOTE, note="We could lose.", by=desk.rosa, at=desk.now
    )
    Notice.objects.create(person=ed, article=story, kind="MENTIONED", event=event, at=desk.now)
    page = page_of(at_desk(ed))
    assert ("wrote you a note" in page, "We could lose." in page) == (True, False)


def test_words_of_people_are_no_markup(tell, ed, at_desk):
    tell(words="<script>alert(1)</script>")
    assert "&lt;script&gt;alert(1)" in page_of(at_desk(ed))


def test_all_are_marked_at_once_but_not_what_came_since(tell, ed, at_desk):
    tell(2)
    client = at_desk(ed)
    newest = client.get(LIST).context["newest"]
    tell()
    answer = client.post(f"{LIST}read/", {"newest": newest})
    assert (answer.url, count(page_of(client))) == (LIST, "Notices 1 new")


@pytest.mark.parametrize("newest", ["", "x", "9" * 30, "-1"])
def test_what_no_page_sent_marks_nothing(newest, tell, ed, at_desk):
    tell()
    assert at_desk(ed).post(f"{LIST}read/", {"newest": newest}).status_code == 302
    assert Notice.objects.unread().count() == 1


def test_marking_marks_nobody_elses(tell, desk, mara, at_desk):
    row = tell()
    at_desk(mara).post(f"{LIST}read/", {"newest": row.pk})
    assert Notice.objects.unread().count() == 1


def test_with_nothing_new_there_is_nothing_to_mark(tell, ed, at_desk):
    row = tell()
    client = at_desk(ed)
    before = "Mark all as read" in page_of(client)
    opened(client, row)
    assert (before, "Mark all as read" in page_of(client)) == (True, False)


def test_older_ones_are_one_link_away(tell, ed, at_desk, monkeypatch):
    monkeypatch.setattr("articles.admin.notice.PAGE_SIZE", 2)
    tell(5)
    client = at_desk(ed)
    seen, query = [], ""
    for _page in range(3):
        context = client.get(LIST + query).context
        seen += [row.headline for row in context["rows"]]
        query = f"?before={context['older']}"
    assert (seen, context["older"]) == ([f"Story {number}" for number in (4, 3, 2, 1, 0)], None)


@pytest.mark.parametrize("before", ["", "x", "-1", "9" * 19])
def test_what_no_page_wrote_leads_nowhere(before, ed, at_desk):
    assert at_desk(ed).get(LIST, {"before": before}).status_code == 404


def test_after_the_last_one_it_says_so(tell, ed, at_desk):
    row = tell()
    assert "There are no older notices." in page_of(at_desk(ed), f"?before={row.pk}")


def test_the_building_has_a_name_as_well(desk, ed, at_desk, scheduled):
    row = scheduled()
    Notice.objects.all().delete()
    open_schedule.stop(row, reasons=["Ed may not publish it any more."], at=desk.now)
    page = page_of(at_desk(ed))
    assert "A story did not go out at its hour, and somebody has to decide" in page
    assert "<q>Ed may not publish it any more.</q>" in page


# --- The count in the head -----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/admin/", "/admin/articles/article/", "/admin/profile/", LIST])
def test_every_page_counts_what_is_new(path, tell, ed, at_desk):
    tell(3)
    opened(at_desk(ed), Notice.objects.first())
    assert count(at_desk(ed).get(path).content.decode()) == "Notices 2 new"


def test_with_nothing_new_there_is_no_count(ed, at_desk):
    assert count(page_of(at_desk(ed))) == "Notices"


def test_many_are_not_counted_to_the_last(tell, desk, ed, at_desk):
    step = desk.in_review().transitions.get()
    story = step.article
    events = StoryEvent.objects.bulk_create(
        StoryEvent(article=story, kind=EventKind.NOTE, by=desk.rosa, at=desk.now) for _each in range(100)
    )
    Notice.objects.bulk_create(
        Notice(person=ed, article=story, kind="MENTIONED", event=one, at=desk.now) for one in events
    )
    assert count(page_of(at_desk(ed))) == "Notices 99+ new"


@pytest.mark.parametrize("name", ["ada", "kit", "stranger"])
def test_whoever_has_no_stories_and_was_told_nothing_has_no_such_link(name, request, at_desk):
    page = at_desk(request.getfixturevalue(name)).get("/admin/").content.decode()
    assert "notices-link" not in page


@pytest.mark.parametrize("size", [1, 3])
def test_the_page_costs_the_same_however_much_was_told(size, tell, ed, at_desk, django_assert_num_queries):
    tell(size)
    client = at_desk(ed)
    with django_assert_num_queries(6):  # session, person with the count, permissions (2), notices, roles
        assert page_of(client).count("<q>Ask the yard.</q>") == size


@pytest.mark.parametrize("size", [1, 3])
def test_the_count_costs_no_query_of_its_own(size, tell, ed, at_desk, django_assert_num_queries):
    tell(size)
    client = at_desk(ed)
    with django_assert_num_queries(5):  # session, person with the count, permissions (2), roles
        assert count(client.get("/admin/password_change/").content.decode()) == f"Notices {size} new"


def test_the_reason_of_a_stop_stands_with_it(desk, ed, lena, at_desk):
    stops.place_legal_hold(desk.draft(), reason="A letter.", by=lena, at=desk.now)
    page = page_of(at_desk(ed))
    assert ("Lena stopped a story, so that nothing of it goes out" in page, "<q>A letter.</q>" in page) == (True, True)
