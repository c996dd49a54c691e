"""What the tests of the books share: their pages, and who may open them."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

ROLES = ("rosa", "ed", "libby", "ada", "stranger")


def page(book: str, door: str, *args: Any) -> str:
    return reverse(f"admin:{book}_{door}", args=args)


def answers(request: pytest.FixtureRequest, at_desk: Any, person: str, book: str, row: Any) -> dict[str, int]:
    """The status of each page of the book for this person; `save` is a POST of nothing to the row."""
    client = at_desk(request.getfixturevalue(person))
    return {
        "list": client.get(page(book, "changelist")).status_code,
        "add": client.get(page(book, "add")).status_code,
        "open": client.get(page(book, "change", row.pk)).status_code,
        "save": client.post(page(book, "change", row.pk), {}).status_code,
        "history": client.get(page(book, "history", row.pk)).status_code,
        "delete": client.post(f"/admin/{book.replace('_', '/')}/{row.pk}/delete/", {"post": "yes"}).status_code,
    }


def rights(*, see: bool, add: bool, change: bool) -> dict[str, int]:
    """The answers that these rights lead to; 404 for delete, because there is no such door for anybody."""
    ok = {True: 200, False: 403}
    return {
        "list": ok[see],
        "add": ok[add],
        "open": ok[see],
        "save": ok[change],
        "history": ok[see],
        "delete": 404,
    }


ALL = rights(see=True, add=True, change=True)
LOOK = rights(see=True, add=False, change=False)
NOTHING = rights(see=False, add=False, change=False)
