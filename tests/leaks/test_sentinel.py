"""Unique words in every text that readers may not see, and a reader who looks everywhere."""

from http import HTTPStatus

import pytest
from django.apps import apps
from django.db import transaction
from django.db.models import CharField, JSONField, TextField
from django.db.models.functions import Cast
from django.test import Client
from django.urls import resolve

from articles.models import public
from articles.views.paging import encode
from tests.leaks.crawl import SEEDS, ask, crawl
from tests.leaks.hidden import Hidden
from tests.leaks.paper import Clockwork, Paper
from tests.leaks.tokens import STEM, Words, seen_in
from tests.policy.walk import routes

pytestmark = pytest.mark.django_db

WITHOUT_A_WORD = {
    # Not text that anybody writes: a hash, the name of a zone, the language of the desk.
    "accounts.User.password",
    "accounts.User.time_zone",
    "accounts.User.language",
    # Names of forms and kinds, written by the code.
    "articles.RefusedSave.form",
    # Times and the names of rules, written by the code.
    "articles.StoryEvent.data",
    # The changed addresses of published pages, and what went wrong when caches were told.
    "articles.Effect.data",
    "articles.Effect.last_error",
    # Words that readers have.
    "articles.ReaderNote.was",
    # Kinds, names of zones, of rules of the house and of what beats, written by the code.
    "articles.Schedule.change",
    "articles.Schedule.zone",
    "articles.HouseRule.name",
    "articles.HouseRule.value",
    "articles.HouseRuleChange.name",
    "articles.HouseRuleChange.old",
    "articles.HouseRuleChange.new",
    "articles.Heartbeat.name",
}


@pytest.fixture(scope="module")
def words():
    return Words()


@pytest.fixture(scope="module")
def hidden(words, django_db_setup, django_db_blocker):
    """One newsroom for the whole module: its tests only look."""
    with django_db_blocker.unblock(), transaction.atomic():
        held_back = Hidden(desk := Clockwork(), words)
        paper = Paper(desk, secret=words, unseen=held_back.unseen)
        held_back.add()
        paper.print()
        held_back.add()
        held_back.edit_the_paper(paper)
        yield held_back
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def answers(hidden):
    queries = [f"?before={cursor}" for cursor in hidden.cursors(encode)]
    return crawl(Client(), [*SEEDS, *hidden.guesses, *(path + query for path in ("/", "/world/") for query in queries)])


def text_fields():
    for model in [*apps.get_app_config("articles").get_models(), apps.get_model("accounts.User")]:
        if model.__name__ in public.__all__:
            continue
        for field in model._meta.concrete_fields:
            if isinstance(field, CharField | TextField | JSONField) and not field.choices:
                yield f"{model._meta.label}.{field.name}", model, field.name


def test_a_sentinel_stands_in_every_text_that_the_desk_keeps(hidden):
    bare = {
        label
        for label, model, name in text_fields()
        if not model.objects.annotate(as_text=Cast(name, TextField())).filter(as_text__icontains=STEM).exists()
    }
    assert bare - WITHOUT_A_WORD == set()


def unasked(url, body):
    """The answer without the place in a list that the question itself named."""
    return body.replace(url.partition("=")[2].encode() or b"\0", b"")


def test_no_sentinel_is_seen_at_any_address(answers, words):
    hits = {url: {words.meaning[word] for word in seen_in(unasked(url, one.body))} for url, one in answers.items()}
    assert {url: found for url, found in hits.items() if found} == {}
    assert len(answers) > 150


def test_no_sentinel_is_seen_in_any_header(answers):
    assert {url for url, one in answers.items() if seen_in(str(one.headers).encode())} == set()


@pytest.mark.parametrize("method", ["HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_no_sentinel_is_seen_by_another_method(answers, method):
    heard = {url: ask(Client(), url, method) for url in answers}
    assert {url for url, one in heard.items() if seen_in(one.body + str(one.headers).encode())} == set()


def test_the_sentinel_crawl_sees_every_public_route(answers):
    there = {url for url, one in answers.items() if one.status != HTTPStatus.NOT_FOUND}
    seen = {resolve(url.partition("?")[0]).view_name for url in there}
    # Only a paper of thousands of stories has parts of a sitemap.
    expected = {route.name for route in routes() if route.is_public} - {"articles:sitemap_stories_after"}
    assert expected - seen == set()
