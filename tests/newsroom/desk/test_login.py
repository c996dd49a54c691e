"""Where the log-in leads: to the page that somebody asked for, and never to one that takes only a POST."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests.newsdesk import PASSWORD, Newsdesk
from tests.policy.table import rows

LOGIN = "/admin/login/"
PARTS: list[dict[str, Any]] = [
    {},
    {"notice": 1},
    {"kept": 1},
    {"story": 1},
    {"story": 1, "row": 1},
    {"story": 1, "number": 1},
    {"story": 1, "row": 1, "direction": "up"},
]


def address(name: str) -> str:
    for parts in PARTS:
        try:
            return reverse(name, kwargs=parts)
        except NoReverseMatch:
            continue
    raise AssertionError(name)


# As the table of routes says, so that a new one is asked about by itself.
ONLY_POSTS = [
    address(route.split(" ")[0])
    for row in rows()
    if (row.method, row.status) == ("GET", "405")
    for route in row.route.split("|")
]


def led_to(desk: Newsdesk, wanted: str) -> str:
    sent = {"username": desk.rosa.email, "password": PASSWORD, "next": wanted}
    return str(Client().post(f"{LOGIN}?next={wanted}", sent).headers["Location"])


@pytest.mark.parametrize("wanted", [*ONLY_POSTS, "/admin/logout/?x=1", "http://testserver/admin/logout/"])
def test_what_takes_only_a_post_is_not_gone_to(desk: Newsdesk, wanted: str) -> None:
    assert led_to(desk, wanted) == "/admin/"


@pytest.mark.parametrize(
    "wanted", ["/admin/", "/admin/articles/article/", "/admin/articles/article/1/assign/", "/admin/nowhere/at/all/"]
)
def test_every_other_page_of_the_desk_is(desk: Newsdesk, wanted: str) -> None:
    assert led_to(desk, wanted) == wanted


def test_the_log_in_itself_leads_nowhere_else(desk: Newsdesk) -> None:
    assert led_to(desk, "https://evil.example/") == "/admin/"


def test_a_wrong_password_leads_nowhere(desk: Newsdesk) -> None:
    sent = {"username": desk.rosa.email, "password": "wrong", "next": "/admin/logout/"}
    assert "Location" not in Client().post(LOGIN, sent).headers
