"""The demo as somebody meets it who tries it out: started for real, asked by HTTP, stopped by Ctrl-C."""

import os
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection
from urllib.parse import quote

import psycopg
import pytest
from django.db import connection

from newsroom.settings.env import ROOT
from tests.newsroom.demo.screen import PINNED

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

# Tests that run in the background have been told to ignore Ctrl-C, and so would their children be.
FROM_A_SHELL = """
import runpy, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_path("manage.py", run_name="__main__")
"""


@pytest.fixture
def database():
    """The name and the address of a database of its own, as a checkout has one."""
    connection.ensure_connection()
    server = connection.settings_dict
    name = f"{server['NAME']}_demo"
    account = f"{quote(server['USER'])}:{quote(server['PASSWORD'])}@:{server['PORT']}"
    with psycopg.connect(**connection.get_connection_params(), autocommit=True) as maker:
        maker.execute(f'DROP DATABASE IF EXISTS "{name}"')
        maker.execute(f'CREATE DATABASE "{name}"')
        yield name, f"postgres://{account}/{name}?host={quote(server['HOST'] or 'localhost', safe='')}"
        maker.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


class Demo:
    """`manage.py demo --serve`, started as from a shell."""

    def __init__(self, url, screen):
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.screen = screen
        with screen.open("w") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-c", FROM_A_SHELL, "demo", PINNED, "--serve", f"127.0.0.1:{self.port}"],
                cwd=ROOT,
                env={**os.environ, "DJANGO_SETTINGS_MODULE": "newsroom.settings.dev", "DATABASE_URL": url},
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        deadline = time.monotonic() + 120
        while "Ctrl-C stops it." not in screen.read_text():
            assert self.process.poll() is None, screen.read_text()
            assert time.monotonic() < deadline, screen.read_text()
            time.sleep(0.1)

    def get(self, path):
        caller = HTTPConnection("127.0.0.1", self.port, timeout=30)
        caller.request("GET", path)
        answer = caller.getresponse()
        text = answer.read().decode()
        caller.close()
        return answer.status, text

    def stop(self):
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(30)

    def has_processes(self):
        try:
            os.killpg(self.process.pid, 0)
        except ProcessLookupError:
            return False
        return True


@pytest.fixture
def served(database, tmp_path):
    running = Demo(database[1], tmp_path / "screen")
    yield running
    if running.has_processes():
        os.killpg(running.process.pid, signal.SIGKILL)
        running.process.wait()


PAGES = [
    ("/", 200, "Front page"),
    ("/about/", 200, "About the Record"),
    ("/nowhere/", 404, "There is no page here"),
    ("/2026/11/11/sedgeby-school-sixth-form-trust-paper/", 410, "Sedgeby school could lose its sixth form"),
    ("/admin/login/", 200, "Log in to the desk"),
    # Static files, of ours and of packages.
    ("/static/css/site.css", 200, "Readers' pages"),
    ("/static/css/desk.css", 200, "The desk"),
    ("/static/js/desk/paste.js", 200, "PasteCleaner"),
    ("/static/django_prose_editor/editor.js", 200, "ProseMirror"),
]


# One test, because each start takes seconds.
def test_the_demo_serves_the_product_and_ends_with_ctrl_c(served, database):
    wrong = [path for path, status, words in PAGES if (got := served.get(path))[0] != status or words not in got[1]]
    assert wrong == []
    # As light as in production: without what only those read who write it.
    assert "// Text from Word" not in served.get("/static/js/desk/paste.js")[1]

    screen = served.screen.read_text()
    assert '"GET /nowhere/ HTTP/1.1" 404' in screen
    assert "This server is for trying out; docs/operators.md says how to run Newsroom for real." in screen
    assert [words for words in ("development server", "/static/") if words in screen] == []

    params = {**connection.get_connection_params(), "dbname": database[0]}
    with psycopg.connect(**params, autocommit=True) as saboteur:
        saboteur.execute("ALTER TABLE articles_publication RENAME TO mislaid")
    status, text = served.get("/")
    # Readers learn nothing of a fault; whoever runs the demo sees all of it.
    assert (status, "<h1>" in text, "mislaid" in text or "Traceback" in text) == (500, True, False)
    assert "Traceback" in served.screen.read_text()

    # The scheduler ran beside the server, and ended with it.
    with psycopg.connect(**params) as reader:
        assert reader.execute("SELECT count(*) FROM articles_heartbeat").fetchone() == (1,)
    assert (served.stop(), served.has_processes()) == (0, False)
