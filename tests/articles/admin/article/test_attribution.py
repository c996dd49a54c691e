"""The attributions of a story: each with its own small form, sources put into the book on the way."""

import datetime as dt
import uuid

import pytest

from articles.actions import attribution
from articles.models import RefusedSave, Source
from articles.rules.body import marks
from articles.vocabulary import Provenance, SourceKind, Terms
from tests.articles.admin.article.conftest import text_of, url

ROW = {
    "statement": "The ferry runs again.",
    "kind": "STATEMENT",
    "provenance": "NOT_RECORDED",
    "outlet_sourcing": "NOT_RECORDED",
    "said_precision": "DAY",
    "terms": "NOT_RECORDED",
    "truth": "NOT_ASSESSED",
}


def test_an_attribution_is_added_with_a_source_chosen_by_name(desk, rosa, at_desk):
    story, source = desk.draft(), desk.source("Ana Petrel")
    response = at_desk(rosa).post(url("attribution_add", story), {**ROW, "source": "ana petrel"})
    assert response.status_code == 302
    assert story.attributions.get().source == source


def test_a_source_that_is_not_in_the_book_is_offered_for_it_and_nothing_typed_is_lost(desk, rosa, at_desk):
    story = desk.draft()
    response = at_desk(rosa).post(url("attribution_add", story), {**ROW, "source": "Ilse Marrowan", "verb": "warns"})
    page = response.content.decode()
    assert response.status_code == 200
    assert "Add “Ilse Marrowan” to the book of sources as a" in page
    assert 'value="warns"' in page
    assert not Source.objects.exists()


def test_a_ticked_source_is_put_into_the_book_together_with_the_row(desk, rosa, at_desk):
    story = desk.draft()
    data = {**ROW, "source": "Office of Tides", "add_source": "on", "add_source_kind": "ORGANISATION"}
    response = at_desk(rosa).post(url("attribution_add", story), data)
    source = Source.objects.get()
    assert response.status_code == 302
    assert (source.name, source.kind, story.attributions.get().source) == ("Office of Tides", "ORGANISATION", source)


def test_a_new_unnamed_source_gets_a_description_and_no_name(desk, rosa, at_desk):
    story = desk.draft()
    data = {**ROW, "source": "a port official", "add_source": "on", "add_source_kind": "UNNAMED"}
    at_desk(rosa).post(url("attribution_add", story), data)
    assert (Source.objects.get().name, Source.objects.get().descriptor) == ("", "a port official")


def test_words_in_print_that_are_too_long_are_refused_and_kept(desk, rosa, at_desk):
    story = desk.draft()
    page = at_desk(rosa).post(url("attribution_add", story), {**ROW, "descriptor": "x" * 161}).content.decode()
    assert ("Write at most 160 letters here; these are 161." in page, f'value="{"x" * 161}"' in page) == (True, True)
    assert not story.attributions.exists()


def test_a_new_source_is_not_kept_when_its_row_cannot_be(desk, rosa, at_desk):
    story = desk.draft()
    data = {
        **ROW,
        "source": "Office of Tides",
        "add_source": "on",
        "add_source_kind": "PERSON",
        "provenance": "RELAYED",
    }
    response = at_desk(rosa).post(url("attribution_add", story), data)
    assert "Name the outlet of a statement relayed by another outlet" in response.content.decode()
    assert not Source.objects.exists()


def test_a_new_outlet_is_put_into_the_book_as_an_outlet(desk, rosa, at_desk):
    story = desk.draft()
    data = {**ROW, "provenance": "RELAYED", "relayed_by": "The Northbank Wire", "add_relayed_by": "on"}
    at_desk(rosa).post(url("attribution_add", story), data)
    assert (Source.objects.get().kind, story.attributions.get().provenance) == (SourceKind.OUTLET, Provenance.RELAYED)


@pytest.mark.parametrize(
    "forged", [{"version": "99"}, {"article": "1"}, {"uuid": str(uuid.UUID(int=7))}, {"stage": "READY"}]
)
def test_what_is_not_in_the_rows_form_cannot_be_changed_by_it(forged, desk, rosa, at_desk):
    story = desk.draft()
    at_desk(rosa).post(url("attribution_add", story), {**ROW, **forged})
    row = story.attributions.get()
    story.refresh_from_db()
    assert (row.version, row.uuid == uuid.UUID(int=7), story.stage) == (1, False, "DRAFT")


def test_the_older_of_two_changes_of_a_row_gets_both_and_a_form_with_its_own(desk, rosa, ed, at_desk):
    story = desk.draft()
    row = desk.attribute(story, "The ferry runs again")
    change = url("attribution", story, row.uuid)
    at_desk(ed).post(change, {**ROW, "version": 1, "statement": "Said by the editor."})
    response = at_desk(rosa).post(change, {**ROW, "version": 1, "statement": "Said by the reporter."})
    page = response.content.decode()
    row.refresh_from_db()
    assert (response.status_code, row.statement) == (409, "Said by the editor.")
    assert "<del>editor. </del><ins>reporter. </ins>" in page
    assert 'name="version" value="2"' in page
    assert RefusedSave.objects.get().posted["statement"] == "Said by the reporter."


