"""Notes to readers at the desk: written on a page of their own, listed on the story's."""

import pytest

from articles.actions import reader_note
from articles.models import Article, ReaderNote
from articles.vocabulary import NoteKind, Stage
from tests.articles.admin.article.conftest import messages_of, url

pytestmark = pytest.mark.django_db

FIELDS = {
    "kind": "CORRECTION",
    "gravity": "ORDINARY",
    "note": "We counted wrongly.",
    "was": "",
    "now_is": "",
    "claim": "",
}


@pytest.fixture
def story(desk):
    return desk.live(paragraphs=["The ferry runs with 14 boats.", "It ran with 12 boats before."])


def send(client, story, name="reader_note_add", *parts, **fields):
    return client.post(url(name, story, *parts), {**FIELDS, **fields})


class TestWriting:
    def test_the_form_begins_as_an_ordinary_correction(self, story, rosa, at_desk):
        html = at_desk(rosa).get(url("reader_note_add", story)).content.decode()
        assert '<option value="CORRECTION" selected>' in html
        assert '<option value="ORDINARY" selected>' in html

    def test_saving_puts_the_right_words_into_the_text_and_says_so(self, story, rosa, at_desk):
        response = send(at_desk(rosa), story, was="14 boats", now_is="41 boats")
        assert response["Location"] == url("change", story) + "#notes"
        assert "In the text “14 boats” became “41 boats”." in messages_of(response)
        assert "41 boats" in Article.objects.get(pk=story.pk).body

    def test_words_that_stand_there_twice_are_left_to_the_writer(self, story, rosa, at_desk):
        response = send(at_desk(rosa), story, was="boats", now_is="ships")
        assert "“boats” does not stand exactly once in the text" in messages_of(response)
        assert Article.objects.get(pk=story.pk).body == story.body

    def test_the_claim_is_chosen_from_the_storys_statements(self, desk, rosa, at_desk):
        story = desk.draft()
        row = desk.attribute(story, "The ferry runs again", source=desk.source())
        desk.live(story)
        client = at_desk(rosa)
        assert "Ana Petrel: The ferry runs again" in client.get(url("reader_note_add", story)).content.decode()
        send(client, story, claim=str(row.uuid))
        assert ReaderNote.objects.get().claim == row.uuid

    @pytest.mark.parametrize(
        ("fields", "sentence"),
        [
            ({"note": " "}, "Write what readers should know."),
            ({"was": "14 boats", "now_is": "14 boats"}, "Both say the same."),
            ({"claim": "3f1b0a52-6a3c-4a52-8a0e-0f3c5f7a9b01"}, "This cannot be chosen here. Choose from the list."),
            ({"kind": "APOLOGY"}, "This cannot be chosen here. Choose from the list."),
        ],
    )
    def test_what_is_wrong_is_said_and_nothing_is_lost(self, story, rosa, at_desk, fields, sentence):
        html = send(at_desk(rosa), story, **{"now_is": "kept-words", **fields}).content.decode()
        assert sentence in html
        assert fields.get("now_is", "kept-words") in html
        assert not ReaderNote.objects.exists()

    @pytest.mark.parametrize("who", ["libby", "lena"])
    def test_who_may_not_gets_the_words_back(self, story, at_desk, who, request):
        response = send(at_desk(request.getfixturevalue(who)), story, note="precious-words")
        assert response.status_code == 403
        assert b"precious-words" in response.content

    @pytest.mark.parametrize("state", ["draft", "withdrawn"])
    def test_a_story_that_nobody_has_asks_for_nothing(self, desk, ed, at_desk, state):
        response = at_desk(ed).get(url("reader_note_add", getattr(desk, state)()))
        assert response.status_code == 409
        assert b"Readers do not have this story now" in response.content

    def test_words_for_a_story_that_was_withdrawn_meanwhile_are_not_lost(self, desk, ed, at_desk):
        response = send(at_desk(ed), desk.withdrawn(), note="precious-words")
        assert b"precious-words" in response.content
        assert b"Readers do not have this story now" in response.content

    def test_an_approved_version_needs_approval_again_and_that_is_said(self, story, desk, ed, at_desk):
        response = send(at_desk(ed), story)
        assert "The story is a draft again" in messages_of(response)
        assert Article.objects.get(pk=story.pk).stage == Stage.DRAFT


