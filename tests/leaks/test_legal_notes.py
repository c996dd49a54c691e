"""What a legal note says is nowhere but behind the press that is written down: not at the desk, and not outside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.core import mail
from django.db import transaction
from django.db.models import CharField, JSONField, TextField
from django.db.models.functions import Cast
from django.test import Client

from articles.actions import legal_note
from articles.models import StoryEvent
from tests.leaks.crawl import SEEDS, crawl
from tests.policy.requests import browser
from tests.policy.walk import routes
from tests.policy.world import STATES, World, targets

pytestmark = pytest.mark.django_db

WORD = "quillwortpanic"
READ = "admin:articles_article_legal_notes_read"
TARGETS = targets(routes())


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """One newsroom for the whole module, in which every story has a legal note; every request is rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        world = World()
        for story in world.stories.values():
            legal_note.write(story, words=f"Beware: {WORD}.", by=world.people["lena"], at=world.desk.now)
        yield world
        transaction.set_rollback(True)


def shown_at(client: Client, world: World, method: str, *, states: tuple[str, ...] = (*STATES, "-")) -> set[str]:
    """Where the word stands in an answer or its headers."""
    found = set()
    cookies = client.cookies.copy()
    for target, state in [(one, state) for one in TARGETS for state in one.states if state in states]:
        with transaction.atomic():
            url, data = world.url(target, state), world.sent(target, state)
            response = client.post(url, data) if method == "POST" else client.generic(method, url)
            body = b"".join(response.streaming_content) if response.streaming else response.content
            transaction.set_rollback(True)
        client.cookies = cookies.copy()
        if WORD.encode() in body + str(response.headers).encode():
            found.add(target.name)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_reporter_meets_no_word_of_them_anywhere(method: str, world: World) -> None:
    assert shown_at(browser(world.people["rosa"]), world, method) == set()


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("who", ["suki", "libby", "ada", None])
def test_nobody_else_without_the_right_does(who: str | None, method: str, world: World) -> None:
    assert shown_at(browser(world.people.get(who or "")), world, method, states=("live", "-")) == set()


@pytest.mark.parametrize(("method", "places"), [("GET", set()), ("POST", {READ})])
@pytest.mark.parametrize("who", ["ed", "lena"])
def test_whoever_may_read_them_meets_their_words_in_one_place(
    who: str, method: str, places: set[str], world: World
) -> None:
    assert shown_at(browser(world.people[who]), world, method, states=("live", "-")) == places


def test_readers_meet_no_word_of_them(world: World) -> None:
    answers = crawl(Client(), SEEDS)
    assert {url for url, one in answers.items() if WORD.encode() in one.body + str(one.headers).encode()} == set()
    assert len(answers) > len(SEEDS)


@pytest.mark.parametrize("address", ["/admin/articles/article/", "/admin/articles/article/search/"])
def test_nothing_is_found_by_them(address: str, world: World) -> None:
    page = browser(world.people["lena"]).get(address, {"q": WORD}).content.decode()
    assert not any(story.headline in page for story in world.stories.values())


def test_they_are_kept_in_one_place_whatever_becomes_of_the_story(world: World) -> None:
    """Neither revisions nor pages, notices or mails hold a word of them."""
    desk, word = world.desk, "marlpitsecret"
    story = desk.draft()
    for number, happens in enumerate((desk.live, desk.corrected, desk.held)):
        legal_note.write(story, words=f"Note {number}: {word}.", by=desk.ed, at=desk.now)
        happens(story)
    legal_note.read(story, by=desk.mara, at=desk.now)
    assert holding(word) == {"articles.StoryEvent.note"}
    assert StoryEvent.objects.filter(note__contains=word).count() == 3
    assert not any(word in str(letter.message()) for letter in mail.outbox)


def holding(word: str) -> set[str]:
    """The columns of the database in which the word stands."""
    found = set()
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, CharField | TextField | JSONField):
                rows = model._default_manager.annotate(as_text=Cast(field.name, TextField()))
                if rows.filter(as_text__icontains=word).exists():
                    found.add(f"{model._meta.label}.{field.name}")
    return found
