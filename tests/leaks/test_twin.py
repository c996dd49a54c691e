"""Two newsrooms that differ only in what they hide give a reader the same bytes, everywhere."""

from http import HTTPStatus

import pytest
from django.db import transaction
from django.test import Client

from articles.models import Article, Publication
from articles.views.paging import encode
from tests.leaks.crawl import SEEDS, ask, crawl
from tests.leaks.hidden import Hidden
from tests.leaks.paper import Clockwork, Paper
from tests.leaks.tokens import Words

pytestmark = pytest.mark.django_db

METHODS = ("HEAD", "POST", "OPTIONS")
ODD = ("?page=2", "?before=", "?before=AAAA", "?after=AAAA", "?q=hu0", "?preview=1", "?format=json", "amp/", "lib.js")


class Newsroom:
    """One of the two; the other hides nothing."""

    def __init__(self, *, hides: bool) -> None:
        desk, self.hides = Clockwork(), hides
        self.hidden = Hidden(desk, Words())
        secret = Words() if hides else (lambda where: "plain words")
        # Keys of the same public rows then differ between the two; no byte may tell.
        paper = Paper(desk, secret=secret, between=self._work_in_secret, unseen=self._unseen)
        paper.print()
        if hides:
            self.hidden.edit_the_paper(paper)
        self.stories = Article.objects.count()

    def _unseen(self) -> Article | None:
        return self.hidden.unseen() if self.hides else None

    def _work_in_secret(self) -> None:
        if self.hides and Publication.objects.count() % 9 == 1:
            now = self.hidden.desk.now
            self.hidden.add()
            self.hidden.desk.now = now


@pytest.fixture(scope="module")
def twins(django_db_setup, django_db_blocker):
    """The answers of both, by (address, method)."""
    seeds = [*SEEDS]
    answers = []
    with django_db_blocker.unblock():
        for hides in (True, False):
            with transaction.atomic():
                newsroom = Newsroom(hides=hides)
                if hides:
                    cursors = newsroom.hidden.cursors(encode)
                    seeds += sorted(newsroom.hidden.guesses)
                    seeds += [
                        f"{path}?{name}={one}"
                        for one in sorted(cursors)
                        for path in ("/", "/world/", "/topics/")
                        for name in ("before", "after")
                    ]
                    seeds += [f"/sitemap-stories-{one}.xml" for one in sorted(cursors)]
                    seeds += [
                        f"{path}{odd}"
                        for path in ("/", "/world/", "/topics/harbour/", "/feeds/all.atom")
                        for odd in ODD
                    ]
                    hidden_stories = newsroom.stories
                answers.append(listen(seeds))
                public_stories = newsroom.stories
                transaction.set_rollback(True)
    assert hidden_stories - public_stories > 20
    return answers


def listen(seeds):
    """Every address by GET; where there is a page, by the other methods as well."""
    client = Client()
    pages = crawl(client, seeds)
    heard = {(url, "GET"): answer for url, answer in pages.items()}
    for url in (url for url, answer in pages.items() if answer.status != HTTPStatus.NOT_FOUND):
        heard |= {(url, method): ask(client, url, method) for method in METHODS}
        if etag := pages[url].headers.get("ETag"):
            heard[url, "GET if changed"] = ask(client, url, **{"If-None-Match": etag})
    return heard


def test_the_twins_give_the_same_answers_everywhere(twins):
    """Status, headers and bytes. One test, because the two newsrooms take a while to build."""
    one, other = twins
    assert set(one) ^ set(other) == set()
    assert {key for key in one if one[key][:2] != other[key][:2]} == set()
    assert {key for key in one if one[key].body != other[key].body} == set()
    # Equal silence would prove nothing: there is much to compare, and every kind of answer is among it.
    assert len(one) > 1_200
    assert {answer.status for answer in one.values()} >= {200, 301, 304, 404, 405, 410}
    # The hidden ones stand before these in the desk's order.
    assert one["/", "GET"].body.count(b"How the ferry came back") == one["/", "GET"].body.count(b"Keel yard hires") == 1


def test_twins_that_differ_in_public_are_told_apart(desk):
    client = Client()
    desk.live(headline="Ferry line reopens")
    before = ask(client, "/")
    desk.live(headline="Storm closes the harbour")
    assert ask(client, "/") != before
