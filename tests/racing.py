"""Many people who save the same version of a story at once, again and again."""

from __future__ import annotations

import re
import threading
from collections import Counter
from dataclasses import dataclass, field

from django.db import connections
from django.test import Client
from django.urls import reverse

from articles.models import Article, RefusedSave
from tests.articles.admin.article.conftest import text_of
from tests.newsdesk import Newsdesk

OWN = re.compile(r"Text (\d+) of round (\d+)\.")


@dataclass
class Race:
    """In each round every writer saves a text of their own over the version that all of them opened."""

    desk: Newsdesk
    writers: int
    answers: Counter[int] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.story: Article = self.desk.draft()
        self.address = reverse("admin:articles_article_change", args=[self.story.pk])
        self.clients = [Client() for _writer in range(self.writers)]
        for client in self.clients:
            client.force_login(self.desk.rosa)

    def run(self, rounds: int) -> None:
        for number in range(rounds):
            opened, ready = text_of(self.story), threading.Barrier(self.writers)
            threads = [
                threading.Thread(target=self._write, args=(n, number, opened, ready)) for n in range(self.writers)
            ]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()

    def _write(self, writer: int, number: int, opened: dict[str, str], ready: threading.Barrier) -> None:
        ready.wait()
        try:
            text = {**opened, "body": f"<p>Text {writer} of round {number}.</p>"}
            self.answers[self.clients[writer].post(self.address, text).status_code] += 1
        finally:
            connections.close_all()

    def lost(self, rounds: int) -> set[tuple[int, int]]:
        """The texts that are neither in a revision nor among those that were refused and kept."""
        kept = [revision.content["text"]["body"] for revision in self.story.revisions.all()]
        kept += [refused.posted["body"] for refused in RefusedSave.objects.filter(article=self.story)]
        found = {(int(n), int(at)) for words in kept for n, at in OWN.findall(words)}
        return {(n, at) for n in range(self.writers) for at in range(rounds)} - found
