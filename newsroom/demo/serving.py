"""The server of the demo: the pages as they will be, and a screen on which the passwords stay in sight."""

import logging
import threading
from http import HTTPStatus

from django.core.management import call_command
from django.utils.translation import gettext as _
from whitenoise.runserver_nostatic.management.commands.runserver import Command as Runserver


class Server(Runserver):  # type: ignore[misc,valid-type]
    """Django's small server, which says where the real ones are described; each page is a line, each fault whole."""

    def on_bind(self, server_port: int) -> None:
        # Only now: loading the application has set up logging afresh.
        logging.getLogger("django.server").addFilter(is_worth_a_line)
        faults = logging.StreamHandler()
        faults.setLevel(logging.ERROR)
        logging.getLogger("django.request").addHandler(faults)
        self.stdout.write(_("This server is for trying out; docs/operators.md says how to run Newsroom for real."))
        self.stdout.write(_("Ctrl-C stops it."))
        self.stdout.flush()


def run_scheduler() -> None:
    """Let scheduled stories go out while the server runs.

    A thread, so that it ends with the server, however that ends: a try that is cut short leaves nothing half done.
    """
    watch = {"watch": True, "quiet": True}
    threading.Thread(target=call_command, args=("publish_due",), kwargs=watch, name="scheduler", daemon=True).start()


def is_worth_a_line(record: logging.LogRecord) -> bool:
    """Whether a request belongs on the screen: a static file does only when it was not there."""
    request = str(record.args[0]) if isinstance(record.args, tuple) and record.args else ""
    return " /static/" not in request or getattr(record, "status_code", 0) >= HTTPStatus.BAD_REQUEST
