"""Comments on the story's page: what is listed, for whom, and at what cost."""

import pytest
from bs4 import BeautifulSoup

from articles.actions import comment
from articles.models import Article, Comment, StoryEvent
from articles.rules.anchor import Anchor
from tests.articles.admin.article.conftest import text_of, url

pytestmark = pytest.mark.django_db


def made(desk, story, by=None, **facts):
    facts = {"words": "Who says so?", "by": by or desk.rosa, "at": desk.now, **facts}
    return comment.add(story, **facts).comment


def notes(client, story):
    return BeautifulSoup(client.get(url("change", story)).content, "html.parser").select_one("#notes")


def in_bulk(desk, story: Article, number: int) -> None:
    rows = [
        Comment(article=story, revision=story.latest_revision, words=f"Number {n}.", by=desk.rosa, at=desk.now)
        for n in range(number)
    ]
    facts = {"article": story, "kind": "COMMENT", "by": desk.rosa, "at": desk.now}
    StoryEvent.objects.bulk_create(StoryEvent(data={"comment": str(row.uuid)}, **facts) for row in rows)
    Comment.objects.bulk_create(rows)


def test_an_open_comment_says_who_for_whom_and_about_what(desk, ed, at_desk):
    story = desk.draft()
    row = made(desk, story, words="Who <b>says</b>\nso?", about=Anchor("ferry runs"), to=ed)
    comment.answer(row, words="The port.", by=ed, at=desk.now)
    item = notes(at_desk(ed), story).select_one(f"#comment-{row.uuid}")
    link = item.select_one("a.about")
    assert [part in item.get_text() for part in ("Rosa", "for Ed", "The port.", "<b>says</b>")] == [True] * 4
    assert (link.get_text(), link["data-before"], link["data-after"]) == (
        "ferry runs",
        "The",
        "again, the harbour master said.",
    )


def test_words_that_were_changed_are_told_of(desk, rosa, at_desk, save):
    story, client = desk.draft(), at_desk(rosa)
    made(desk, story, about=Anchor("ferry runs"))
    hidden = []
    for words in ("New. The ferry runs.", "The boat runs."):
        save(client, story, body=f"<p>{words}</p>")
        hidden.append(notes(client, story).select_one(".changed").has_attr("hidden"))
    assert hidden == [True, False]


def test_settled_ones_are_folded_and_not_counted(desk, ed, rosa, at_desk):
    story = desk.draft()
    rows = [made(desk, story, words=f"Number {n}.") for n in range(3)]
    comment.settle(rows[0], by=ed, at=desk.now)
    page = BeautifulSoup(at_desk(rosa).get(url("change", story)).content, "html.parser")
    assert "Number 0." in page.select_one("#notes details").get_text()
    assert page.select_one(".jumps a[href='#notes'] .count").get_text() == "2"


@pytest.mark.parametrize(
    ("name", "shows"), [("rosa", False), ("ed", True), ("lena", True), ("libby", False), ("mara", True)]
)
def test_the_way_to_legal_notes_is_for_those_who_may(name, shows, request, desk, at_desk):
    story = desk.draft()
    links = {link["href"] for link in notes(at_desk(request.getfixturevalue(name)), story).select("a")}
    assert (url("legal_notes", story) in links, url("comment_add", story) in links) == (shows, True)


def test_notes_to_readers_stand_there_as_before(desk, rosa, at_desk):
    live = desk.corrected()
    part = notes(at_desk(rosa), live)
    assert "Notes to readers" in part.get_text()
    assert part.select_one("#notes-add")["href"] == url("reader_note_add", live)
    assert "Notes to readers" not in notes(at_desk(rosa), desk.draft()).get_text()


def test_no_more_than_fifty_are_listed_and_a_link_leads_to_all(desk, rosa, at_desk):
    story = desk.draft()
    in_bulk(desk, story, 51)
    part = notes(at_desk(rosa), story)
    assert (len(part.select("#comments > ol > li")), "Number 0." in part.get_text()) == (50, False)
    assert part.select(f"a[href='{url('comments', story)}']")


def test_a_long_one_is_whole_beside_the_text_and_in_the_timeline_and_begins_in_the_history(desk, rosa, at_desk):
    story, client = desk.draft(), at_desk(rosa)
    made(desk, story, words=f"{'word ' * 300}end.")
    page, timeline = (client.get(url(name, story)).content.decode() for name in ("change", "timeline"))
    assert ("end." in notes(client, story).get_text(), "end.</q>" in timeline, "word …</q>" in page) == (
        True,
        True,
        True,
    )


def test_the_record_tells_of_each_deed(desk, ed, suki, at_desk):
    story, client = desk.draft(), at_desk(ed)
    row = made(desk, story, words="Who says so?", to=suki)
    for deed in (comment.settle, comment.reopen):
        deed(row, by=ed, at=desk.now)
    page = BeautifulSoup(client.get(url("timeline", story)).content, "html.parser")
    told = [line.get_text() for line in page.select(".timeline strong")]
    assert told[:3] == ["Comment reopened", "Comment settled", "Comment for Suki"]
    assert client.post(url("timeline_export", story)).content.decode().count("Who says so?") == 3
    assert client.get("/admin/activity/").content.decode().count("Who says so?") == 3


def test_a_comment_does_not_stand_in_the_way_of_a_save(desk, ed, rosa, at_desk, save):
    story = desk.draft()
    sent = text_of(story, body="<p>New words.</p>")
    made(desk, story, by=ed)
    assert at_desk(rosa).post(url("change", story), sent).status_code == 302


@pytest.mark.parametrize("number", [0, 300])
def test_the_storys_page_costs_the_same_however_many_there_are(number, desk, rosa, at_desk, django_assert_num_queries):
    story, client = desk.draft(), at_desk(rosa)
    in_bulk(desk, story, number)
    with django_assert_num_queries(15):
        client.get(url("change", story))
