"""The launcher, run for real: each test has a directory, and processes, of its own."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg
import pytest

from newsroom.localpg import LocalPostgresError
from newsroom.localpg.postmaster import Postmaster
from newsroom.localpg.server import USER, LocalServer
from newsroom.settings.env import ROOT

pytestmark = pytest.mark.slow

USER_PROGRAM = """
import sys
from pathlib import Path
from newsroom.localpg.server import LocalServer
server = LocalServer(Path(sys.argv[1]), durable=False)
server.start()
print(server.data, flush=True)
sys.stdin.read()
"""


class User:
    """Another process that uses the server until it is told to end, or is killed."""

    def __init__(self, directory):
        self.process = subprocess.Popen(
            [sys.executable, "-c", USER_PROGRAM, str(directory)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def wait_until_started(self):
        self.data = Path(self.process.stdout.readline().strip())
        assert self.data.is_absolute()
        return self

    def end(self, how=None):
        if how:
            self.process.send_signal(how)
        self.process.communicate()


def eventually(what, seconds=10):
    deadline = time.monotonic() + seconds
    while not (answer := what()) and time.monotonic() < deadline:
        time.sleep(0.02)
    return answer


def processes_of(directory):
    """Every living process that has the directory in its command line."""
    ps = ["/bin/ps", "-eww", "-o", "pid=,command="]
    listed = subprocess.run(ps, capture_output=True, text=True, check=True).stdout
    return [line for line in listed.splitlines() if str(directory) in line and USER_PROGRAM[:20] not in line]


@pytest.fixture
def directory():
    # Not tmp_path, which is long enough for its socket to be put elsewhere.
    with tempfile.TemporaryDirectory(prefix="lpg-", ignore_cleanup_errors=True) as name:
        yield Path(name).resolve() / "pg"
        assert eventually(lambda: not processes_of(name)), "The test left a process behind."


@pytest.fixture
def user(directory):
    users = []

    def start():
        users.append(User(directory))
        return users[-1]

    yield start
    for one in users:
        if one.process.poll() is None:
            one.end(signal.SIGKILL)


@pytest.fixture
def server(directory):
    server = LocalServer(directory, durable=False)
    server.start()
    yield server
    server.leave()


def ask(server, question):
    with psycopg.connect(host=str(server.sockets), user=USER, dbname="postgres", autocommit=True) as connection:
        cursor = connection.execute(question)
        return cursor.fetchone()[0] if cursor.description else None


def test_it_starts_and_speaks_unicode_for_its_owner_only(server):
    assert ask(server, "SELECT lower('ОЛЕГ')") == "олег"
    assert ask(server, "SELECT inet_server_addr()") is None
    assert server.base.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("extension", ["pg_trgm", "unaccent", "btree_gist"])
def test_the_extensions_are_there(server, extension):
    ask(server, f"CREATE EXTENSION {extension}")
    assert extension in ask(server, "SELECT array_agg(extname::text) FROM pg_extension")


def test_there_are_connections_enough_for_a_race(server):
    assert ask(server, "SHOW max_connections") == "120"


def test_it_stops_with_its_only_user_and_leaves_no_process(server):
    server.leave()
    assert processes_of(server.base) == []


def test_it_keeps_what_it_was_told(server):
    ask(server, "CREATE TABLE kept AS SELECT 42 AS answer")
    server.leave()
    server.start()
    assert ask(server, "SELECT answer FROM kept") == 42


def test_it_stays_for_the_second_user_and_stops_with_the_last(user):
    first, second = user().wait_until_started(), user().wait_until_started()
    first.end()
    assert Postmaster(second.data).pid()
    second.end()
    assert Postmaster(second.data).pid() is None


# However the last user ends, nobody is left to tidy up but the keeper.
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL, signal.SIGHUP])
def test_it_stops_when_its_last_user_is_killed(user, how):
    one = user().wait_until_started()
    one.end(how)
    assert eventually(lambda: Postmaster(one.data).pid() is None)


def test_it_starts_again_after_its_postmaster_was_killed(directory):
    server = LocalServer(directory, durable=True)
    server.start()
    ask(server, "CREATE TABLE kept AS SELECT 42 AS answer")
    os.kill(Postmaster(server.data).pid(), signal.SIGKILL)
    assert eventually(lambda: not server.accepting())
    server.start()
    assert ask(server, "SELECT answer FROM kept") == 42
    server.leave()


def test_it_starts_after_everything_was_killed(directory, user):
    one = user().wait_until_started()
    for process in processes_of(directory):
        os.kill(int(process.split()[0]), signal.SIGKILL)
    one.end(signal.SIGKILL)
    again = user().wait_until_started()
    assert Postmaster(again.data).pid()


def test_a_pid_file_that_names_somebody_else_does_not_stop_it(server):
    server.leave()
    # This very process lives, and is no server.
    Postmaster(server.data).pid_file.write_text(f"{os.getpid()}\n{server.data}\n")
    server.start()
    assert ask(server, "SELECT 1") == 1


def test_somebody_elses_process_is_never_stopped(server):
    server.leave()
    postmaster = Postmaster(server.data)
    with subprocess.Popen(["/bin/sleep", "60"]) as bystander:
        postmaster.pid_file.write_text(f"{bystander.pid}\n")
        postmaster.stop()
        assert bystander.poll() is None
        bystander.kill()
    postmaster.pid_file.unlink()


def test_a_directory_removed_under_a_running_server_is_no_error(directory):
    server = LocalServer(directory, durable=False)
    server.start()
    pid = Postmaster(server.data).pid()
    shutil.rmtree(directory)
    server.leave()
    os.kill(pid, signal.SIGQUIT)
    assert not directory.exists()


def test_half_an_initdb_is_thrown_away(server):
    server.leave()
    server.data.rename(server.base / "init-1")
    server.start()
    assert ask(server, "SELECT 1") == 1
    assert not list(server.base.glob("init-*"))


def test_six_first_starts_at_once_share_one_server(directory, user):
    users = [one.wait_until_started() for one in [user() for _ in range(6)]]
    postmasters = [line for line in processes_of(directory) if f"-D {directory}" in line]
    assert len(postmasters) == 1
    for one in users:
        one.end()
    assert processes_of(directory) == []


def test_a_killed_keeper_is_replaced_at_the_next_start(directory, server):
    def keepers():
        return [line for line in processes_of(directory) if "localpg.keeper" in line]

    os.kill(int(eventually(keepers)[0].split()[0]), signal.SIGKILL)
    assert eventually(lambda: not keepers())
    server.start()
    assert eventually(keepers)


def test_a_path_too_long_for_a_socket_and_full_of_spaces_is_no_obstacle(directory):
    server = LocalServer(directory / ("long's name " * 8) / "pg", durable=False)
    server.start()
    assert ask(server, "SELECT 1") == 1
    server.leave()
    (server.sockets).rmdir()


def test_a_directory_that_cannot_be_had_is_told(directory):
    directory.parent.mkdir(exist_ok=True)
    directory.write_text("in the way")
    with pytest.raises(LocalPostgresError, match="DATABASE_URL"):
        LocalServer(directory)


def test_a_server_that_does_not_start_is_told_with_its_own_words(server, monkeypatch):
    server.leave()
    monkeypatch.setattr("newsroom.localpg.server.SETTINGS", {"shared_buffers": "nonsense"})
    monkeypatch.setattr("newsroom.localpg.server.time.sleep", lambda _: None)
    with pytest.raises(LocalPostgresError, match="shared_buffers"):
        server.start()
