"""Two newsrooms that differ only in what they hide give a reader the same bytes, everywhere."""

from collections import Counter
from http import HTTPStatus

import pytest
from django.db import transaction
from django.test import Client

from articles.models import Article
from articles.views.paging import encode
from tests.leaks.crawl import SEEDS, ask, crawl
from tests.leaks.hidden import Hidden
from tests.leaks.paper import Clockwork, Paper
from tests.leaks.tokens import Words

pytestmark = pytest.mark.django_db

# So many are compared at the least.
ADDRESSES = 500
METHODS = ("HEAD", "POST", "OPTIONS")
LISTS = ("/", "/world/", "/topics/harbour/", "/authors/rosa-linnet/", "/corrections/", "/feeds/all.atom")
ODD = ("?page=2", "?before=", "?before=AAAA", "?after=AAAA", "?q=hu0", "?preview=1", "?format=json", "amp/", "lib.js")


class Newsroom:
    """The paper goes on, with a desk that works in secret all the while or with one that does nothing else."""

    def __init__(self, paper: Paper, *, hides: bool) -> None:
        self.hidden, self.hides = Hidden(paper.desk, Words()), hides
        secret = Words() if hides else (lambda where: "plain words")
        # Keys of the same public rows then differ between the two; no byte may tell.
        paper = paper.again(secret=secret, between=self._work_in_secret, unseen=self._unseen)
        paper.news()
        if hides:
            self.hidden.edit_the_paper(paper)
        self.stories = Article.objects.count()

    def _unseen(self) -> Article | None:
        return self.hidden.unseen() if self.hides else None

    def _work_in_secret(self) -> None:
        if self.hides:
            now = self.hidden.desk.now
            self.hidden.add_one()
            self.hidden.desk.now = now


@pytest.fixture(scope="module")
def twins(django_db_setup, django_db_blocker):
    """The answers of both, by (address, method); what readers know of both is printed once where nothing differs."""
    seeds = [*SEEDS, *(f"{path}{odd}" for path in LISTS for odd in ODD)]
    answers, stories = [], []
    with django_db_blocker.unblock(), transaction.atomic():
        paper = Paper(Clockwork(), secret=lambda where: "plain words")
        paper.standing_matter()
        for hides in (True, False):
            with transaction.atomic():
                newsroom = Newsroom(paper, hides=hides)
                if hides:
                    seeds += addresses_of(newsroom.hidden)
                answers.append(listen(seeds))
                stories.append(newsroom.stories)
                transaction.set_rollback(True)
        transaction.set_rollback(True)
    assert stories[0] - stories[1] > 15
    return answers


def addresses_of(hidden):
    """Those under which somebody might try what is hidden, and places in lists that only a hidden story could have."""
    cursors = sorted(hidden.cursors(encode))
    lists = [f"{path}?{name}={one}" for one in cursors[::9] for path in LISTS for name in ("before", "after")]
    return [*sorted(hidden.guesses), *lists, *(f"/sitemap-stories-{one}.xml" for one in cursors)]


def listen(seeds):
    """Every address by GET; where there is a page, by the other methods as well, and as somebody who has it stored."""
    client = Client()
    pages = crawl(client, seeds)
    heard = {(url, "GET"): answer for url, answer in pages.items()}
    # Of one list, one place in it is enough.
    there = {url.partition("?")[0]: url for url, answer in pages.items() if answer.status != HTTPStatus.NOT_FOUND}
    for url in there.values():
        heard |= {(url, method): ask(client, url, method) for method in METHODS}
        if etag := pages[url].headers.get("ETag"):
            heard[url, "GET if changed"] = ask(client, url, **{"If-None-Match": etag})
    return heard


def test_the_twins_give_the_same_answers_everywhere(twins):
    """Status, headers and bytes. One test, because the two newsrooms take a while to build.

    Both have the same stories withdrawn and killed, whose addresses say so; what they hide of these are newer versions.
    """
    one, other = twins
    assert set(one) ^ set(other) == set()
    assert {key for key in one if one[key][:2] != other[key][:2]} == set()
    assert {key for key in one if one[key].body != other[key].body} == set()
    # Equal silence would prove nothing: there is much to compare, and every kind of answer is among it.
    addresses = {url for url, method in one if method == "GET"}
    assert len(addresses) >= ADDRESSES
    assert {answer.status for answer in one.values()} >= {200, 301, 304, 404, 405, 410}
    kinds = Counter(method for _url, method in one)
    assert {kinds[method] >= 60 for method in (*METHODS, "GET if changed")} == {True}, kinds
    # The hidden ones stand before these in the desk's order.
    assert one["/", "GET"].body.count(b"How the ferry came back") == one["/", "GET"].body.count(b"Keel yard hires") == 1


def test_twins_that_differ_in_public_are_told_apart(desk):
    client = Client()
    desk.live(headline="Ferry line reopens")
    before = ask(client, "/")
    desk.live(headline="Storm closes the harbour")
    assert ask(client, "/") != before
