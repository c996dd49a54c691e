"""The database's processes are killed while people save: what was acknowledged is there, the rest is on their pages."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from articles.models import Article, Revision
from tests.articles.admin.article.conftest import text_of, url
from tests.served import NAME, served

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

WRITERS, SAVES = 10, 50
EVERY = 1.0  # seconds


class Writer(threading.Thread):
    """Saves a story that nobody else writes, again and again; `saved` and `given_back` are the words of each turn."""

    def __init__(self, site, session, number, story):
        super().__init__()
        self.site, self.number, self.story = site, number, story
        self.address, self.text = url("change", story), text_of(story)
        self.form = site.form(self.address, session)
        self.saved, self.given_back, self.neither = [], [], []

    def run(self):
        for turn in range(SAVES):
            words = f"Words {turn} of writer {self.number}."
            answer = self.site.post(self.address, self.form, **{**self.text, "body": f"<p>{words}</p>"})
            if answer.status == 302 and answer.headers["Location"].startswith(self.address):
                self.saved.append(words)
            elif words.encode() in answer.body:
                self.given_back.append(words)
            else:
                self.neither.append((answer.status, words))
            # What was saved before its answer broke off has raised the version as well.
            self.text["version"] = self._version()

    def _version(self):
        try:
            return Article.objects.values_list("version", flat=True).get(pk=self.story.pk)
        finally:
            connection.close()


def kill_backends(over):
    """All that serve the site, until the event is set; how many there were."""
    killed = 0
    while not over.wait(EVERY):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
                "WHERE datname = current_database() AND application_name = %s",
                [NAME],
            )
            killed += cursor.fetchone()[0]
    connection.close()
    return killed


def test_every_acknowledged_save_is_there_and_every_other_text_on_its_page(desk, at_desk):
    stories = [desk.draft(headline=f"Story {number}") for number in range(WRITERS)]
    session, over = at_desk(desk.rosa).cookies["sessionid"].value, threading.Event()
    with served() as site, ThreadPoolExecutor(1) as killer:
        writers = [Writer(site, session, number, story) for number, story in enumerate(stories)]
        killed = killer.submit(kill_backends, over)
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
        over.set()
    kept = "".join(one.content["text"]["body"] for one in Revision.objects.all())
    assert [words for writer in writers for words in writer.saved if words not in kept] == []
    assert [found for writer in writers for found in writer.neither] == []
    # It was tried: some were saved, and some were in the middle of it.
    counts = (sum(len(one.saved) for one in writers), sum(len(one.given_back) for one in writers), killed.result())
    print(f"\n{counts[0]} saved, {counts[1]} given back, {counts[2]} of the database's processes killed.")
    assert min(counts) > 10
