"""Saving the text of a story: nobody's words are lost, whatever refuses them."""

import uuid
import zoneinfo

import pytest

from articles.actions import attribution
from articles.models import Attribution
from articles.rules import body
from tests.articles.admin.article.conftest import messages_of, text_of, url

MINE = "<p>Every word of mine stands here.</p>"


def test_a_save_goes_back_to_the_page_and_says_when(desk, rosa, at_desk, save):
    rosa.time_zone = "Asia/Kathmandu"
    rosa.save()
    story = desk.draft()
    response = save(at_desk(rosa), story, headline="Ferries run at night again")
    story.refresh_from_db()
    minute = story.updated_at.astimezone(zoneinfo.ZoneInfo("Asia/Kathmandu"))
    assert (response.status_code, response.url) == (302, url("change", story))
    assert story.headline == "Ferries run at night again"
    assert f"Saved {minute:%H:%M}." in messages_of(response)


def test_saving_what_is_stored_makes_no_revision_and_says_so(desk, rosa, at_desk, save):
    story = desk.draft()
    response = save(at_desk(rosa), story)
    assert story.revisions.count() == 1
    assert "Nothing was changed" in messages_of(response)


@pytest.mark.parametrize(
    "case",
    [
        ("headline", "", "This cannot stay empty. Fill it in."),
        ("headline", "H" * 161, "Write at most 160 letters here; these are 161."),
        ("standfirst", "S" * 401, "Write at most 400 letters here; these are 401."),
        ("slug", "not a slug", "Use small letters, digits and hyphens"),
        ("planned_for", "some time", "“some time” is no day and time."),
        ("body", f"<p>{'b' * 301_000}</p>", "longer than 300 kB"),
        ("body", "<b>" * 20_001, "longer than 300 kB"),
    ],
)
def test_a_field_that_does_not_fit_is_named_and_everything_typed_stays(case, desk, rosa, at_desk, save):
    field, value, sentence = case
    story = desk.draft()
    response = save(at_desk(rosa), story, **{"method": "We asked twice.", field: value})
    page = response.content.decode()
    assert response.status_code == 200
    assert sentence in page
    assert "We asked twice." in page
    assert story.revisions.count() == 1


def test_a_headline_of_control_characters_alone_is_refused_without_an_error_page(desk, rosa, at_desk, save):
    story = desk.draft()
    response = save(at_desk(rosa), story, headline="\x01\x02\u202e")
    assert response.status_code == 200
    assert story.revisions.count() == 1


@pytest.mark.parametrize("field", ["headline", "kicker", "standfirst", "body", "method", "language", "slug", "version"])
@pytest.mark.parametrize("letters", ["a\x00b", "a\ud800b", "\uffff", "\u202e"])
def test_no_letters_in_any_field_break_the_page(field, letters, desk, at_desk, save):
    story = desk.draft()
    sent = letters.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    response = save(at_desk(desk.rosa), story, **{field: sent})
    assert response.status_code in (200, 302, 409)


def test_bytes_that_are_no_utf8_break_nothing(desk, rosa, at_desk):
    story = desk.draft()
    raw = b"version=1&headline=%ED%A0%80x%FF&body=%00%ED%A0%80&%ED%A0%80=1"
    response = at_desk(rosa).post(url("change", story), raw, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 302


def test_half_a_form_empties_nothing(desk, rosa, at_desk):
    story = desk.draft(kicker="Harbour")
    response = at_desk(rosa).post(url("change", story), {"version": 1, "headline": "Only this was sent"})
    story.refresh_from_db()
    assert response.status_code == 302
    assert (story.headline, story.kicker) == ("Only this was sent", "Harbour")


@pytest.mark.parametrize(
    "forged",
    [
        {"stage": "READY"},
        {"standing": "LIVE"},
        {"section": "1", "section_id": "1", "owner": "1"},
        {"live_revision": "1", "latest_revision": "1", "body_schema": "9", "uuid": str(uuid.uuid4())},
        {"_save": "1", "_publish": "1", "is_approved": "on"},
    ],
)
def test_what_is_not_in_the_form_cannot_be_changed_by_it(forged, desk, rosa, at_desk, save):
    story = desk.draft()
    names = ("stage", "standing", "section_id", "owner_id", "live_revision_id", "uuid", "body_schema")
    before = [getattr(story, name) for name in names]
    save(at_desk(rosa), story, kicker="Harbour", **forged)
    story.refresh_from_db()
    assert [getattr(story, name) for name in names] == before
    assert story.kicker == "Harbour"


def test_a_save_whose_attribution_was_removed_meanwhile_keeps_the_words_and_says_so(desk, rosa, ed, at_desk):
    story = desk.draft(paragraphs=["The ferry runs again, the harbour master said."])
    row = desk.attribute(story, "The ferry runs again")
    opened = text_of(story)
    attribution.remove(row, by=ed, at=desk.now)
    response = at_desk(rosa).post(url("change", story), {**opened, "headline": "A new headline"})
    story.refresh_from_db()
    assert response.status_code == 302
    assert body.plain(story.body) == "The ferry runs again, the harbour master said."
    assert "One mark was taken off the text" in messages_of(response)


def test_a_new_passage_leads_to_the_form_of_its_attribution(desk, rosa, at_desk, save):
    story = desk.draft()
    mark = uuid.uuid4()
    marked = f'<p>“<span data-attribution="{mark}">The sea was calm</span>,” he said.</p>'
    response = save(at_desk(rosa), story, body=marked, _attribute=str(mark))
    assert response.url == url("attribution", story, mark)
    assert story.attributions.get().statement == "The sea was calm"


def test_a_passage_cannot_take_the_attribution_of_another_story(desk, rosa, at_desk, save):
    other = desk.draft()
    row = desk.attribute(other, "The ferry runs again")
    story = desk.draft()
    marked = f'<p><span data-attribution="{row.uuid}">The sea was calm</span>.</p>'
    response = save(at_desk(rosa), story, body=marked, _attribute=str(row.uuid))
    row.refresh_from_db()
    assert response.url == url("change", story)
    assert (row.article_id, story.attributions.count()) == (other.pk, 0)


def test_a_story_with_300_attributions_can_be_saved(desk, rosa, at_desk, save):
    story = desk.draft()
    rows = Attribution.objects.bulk_create(Attribution(article=story, statement=f"Statement {n}") for n in range(300))
    marked = "".join(f'<p><span data-attribution="{row.uuid}">Words {n}</span></p>' for n, row in enumerate(rows))
    response = save(at_desk(rosa), story, body=marked)
    story.refresh_from_db()
    assert response.status_code == 302
    assert len(body.marks(story.body)) == 300


@pytest.mark.parametrize("state", ["ready", "live"])
def test_an_edit_of_an_approved_text_says_that_it_is_a_draft_again(state, desk, ed, at_desk, save):
    story = getattr(desk, state)()
    assert "The story is a draft again" in messages_of(save(at_desk(ed), story, headline="Ferries run at night"))
