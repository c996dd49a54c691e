"""The running server as the operating system sees it: its pid file, whether it lives, how to end it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from pathlib import Path

STOP_SECONDS = 30


class Postmaster:
    """The server process of one data directory, known by the pid file that PostgreSQL keeps there."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.pid_file = data / "postmaster.pid"

    def pid(self) -> int | None:
        """Return the server's process id, or None when no process of this data directory lives.

        The pid in the file may by now belong to somebody else's process, which is not ours to stop.
        """
        try:
            pid = int(self.pid_file.read_text().partition("\n")[0])
        except (OSError, ValueError):
            return None
        return pid if pid > 0 and str(self.data) in _command_line(pid) else None

    def stop(self) -> None:
        """End the server and wait for it: connections are cut, what was committed is kept."""
        for how in (signal.SIGINT, signal.SIGQUIT):
            pid = self.pid()
            if pid is None:
                return
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, how)
            deadline = time.monotonic() + STOP_SECONDS
            while time.monotonic() < deadline:
                if self.pid() != pid:
                    return
                time.sleep(0.02)


def _command_line(pid: int) -> str:
    """Return how the process was started; an ended one that waits for its parent has none."""
    proc = Path("/proc")
    if (proc / "self").exists():
        try:
            return (proc / str(pid) / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            return ""
    ps = ["/bin/ps", "-ww", "-o", "command=", "-p", str(pid)]
    return subprocess.run(ps, capture_output=True, text=True, check=False).stdout
