"""Where a notice leads: to the note it tells of, or to the story; and what marks it as read."""

import pytest

from articles.actions import note, workflow
from articles.admin.article import timeline
from articles.models import Notice, StoryEvent
from articles.vocabulary import EventKind, Move

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/notice/"


@pytest.fixture
def story(desk):
    return desk.draft(headline="Port deal")


@pytest.fixture
def told(desk, ed, story):
    """rosa leaves ed a note."""
    note.leave(story, words="Ask the yard.", to=[ed], by=desk.rosa, at=desk.now)
    return Notice.objects.get()


def opened(client, row):
    answer = client.post(f"{LIST}{row.pk}/open/")
    row.refresh_from_db()
    return answer


def at_place(client, answer):
    """What stands at the place of the page to which the answer leads."""
    address, _hash, anchor = answer.url.partition("#")
    page = client.get(address).content.decode()
    return " ".join(page.partition(f'id="{anchor}"')[2].partition("</li>")[0].split())


def test_a_note_is_opened_where_it_stands_and_marked(told, story, ed, at_desk):
    client = at_desk(ed)
    answer = opened(client, told)
    assert answer.url.partition("#")[0] == f"/admin/articles/article/{story.pk}/timeline/"
    assert ("<q>Ask the yard.</q>" in at_place(client, answer), told.read_at is not None) == (True, True)


def test_so_it_is_when_much_happened_since(told, desk, at_desk, monkeypatch):
    monkeypatch.setattr(timeline, "PAGE_SIZE", 2)
    for number in range(3):
        facts = {"kind": EventKind.NOTE, "note": f"Call {number}.", "by": desk.ed, "at": desk.now}
        StoryEvent.objects.create(article=told.article, **facts)
    client = at_desk(desk.ed)
    answer = opened(client, told)
    assert "?before=" in answer.url
    assert "<q>Ask the yard.</q>" in at_place(client, answer)


def test_so_is_one_that_was_said_with_a_step(story, desk, lena, at_desk):
    facts = {"revision": story.latest_revision, "by": desk.rosa, "at": desk.now}
    workflow.move(story, move=Move.SEND, note="@Lena, is this safe?", **facts)
    client = at_desk(lena)
    assert "Sent to the desk" in at_place(client, opened(client, Notice.objects.get()))


def test_everything_else_leads_to_the_story(story, desk, ed, at_desk):
    facts = {"revision": story.latest_revision, "by": desk.rosa, "at": desk.now}
    workflow.move(story, move=Move.SEND, to=ed, note="Please read it today.", **facts)
    row = Notice.objects.get()
    answer = opened(at_desk(ed), row)
    assert (answer.status_code, answer.url) == (302, f"/admin/articles/article/{story.pk}/change/")
    assert row.read_at is not None


def test_the_list_says_what_marks_and_a_plain_link_beside_it_marks_nothing(told, story, ed, at_desk):
    client = at_desk(ed)
    page = client.get(LIST).content.decode()
    assert "and marks the notice as read." in page
    link = (
        f'href="/admin/articles/article/{story.pk}/change/">Story<span class="visually-hidden">: Port deal</span></a>'
    )
    assert link in page.partition("<ol")[2]
    client.get(f"/admin/articles/article/{story.pk}/change/")
    assert Notice.objects.unread().count() == 1
