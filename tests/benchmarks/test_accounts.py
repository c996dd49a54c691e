"""How long a log-in and a forgotten password take for who works here and for who does not: nobody may hear which."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from itertools import count
from statistics import median
from time import perf_counter
from typing import Any

import pytest
from django.test import Client

from newsroom.accounts import actions, links

pytestmark = pytest.mark.django_db(transaction=True)

TIMES = 300
KNOWN, CLOSED, INVITED, UNKNOWN = (f"{name}@newsroom.example" for name in ("rosa", "gert", "nell", "nobody"))
_addresses = count(1)


@pytest.fixture(autouse=True)
def as_in_production(settings: Any) -> Iterator[None]:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    settings.LINKS_IN_BACKGROUND = True
    settings.LINK_INTERVAL_SECONDS = 0
    for email in (KNOWN, CLOSED, INVITED):
        password = None if email == INVITED else "correct horse battery staple"
        person = actions.hire(email=email, name=email, roles=[], password=password)
        if email == CLOSED:
            actions.deactivate(person)
    yield
    links._after_the_answer.submit(lambda: None).result()


def log_in(email: str) -> int:
    # Each from an address of its own, or the fifth would be throttled.
    number = next(_addresses)
    client = Client(REMOTE_ADDR=f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}")
    return client.post("/admin/login/", {"username": email, "password": "a wrong guess"}).status_code


def forget(email: str) -> int:
    return Client().post("/admin/forgotten/", {"email": email}).status_code


def medians(ask: Callable[[str], int], emails: tuple[str, ...]) -> dict[str, float]:
    """Milliseconds; the arms take turns, so that whatever else the machine does meets all of them."""
    took: dict[str, list[float]] = {email: [] for email in emails}
    for email in emails:
        ask(email)
    for turn in range(TIMES):
        for email in emails[turn % len(emails) :] + emails[: turn % len(emails)]:
            gc.collect(0)
            began = perf_counter()
            ask(email)
            took[email].append((perf_counter() - began) * 1000)
            # A mail leaves in its own time: the next measurement must not feel it.
            links._after_the_answer.submit(lambda: None).result()
    return {email: median(times) for email, times in took.items()}


@pytest.mark.parametrize(
    ("ask", "emails"),
    [(log_in, (KNOWN, UNKNOWN)), (log_in, (CLOSED, INVITED, UNKNOWN)), (forget, (KNOWN, CLOSED, UNKNOWN))],
    ids=["log in", "log in closed and invited", "forgotten"],
)
def test_time_does_not_tell_who_works_here(ask: Callable[[str], int], emails: tuple[str, ...]) -> None:
    found = medians(ask, emails)
    print(", ".join(f"{email.partition('@')[0]} {ms:.2f} ms" for email, ms in found.items()))
    assert max(found.values()) / min(found.values()) < 1.05
