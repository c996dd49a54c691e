"""What was told, and a step that is taken for somebody."""

from __future__ import annotations

from typing import Any

from articles.actions import workflow
from articles.models import Article, Notice
from articles.vocabulary import Move
from newsroom.accounts.models import User
from tests.newsdesk import Newsdesk


def told() -> dict[str, list[str]]:
    """{who: [kind, …]} in the order in which they were told."""
    found: dict[str, list[str]] = {}
    for row in Notice.objects.select_related("person").order_by("pk"):
        found.setdefault(row.person.name, []).append(row.kind)
    return found


def send(
    desk: Newsdesk, story: Article, to: User, step: Move = Move.SEND, *, by: User | None = None, note: str = ""
) -> Article:
    story.refresh_from_db()
    assert story.latest_revision is not None
    facts: dict[str, Any] = {"revision": story.latest_revision, "by": by or desk.rosa, "at": desk.now}
    workflow.move(story, move=step, to=to, note=note, **facts)
    return story


def forgotten(made: Any) -> Any:
    """The same, with all forgotten that was told while it was made."""
    Notice.objects.all().delete()
    return made