@pytest.mark.parametrize("version", [None, "", "x", "99"])
def test_a_change_of_a_row_without_its_version_is_refused_and_kept(version, desk, rosa, at_desk):
    story = desk.draft()
    row = desk.attribute(story, "The ferry runs again")
    data = {**ROW, "statement": "Mine."} | ({} if version is None else {"version": version})
    response = at_desk(rosa).post(url("attribution", story, row.uuid), data)
    assert (response.status_code, RefusedSave.objects.get().posted["statement"]) == (409, "Mine.")


def test_a_refused_row_can_be_put_into_its_form_again(desk, rosa, at_desk):
    story = desk.draft()
    row = desk.attribute(story, "The ferry runs again", source=desk.source("Ana Petrel"))
    client = at_desk(rosa)
    client.post(url("attribution", story, row.uuid), {**ROW, "statement": "Mine.", "source": "Somebody else"})
    kept = RefusedSave.objects.get()
    into_form = url("attribution", story, row.uuid) + f"?kept={kept.pk}"
    assert into_form in client.get(url("refused", story, kept.pk)).content.decode()
    page = client.get(into_form).content.decode()
    assert "Mine." in page
    assert 'value="Somebody else"' in page


def test_the_words_for_a_row_that_was_removed_meanwhile_are_kept_and_can_be_added_again(desk, rosa, ed, at_desk):
    story = desk.draft()
    row = desk.attribute(story, "The ferry runs again")
    attribution.remove(row, by=ed, at=desk.now)
    client = at_desk(rosa)
    response = client.post(url("attribution", story, row.uuid), {**ROW, "version": 1, "statement": "Mine."})
    again = url("attribution_add", story) + f"?kept={RefusedSave.objects.get().pk}"
    assert response.status_code == 404
    assert again in response.content.decode()
    assert "Mine." in client.get(again).content.decode()


def test_a_reporter_may_not_change_the_rows_of_a_story_in_review_but_keeps_the_words(desk, rosa, at_desk):
    story = desk.draft()
    row = desk.attribute(story, "The ferry runs again")
    desk.in_review(story)
    response = at_desk(rosa).post(url("attribution", story, row.uuid), {**ROW, "version": 1, "statement": "Mine."})
    assert (response.status_code, RefusedSave.objects.get().posted["statement"]) == (403, "Mine.")


def test_a_row_is_removed_after_a_question(desk, rosa, at_desk):
    story = desk.draft()
    row = desk.attribute(story, "The ferry runs again")
    client, address = at_desk(rosa), url("attribution_remove", story, row.uuid)
    assert "Remove this attribution?" in client.get(address).content.decode()
    assert story.attributions.exists()
    assert client.post(address).status_code == 302
    assert not story.attributions.exists()


def test_what_must_not_be_printed_is_said_in_the_list(desk, rosa, at_desk):
    story = desk.draft()
    desk.attribute(story, "The ferry runs again", terms=Terms.OFF_RECORD)
    assert '<span class="bad-word">Off the record</span>' in at_desk(rosa).get(url("change", story)).content.decode()


def test_passages_are_marked_by_naming_them_so_that_no_script_is_needed(desk, rosa, at_desk):
    story = desk.draft(paragraphs=["“Late,” Ana Petrel said. “And later.”"])
    at_desk(rosa).post(url("attribution_add", story), {**ROW, "passages": "“Late,”\r\n“And later.”"})
    story.refresh_from_db()
    assert list(marks(story.body).items()) == [(story.attributions.get().uuid, ["“Late,”", "“And later.”"])]


def test_a_passage_that_is_not_in_the_text_is_told_and_nothing_is_stored(desk, rosa, at_desk):
    story = desk.draft()
    page = at_desk(rosa).post(url("attribution_add", story), {**ROW, "passages": "Nobody said this"}).content.decode()
    assert "do not stand in one paragraph of the text" in page
    assert ">\nNobody said this</textarea>" in page
    assert not story.attributions.exists()


def test_naming_a_passage_makes_an_open_text_form_too_old_to_save_over_it(desk, rosa, at_desk, save):
    story = desk.draft()
    data = text_of(story, headline="From an older page")
    at_desk(rosa).post(url("attribution_add", story), {**ROW, "passages": "The ferry runs again"})
    assert at_desk(rosa).post(url("change", story), data).status_code == 409


def test_nobody_said_anything_in_the_future(desk, rosa, at_desk):
    story = desk.draft()
    day = (desk.now + dt.timedelta(days=3)).date().isoformat()
    page = at_desk(rosa).post(url("attribution_add", story), {**ROW, "said_on": day}).content.decode()
    assert "This date is in the future." in page
    assert not story.attributions.exists()
