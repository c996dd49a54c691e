"""The page before publishing asks what an edit of a live story is."""

import pytest
from django.contrib.auth.models import Group, Permission

from articles.actions import editing
from articles.models import Publication, Release
from articles.vocabulary import Change, NoteKind
from newsroom.accounts.roles import Role
from tests.articles.admin.article.conftest import messages_of, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def edited(desk):
    """`edited("long")`: a live story whose word "lnog" became that one, approved."""

    def edit(word):
        story = desk.live(paragraphs=["The queue was lnog."])
        text = {"body": f"<p>The queue was {word}.</p>"}
        editing.save_text(story, version=story.version, text=text, by=desk.rosa, at=desk.now)
        return desk.ready(story)

    return edit


def look(client, story):
    return client.get(url("publish", story)).content.decode()


def send(client, story, **said):
    story.refresh_from_db()
    return client.post(url("publish", story), {"revision": story.latest_revision_id, "excuse": "It is so.", **said})


def test_the_first_publication_asks_nothing(desk, ed, at_desk):
    assert 'name="change"' not in look(at_desk(ed), desk.ready())


def test_a_slight_edit_may_be_either(edited, ed, at_desk):
    html = look(at_desk(ed), edited("long"))
    assert 'value="MINOR" id="id_change_minor" required>' in html
    assert "It cannot go out as a minor edit" not in html


def test_a_weighty_one_is_an_update_and_says_why(edited, ed, at_desk):
    story = edited("three miles long")
    html = look(at_desk(ed), story)
    assert "The number three was put in: this is a correction or an update." in html
    assert 'value="MINOR" id="id_change_minor" required disabled>' in html
    assert 'value="UPDATE" id="id_change" required checked>' in html
    assert url("reader_note_add", story) in html


def test_a_minor_edit_goes_out_without_a_note(edited, ed, at_desk):
    assert send(at_desk(ed), edited("long"), change="MINOR").status_code == 302
    release = Release.objects.order_by("-number")[0]
    assert (release.change, release.notes.exists()) == (Change.MINOR, False)


def test_an_update_goes_out_with_its_note(edited, ed, at_desk):
    assert send(at_desk(ed), edited("short"), change="UPDATE", update_note="They opened a gate.").status_code == 302
    assert "They opened a gate." in Publication.objects.get().html


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("long", ({}, "Say whether this is an update with a note or a minor edit.")),
        ("long", ({"change": "FIRST"}, "This cannot be chosen here. Choose from the list.")),
        ("long", ({"change": "UPDATE", "update_note": "  "}, "Write a note that tells readers what is new")),
        ("long", ({"change": "MINOR", "update_note": "precious-words"}, "A minor edit goes out without a note.")),
        ("long", ({"change": "UPDATE", "update_note": "x" * 1001}, "at most 1000")),
        ("three miles long", ({"change": "MINOR"}, "The number three was put in")),
    ],
)
def test_a_wrong_choice_is_refused_on_the_same_page(edited, ed, at_desk, word, case):
    said, sentence = case
    response = send(at_desk(ed), edited(word), **said)
    html = response.content.decode()
    assert response.status_code == 409
    assert sentence in html
    assert said.get("update_note", "") in html
    assert Release.objects.count() == 1


def test_a_correction_that_waits_is_said_and_asks_nothing_more(desk, ed, at_desk):
    story = desk.live()
    desk.note(story, text="We counted wrongly.")
    desk.ready(story)
    html = look(at_desk(ed), story)
    assert "This goes out as a correction" in html
    assert "We counted wrongly." in html
    assert 'name="change"' not in html
    assert send(at_desk(ed), story).status_code == 302
    assert Release.objects.order_by("-number")[0].change == Change.CORRECTION


def test_an_update_that_waits_is_said(desk, ed, at_desk):
    story = desk.live()
    desk.note(story, kind=NoteKind.UPDATE)
    assert "This goes out as an update" in look(at_desk(ed), desk.ready(story))


def test_who_may_not_correct_is_told_so_before(desk, ed, at_desk):
    story = desk.live()
    desk.note(story)
    desk.ready(story)
    Group.objects.get(name=Role.EDITOR.value).permissions.remove(Permission.objects.get(codename="correct_article"))
    assert "You may not publish a correction of it." in look(at_desk(ed), story)
    assert send(at_desk(ed), story).status_code == 403


@pytest.mark.parametrize("page", ["publish", "schedule"])
@pytest.mark.parametrize("gravity", ["SERIOUS", "ORDINARY"])
def test_the_page_before_says_which_note_stands_above_the_text(desk, at_desk, page, gravity):
    story = desk.live(paragraphs=["The queue was long."])
    desk.note(story, gravity=gravity)
    html = at_desk(desk.ed).get(url(page, desk.ready(story))).content.decode()
    assert ("Correction, serious: it stands above the text" in html) is (gravity == "SERIOUS")


def test_whoever_comes_second_with_another_note_is_told_and_gets_it_back(edited, desk, ed, mara, at_desk):
    story = edited("long")
    send(at_desk(mara), story, change="UPDATE", update_note="It was long.")
    answer = send(at_desk(ed), story, change="UPDATE", update_note="It was very long.")
    html = answer.content.decode()
    assert (answer.status_code, "Published." in html) == (409, False)
    assert "Mara published this version before you: " in html
    assert [f"{words}</textarea>" in html for words in ("It is so.", "It was very long.")] == [True, True]


def test_a_note_that_is_too_long_comes_back_to_the_second_as_well(edited, ed, mara, at_desk):
    story = edited("long")
    send(at_desk(mara), story, change="UPDATE", update_note="It was long.")
    assert f"{'x' * 1001}</textarea>" in send(at_desk(ed), story, update_note="x" * 1001).content.decode()


def test_whoever_comes_second_without_a_word_reads_who_was_first(edited, ed, mara, at_desk):
    story = edited("long")
    send(at_desk(mara), story, change="UPDATE", update_note="It was long.")
    answer = send(at_desk(ed), story, excuse="")
    assert messages_of(answer).startswith("Mara published this version before you: ")
