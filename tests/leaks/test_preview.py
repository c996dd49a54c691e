"""A guest reads one story that is not out; of everything else that the desk holds back no word is on that page."""

from http import HTTPStatus

import pytest
from django.db import transaction
from django.test import Client

from articles.actions import sharing
from articles.models import Publication
from articles.models.clock import database_now
from tests.guests import path_of
from tests.leaks.crawl import ask
from tests.leaks.hidden import Hidden
from tests.leaks.paper import Clockwork, Paper
from tests.leaks.tokens import Words, seen_in

pytestmark = pytest.mark.django_db


class Newsroom:
    """A paper and much that is hidden, and one story of that which is shared and only then published."""

    def __init__(self) -> None:
        self.desk, self.words = Clockwork(), Words()
        hidden = Hidden(self.desk, self.words)
        Paper(self.desk, secret=self.words, unseen=hidden.unseen).print()
        hidden.add()
        before = set(self.words.meaning)
        story = hidden.draft(hidden.section())
        # The paper is printed on a day of its own; links end by the clock of the database.
        facts = {"note": self.words("SharedPreview.note"), "by": self.desk.ed, "at": database_now()}
        link = sharing.share(story, revision=story.revisions.newest_first()[0], **facts)
        self.own = set(self.words.meaning) - before
        self.preview = ask(Client(), path_of(link))
        self.head = ask(Client(), path_of(link), "HEAD")
        self.desk.live(story)
        self.page = ask(Client(), Publication.objects.get(article_id=story.pk).path)


@pytest.fixture(scope="module")
def newsroom(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield Newsroom()
        transaction.set_rollback(True)


def words_of(newsroom, answer):
    return seen_in(answer.body) | seen_in(str(answer.headers).encode())


def test_no_word_of_another_hidden_story_is_on_it(newsroom):
    assert newsroom.preview.status == HTTPStatus.OK
    foreign = words_of(newsroom, newsroom.preview) - newsroom.own
    assert {newsroom.words.meaning[word] for word in foreign} == set()
    assert len(newsroom.words.meaning) > 100


def test_it_tells_a_guest_nothing_that_readers_are_not_told_afterwards(newsroom):
    told = words_of(newsroom, newsroom.preview) - words_of(newsroom, newsroom.page)
    assert {newsroom.words.meaning[word] for word in told} == {"SharedPreview.note"}
    shown = {newsroom.words.meaning[word] for word in words_of(newsroom, newsroom.preview)}
    assert {"Article.headline", "Article.body", "Attribution.statement", "Tag.name", "Author.name"} <= shown


def test_what_is_said_before_the_page_is_opened_holds_no_word(newsroom):
    head = newsroom.preview.body.partition(b"</head>")[0]
    assert seen_in(head) | seen_in(str(newsroom.head.headers).encode()) == set()
