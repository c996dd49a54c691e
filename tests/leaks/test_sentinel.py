"""Unique words in every text that readers may not see, and a reader who looks everywhere."""

from http import HTTPStatus

import pytest
from django.apps import apps
from django.db import transaction
from django.db.models import CharField, JSONField, TextField
from django.db.models.functions import Cast
from django.test import Client
from django.urls import resolve

from articles.models import Article, public
from articles.views.paging import encode
from articles.vocabulary import Stage, Standing
from tests.leaks.crawl import SEEDS, ask, crawl
from tests.leaks.hidden import Hidden
from tests.leaks.paper import Clockwork, Paper
from tests.leaks.places import PLACES
from tests.leaks.tokens import STEM, Words, seen_in
from tests.policy.walk import routes
from tests.policy.workflow_desk import WAYS

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


# What a story has only at some places: nobody schedules a pitch, and readers are told nothing of what they never had.
ONLY_AT = {
    # Where a draft was brought in from.
    "articles.Article.origin_digest": lambda stage, standing: standing is Standing.NEVER_OUT,
    "articles.Schedule": lambda stage, standing: stage is Stage.SCHEDULED,
    "articles.ReaderNote": lambda stage, standing: standing is Standing.LIVE and stage is not Stage.SCHEDULED,
    # Names of sections between which it was moved.
    "articles.Revision.note": lambda stage, standing: False,
    # A release says why a story was taken away; the reason of a withdrawal is for readers.
    "articles.Release": lambda stage, standing: False,
    # A step that somebody took; new words take a story back by themselves.
    "articles.Transition": lambda stage, standing: bool(WAYS[stage.lower()]),
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
        held_back.add_one()
        held_back.edit_the_paper(paper)
        yield held_back
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def answers(hidden):
    queries = [f"?before={cursor}" for cursor in sorted(hidden.cursors(encode))[::4]]
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


def test_the_places_are_every_stage_and_every_standing():
    """A new one fails here until a story is hidden there."""
    assert {stage for stage, _standing in PLACES} == set(Stage)
    assert {standing for _stage, standing in PLACES} == set(Standing)


def of_a_story():
    """Every text field of a story and of its rows: (name, model, field, the way to the story)."""
    for label, model, name in text_fields():
        keys = [one.name for one in model._meta.concrete_fields if one.related_model is Article]
        if label not in WITHOUT_A_WORD and (model is Article or keys):
            yield label, model, name, f"{keys[0]}__" if model is not Article else ""


def test_a_sentinel_stands_in_every_text_of_a_story_at_every_place(hidden):
    missing, asked = {}, 0
    for label, model, name, way in of_a_story():
        is_there = ONLY_AT.get(label) or ONLY_AT.get(model._meta.label, lambda stage, standing: True)
        words = model.objects.annotate(as_text=Cast(name, TextField())).filter(as_text__icontains=STEM)
        found = set(words.values_list(f"{way}stage", f"{way}standing"))
        missing[label] = {place for place in PLACES if is_there(*place)} - found
        asked += len(PLACES)
    assert {label: places for label, places in missing.items() if places} == {}
    assert asked > 500


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
    # By HEAD an address that does not exist says what it says by GET, and less.
    asked = [url for url, one in answers.items() if method != "HEAD" or one.status != HTTPStatus.NOT_FOUND]
    heard = {url: ask(Client(), url, method) for url in asked}
    assert {url for url, one in heard.items() if seen_in(one.body + str(one.headers).encode())} == set()


def test_the_sentinel_crawl_sees_every_public_route(answers):
    there = {url for url, one in answers.items() if one.status != HTTPStatus.NOT_FOUND}
    seen = {resolve(url.partition("?")[0]).view_name for url in there}
    # Only a paper of thousands of stories has parts of a sitemap.
    expected = {route.name for route in routes() if route.is_public} - {"articles:sitemap_stories_after"}
    assert expected - seen == set()
