"""When something breaks while a form is sent, its writer gets the words back."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.sessions.backends.base import UpdateError
from django.core.exceptions import SuspiciousOperation
from django.db import OperationalError
from django.test import RequestFactory

from articles.admin.article import text
from articles.admin.article.broken import failed, unreadable
from articles.models import Article
from tests.articles.admin.article.conftest import text_of, url

HERE = {"HTTP_ORIGIN": "http://testserver"}


@pytest.fixture
def broken(monkeypatch):
    """The database goes away in the middle of a save."""

    def fail(*_args, **_facts):
        raise OperationalError("server closed the connection")

    monkeypatch.setattr(text.editing, "save_text", fail)


@pytest.fixture
def answer(broken, desk, rosa, at_desk):
    client = at_desk(rosa)
    client.raise_request_exception = False
    story = desk.draft()

    def post(**sent):
        facts = sent.pop("facts", HERE)
        return client.post(url("change", story), text_of(story, **sent), **facts)

    return post


def test_the_words_come_back_on_the_page_that_says_what_happened(answer):
    response = answer(headline="Ferries run at night", body="<p>Every word of mine.</p>")
    page = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 500
    assert page.select_one("#kept-headline").text.strip() == "Ferries run at night"
    assert page.select_one("#kept-body").text.strip() == "Every word of mine."


def test_it_sends_everything_again_to_the_same_address(answer):
    response = answer(headline="Ferries run at night")
    form = BeautifulSoup(response.content, "html.parser").select_one("#again")
    sent = {field["name"]: field.get("value") for field in form.select("input")}
    assert form["action"] == url("change", Article.objects.get())
    assert (sent["headline"], sent["version"]) == ("Ferries run at night", "1")


def test_what_another_site_sent_gets_no_button_that_sends_it_again(answer):
    response = answer(headline="Theirs", facts={"HTTP_ORIGIN": "https://elsewhere.example"})
    assert b'id="again"' not in response.content


def test_markup_in_the_words_stays_words(answer):
    response = answer(headline="<script>alert(1)</script>")
    assert b"<script>alert" not in response.content


def test_the_fault_itself_is_not_told(answer):
    assert b"closed the connection" not in answer(headline="Words").content


def test_it_asks_the_database_nothing(rf, django_assert_num_queries, db):
    request = rf.post("/admin/articles/article/7/change/", {"headline": "Words"})
    with django_assert_num_queries(0):
        assert b"Words" in failed(request).content


def test_a_password_never_comes_back(rf):
    response = failed(rf.post("/admin/login/", {"username": "rosa", "password": "correct horse"}))
    assert b"correct horse" not in response.content


def test_a_session_that_could_not_be_kept_gives_the_words_back_as_well(desk, rosa, at_desk, monkeypatch):
    """The story may be saved by then, and Django answers 400 in its own words."""

    def fail(*_args, **_facts):
        raise UpdateError

    client = at_desk(rosa)
    monkeypatch.setattr("django.contrib.sessions.backends.db.SessionStore.save", fail)
    story = desk.draft()
    response = client.post(url("change", story), text_of(story, headline="Ferries run at night"), **HERE)
    page = BeautifulSoup(response.content, "html.parser")
    assert (response.status_code, page.select_one("#kept-headline").text.strip()) == (500, "Ferries run at night")


def test_what_cannot_be_read_is_answered_as_anywhere():
    response = unreadable(RequestFactory().post("/admin/", {"headline": "x"}), SuspiciousOperation())
    assert response.status_code == 400
