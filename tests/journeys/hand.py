"""What a practised person needs for clicks and keys, counted: the keystroke-level model of human-computer interaction.

Seconds a person takes, not a machine: the same on every machine, so that a test can hold them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

# Card, Moran and Newell 1983: an average typist's key, pointing at something, pressing a button, making up one's mind.
KEY, POINT, PRESS, MIND = 0.28, 1.1, 0.2, 1.35


class Hand:
    """Presses, types and clicks on a page; `seconds` adds up, `groups` counts key groups since `counted` began."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.seconds = 0.0
        self.groups = 0

    @contextmanager
    def counted(self) -> Iterator[list[int]]:
        """The key groups of what is done inside, as the one item of a list."""
        found: list[int] = []
        before = self.groups
        yield found
        found.append(self.groups - before)

    def press(self, *keys: str) -> None:
        """One group: keys that are pressed together in one go."""
        self._keys(sum(key.count("+") + 1 for key in keys))
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, words: str, *, then: tuple[str, ...] = (), wait_for: str = "") -> None:
        """One group; `wait_for`: what has to be on the page before the keys that follow the words."""
        self._keys(len(words) + len(then))
        self.page.keyboard.type(words)
        if wait_for:
            self.page.locator(wait_for).first.wait_for()
        for key in then:
            self.page.keyboard.press(key)

    def click(self, role: str, name: str) -> None:
        self.seconds += MIND + POINT + PRESS
        self.page.get_by_role(role, name=name).first.click()  # type: ignore[arg-type]

    def drag(self) -> None:
        """Over words that the caller selects: to where they begin and to where they end."""
        self.seconds += MIND + 2 * POINT + PRESS

    def _keys(self, count: int) -> None:
        self.groups += 1
        self.seconds += MIND + count * KEY
