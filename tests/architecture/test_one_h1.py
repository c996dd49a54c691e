"""Every page that is sent, of readers and of the desk, errors included: one h1, a title, no inline style or script."""

import re
from http import HTTPStatus

import pytest
from django.test import Client

from tests.policy.requests import REFUSED, browser
from tests.policy.table import row_for
from tests.policy.walk import routes
from tests.policy.world import World, targets

pytestmark = pytest.mark.django_db

H1 = re.compile(r"<h1[\s>]")
INLINE = re.compile(r"""<[^>]+\s(?:style|on[a-z]+)\s*=\s*["']""")
SCRIPT = re.compile(r"<script\b(?![^>]*(?:\bsrc=|\bnonce=|application/(?:ld\+)?json))[^>]*>")
TITLE = re.compile(r"<title>\s*([^<]+?)\s*</title>")


@pytest.fixture
def world():
    return World()


def with_a_page(who):
    """What this person is answered with a page, by the table; a refusal looks the same at every state of a story."""
    refused = set()
    for target in targets(routes()):
        for state in target.states:
            status = row_for(target.name, "GET", who, state).status
            if status in ("302", "405", "login") or (target.name, status) in refused:
                continue
            if status in REFUSED:
                refused.add((target.name, status))
            yield target, state


def pages(world):
    """Everything that answers with HTML: (address, status, HTML), asked by whoever may."""
    for who in ("ed", "libby", "ada"):
        client = browser(world.people[who])
        for target, state in with_a_page(who):
            url = world.url(target, state)
            answer = client.get(url)
            if answer.headers["Content-Type"].startswith("text/html") and answer.status_code != HTTPStatus.FOUND:
                yield f"{who} {url}", answer.status_code, answer.content.decode()
    for url in ("/admin/login/", "/nowhere/", "/2026/01/01/nowhere/", "/%00", "/?before=nonsense"):
        answer = Client().get(url)
        if answer.headers["Content-Type"].startswith("text/html"):
            yield url, answer.status_code, answer.content.decode()


def test_every_page_has_one_h1_and_a_title_and_nothing_inline(world):
    found = list(pages(world))
    # A redirect, a 405 and Django's plain 400 have no page.
    wrong = [
        url for url, status, html in found if status != HTTPStatus.METHOD_NOT_ALLOWED and len(H1.findall(html)) != 1
    ]
    untitled = [
        url for url, status, html in found if status != HTTPStatus.METHOD_NOT_ALLOWED and not TITLE.search(html)
    ]
    inline = [url for url, _status, html in found if INLINE.search(html) or SCRIPT.search(html)]
    assert (wrong, untitled, inline) == ([], [], [])
    assert len(found) > 150
