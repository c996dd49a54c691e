"""The page on which somebody leaves a note, and where the note is read."""

import pytest

from articles.actions import note
from articles.models import Notice, StoryEvent
from newsroom.accounts.roles import Role
from tests.articles.admin.article.conftest import messages_of, url

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("ed", "lena", "olu", "kit")
def test_it_offers_everybody_who_sees_the_story_and_nobody_else(desk, rosa, at_desk):
    form = at_desk(rosa).get(url("note", desk.draft())).context["form"]
    assert [label for _key, label in form.fields["to"].choices] == ["Ed", "Lena"]


def test_a_note_is_left_and_the_page_says_who_is_told(desk, ed, lena, rosa, at_desk):
    story = desk.draft()
    answer = at_desk(rosa).post(url("note", story), {"note": "@Lena: is this safe?", "to": [ed.pk]})
    assert (answer.status_code, answer.url) == (302, f"{url('change', story)}#history")
    assert messages_of(answer) == "Your note is in the history, and Ed and Lena will be told."
    assert sorted(StoryEvent.objects.get().data["to"]) == sorted([ed.pk, lena.pk])


def test_a_note_for_nobody_says_so(desk, rosa, at_desk):
    answer = at_desk(rosa).post(url("note", desk.draft()), {"note": "The yard called."})
    assert messages_of(answer) == "Your note is in the history. Nobody in particular is told of it."


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"note": ""}, "Write the note before you leave it."),
        ({"note": "x" * 601}, "Write at most 600 letters here; these are 601."),
        ({"note": "Look.", "to": ["999999"]}, "Somebody you ticked cannot see this story any more."),
        ({"note": "Look.", "to": ["x"]}, "Somebody you ticked cannot see this story any more."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(sent, sentence, desk, ed, at_desk):
    answer = at_desk(desk.rosa).post(url("note", desk.draft()), {**sent, "to": [*sent.get("to", []), ed.pk]})
    page = answer.content.decode()
    assert (answer.status_code, sentence in page) == (409, True)
    assert (f">\n{sent['note']}</textarea>" in page, "checked" in page) == (True, True)
    assert not StoryEvent.objects.exists()


def test_one_note_too_many_within_the_hour_comes_back(desk, rosa, at_desk, settings):
    settings.NOTES_AN_HOUR = 1
    story, client = desk.draft(), at_desk(rosa)
    client.post(url("note", story), {"note": "Look."})
    answer = client.post(url("note", story), {"note": "Look again."})
    page = answer.content.decode()
    assert (answer.status_code, ">\nLook again.</textarea>" in page) == (409, True)
    assert "You left 1 note within the last hour, and more are not sent." in page


def test_its_line_breaks_are_seen_and_its_markup_is_not(desk, rosa, at_desk):
    story = desk.draft()
    note.leave(story, words="<b>Ask</b>\nthe yard.", by=rosa, at=desk.now)
    client = at_desk(rosa)
    for name in ("change", "timeline"):
        assert "<q>&lt;b&gt;Ask&lt;/b&gt;<br>the yard.</q>" in client.get(url(name, story)).content.decode()


def test_somebody_who_cannot_see_the_story_cannot_be_ticked(desk, olu, rosa, at_desk):
    answer = at_desk(rosa).post(url("note", desk.draft()), {"note": "Look.", "to": [olu.pk]})
    assert (answer.status_code, Notice.objects.exists()) == (409, False)


def test_the_history_and_the_timeline_name_whom_it_is_for(desk, ed, suki, rosa, at_desk):
    story = desk.draft()
    note.leave(story, words="Ask the yard.", to=[suki, ed], by=rosa, at=desk.now)
    client = at_desk(rosa)
    for name in ("change", "timeline"):
        page = client.get(url(name, story)).content.decode()
        assert ("Note for Ed, Suki" in page, "<q>Ask the yard.</q>" in page) == (True, True)


def test_a_note_for_nobody_has_no_names(desk, rosa, at_desk):
    story = desk.draft()
    note.leave(story, words="Ask the yard.", by=rosa, at=desk.now)
    page = at_desk(rosa).get(url("timeline", story)).content.decode()
    assert "<strong>Note</strong> · Rosa" in page


@pytest.mark.parametrize("name", ["rosa", "suki", "ed", "mara", "lena", "libby"])
def test_the_storys_page_leads_everybody_there_who_works_on_it(name, desk, request, at_desk):
    person, story = request.getfixturevalue(name), desk.in_review()
    page = at_desk(person).get(url("change", story)).content.decode()
    assert f'<a class="quiet-link" href="{url("note", story)}">Leave a note…</a>' in page


@pytest.mark.parametrize("people", [1, 3])
def test_the_page_costs_the_same_however_many_there_are(people, desk, rosa, at_desk, django_assert_num_queries):
    for number in range(people):
        desk.hire(f"sub{number}", Role.SUB_EDITOR)
    story, client = desk.draft(), at_desk(rosa)
    with django_assert_num_queries(7):  # session, person, permissions (2), story, people, roles
        client.get(url("note", story))
