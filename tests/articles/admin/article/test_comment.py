"""The pages on which colleagues comment, answer, settle and reopen, and what they say to the story's own page."""

import pytest

from articles.actions import comment
from articles.models import Comment, Notice
from articles.rules.anchor import Anchor
from tests.articles.admin.article.conftest import messages_of, url

pytestmark = pytest.mark.django_db

FETCH = {"HTTP_ACCEPT": "application/json"}


def made(desk, story=None, by=None, **facts):
    facts = {"words": "Who says so?", "by": by or desk.rosa, "at": desk.now, **facts}
    return comment.add(story or desk.draft(), **facts).comment


@pytest.mark.usefixtures("ed", "lena", "olu", "kit")
def test_it_may_be_for_everybody_who_sees_the_story_and_nobody_else(desk, rosa, at_desk):
    form = at_desk(rosa).get(url("comment_add", desk.draft())).context["form"]
    assert [label for _key, label in form.fields["to"].choices] == ["Nobody in particular", "Ed", "Lena"]


def test_a_comment_is_made_and_the_page_says_who_is_told(desk, ed, lena, rosa, at_desk):
    story = desk.draft()
    sent = {"comment": "@Lena: is this safe?", "passage": "ferry runs", "to": ed.pk}
    answer = at_desk(rosa).post(url("comment_add", story), sent)
    assert (answer.status_code, answer.url) == (302, f"{url('change', story)}#notes")
    assert messages_of(answer) == "Your comment is beside the text. Ed and Lena will be told."
    assert Comment.objects.values_list("words", "passage", "to").get() == ("@Lena: is this safe?", "ferry runs", ed.pk)


