"""Takes a picture of every screen of the demo newsroom, for people to look at; `make screenshots`.

Left in build/screenshots/<look>/<name>.png. It fails when a screen does not answer, so a list that grew old is noticed.
The list is in `screens.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings

from newsroom.settings.env import ROOT
from tests.journeys.editor_page.browser import EDITOR
from tests.screenshots.newsroom import Newsroom
from tests.screenshots.screen import NOBODY, Screen
from tests.screenshots.screens import screens

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FOLDER = ROOT / "build" / "screenshots"
# Width, height and theme of the pictures in each folder.
LOOKS = {"desktop": (1280, 900, "light"), "phone": (390, 844, "light"), "dark": (1280, 900, "dark")}


class Camera:
    """One browser; each person has one session and one page in it, which is opened once for all looks."""

    def __init__(self, chromium: Browser, address: str, log_in: Any) -> None:
        self.chromium, self.address, self.log_in = chromium, address, log_in
        self._pages: dict[str, Page] = {}

    def take(self, screen: Screen, newsroom: Newsroom) -> int:
        """The status of the answer."""
        page = self._page_of(screen.persona, newsroom)
        self._look(page, "desktop")
        answer = page.goto(self.address + screen.path)
        assert answer is not None
        if page.locator("[data-body-editor]").count():
            page.locator(EDITOR).wait_for()
        if screen.then:
            screen.then(page)
        for look in LOOKS:
            self._look(page, look)
            page.screenshot(path=FOLDER / look / f"{screen.name}.png", full_page=True)
        return answer.status

    def _look(self, page: Page, look: str) -> None:
        width, height, theme = LOOKS[look]
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]

    def _page_of(self, persona: str, newsroom: Newsroom) -> Page:
        if persona not in self._pages:
            # Nothing moves or fades: a picture would show it half-way.
            context = self.chromium.new_context(reduced_motion="reduce")
            if persona != NOBODY:
                key = self.log_in(newsroom.person(persona)).cookies[settings.SESSION_COOKIE_NAME].value
                context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": self.address}])
            self._pages[persona] = page = context.new_page()
            # Words that were typed for one picture are left for the next.
            page.on("dialog", lambda dialog: dialog.accept())
        return self._pages[persona]

    def close(self) -> None:
        for page in self._pages.values():
            page.context.close()


@contextmanager
def camera(chromium: Browser, address: str, log_in: Any) -> Iterator[Camera]:
    one = Camera(chromium, address, log_in)
    yield one
    one.close()


@pytest.mark.django_db(transaction=True)
def test_every_screen_has_its_picture(chromium: Browser, live_server: Any, at_desk: Any) -> None:
    newsroom, odd = Newsroom(), []
    began = datetime.now().timestamp()  # noqa: DTZ005 - compared with the clock of files
    listed = screens(newsroom)
    with camera(chromium, live_server.url, at_desk) as taking:
        for screen in listed:
            if (status := taking.take(screen, newsroom)) != screen.status:
                odd.append(f"{screen.name} {screen.path}: {status}")
    taken = [one for one in FOLDER.glob("*/*.png") if one.stat().st_mtime >= began]
    assert odd == []
    assert len({screen.name for screen in listed}) == len(listed)
    assert len(taken) == len(LOOKS) * len(listed)
