"""Run the demo as a checkout does, and read what it printed."""

import io
import re

from django.core.management import call_command
from django.test import override_settings


def demo(*arguments: str) -> str:
    screen = io.StringIO()
    with override_settings(DEBUG=True):
        call_command("demo", *arguments, stdout=screen)
    return screen.getvalue()


def password_of(screen: str, email: str) -> str:
    found = re.search(rf"{re.escape(email)}\s+(\S+)", screen)
    assert found
    return found[1]
