"""Thousands of hostile requests to every address of the site: each gets an answer, and none of them is a failure.

The addresses come from the site's own routes, the parameters from its own pages, so new ones join by themselves.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.signals import got_request_exception
from django.db import transaction
from django.test import Client

from tests.hostile.attacks import Attack, Attacker, names_in
from tests.policy.requests import browser
from tests.policy.walk import routes
from tests.policy.world import Target, World, targets

pytestmark = pytest.mark.django_db

WHO = ("anonymous", "ed", "libby", "ada")
TARGETS = targets(routes())


class Site:
    """One newsroom; every request is rolled back."""

    def __init__(self) -> None:
        self.world = World()
        self.clients = {who: browser(self.world.people.get(who)) for who in WHO}
        self.failures: list[str] = []
        self._why: list[str] = []
        self.names = {target.name: self._names(target) for target in TARGETS}
        got_request_exception.connect(self._note, weak=False, dispatch_uid="hostile")

    def _note(self, **_facts: Any) -> None:
        self._why.append("".join(traceback.format_exc().splitlines(keepends=True)[-9:]))

    def _names(self, target: Target) -> list[str]:
        """What the forms and links of the page send, to whomever they are shown."""
        found: set[str] = set()
        for state in {"draft", "live", "-"} & set(target.states):
            for who in ("ed", "ada", "libby"):
                with transaction.atomic():
                    answer = self.clients[who].get(self.world.url(target, state))
                    transaction.set_rollback(True)
                if "text/html" in answer.headers.get("Content-Type", ""):
                    found |= names_in(answer.content.decode())
        return sorted(found)

    def take(self, who: str, made: Attack) -> None:
        client, self._why = self.clients[who], []
        cookies = client.cookies.copy()
        with transaction.atomic():
            answer = send(client, made)
            transaction.set_rollback(True)
        client.cookies = cookies
        if answer >= 500:
            self.failures.append(f"{answer} {who} {made}\n{''.join(self._why)}")


def send(client: Client, made: Attack) -> int:
    """The status of the answer; the address goes out as it stands, percent-encoded or not."""
    path, _, query = made.url.partition("?")
    headers = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in made.headers.items()}
    if "HTTP_CONTENT_LENGTH" in headers:
        headers["CONTENT_LENGTH"] = headers.pop("HTTP_CONTENT_LENGTH")
    # A line break in an address or header is refused by every server.
    path = path.replace("\n", "%0A").replace("\r", "%0D")
    response = client.generic(made.method, path, made.body, made.content_type, QUERY_STRING=query, **headers)
    if response.streaming:
        b"".join(response.streaming_content)
    else:
        len(response.content)
    return response.status_code


@pytest.fixture(scope="module")
def site(django_db_setup: None, django_db_blocker: Any) -> Iterator[Site]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield Site()
        transaction.set_rollback(True)
    got_request_exception.disconnect(dispatch_uid="hostile")


@pytest.mark.parametrize(
    "count", [1_000, pytest.param(10_000, marks=[pytest.mark.slow, pytest.mark.exhaustive])], ids=["some", "all"]
)
def test_no_request_is_answered_by_a_failure(site: Site, count: int) -> None:
    site.failures.clear()
    attacker = Attacker(seed=count)
    for number in range(count):
        target = TARGETS[number % len(TARGETS)]
        state = target.states[(number // len(TARGETS)) % len(target.states)]
        url, sent = site.world.url(target, state), site.world.sent(target, state)
        site.take(attacker.choose(WHO), attacker.attack(url, site.names[target.name], sent))
    assert not site.failures, "\n\n".join(site.failures)


def test_the_pages_name_their_parameters(site: Site) -> None:
    assert {"headline", "version", "planned_for"} <= set(site.names["admin:articles_article_change"])
