"""Every form of the desk, sent with rubbish in every field: no answer holds one of Django's own messages."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.hostile.attacks import names_in
from tests.newsroom.desk.test_wording import brought_by_django
from tests.policy.requests import browser
from tests.policy.walk import routes
from tests.policy.world import Target, World, targets

pytestmark = pytest.mark.django_db

STATES = ("draft", "live", "edited", "ready", "-")
RUBBISH = {"nothing": "", "much": "letters " * 400, "odd": "no such thing?"}
# What says which form it is and what was before the eyes of its sender stays as it is.
KEPT = frozenset({"version", "revision", "seen", "confirmed", "chosen", "do", "csrfmiddlewaretoken", "text", "take"})


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for message in brought_by_django().values():
        # Words of one's own around a value are no pattern to look for.
        if len(re.sub(r"%\(\w+\)\w|\{\w+\}", "", message)) > 12:
            yield message, re.compile(re.sub(r"%\\\(\w+\\\)\w|\\\{\w+\\\}", ".{0,200}?", re.escape(message)))


def forms_of(world: World, client: Any) -> Iterator[tuple[Target, str, set[str]]]:
    """Of each address with a form the first state of a story in which this person finds it."""
    for target in targets(routes()):
        if target.route.is_public or target.name.endswith(("logout", "login")):
            continue
        for state in STATES:
            if state not in target.states:
                continue
            answer = client.get(world.url(target, state))
            is_page = answer.status_code == 200 and "text/html" in answer.headers.get("Content-Type", "")
            if is_page and (names := names_in(answer.content.decode()) - KEPT):
                yield target, state, names
                break


@pytest.mark.parametrize("who", ["mara", "ada"])
def test_no_answer_holds_a_message_of_django(db: None, who: str) -> None:
    world, known, found, asked = World(), list(patterns()), [], 0
    client = browser(world.people[who])
    for target, state, names in list(forms_of(world, client)):
        for kind, rubbish in RUBBISH.items():
            sent = {**world.sent(target, state), **dict.fromkeys(names, rubbish)}
            cookies = client.cookies.copy()
            with transaction.atomic():
                answer = client.post(world.url(target, state), sent)
                transaction.set_rollback(True)
            client.cookies, asked = cookies, asked + 1
            text = html.unescape(answer.content.decode(errors="replace")) if not answer.streaming else ""
            found += [f"{target.name} {kind}: {message}" for message, pattern in known if pattern.search(text)]
    assert found == []
    assert asked > 20
