"""Several people press the same button in the same moment."""

from __future__ import annotations

import fcntl
import getpass
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from django.db import connections

# One race at a time on this computer: PostgreSQL gives a hundred connections and a race takes half of them.
_TURN = Path(tempfile.gettempdir()) / f"newsroom-tests-race-{getpass.getuser()}.lock"


def at_once(times: int, do: Callable[[int], Any]) -> list[Any]:
    """What `do(0)`, `do(1)` … returned or raised, each in a thread and a connection of its own, all begun together.

    Needs a test that commits (`django_db(transaction=True)`).
    """
    start = threading.Barrier(times, timeout=60)

    def run(number: int) -> Any:
        try:
            connections["default"].ensure_connection()
            start.wait()
            return do(number)
        except Exception as error:  # noqa: BLE001  what went wrong is what the test asks for
            return error
        finally:
            connections.close_all()

    with _TURN.open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        with ThreadPoolExecutor(times) as pool:
            return list(pool.map(run, range(times)))
