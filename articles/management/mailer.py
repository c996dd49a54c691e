"""Mails leave beside the work of a process that runs all the time."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType

from django.db import connection

from articles.actions import notice_mails

log = logging.getLogger(__name__)


class Mailer:
    """A thread of its own, so that no mail server holds up what the process is for; `is_over` ends a round early.

    Leaving the block waits for the mail in hand.
    """

    def __init__(self, *, is_over: Callable[[], bool]) -> None:
        self._is_over = is_over
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="mails")
        self._round: Future[None] | None = None

    def __enter__(self) -> "Mailer":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._pool.shutdown()

    def hasten(self) -> None:
        """Begin a round, unless one is still on its way or nothing is due. Returns at once."""
        is_idle = self._round is None or self._round.done()
        if is_idle and notice_mails.is_due():
            self._round = self._pool.submit(self._send)

    def _send(self) -> None:
        try:
            notice_mails.send_due(is_over=self._is_over)
        except Exception:
            log.exception("The mails of notices could not be looked after; they are tried again.")
        finally:
            # The thread's own.
            connection.close()