def test_a_name_that_nobody_has_is_told_of(desk, rosa, at_desk):
    answer = at_desk(rosa).post(url("comment_add", desk.draft()), {"comment": "@Rossa?"})
    assert "Nobody who can see the story is called “@Rossa”" in messages_of(answer)


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"comment": ""}, "Write the comment before you send it."),
        ({"comment": " \u200b "}, "Write the comment before you send it."),
        ({"comment": "x" * 2001}, "Write at most 2000 letters here; these are 2001."),
        ({"comment": "Look.", "passage": "another ferry"}, "These words do not stand in the saved text."),
        ({"comment": "Look.", "passage": "y" * 501}, "Write at most 500 letters here; these are 501."),
        ({"comment": "Look.", "to": "999999"}, "This person cannot see this story any more."),
        ({"comment": "Look.", "to": "x"}, "This person cannot see this story any more."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(sent, sentence, desk, rosa, at_desk):
    client, story = at_desk(rosa), desk.draft()
    page = client.post(url("comment_add", story), sent)
    html = page.content.decode()
    assert (page.status_code, sentence in html) == (409, True)
    assert f">\n{sent['comment']}</textarea>" in html or not sent["comment"].strip(" \u200b")
    answer = client.post(url("comment_add", story), sent, **FETCH)
    assert (answer.status_code, sentence in answer.json()["why"]) == (409, True)
    assert not Comment.objects.exists()


def test_somebody_who_cannot_see_the_story_cannot_be_chosen(desk, olu, rosa, at_desk):
    answer = at_desk(rosa).post(url("comment_add", desk.draft()), {"comment": "Look.", "to": olu.pk})
    assert (answer.status_code, Notice.objects.exists()) == (409, False)


def test_the_storys_own_page_gets_the_list_and_a_sentence(desk, ed, rosa, at_desk):
    story, client = desk.draft(), at_desk(rosa)
    sent = {"comment": "<b>Who</b>?", "passage": "unsaved words", "before": "some ", "after": " yet", "to": ed.pk}
    told = client.post(url("comment_add", story), sent, **FETCH).json()
    assert (told["count"], told["said"]) == (1, "Your comment is beside the text. Ed will be told.")
    assert ("&lt;b&gt;Who&lt;/b&gt;?" in told["html"], "<html" in told["html"]) == (True, False)
    assert "Your comment is beside" not in client.get(url("change", story)).content.decode()


def test_one_too_many_within_the_hour_comes_back(desk, rosa, at_desk, settings):
    settings.NOTES_AN_HOUR = 1
    story, client = desk.draft(), at_desk(rosa)
    client.post(url("comment_add", story), {"comment": "Look."})
    page = client.post(url("comment_add", story), {"comment": "Look again."})
    assert (page.status_code, b">\nLook again.</textarea>" in page.content) == (409, True)
    assert "You left 1 note within the last hour" in page.content.decode()


def test_an_answer_stands_under_its_comment(desk, ed, rosa, at_desk):
    row = made(desk)
    client = at_desk(ed)
    assert "Who says so?" in client.get(url("comment_answer", row.article, row.pk)).content.decode()
    answer = client.post(url("comment_answer", row.article, row.pk), {"comment": "The port."})
    assert messages_of(answer) == "Your answer is beside the text. Rosa will be told."
    assert row.answers.get().words == "The port."


def test_an_answer_to_what_was_settled_meanwhile_comes_back(desk, ed, rosa, at_desk):
    row = made(desk)
    comment.settle(row, by=ed, at=desk.now)
    page = at_desk(rosa).post(url("comment_answer", row.article, row.pk), {"comment": "The port."})
    assert (page.status_code, b">\nThe port.</textarea>" in page.content) == (409, True)
    assert "Somebody settled this comment meanwhile." in page.content.decode()


def test_it_is_settled_and_reopened_by_a_press(desk, ed, at_desk):
    row, client = made(desk), at_desk(ed)
    settled = client.post(url("comment_settle", row.article, row.pk))
    row.refresh_from_db()
    assert (settled.url, row.settled_by) == (f"{url('change', row.article)}#notes", ed)
    told = client.post(url("comment_reopen", row.article, row.pk), **FETCH).json()
    assert (told["count"], told["said"]) == (1, "Settled. Open again.")


@pytest.mark.parametrize("name", ["comment_answer", "comment_settle", "comment_reopen"])
def test_a_comment_of_another_story_and_an_answer_are_not_found(name, desk, ed, at_desk):
    row, client = made(desk), at_desk(ed)
    answer = comment.answer(row, words="The port.", by=ed, at=desk.now).comment
    places = [(desk.draft(), row.pk), (row.article, answer.pk), (row.article, 0)]
    assert [client.post(url(name, *place), {"comment": "x"}).status_code for place in places] == [404, 404, 404]


@pytest.mark.parametrize("name", ["comment_add", "comments"])
def test_the_story_of_another_section_cannot_be_told_from_a_missing_one(name, desk, olu, at_desk):
    client = at_desk(olu)
    hidden, missing = client.get(url(name, desk.draft())), client.get(url(name, 987_654_321))
    assert (hidden.status_code, hidden.content) == (404, missing.content)


def test_who_may_not_comment_gets_the_words_back(desk, stranger, at_desk):
    from django.contrib.auth.models import Permission

    names = ["view_article", "see_every_section"]
    found = Permission.objects.filter(codename__in=names, content_type__app_label="articles")
    stranger.user_permissions.set(found)
    client, story = at_desk(stranger), desk.draft()
    page = client.post(url("comment_add", story), {"comment": "precious-words"})
    assert (page.status_code, b"precious-words" in page.content) == (403, True)
    assert client.post(url("comment_add", story), {"comment": "x"}, **FETCH).json()["why"].startswith("You may read")


def test_all_of_them_are_listed_by_pages(desk, rosa, at_desk, monkeypatch):
    monkeypatch.setattr("articles.admin.article.comment.PAGE_SIZE", 2)
    story, client = desk.draft(), at_desk(rosa)
    rows = [made(desk, story, words=f"Number {n}.") for n in range(3)]
    first = client.get(url("comments", story)).content.decode()
    second = client.get(f"{url('comments', story)}?before={rows[1].pk}").content.decode()
    assert [f"Number {n}." in first for n in range(3)] == [False, True, True]
    assert ([f"Number {n}." in second for n in range(3)], f"?before={rows[1].pk}" in first) == (
        [True, False, False],
        True,
    )
    assert client.get(f"{url('comments', story)}?before=x").status_code == 404


def test_words_sent_while_signed_out_come_back(desk, client):
    page = client.post(url("comment_add", desk.draft()), {"comment": "precious-words", "passage": "ferry runs"})
    assert (page.status_code, page.content.count(b"precious-words")) == (403, 2)


def test_whoever_is_told_is_led_to_the_comment(desk, ed, at_desk):
    row = made(desk, to=ed, about=Anchor("ferry runs"))
    client = at_desk(ed)
    assert "Who says so?" in client.get("/admin/articles/notice/").content.decode()
    answer = client.post(f"/admin/articles/notice/{Notice.objects.get().pk}/open/")
    assert answer.url == f"{url('change', row.article)}#comment-{row.uuid}"


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_costs_the_same_however_many_there_are(number, desk, rosa, at_desk, django_assert_num_queries):
    story, client = desk.draft(), at_desk(rosa)
    for n in range(number):
        made(desk, story, words=f"Number {n}.")
    with django_assert_num_queries(7):  # session, person, permissions (2), story, comments, roles
        client.get(url("comments", story))
