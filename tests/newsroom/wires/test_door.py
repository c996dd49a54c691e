"""Requests that go wrong: signed out, without a token, too large, of no shape; each is answered with a sentence."""

import re

import pytest
from django.test import Client

from articles.models import Article
from tests.newsdesk import PASSWORD
from tests.newsroom.wires.desk_page import MAKE, STORY, TEXTS, confirm, fields, file, seen, stories, text_of, upload


@pytest.fixture
def client(at_desk, rosa) -> Client:
    return at_desk(rosa)


@pytest.fixture
def strict(rosa) -> Client:
    """A browser whose token is checked."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(rosa)
    return client


def token(client: Client, address: str = TEXTS) -> str:
    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', text_of(client.get(address)))[1]


def log_in(client: Client, person) -> None:
    data = {"username": person.email, "password": PASSWORD, "csrfmiddlewaretoken": token(client, "/admin/login/")}
    assert client.post("/admin/login/", data).status_code == 302


def test_without_a_token_nothing_is_read_and_the_pasted_words_stay(strict):
    page = upload(strict, pasted=STORY)
    assert page.status_code == 403
    assert "The harbour of Port Ellery was closed on Monday" in text_of(page).partition("<textarea")[2]


def test_without_a_token_nothing_is_made_and_every_text_stays(strict, client, desk):
    page = confirm(strict, upload(client, *stories(2)), section=desk.world)
    assert (page.status_code, Article.objects.count(), len(fields(page)["text"])) == (403, 0, 2)


def test_with_the_token_of_that_page_the_drafts_are_made(strict, client, desk):
    page = confirm(strict, upload(client, *stories(2)), section=desk.world)
    fresh = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', text_of(page))[1]
    confirm(strict, page, section=desk.world, csrfmiddlewaretoken=fresh)
    assert Article.objects.count() == 2


def test_a_preview_that_was_confirmed_signed_out_is_made_after_the_next_login(client, desk, rosa):
    preview = upload(client, file())
    browser = Client(enforce_csrf_checks=True)
    page = confirm(browser, preview, section=desk.world)
    assert (page.status_code, "I have signed in again" in text_of(page)) == (403, True)
    log_in(browser, rosa)
    once_more = confirm(browser, page, section=desk.world, take=fields(preview)["take"])
    fresh = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', text_of(once_more))[1]
    confirm(browser, once_more, section=desk.world, csrfmiddlewaretoken=fresh)
    assert Article.objects.count() == 1


def test_words_pasted_while_signed_out_come_back(db):
    page = upload(Client(), pasted=STORY)
    assert (page.status_code, "The harbour of Port Ellery" in seen(page)) == (403, True)


def test_a_stranger_is_refused_before_anything_is_read(at_desk, stranger):
    assert upload(at_desk(stranger), file()).status_code == 403


def test_more_words_than_a_form_may_have_are_answered_with_a_sentence(client):
    page = upload(client, pasted="word " * 1_000_000)
    assert (page.status_code, "This was more than can be read at once." in seen(page)) == (413, True)


def test_more_words_than_a_form_may_have_are_answered_when_sent_plainly(client):
    page = client.post(MAKE, "text=" + "a" * 3_000_000, content_type="application/x-www-form-urlencoded")
    assert (page.status_code, "This was more than can be read at once." in seen(page)) == (413, True)


def test_more_files_than_django_reads_are_answered_with_a_sentence(client):
    page = upload(client, *stories(101))
    assert (page.status_code, "This was more than can be read at once." in seen(page)) == (413, True)


def test_more_fields_than_django_reads_are_answered_with_a_sentence(client):
    page = client.post(MAKE, {"text": ["x"] * 1001})
    assert (page.status_code, "This was more than can be read at once." in seen(page)) == (413, True)


@pytest.mark.parametrize(
    ("kind", "sent"),
    [
        ("multipart/form-data", b"no boundary"),
        ("multipart/form-data; boundary=x", b"--x\r\nbroken"),
        ("multipart/form-data; boundary=" + "x" * 300, b"--x"),
        ("application/json", b"{"),
        ("text/plain", b"\xff\x00"),
    ],
)
@pytest.mark.parametrize("address", [TEXTS, MAKE])
def test_a_form_of_no_shape_is_answered_with_a_page(address, kind, sent, client):
    page = client.post(address, sent, content_type=kind)
    assert (page.status_code in (200, 400), "<h1" in text_of(page)) == (True, True)


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_there_is_no_other_method(method, client):
    assert client.generic(method, TEXTS).status_code == 405
