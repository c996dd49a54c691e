"""Locks on files: the kernel lets go of them however their holder ended, even by kill -9."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: `account.choose` has refused before anything here is called.
    fcntl = None  # type: ignore[assignment]


class FileLock:
    """A lock that is held from `shared` or `exclusive` until `release`, by this process and those it forks."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: int | None = None

    @property
    def held(self) -> bool:
        return self._file is not None

    def shared(self) -> None:
        """Wait for the lock and hold it beside other sharers."""
        self._take(fcntl.LOCK_SH)

    def exclusive(self) -> None:
        """Wait for the lock and hold it alone."""
        self._take(fcntl.LOCK_EX)

    def try_shared(self) -> bool:
        return self._try(fcntl.LOCK_SH)

    def try_exclusive(self) -> bool:
        return self._try(fcntl.LOCK_EX)

    def release(self) -> None:
        # Closing and not LOCK_UN, which would take the lock from a forked child as well.
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def is_still_there(self) -> bool:
        """Say whether the path still names the very file that is held."""
        try:
            return self._file is not None and os.path.samestat(os.fstat(self._file), self.path.stat())
        except FileNotFoundError:
            return False

    def wait_until_free(self, seconds: float) -> bool:
        """Say whether nobody held the lock any more at some moment within that time."""
        deadline = time.monotonic() + seconds
        while not self.try_exclusive():
            if time.monotonic() > deadline:
                return False
            time.sleep(0.01)
        self.release()
        return True

    def _take(self, kind: int) -> None:
        file = self._open()
        try:
            fcntl.flock(file, kind)
        except BaseException:
            os.close(file)
            raise
        self._file = file

    def _try(self, kind: int) -> bool:
        try:
            self._take(kind | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _open(self) -> int:
        if self.held:
            raise RuntimeError(f"This process already holds {self.path.name}.")
        return os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


@contextlib.contextmanager
def holding(path: Path) -> Iterator[None]:
    """Hold the lock on a file alone for the length of a block."""
    lock = FileLock(path)
    lock.exclusive()
    try:
        yield
    finally:
        lock.release()
