"""What colleagues say of a story is for the desk alone: on no page of readers and guests, in no mail, in one table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core import mail
from django.db import transaction
from django.test import Client
from django.urls import reverse

from articles.actions import comment, notice_mails, sharing
from articles.models import Article
from articles.models.clock import database_now
from articles.rules.anchor import Anchor
from newsroom.accounts.models import User
from tests.guests import path_of
from tests.leaks.crawl import SEEDS, ask, crawl
from tests.leaks.test_legal_notes import holding
from tests.newsdesk import Newsdesk
from tests.policy.requests import browser

pytestmark = pytest.mark.django_db

WORD = "sedgewarblerdoubt"


class Newsroom:
    """A live story, and one that a guest may read, with comments, an answer and one that was settled on each."""

    def __init__(self) -> None:
        self.desk = Newsdesk()
        self.ed: User = self.desk.ed
        self.live, self.draft = self.desk.live(), self.desk.draft()
        for story in (self.live, self.draft):
            self._talk(story)
        facts: dict[str, Any] = {"note": "The author", "by": self.ed, "at": database_now()}
        self.link = sharing.share(self.draft, revision=self.draft.latest_revision, **facts)
        # They are there when the story goes out once more.
        self.desk.corrected(self.live)

    def _talk(self, story: Article) -> None:
        facts = {"by": self.desk.rosa, "at": self.desk.now}
        about = Anchor(f"{WORD} a", f"{WORD} b", f"{WORD} c")
        first = comment.add(story, words=f"@Ed: {WORD}?", about=about, to=self.ed, **facts).comment
        comment.answer(first, words=f"{WORD}!", by=self.ed, at=self.desk.now)
        comment.settle(comment.add(story, words=f"{WORD}.", **facts).comment, **facts)


@pytest.fixture(scope="module")
def newsroom(django_db_setup: None, django_db_blocker: Any) -> Iterator[Newsroom]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield Newsroom()
        transaction.set_rollback(True)


def test_it_is_on_no_page_of_readers(newsroom: Newsroom) -> None:
    answers = crawl(Client(), [*SEEDS])
    assert [path for path, answer in answers.items() if WORD.encode() in answer.body] == []
    assert len(answers) > len(SEEDS)


def test_a_guest_reads_nothing_of_it(newsroom: Newsroom) -> None:
    answer = ask(Client(), path_of(newsroom.link))
    assert (answer.status, WORD.encode() in answer.body) == (200, False)


@pytest.mark.parametrize("name", ["preview", "preview_page", "revision"])
def test_nor_does_it_stand_where_the_desk_looks_at_what_readers_get(newsroom: Newsroom, name: str) -> None:
    parts = [1] if name == "revision" else []
    pages = [
        browser(newsroom.ed).get(reverse(f"admin:articles_article_{name}", args=[story.pk, *parts]))
        for story in (newsroom.live, newsroom.draft)
    ]
    assert [(page.status_code, WORD.encode() in page.content) for page in pages] == [(200, False)] * 2


def test_it_is_kept_in_one_table_and_in_no_mail(newsroom: Newsroom) -> None:
    notice_mails.send_due()
    names = ("words", "passage", "before", "after")
    assert holding(WORD) == {f"articles.Comment.{name}" for name in names}
    assert not any(WORD in str(letter.message()) for letter in mail.outbox)


def test_whoever_sees_the_story_at_the_desk_reads_it(newsroom: Newsroom) -> None:
    """Or these tests would look for a word that is nowhere."""
    page = browser(newsroom.ed).get(reverse("admin:articles_article_change", args=[newsroom.live.pk]))
    assert WORD.encode() in page.content
