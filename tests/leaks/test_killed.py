"""A story that was killed: whatever a reader asks for, no word of it is anywhere."""

from http import HTTPStatus

import pytest
from django.db import transaction
from django.test import Client

from articles.actions import editing
from articles.actions.publishing.kill import kill
from articles.actions.publishing.withdraw import withdraw
from articles.models import Publication, PublicNote
from tests.leaks.crawl import SEEDS, ask, crawl
from tests.leaks.hidden import Hidden
from tests.leaks.paper import Clockwork, Paper
from tests.leaks.tokens import Words, seen_in

pytestmark = pytest.mark.django_db

METHODS = ("GET", "HEAD", "POST", "OPTIONS")


class Newsroom:
    """A paper with one more story, full of unique words and linked to by another; then that story is killed."""

    def __init__(self, *, first_withdrawn: bool) -> None:
        self.desk, self.words = Clockwork(), Words()
        self.hidden = Hidden(self.desk, self.words)
        paper = Paper(self.desk, secret=lambda where: "plain words")
        paper.front()
        self.story = self.hidden.draft(self.hidden.section())
        self.desk.live(self.story)
        self.corrected_and_moved()
        self.linking()
        self.addresses = {*SEEDS, *self.hidden.guesses, *self.own_addresses()}
        self.before = crawl(Client(), self.addresses)
        if first_withdrawn:
            self.notice = self.words("withdrawn_notice")
            withdraw(self.story, reason=self.notice, by=self.desk.ed, at=self.desk.now)
        kill(self.story, reason=self.words("Release.reason"), by=self.desk.mara, at=self.desk.now)
        self.after = crawl(Client(), {*self.addresses, *self.before})

    def corrected_and_moved(self) -> None:
        """A second address, and a correction that readers were told."""
        self.story.refresh_from_db()
        slug = {"slug": self.words("Article.slug")}
        editing.save_text(self.story, version=self.story.version, text=slug, by=self.desk.rosa, at=self.desk.now)
        # What the story said is what readers had: its headline, one of the words that are searched for.
        names = ("text", "now_is")
        told = {name: self.words(f"ReaderNote.{name}") for name in names}
        self.desk.corrected(self.story, was=self.story.headline, **told)

    def linking(self) -> None:
        for headline in (self.words("RelatedHeadline.headline"), ""):
            other = self.desk.draft(headline=f"Keel yard hires {len(headline)}")
            self.desk.relate(other, target=self.story, headline=headline)
            self.desk.live(other)

    def own_addresses(self) -> list[str]:
        row = Publication.objects.get(article_id=self.story.pk)
        former = row.former_addresses.values_list("path", flat=True)
        return [row.path, *former, *PublicNote.objects.values_list("path", flat=True)]


@pytest.fixture(scope="module", params=[False, True], ids=["live", "withdrawn"])
def newsroom(request, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield Newsroom(first_withdrawn=request.param)
        transaction.set_rollback(True)


def words_of(newsroom, answers):
    hits = {url: seen_in(one.body) | seen_in(str(one.headers).encode()) for url, one in answers.items()}
    return {url: {newsroom.words.meaning[word] for word in found} for url, found in hits.items() if found}


def test_before_it_was_killed_its_words_stood_in_many_places(newsroom):
    """Or the silence afterwards would mean nothing."""
    found = words_of(newsroom, newsroom.before)
    assert {"/", "/feeds/all.atom", "/sitemap.xml", "/topics/", "/authors/"} <= set(found)
    assert {"Article.headline", "Article.body", "Tag.name", "Author.name", "RelatedHeadline.headline"} <= set.union(
        *found.values()
    )


def test_no_word_of_a_killed_story_is_seen_at_any_address(newsroom):
    assert words_of(newsroom, newsroom.after) == {}
    assert len(newsroom.after) > 50


@pytest.mark.parametrize("method", METHODS)
def test_no_word_of_a_killed_story_is_seen_by_another_method(newsroom, method):
    heard = {url: ask(Client(), url, method) for url in newsroom.after}
    assert words_of(newsroom, heard) == {}


def test_a_killed_story_is_gone_for_those_who_have_its_pages_stored(newsroom):
    """Everything that was there before, asked for with the ETag of then."""
    stored = {url: one.headers["ETag"] for url, one in newsroom.before.items() if "ETag" in one.headers}
    again = {url: ask(Client(), url, **{"If-None-Match": etag}) for url, etag in stored.items()}
    assert words_of(newsroom, again) == {}
    unchanged = {url for url, one in again.items() if one.status == HTTPStatus.NOT_MODIFIED}
    assert words_of(newsroom, {url: newsroom.before[url] for url in unchanged}) == {}


def test_every_address_of_a_killed_story_answers_that_it_is_gone_with_the_same_bytes(newsroom):
    row = Publication.objects.get(article_id=newsroom.story.pk)
    paths = [row.path, *row.former_addresses.values_list("path", flat=True)]
    answers = [newsroom.after[path] for path in paths]
    assert {one.status for one in answers} == {HTTPStatus.GONE}
    assert (len(answers) > 1, len({one.body for one in answers})) == (True, 1)
