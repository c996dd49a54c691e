"""The same text twice: confirmed twice, sent twice, here already; and who may be told."""

import pytest
from django.test import Client

from articles.models import Article
from tests.newsroom.wires.desk_page import STORY, confirm, fields, file, seen, text_of, upload
from tests.race import at_once


@pytest.fixture
def client(at_desk, rosa) -> Client:
    return at_desk(rosa)


def test_who_confirms_twice_gets_one_draft(client, desk):
    preview = upload(client, file())
    first, second = (confirm(client, preview, section=desk.world) for _time in range(2))
    assert Article.objects.count() == 1
    assert first.headers["Location"] == second.headers["Location"]


def test_a_text_that_the_desk_has_is_named_and_not_ticked(client, desk):
    confirm(client, upload(client, file()), section=desk.world)
    preview = upload(client, file(STORY.replace("\n", "\r\n"), "again.txt"))
    assert "This text is at the desk already: The harbour of Port Ellery" in seen(preview)
    assert fields(preview)["take"] == []


def test_a_text_that_the_desk_has_becomes_a_second_draft_when_ticked(client, desk):
    confirm(client, upload(client, file()), section=desk.world)
    preview = upload(client, file())
    confirm(client, preview, section=desk.world, take=text_of(preview).partition('name="take" value="')[2][:36])
    assert Article.objects.count() == 2


def test_the_same_text_twice_at_once_is_ticked_once(client, desk):
    preview = upload(client, file(), file(name="copy.txt"))
    confirm(client, preview, section=desk.world)
    assert "This is the same text as harbour.txt, further up." in seen(preview)
    assert Article.objects.count() == 1


def test_a_text_that_came_in_since_the_preview_is_not_made_unasked(client, desk):
    preview = upload(client, file())
    confirm(client, upload(client, file()), section=desk.world)
    page = confirm(client, preview, section=desk.world)
    assert "This text came to the desk a moment ago" in seen(page)
    assert Article.objects.count() == 1


def test_a_story_with_the_same_headline_is_a_warning(client, desk):
    article = desk.draft(headline="The harbour of Port Ellery was closed on Monday, the harbour master said")
    preview = upload(client, file())
    assert "The desk has a story with this headline:" in seen(preview)
    assert f'href="/admin/articles/article/{article.pk}/change/"' in text_of(preview)
    assert len(fields(preview)["take"]) == 1


def test_a_hidden_story_of_the_same_text_is_not_told(desk, at_desk, olu):
    rosa, sport = at_desk(desk.rosa), olu.memberships.get().section
    confirm(rosa, upload(rosa, file()), section=desk.world)
    other = at_desk(olu)
    preview = upload(other, file())
    confirm(other, preview, section=sport)
    assert "already" not in seen(preview)
    assert Article.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_double_click_makes_one_draft(desk, rosa, at_desk):
    preview = upload(at_desk(rosa), file())
    clients = [at_desk(rosa) for _click in range(2)]
    answers = at_once(2, lambda click: confirm(clients[click], preview, section=desk.world).headers["Location"])
    assert answers == [f"/admin/articles/article/{Article.objects.get().pk}/change/"] * 2
