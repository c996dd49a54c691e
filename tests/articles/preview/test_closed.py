"""What opens nothing: changed, ended and foreign addresses, and every method that sends."""

import datetime as dt
import random
import string
import uuid

import pytest
import time_machine
from django.core.signing import Signer
from django.test import Client

from articles.actions import sharing
from articles.actions.publishing.kill import kill
from articles.rules.shared_preview import LIFE
from tests.guests import METHODS, is_nowhere, path_of, shared, shared_before, visit

pytestmark = pytest.mark.django_db


def tampered(token, seed):
    """The token with a letter changed, left out, put in or two of them exchanged; or a piece of another."""
    rng = random.Random(seed)  # noqa: S311 - repeatable, not secret
    letters = string.ascii_letters + string.digits + "-_."
    at = rng.randrange(len(token))
    return rng.choice(
        [
            token[:at] + rng.choice(letters.replace(token[at], "")) + token[at + 1 :],
            token[:at] + token[at + 1 :],
            token[:at] + rng.choice(letters) + token[at:],
            token[:at] + token[at:].swapcase() if token[at:].swapcase() != token[at:] else token[1:],
            uuid.UUID(int=rng.getrandbits(128)).hex + token[32:],
        ]
    )


def test_200_changed_addresses_answer_like_one_at_which_nothing_ever_was(link):
    token = sharing.token_of(link)
    tried = {tampered(token, seed) for seed in range(400)} - {token}
    tried = sorted(one for one in tried if one)[:200]
    assert len(tried) == 200
    assert [one for one in tried if not is_nowhere(visit(f"/preview/{one}/"))] == []
    link.refresh_from_db()
    assert link.opened == 0


def signed(value, **how):
    return Signer(**{"salt": "articles.preview", "sep": ".", **how}).sign(value)


@pytest.mark.parametrize(
    "make",
    [
        lambda link: link.uuid.hex,
        lambda link: f"{link.uuid.hex}.",
        lambda link: str(link.pk),
        lambda link: signed(str(link.pk)),
        lambda link: signed(str(link.article.uuid)),
        lambda link: signed(uuid.uuid4().hex),
        lambda link: signed(""),
        lambda link: signed("x" * 90),
        lambda link: signed(link.uuid.hex, salt="newsroom.wires.sealed:1"),
        lambda link: signed(link.uuid.hex, salt="django.core.signing"),
        lambda link: signed(link.uuid.hex, key="a" * 50),
    ],
)
def test_nor_does_one_of_another_thing_or_with_another_key(link, make):
    assert is_nowhere(visit(f"/preview/{make(link)}/"))


def test_ended_links_answer_the_same(desk):
    story, other = desk.live(), desk.draft()
    links = [shared_before(desk, other, ago=LIFE), shared(desk, other), shared(desk, story), shared(desk, desk.draft())]
    sharing.revoke(links[1], by=desk.ed, at=desk.now)
    kill(story, reason="A court order.", by=desk.mara, at=desk.now)
    desk.held(links[3].article)
    assert [is_nowhere(visit(one)) for one in links] == [True] * 4


def test_the_database_says_what_time_it_is(desk):
    link = shared_before(desk, desk.draft(), ago=LIFE - dt.timedelta(hours=1))
    with time_machine.travel(link.expires_at + dt.timedelta(days=300)):
        assert visit(link).status_code == 200
    ended = shared_before(desk, desk.draft(), ago=LIFE)
    with time_machine.travel(ended.at):
        assert visit(ended).status_code == 404


@pytest.mark.parametrize("method", METHODS)
def test_nothing_can_be_sent_there(link, method):
    strict = Client(enforce_csrf_checks=True)
    assert is_nowhere(strict.generic(method, path_of(link)))
    link.refresh_from_db()
    assert link.opened == 0
