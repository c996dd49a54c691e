"""Start the checkout's PostgreSQL, share it among processes, and stop it with the last of them."""

from __future__ import annotations

import atexit
import contextlib
import functools
import hashlib
import os
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from newsroom.localpg import LocalPostgresError, account, binaries
from newsroom.localpg.locks import FileLock, holding
from newsroom.localpg.postmaster import Postmaster

USER = "newsroom"
SOCKET = ".s.PGSQL.5432"
# The kernel's limit is 103 bytes on macOS and 107 on Linux.
LONGEST_SOCKET_PATH = 100

SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "shared_buffers": "64MB",
    # Enough for a test that lets 50 threads race in each of two workers.
    "max_connections": "120",
    "jit": "off",
    "timezone": "UTC",
    "lc_messages": "C",
}
NOT_DURABLE = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}


class LocalServer:
    """The PostgreSQL whose files are in one directory.

    `start()` may be called by any number of threads and processes, at once and again. A durable server
    keeps what it was told through a power cut; one that is not is several times faster.
    """

    def __init__(self, directory: Path, *, durable: bool = True) -> None:
        self.asked_for = Path(directory).resolve()
        self.durable = durable
        self.account = account.choose()
        self.base = _own_directory(self.asked_for, self.account)
        self.sockets = _socket_directory(self.base, self.account)
        self._lease = FileLock(self.base / "users.lock")
        self._keeper: subprocess.Popen[bytes] | None = None
        self._threads = threading.RLock()
        self._pid = os.getpid()

    @functools.cached_property
    def binaries(self) -> binaries.Binaries:
        return binaries.find(self.account)

    @property
    def data(self) -> Path:
        # One per major version: PostgreSQL cannot read another one's files.
        return self.base / f"data-{self.binaries.major}"

    @property
    def log(self) -> Path:
        return self.base / "server.log"

    def start(self) -> None:
        """Have the server running and keep it so for as long as this process lives."""
        with self._threads, holding(self.base / "start.lock"):
            if not self._lease.held:
                # Waits here while a keeper is stopping the server.
                self._lease.shared()
                atexit.register(self.leave)
            if not self.accepting():
                self._boot()
            self._have_a_keeper()

    def accepting(self) -> bool:
        """Say whether something listens on the server's socket."""
        with socket.socket(socket.AF_UNIX) as client:
            client.settimeout(1)
            try:
                client.connect(str(self.sockets / SOCKET))
            except OSError:
                return False
        return True

    def leave(self) -> None:
        """Give up this process's use of the server, and stop it when nobody else uses it."""
        if os.getpid() != self._pid or not self._lease.held:
            return
        atexit.unregister(self.leave)
        if not self.base.exists():
            # Somebody cleaned up around a running server, which notices that by itself and ends.
            self._lease.release()
            self._see_keeper_off()
            return
        with self._threads, holding(self.base / "start.lock"):
            self._lease.release()
            if self._lease.try_exclusive():
                Postmaster(self.data).stop()
                self._lease.release()
            elif self._lease.try_shared():
                self._lease.release()
                return
            # Whoever stopped it, nothing of ours should be running once this process has ended.
            FileLock(self.base / "keeper.lock").wait_until_free(seconds=5)
            self._see_keeper_off()

    def _boot(self) -> None:
        if not (self.data / "PG_VERSION").exists():
            self._make_data()
        settings = SETTINGS | {"unix_socket_directories": str(self.sockets)}
        if not self.durable:
            settings |= NOT_DURABLE
        options = " ".join(f"-c {shlex.quote(f'{name}={value}')}" for name, value in settings.items())
        self.log.unlink(missing_ok=True)
        attempts = 20
        pg_ctl: list[str | Path] = [self.binaries / "pg_ctl", "-D", self.data, "-l", self.log, "-o", options]
        for attempt in range(1, attempts + 1):
            self._clear_stale_files()
            try:
                self.account.run([*pg_ctl, "-w", "-t", "60", "start"])
            except LocalPostgresError as why:
                # The children of a server that was killed need a moment to notice and go.
                if attempt == attempts:
                    what = f"The local PostgreSQL does not start. {why}"
                    raise LocalPostgresError(f"{what}\n{self._end_of_log()}") from why
                time.sleep(0.25)
            else:
                return

    def _make_data(self) -> None:
        for left_behind in self.base.glob("init-*"):
            shutil.rmtree(left_behind, ignore_errors=True)
        fresh = self.base / f"init-{os.getpid()}"
        initdb: list[str | Path] = [
            self.binaries / "initdb",
            "-D",
            fresh,
            "-U",
            USER,
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-sync",
        ]
        if self.binaries.major >= 17:
            locales = [["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]]
        else:
            locales = [["--locale=C.UTF-8"], ["--locale=en_US.UTF-8"]]
        for locale in locales:
            try:
                self.account.run([*initdb, *locale])
                break
            except LocalPostgresError:
                shutil.rmtree(fresh, ignore_errors=True)
                if locale is locales[-1]:
                    raise
        # Half a directory, from an initdb that was killed, never gets the name that is looked for.
        shutil.rmtree(self.data, ignore_errors=True)
        fresh.rename(self.data)

    def _clear_stale_files(self) -> None:
        """Remove what a killed server left, or the new one takes an unrelated process for its predecessor."""
        postmaster = Postmaster(self.data)
        if postmaster.pid() is None:
            for file in (postmaster.pid_file, self.sockets / f"{SOCKET}.lock", self.sockets / SOCKET):
                file.unlink(missing_ok=True)

    def _have_a_keeper(self) -> None:
        if self._keeper and self._keeper.poll() is None:
            return
        lock = FileLock(self.base / "keeper.lock")
        if not lock.try_exclusive():
            return
        lock.release()
        self._keeper = subprocess.Popen(
            [sys.executable, "-m", "newsroom.localpg.keeper", str(self.base), str(self.data)],
            cwd=Path(__file__).resolve().parent.parent.parent,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def _see_keeper_off(self) -> None:
        if self._keeper:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._keeper.wait(timeout=5)

    def _end_of_log(self) -> str:
        try:
            return "\n".join(self.log.read_text(errors="replace").splitlines()[-10:])
        except OSError:
            return ""


def _own_directory(asked_for: Path, who: account.Account) -> Path:
    """Return a directory that is `who`'s alone; another user's is in the temporary directory, to be reachable."""
    directory, owner = asked_for, os.getuid()
    if who.is_another and who.uid is not None:
        directory, owner = Path(tempfile.gettempdir()) / f"newsroom-pg-{_digest(asked_for)}", who.uid
    return _make_private(directory, owner)


def _socket_directory(base: Path, who: account.Account) -> Path:
    if len(os.fsencode(base / SOCKET)) <= LONGEST_SOCKET_PATH:
        return base
    owner = os.getuid() if who.uid is None else who.uid
    return _make_private(Path(tempfile.gettempdir()) / f"npg-{owner}-{_digest(base)}", owner)


def _make_private(directory: Path, owner: int) -> Path:
    try:
        directory.mkdir(mode=0o700, parents=True)
        os.chown(directory, owner, -1)
    except FileExistsError:
        pass
    except OSError as why:
        raise LocalPostgresError(f"The local PostgreSQL cannot have a directory {directory}: {why.strerror}.") from why
    # Whoever owns the directory owns the database, for there is no password.
    found = directory.lstat()
    if found.st_uid != owner or directory.is_symlink() or not directory.is_dir():
        raise LocalPostgresError(
            f"{directory} belongs to another user, so PostgreSQL cannot keep its data there. "
            "Remove it, run this as its owner, or set DATABASE_URL to a running server."
        )
    directory.chmod(0o700)
    return directory


def _digest(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]
