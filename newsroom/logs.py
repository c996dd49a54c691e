"""What no log of ours may hold: the addresses of guests, each of which is a key."""

from __future__ import annotations

import logging
import re
from typing import Any

from django.conf import settings

# Whoever logs the address of a request: Django’s handler of answers that are errors, and its server for a checkout.
LOGGERS = ("django.request", "django.security.csrf", "django.server")


class Discreet(logging.Filter):
    """Lets every record pass, with nothing behind the prefix of guests' addresses."""

    def __init__(self) -> None:
        super().__init__()
        self._address = re.compile(rf"({re.escape(settings.PREVIEW_PREFIX)})[^\s/?]+")

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = self._without(record.msg)
        if isinstance(record.args, tuple):
            record.args = tuple(self._without(one) for one in record.args)
        return True

    def _without(self, value: Any) -> Any:
        return self._address.sub(r"\1…", value) if isinstance(value, str) else value


def keep_discreet() -> None:
    """On the loggers themselves: an installation that sets up logging in its own way keeps it."""
    for name in LOGGERS:
        logger = logging.getLogger(name)
        if not any(isinstance(one, Discreet) for one in logger.filters):
            logger.addFilter(Discreet())
