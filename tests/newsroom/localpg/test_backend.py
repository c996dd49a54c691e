import os
import signal
import tempfile
import threading
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connections

from newsroom.localpg.backend import base
from newsroom.localpg.postmaster import Postmaster
from newsroom.settings import database, local

pytestmark = pytest.mark.slow


@pytest.fixture
def directory():
    with tempfile.TemporaryDirectory(prefix="lpg-", ignore_cleanup_errors=True) as name:
        yield Path(name) / "pg"


@pytest.fixture
def wrapper(directory):
    """A connection to a server that nobody has started yet."""
    entry = database.with_statement_timeout(local.database(directory, durable=False), 15)
    settings = connections["default"].settings_dict | {"PASSWORD": "", "PORT": "", "TEST": {}} | entry
    wrapper = base.DatabaseWrapper(settings, "lazy")
    yield wrapper
    wrapper.close()
    if server := base._servers.pop(directory, None):
        server.leave()


@pytest.fixture(autouse=True)
def databases_of_these_tests(django_db_blocker):
    with django_db_blocker.unblock():
        yield


def ask(wrapper, question):
    with wrapper.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]


def test_nothing_starts_before_the_first_connection(wrapper, directory):
    assert not directory.exists()


def test_the_first_connection_starts_the_server_and_makes_the_database(wrapper):
    assert ask(wrapper, "SELECT current_database()") == "newsroom"


def test_the_limit_on_statements_arrives(wrapper):
    assert ask(wrapper, "SHOW statement_timeout") == "15s"


def test_a_connection_after_a_crash_starts_the_server_again(wrapper, directory):
    ask(wrapper, "SELECT 1")
    wrapper.close()
    os.kill(Postmaster(base._servers[directory].data).pid(), signal.SIGKILL)
    assert ask(wrapper, "SELECT 1") == 1


def test_threads_that_connect_first_at_once_share_one_server(wrapper):
    answers = []

    def connect():
        mine = wrapper.copy()
        answers.append(ask(mine, "SELECT 1"))
        mine.close()

    threads = [threading.Thread(target=connect) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [1] * 8


def test_a_server_that_cannot_be_had_is_a_sentence(wrapper, monkeypatch, tmp_path):
    monkeypatch.setenv("NEWSROOM_PG_BIN", str(tmp_path))
    with pytest.raises(ImproperlyConfigured, match="NEWSROOM_PG_BIN is"):
        ask(wrapper, "SELECT 1")
