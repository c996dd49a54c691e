"""Windows at the desk for journeys: each of somebody who is signed in, all closed when the test is over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings

from newsroom.accounts.models import User
from tests.journeys.looks import new_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture
def opened(chromium: Browser, live_server: Any, at_desk: Any) -> Iterator[Any]:
    """`opened(person, address)`: a page of the desk before this person, in a browser of their own."""
    pages: list[Page] = []

    def open_page(person: User, address: str = "/admin/") -> Page:
        session = at_desk(person).cookies[settings.SESSION_COOKIE_NAME].value
        pages.append(new_page(chromium, address=live_server.url, session=session))
        pages[-1].goto(live_server.url + address)
        return pages[-1]

    yield open_page
    for page in pages:
        page.context.close()


def press(page: Page, role: Any, name: Any) -> None:
    """And wait for the page that it leads to."""
    with page.expect_navigation():
        page.get_by_role(role, name=name).click()


def beside(page: Page, name: str) -> None:
    """The part of the story with this name, shown beside its text; "Tags" for "Tags 3"."""
    page.get_by_role("tab", name=name).click()
