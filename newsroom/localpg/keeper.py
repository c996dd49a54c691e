"""Outlive every user of the server, then stop it: `python -m newsroom.localpg.keeper BASE DATA`.

A process that is killed cannot tidy up; this one sleeps on the lock that all of them share.
"""

from __future__ import annotations

import signal
import sys
from pathlib import Path

from newsroom.localpg.locks import FileLock
from newsroom.localpg.postmaster import Postmaster


def keep(base: Path, data: Path) -> None:
    """Wait until no process uses the server in `base`, and stop it; return at once when another keeper is here."""
    keeper = FileLock(base / "keeper.lock")
    if not keeper.try_exclusive():
        return
    users = FileLock(base / "users.lock")
    users.exclusive()
    # A directory that was removed and made again belongs to a server that has a keeper of its own.
    if users.is_still_there():
        Postmaster(data).stop()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    keep(Path(sys.argv[1]), Path(sys.argv[2]))
