"""Run the demo as a checkout does, and read what it printed."""

import io
import re

from django.core.management import call_command
from django.test import override_settings

from newsroom.accounts.models import User
from newsroom.demo.calendar import PATTERN_DAY

PINNED = f"--today={PATTERN_DAY}"


def demo(*arguments: str) -> str:
    """The command as on the day for which its files are written, unless the arguments name another."""
    screen = io.StringIO()
    with override_settings(DEBUG=True):
        call_command("demo", PINNED, *arguments, stdout=screen)
    return screen.getvalue()


def password_of(screen: str, email: str) -> str:
    found = re.search(rf"{re.escape(email)}\s+(\S+)", screen)
    assert found
    return found[1]


def lets_in(email: str, password: str) -> bool:
    return User.objects.get(email=email).check_password(password)
