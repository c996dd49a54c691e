"""Publish what is due, once or for as long as the process runs."""

import logging
import os
import select
import signal
import threading
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import Error, connection
from django.utils.translation import gettext as _

from articles.actions import due
from articles.actions.due import Outcome
from articles.management.mailer import Mailer
from articles.models import Schedule

log = logging.getLogger(__name__)

LONGEST_SLEEP = 15.0
# So that schedulers that meet the same story, or a database that is gone, keep no processor busy.
SHORTEST_SLEEP = 0.2
AFTER_A_FAULT = 5.0
SECONDS_BETWEEN_BEATS = 5.0


class Stop:
    """Asked for by a signal; a sleep ends with it at once, a story in hand is finished first."""

    def __init__(self) -> None:
        self.is_asked = False
        self._end, self._bell = os.pipe()
        os.set_blocking(self._bell, False)

    def ask(self, *_signal: Any) -> None:
        self.is_asked = True
        os.write(self._bell, b"!")

    def sleep(self, seconds: float) -> None:
        # Not an Event: a signal handler must not wait for a lock that the interrupted thread holds.
        select.select([self._end], [], [], seconds)

    @contextmanager
    def listening(self) -> Iterator[None]:
        """SIGTERM and SIGINT ask for it. Signals reach the main thread only; elsewhere the process just ends."""
        known = (signal.SIGTERM, signal.SIGINT) if threading.current_thread() is threading.main_thread() else ()
        before = {one: signal.signal(one, self.ask) for one in known}
        try:
            yield
        finally:
            for one, handler in before.items():
                signal.signal(one, handler)
            os.close(self._end)
            os.close(self._bell)


class Command(BaseCommand):
    help = (
        "Publish the scheduled stories that are due, each by itself; the database's clock decides. Without --watch "
        "once, and the exit code says whether all went out; with it, notices are mailed as well. Several may run side "
        "by side."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--watch", action="store_true", help="Go on until SIGTERM or Ctrl-C, asleep until the next one is due."
        )
        parser.add_argument(
            "--list",
            action="store_true",
            help="Publish nothing; print what waits and what is stopped.",
        )
        parser.add_argument("--quiet", action="store_true", help="Say nothing but what went wrong.")

    def handle(self, *, watch: bool, quiet: bool, **options: Any) -> None:
        self.quiet = quiet
        if options["list"]:
            self._list()
            return
        stop = Stop()
        with stop.listening():
            if watch:
                with Mailer(is_over=lambda: stop.is_asked) as mailer:
                    self._watch(stop, mailer)
                return
            outcomes = self._round(stop)
        if unwell := outcomes[Outcome.STOPPED] + outcomes[Outcome.FAILED]:
            raise CommandError(_("Not out: %(n)d. Their pages at the desk and the log say why.") % {"n": unwell})

    def _list(self) -> None:
        """By the story's number at the desk: its headline is nobody's business here."""
        for row in Schedule.objects.open().order_by("due_at", "pk"):
            line = f"{row.due_at:%Y-%m-%d %H:%M} UTC  {row.state.ljust(8)}  /admin/articles/article/{row.article_id}/"
            self.stdout.write(f"{line}  {row.last_error}".rstrip())

    def _watch(self, stop: Stop, mailer: Mailer) -> None:
        while not stop.is_asked:
            try:
                outcomes = self._round(stop)
                mailer.hasten()
                wait = due.seconds_to_next()
            except Error:
                log.exception("The scheduler lost the database and tries again.")
                connection.close()
                stop.sleep(AFTER_A_FAULT)
                continue
            if unwell := outcomes[Outcome.STOPPED] + outcomes[Outcome.FAILED]:
                self.stderr.write(_("Not out: %(n)d. Their pages at the desk and the log say why.") % {"n": unwell})
            if not stop.is_asked:
                stop.sleep(min(LONGEST_SLEEP, max(SHORTEST_SLEEP, LONGEST_SLEEP if wait is None else wait)))

    def _round(self, stop: Stop) -> Counter[Outcome]:
        """Everything that is due now."""
        outcomes: Counter[Outcome] = Counter()
        due.beat()
        beaten = time.monotonic()
        while keys := due.due_now():
            batch: Counter[Outcome] = Counter()
            for key in keys:
                if stop.is_asked:
                    return outcomes + batch
                batch[due.let_out(key)] += 1
                if time.monotonic() - beaten > SECONDS_BETWEEN_BEATS:
                    due.beat()
                    beaten = time.monotonic()
            outcomes += batch
            if batch.total() == batch[Outcome.LEFT]:
                break  # others have them
        if outcomes[Outcome.OUT] and not self.quiet:
            self.stdout.write(_("Went out: %(n)d.") % {"n": outcomes[Outcome.OUT]})
        return outcomes
