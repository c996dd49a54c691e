"""Bring in texts, from the desk's side: asked, previewed, confirmed; nothing is made before that."""

from functools import partial
from pathlib import Path

import pytest
from django.core.signing import Signer
from django.test import Client

from articles.actions import doors
from articles.models import Article, Publication
from articles.rules import body
from articles.vocabulary import Stage, Standing
from newsroom.accounts.roles import Role
from newsroom.wires import drafts
from tests.newsdesk import Newsdesk
from tests.newsroom.wires.desk_page import (
    MAKE,
    PARAGRAPHS,
    RELATED,
    STORY,
    TEXTS,
    confirm,
    fields,
    file,
    seen,
    stories,
    text_of,
    upload,
)

SEEDS = sorted((Path(__file__).resolve().parents[4] / "shared" / "seeds").glob("*.txt"))


@pytest.fixture
def client(at_desk, rosa) -> Client:
    return at_desk(rosa)


def test_nothing_is_made_before_it_is_confirmed(client):
    upload(client, file())
    assert not Article.objects.exists()


def test_the_preview_shows_headline_paragraphs_related_headlines_and_notes(client):
    shown = seen(upload(client, file()))
    assert "The harbour of Port Ellery was closed on Monday, the harbour master said harbour.txt" in shown
    assert "2 paragraphs · 2 related headlines" in shown
    assert all(words in shown for words in (*PARAGRAPHS, *RELATED, "The headline is a proposal"))


def test_a_confirmed_text_is_a_draft_of_its_sender_and_the_browser_goes_to_it(client, desk, rosa):
    response = confirm(client, upload(client, file()), section=desk.world)
    article = Article.objects.get()
    assert response.headers["Location"] == f"/admin/articles/article/{article.pk}/change/"
    assert (article.stage, article.standing, article.owner) == (Stage.DRAFT, Standing.NEVER_OUT, rosa)
    assert article.body == body.from_paragraphs(PARAGRAPHS)
    assert list(article.related.order_by("position").values_list("headline", flat=True)) == RELATED


@pytest.mark.skipif(not SEEDS, reason="../shared/seeds is not here")
def test_the_seed_gives_six_paragraphs_and_seventeen_related_headlines(client, desk):
    preview = upload(client, file(SEEDS[0].read_bytes(), SEEDS[0].name))
    confirm(client, preview, section=desk.world)
    article = Article.objects.get()
    assert "6 paragraphs · 17 related headlines" in seen(preview)
    assert (article.body.count("<p>"), article.related.count()) == (6, 17)


def test_nothing_in_a_text_or_a_form_publishes_it(client, desk):
    forged = {"stage": "READY", "standing": "LIVE", "owner": "1", "_publish": "1"}
    confirm(
        client, upload(client, file("Stage: READY\nPublish: yes\n\n" + STORY), **forged), section=desk.world, **forged
    )
    assert (Article.objects.get().stage, Publication.objects.count()) == (Stage.DRAFT, 0)


def test_a_pasted_text_is_read_as_a_file_is(client, desk):
    confirm(client, upload(client, pasted=STORY.replace("\n", "\r\n")), section=desk.world)
    assert Article.objects.get().body == body.from_paragraphs(PARAGRAPHS)


def test_a_file_in_utf_16_is_read_the_same_at_both_times(client, desk):
    confirm(client, upload(client, file(STORY.encode("utf-16"))), section=desk.world)
    assert Article.objects.get().body == body.from_paragraphs(PARAGRAPHS)


def test_several_texts_become_drafts_and_the_browser_goes_to_a_list_of_them(client, desk):
    response = confirm(client, upload(client, *stories(3)), section=desk.world)
    page = client.get(response.headers["Location"])
    assert all(article.headline in text_of(page) for article in Article.objects.all())
    assert (Article.objects.count(), "3 drafts are there" in text_of(page)) == (3, True)


def test_only_what_is_ticked_is_made(client, desk):
    preview = upload(client, *stories(3))
    confirm(client, preview, section=desk.world, take=[fields(preview)["take"][1]])
    assert Article.objects.get().headline == "The ferry number 2 sails again today, the captain said"


def test_without_a_tick_nothing_is_made_and_nothing_is_lost(client, desk):
    preview = upload(client, *stories(2))
    again = confirm(client, preview, section=desk.world, take=[])
    assert "No text is ticked." in seen(again)
    assert (Article.objects.count(), len(fields(again)["text"])) == (0, 2)


def test_a_bad_file_does_not_stop_the_others(client, desk):
    preview = upload(client, file(b"%PDF-1.7\n", "minutes.pdf"), *stories(2))
    confirm(client, preview, section=desk.world)
    assert "minutes.pdf is a PDF file." in seen(preview)
    assert Article.objects.count() == 2


