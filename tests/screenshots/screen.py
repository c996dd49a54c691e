"""One screen that a picture is taken of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

NOBODY = ""


@dataclass(frozen=True)
class Screen:
    """`persona`: NOBODY is a reader. `status`: of the answer. `then`: what to do there before the picture."""

    name: str
    persona: str
    path: str
    status: int = 200
    then: Callable[[Page], None] | None = None
