"""Fifty people save the same version at once: one wins, and nobody's words are lost."""

import threading

import pytest
from django.db import connections
from django.test import Client

from articles.models import RefusedSave
from tests.articles.admin.article.conftest import text_of, url
from tests.newsdesk import Newsdesk

WRITERS = 50


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_of_fifty_saves_of_one_version_one_wins_and_the_other_texts_can_be_read():
    desk = Newsdesk()
    story = desk.draft()
    opened = text_of(story)
    clients = [Client() for _writer in range(WRITERS)]
    for client in clients:
        client.force_login(desk.rosa)
    ready, answers = threading.Barrier(WRITERS), [0] * WRITERS

    def write(number: int) -> None:
        ready.wait()
        try:
            text = {**opened, "body": f"<p>Text number {number} of fifty.</p>"}
            answers[number] = clients[number].post(url("change", story), text).status_code
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answers) == [302] + [409] * (WRITERS - 1)
    story.refresh_from_db()
    pages = [clients[0].get(url("refused", story, row.pk)).content.decode() for row in RefusedSave.objects.all()]
    shown = [story.body, *pages]
    lost = [n for n in range(WRITERS) if not any(f"Text number {n} of fifty." in page for page in shown)]
    assert lost == []
