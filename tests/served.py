"""The site as an operator runs it: gunicorn with workers of its own, on the database of the test, asked by HTTP."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection
from typing import NamedTuple
from urllib.parse import urlencode

from newsroom.settings.env import ROOT
from tests.database import database_url

# By which the database knows the connections of the site.
NAME = "served"
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')


class Answer(NamedTuple):
    status: int
    headers: Mapping[str, str]
    body: bytes


class Site:
    """A running server; `workers` are the processes that answer, and the server starts new ones for those that die."""

    def __init__(self, port: int, process: subprocess.Popen[bytes]) -> None:
        self.port, self.process = port, process

    def ask(self, path: str, method: str = "GET", body: str = "", **headers: str) -> Answer:
        caller = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            caller.request(method, path, body=body or None, headers=headers)
            answer = caller.getresponse()
            return Answer(answer.status, dict(answer.getheaders()), answer.read())
        finally:
            caller.close()

    def form(self, path: str, session: str) -> dict[str, str]:
        """What a browser with this session sends along when it posts the form at this address."""
        page = self.ask(path, Cookie=f"sessionid={session}")
        found = TOKEN.search(page.body)
        assert found, page.body.decode()
        cookie = page.headers["Set-Cookie"].partition(";")[0]
        return {"token": found[1].decode(), "Cookie": f"sessionid={session}; {cookie}"}

    def post(self, path: str, form: Mapping[str, str], **fields: str) -> Answer:
        body = urlencode({"csrfmiddlewaretoken": form["token"], **fields})
        headers = {"Cookie": form["Cookie"], "Content-Type": "application/x-www-form-urlencoded"}
        return self.ask(path, "POST", body, **headers)

    @property
    def workers(self) -> list[int]:
        command = ["pgrep", "-P", str(self.process.pid)]
        children = subprocess.run(command, capture_output=True, text=True, check=False)
        return [int(line) for line in children.stdout.split()]

    def kill_workers(self) -> None:
        """All of them, as the system does when it is out of memory."""
        for worker in self.workers:
            os.kill(worker, signal.SIGKILL)


@contextmanager
def served(*, workers: int = 2) -> Iterator[Site]:
    """Serve the test's own database, as it is committed, until the block ends."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "newsroom.wsgi", "--preload", "--log-level", "warning"]
    process = subprocess.Popen(
        [*command, "--bind", f"127.0.0.1:{port}", "--workers", str(workers)],
        cwd=ROOT,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "newsroom.settings.test",
            "DATABASE_URL": database_url(),
            "PGAPPNAME": NAME,
        },
        start_new_session=True,
    )
    try:
        site = Site(port, process)
        _wait_for(site)
        yield site
    finally:
        process.terminate()
        process.wait(30)


def _wait_for(site: Site) -> None:
    deadline = time.monotonic() + 60
    while True:
        assert site.process.poll() is None, "The server ended by itself."
        try:
            site.ask("/robots.txt")
        except OSError:
            assert time.monotonic() < deadline, "The server does not answer."
            time.sleep(0.05)
        else:
            return
