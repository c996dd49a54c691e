"""Saves that were refused: both texts are shown, and the writer's is kept."""

import pytest

from articles.actions import editing
from articles.models import RefusedSave
from articles.rules import body
from tests.articles.admin.article.conftest import text_of, url

ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
MINE = "<p>Every word of mine stands here.</p>"


@pytest.mark.parametrize(
    "version",
    [
        None,  # the field was taken out
        "",  # or emptied
        "one",  # or garbled
        "-1",
        "99999999999999999999",  # no column could hold it
        "1" * 5000,
        "٣",  # a digit, but not one of ours
    ],
)
def test_a_save_without_a_readable_version_is_refused_and_kept(version, desk, rosa, at_desk):
    story = desk.draft()
    data = text_of(story, body=MINE)
    del data["version"]
    response = at_desk(rosa).post(url("change", story), data if version is None else {**data, "version": version})
    assert response.status_code == 409
    assert RefusedSave.objects.get().posted["body"] == MINE


def test_the_older_of_two_saves_gets_both_texts_and_a_form_with_its_own(desk, rosa, ed, at_desk, save):
    story = desk.draft(paragraphs=["The ferry runs again at noon."])
    opened = text_of(story)
    save(at_desk(ed), story, body="<p>The ferry runs again at dusk.</p>", kicker="Harbour")
    response = at_desk(rosa).post(url("change", story), {**opened, "body": "<p>The ferry runs again at dawn.</p>"})
    story.refresh_from_db()
    page = response.content.decode()
    assert (response.status_code, body.plain(story.body)) == (409, "The ferry runs again at dusk.")
    assert "<del>dusk. </del><ins>dawn. </ins>" in page
    assert "&lt;p&gt;The ferry runs again at dawn.&lt;/p&gt;" in page
    assert f'name="version" value="{story.version}"' in page


def test_a_text_saved_over_the_other_on_purpose_is_stored(desk, rosa, ed, at_desk, save):
    story = desk.draft()
    opened = text_of(story)
    save(at_desk(ed), story, headline="The editor’s headline")
    client = at_desk(rosa)
    client.post(url("change", story), {**opened, "headline": "The reporter’s headline"})
    response = save(client, story, headline="The reporter’s headline")
    story.refresh_from_db()
    assert (response.status_code, story.headline) == (302, "The reporter’s headline")


def test_a_version_from_the_future_is_refused(desk, rosa, at_desk, save):
    story = desk.draft()
    assert save(at_desk(rosa), story, version=story.version + 1, headline="Later").status_code == 409


def test_the_version_is_checked_before_the_form_so_a_stale_and_faulty_text_is_kept(desk, rosa, ed, at_desk, save):
    story = desk.draft()
    opened = text_of(story)
    save(at_desk(ed), story, headline="Changed meanwhile")
    response = at_desk(rosa).post(url("change", story), {**opened, "headline": "", "body": MINE})
    assert response.status_code == 409
    assert RefusedSave.objects.get().posted["body"] == MINE


def test_the_text_of_somebody_who_may_not_edit_any_more_is_refused_but_kept_for_them(desk, rosa, at_desk):
    story = desk.draft()
    opened = text_of(story, body=MINE)
    desk.in_review(story)
    client = at_desk(rosa)
    response = client.post(url("change", story), opened)
    kept = RefusedSave.objects.get()
    assert response.status_code == 403
    assert "Ask the desk to send it back to you" in response.content.decode()
    assert "Every word of mine stands here." in client.get(url("refused", story, kept.pk)).content.decode()


def test_a_kept_text_can_be_put_into_the_form_and_is_not_saved_by_that(desk, rosa, ed, at_desk, save):
    story = desk.draft()
    opened = text_of(story, body=MINE)
    save(at_desk(ed), story, headline="Changed meanwhile")
    at_desk(rosa).post(url("change", story), opened)
    kept = RefusedSave.objects.get()
    page = at_desk(ed).get(url("change", story) + f"?kept={kept.pk}").content.decode()
    assert "Every word of mine stands here." in page
    assert "not saved until you press Save" in page
    assert story.revisions.count() == 2


def test_a_kept_text_of_another_story_is_not_found(desk, rosa, ed, at_desk):
    story, other = desk.draft(), desk.draft()
    at_desk(rosa).post(url("change", other), {"body": MINE})
    kept = RefusedSave.objects.get()
    client = at_desk(ed)
    assert client.get(url("refused", story, kept.pk)).status_code == 404
    assert client.get(url("change", story) + f"?kept={kept.pk}").status_code == 404


def test_a_kept_text_is_for_its_writer_and_for_those_who_may_edit(desk, rosa, libby, ed, at_desk):
    story = desk.draft()
    at_desk(rosa).post(url("change", story), {"body": MINE})
    address = url("refused", story, RefusedSave.objects.get().pk)
    assert [at_desk(person).get(address).status_code for person in (rosa, ed, libby)] == [200, 200, 404]


def test_nothing_but_the_forms_own_fields_is_kept(desk, rosa, at_desk):
    story = desk.draft()
    at_desk(rosa).post(
        url("change", story), {"body": MINE, "csrfmiddlewaretoken": "secret", "password": "secret", "x\x00": "1"}
    )
    assert set(RefusedSave.objects.get().posted) == {"body"}


def test_the_sentence_of_a_refused_save_is_the_actions_own(desk, rosa, ed, at_desk, save):
    story = desk.draft()
    opened = text_of(story)
    save(at_desk(ed), story, headline="Changed meanwhile")
    page = at_desk(rosa).post(url("change", story), opened).content.decode()
    assert str(editing.TextHasChanged(2)) in page


def test_who_never_edits_gets_the_words_back_and_fills_no_history(desk, libby, at_desk):
    story = desk.draft()
    response = at_desk(libby).post(url("change", story), text_of(story, headline="Words of the library"))
    assert (response.status_code, "Words of the library" in response.content.decode()) == (403, True)
    assert not RefusedSave.objects.exists()


@pytest.mark.parametrize(("row", "is_found"), [("{}", True), ("٣", False), ("9" * 30, False), ("x", False)])
def test_words_of_a_row_lead_to_its_form_or_to_an_empty_one(row, is_found, desk, rosa, at_desk):
    """Of a number in the digits of another script nobody can say that it is a key of ours."""
    story = desk.draft()
    related = desk.relate(story, url="https://example.org/a", headline="Elsewhere")
    sent = {"_row": row.format(related.pk) if row != "٣" else str(related.pk).translate(ARABIC)}
    facts = {"form": "related", "posted": sent, "found": 1, "by": rosa, "at": desk.now}
    kept = RefusedSave.objects.create(article=story, **facts)
    page = at_desk(rosa).get(url("refused", story, kept.pk)).content.decode()
    form = url("related", story, related.pk) if is_found else url("related_add", story)
    assert f'href="{form}?kept={kept.pk}"' in page