class TestChanging:
    @pytest.fixture
    def row(self, story, desk):
        return desk.note(story, text="First words.")

    def test_the_form_holds_the_note(self, row, rosa, at_desk):
        html = at_desk(rosa).get(url("reader_note", row.article, row.pk)).content.decode()
        assert "First words." in html
        assert f'name="version" value="{row.at.isoformat()}"' in html

    def test_it_is_saved(self, row, rosa, at_desk):
        send(at_desk(rosa), row.article, "reader_note", row.pk, version=row.at.isoformat(), note="Second words.")
        assert ReaderNote.objects.get().text == "Second words."

    @pytest.mark.parametrize("version", ["", "x", "2026-01-01T00:00:00+00:00", "2026-01-01T00:00:00"])
    def test_nobody_saves_over_a_colleague(self, row, rosa, at_desk, version):
        response = send(at_desk(rosa), row.article, "reader_note", row.pk, version=version, note="Second words.")
        html = response.content.decode()
        assert response.status_code == 409
        assert "It says now: “First words.”" in html
        assert "Second words." in html
        assert f'value="{row.at.isoformat()}"' in html

    def test_one_that_is_gone_can_be_written_again(self, row, rosa, at_desk, desk, monkeypatch):
        def removed_meanwhile(note, **_rest):
            ReaderNote.objects.filter(pk=note.pk).delete()
            raise reader_note.RowHasChanged(0)

        monkeypatch.setattr(reader_note, "change", removed_meanwhile)
        response = send(at_desk(rosa), row.article, "reader_note", row.pk, version="x", note="Second words.")
        html = response.content.decode()
        assert "A colleague removed this note meanwhile." in html
        assert f'action="{url("reader_note_add", row.article)}"' in html

    def test_removing_it_asks_first(self, row, rosa, at_desk):
        client, address = at_desk(rosa), url("reader_note_remove", row.article, row.pk)
        assert "First words." in client.get(address).content.decode()
        assert ReaderNote.objects.exists()
        client.post(address)
        assert not ReaderNote.objects.exists()

    @pytest.mark.parametrize("mended", [True, False])
    def test_removing_it_says_which_of_its_words_the_text_keeps(self, story, desk, at_desk, mended):
        note = desk.note(story, was="14 boats", now_is="41 boats") if mended else desk.note(story)
        client, address = at_desk(desk.rosa), url("reader_note_remove", story, note.pk)
        sentence = "The text goes on saying “41 boats”. If it should not, change the text by hand."
        asked = client.get(address).content.decode()
        told = messages_of(client.post(address))
        assert (sentence in asked, sentence in told) == (mended, mended)
        assert "The note is removed." in told

    @pytest.mark.parametrize("name", ["reader_note", "reader_note_remove"])
    def test_what_readers_have_stays(self, row, desk, at_desk, name):
        desk.live(row.article)
        client, address = at_desk(desk.rosa), url(name, row.article, row.pk)
        for response in (client.get(address), client.post(address)):
            assert response.status_code == 409
            assert b"it can never be changed or removed" in response.content

    def test_the_note_of_another_story_is_not_found(self, row, desk, rosa, at_desk):
        assert at_desk(rosa).get(url("reader_note", desk.live(), row.pk)).status_code == 404


class TestOnTheStorysPage:
    def test_waiting_ones_have_buttons_and_others_a_date(self, story, desk, rosa, at_desk):
        out = desk.note(story, text="Readers have this.")
        desk.live(story)
        waits = desk.note(story, text="This waits.")
        html = at_desk(rosa).get(url("change", story)).content.decode()
        assert url("reader_note", story, waits.pk) in html
        assert url("reader_note", story, out.pk) not in html
        assert "readers have it since" in html

    @pytest.mark.parametrize("notes", [1, 3])
    def test_they_cost_no_query(self, story, desk, at_desk, django_assert_max_num_queries, notes):
        for _n in range(notes):
            desk.note(story)
        client = at_desk(desk.rosa)
        with django_assert_max_num_queries(15):
            assert client.get(url("change", story)).content.count(b"We counted wrongly.") >= notes

    def test_a_live_story_offers_a_correction(self, story, desk, rosa, at_desk):
        client = at_desk(rosa)
        assert "Correct…" in client.get(url("change", story)).content.decode()
        assert "Correct…" not in client.get(url("change", desk.draft())).content.decode()

    def test_who_may_not_write_one_is_offered_none(self, story, libby, at_desk):
        html = at_desk(libby).get(url("change", story)).content.decode()
        assert "Correct…" not in html
        assert url("reader_note_add", story) not in html

    def test_the_history_tells_what_a_note_changed(self, story, desk, rosa, at_desk):
        row = desk.note(story, text="This waits.", kind=NoteKind.CLARIFICATION)
        number = row.article.latest_revision.number
        html = at_desk(rosa).get(url("revision", story, number) + f"?since={number - 1}").content.decode()
        assert "Clarification:" in html
        assert "This waits." in html