def test_a_text_that_the_desk_refuses_stops_only_itself(client, desk, monkeypatch):
    preview = upload(client, *stories(2))
    monkeypatch.setattr(drafts, "begin", partial(refuse_second, drafts.begin))
    page = confirm(client, preview, section=desk.world)
    assert Article.objects.count() == 1
    assert "This draft is there: The ferry number 1" in seen(page)
    assert "No draft was made of this text. You may not." in seen(page)


def refuse_second(begin, story, **facts):
    if "number 2" in story.proposed_headline:
        raise doors.NotAllowed("You may not.")
    return begin(story, **facts)


def test_what_was_changed_on_the_way_makes_nothing(client, desk):
    preview = upload(client, file())
    sealed = fields(preview)["text"][0]
    response = confirm(client, preview, section=desk.world, text=[sealed[:-2] + "xx"])
    assert response.status_code == 400
    assert "What was sent is not what was previewed for you" in seen(response)
    assert not Article.objects.exists()


@pytest.mark.parametrize("text", ["", "x", "x:y", ":", Signer().sign("x"), "é" * 2000, "a" * 100_000])
def test_what_was_never_sealed_makes_nothing(text, client, desk):
    response = client.post(MAKE, {"text": text, "take": "x", "section": desk.world.pk})
    assert (response.status_code, Article.objects.count()) == (400, 0)


def test_a_preview_is_of_use_to_nobody_else(client, desk, at_desk, ed):
    response = confirm(at_desk(ed), upload(client, file()), section=desk.world)
    assert (response.status_code, Article.objects.count()) == (400, 0)


def test_the_only_section_is_chosen_already(client, desk):
    assert f'<option value="{desk.world.pk}" selected>' in text_of(upload(client, file()))


def test_sections_of_others_are_not_offered(client, desk):
    desk.section("Sport")
    assert "Sport" not in text_of(upload(client, file()))


@pytest.mark.parametrize("section", ["", "x", "-1", "999999999999999999999", "0x1", "1 OR 1=1", "\0"])
def test_a_wrong_section_makes_nothing_and_loses_nothing(section, client, desk):
    preview = upload(client, file())
    page = client.post(MAKE, {**fields(preview), "section": section})
    assert (page.status_code, Article.objects.count(), len(fields(page)["text"])) == (200, 0, 1)


def test_the_section_of_others_cannot_be_given(client, desk):
    page = confirm(client, upload(client, file()), section=desk.section("Sport"))
    assert "You do not write in that section." in seen(page)
    assert not Article.objects.exists()


def test_a_reporter_without_a_section_is_told_whom_to_ask(desk, at_desk):
    page = at_desk(desk.hire("nell", Role.REPORTER, desk.section("Gone"))).get(TEXTS)
    assert 'type="file"' in text_of(page)
    nobody = desk.hire("nora", Role.REPORTER, desk.section("Away"))
    nobody.memberships.all().delete()
    assert "You work in no section yet." in seen(at_desk(nobody).get(TEXTS))


def test_the_text_of_somebody_who_lost_their_section_is_still_shown(desk, at_desk):
    nobody = desk.hire("nora", Role.REPORTER, desk.section("Away"))
    client = at_desk(nobody)
    preview = upload(client, file())
    nobody.memberships.all().delete()
    page = confirm(client, preview, section=desk.world)
    assert PARAGRAPHS[0] in seen(page)
    assert not Article.objects.exists()


def test_an_empty_form_says_what_is_missing(client):
    assert "There is nothing to read yet." in seen(client.post(TEXTS, {"pasted": " \n"}))


def test_a_pasted_text_that_cannot_be_read_is_given_back(client):
    words = "<html><p>Every word of mine</p></html>"
    alone, beside = upload(client, pasted=words), upload(client, file(), pasted=words)
    assert all("&lt;p&gt;Every word of mine&lt;/p&gt;" in text_of(page) for page in (alone, beside))


def test_the_doors_are_where_stories_begin(client):
    pages = [client.get(f"/admin/{page}") for page in ("", "articles/article/", "articles/article/add/")]
    assert all(f'href="{TEXTS}"' in text_of(page) for page in pages)


def test_those_who_begin_no_story_see_no_door(at_desk, libby):
    assert TEXTS not in text_of(at_desk(libby).get("/admin/articles/article/"))


@pytest.mark.parametrize("count", [1, 3])
def test_a_preview_costs_eight_queries(count, client, django_assert_num_queries):
    """Session, person, permissions (2), sections (2), stories with the same text or headline, roles."""
    files = stories(count)
    with django_assert_num_queries(8):
        upload(client, *files)


@pytest.mark.parametrize(("count", "queries"), [(1, 30), (3, 72)])
def test_what_a_confirmation_costs(count, queries, client, desk: Newsdesk, django_assert_num_queries):
    preview = upload(client, *stories(count))
    with django_assert_num_queries(queries):
        confirm(client, preview, section=desk.world)
