"""Ask as somebody, see the answer and what it wrote, and leave everything as it was."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from django.contrib.auth import SESSION_KEY
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from articles.models import Article
from newsroom.accounts.models import User
from tests.policy.world import Target, World

# Answers that mean "nothing happened": whoever gets one must have changed nothing.
REFUSED = frozenset({"login", "400", "403", "404", "405", "409", "410"})
WRITE = re.compile(r'^(?:INSERT INTO|UPDATE|DELETE FROM) "(\w+)"')
# Sessions are how a browser is known; words of a refused save are kept on purpose.
NOT_A_CHANGE = frozenset({"django_session", "articles_refusedsave"})
_STATE = ("pk", "stage", "standing", "owner", "live_revision")


class Answer(NamedTuple):
    """`status`: the code, or "login" for the way to the login page. `wrote`: the tables that were changed.

    `stories`: stage, standing, owner and released text of every story afterwards.
    """

    status: str
    wrote: frozenset[str]
    stories: tuple[tuple[Any, ...], ...]


def standings() -> tuple[tuple[Any, ...], ...]:
    """Stage, standing, owner and released text of every story."""
    return tuple(Article.objects.order_by("pk").values_list(*_STATE))


def browser(person: User | None) -> Client:
    client = Client(raise_request_exception=False)
    if person is None:
        return client
    was_active = person.is_active
    if not was_active:
        User.objects.filter(pk=person.pk).update(is_active=True)
    client.force_login(person)
    assert SESSION_KEY in client.session
    if not was_active:
        User.objects.filter(pk=person.pk).update(is_active=False)
    return client


def ask(
    client: Client, world: World, target: Target, *, method: str, state: str, forged: Mapping[str, str] | None = None
) -> Answer:
    url, data = world.url(target, state), {**world.sent(target, state), **(forged or {})}
    cookies, wrote = client.cookies.copy(), set[str]()

    def watch(execute: Any, sql: str, *rest: Any) -> Any:
        if found := WRITE.match(sql):
            wrote.add(found[1])
        return execute(sql, *rest)

    with transaction.atomic(), connection.execute_wrapper(watch):
        response = client.post(url, data) if method == "POST" else client.generic(method, url)
        stories = standings() if forged is not None else ()
        transaction.set_rollback(True)
    client.cookies = cookies
    to_login = response.headers.get("Location", "").startswith(reverse("admin:login"))
    return Answer("login" if to_login else str(response.status_code), frozenset(wrote - NOT_A_CHANGE), stories)
