"""Ask at the desk, as a browser does, for whatever a cell of the roles' table is about."""

from __future__ import annotations

import re
import uuid
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from articles.actions import revision
from articles.models import Article, Source
from articles.vocabulary import RevisionKind
from newsroom.accounts.models import User
from newsroom.accounts.roles import Role
from tests.policy.requests import NOT_A_CHANGE, WRITE, browser
from tests.policy.roles_table import ROLES, Cell
from tests.policy.world import World

_PATHS = {
    "story/send": "move/send/",
    "story/send back": "move/send-back/",
    "story/approve": "move/approve/",
    "story/publish": "publish/",
    "story/withdraw": "withdraw/",
    "story/move": "section/",
    "story/curate": "tags/add/",
    "story/commission": "move/commission/",
    "story/ask legal": "move/ask-legal/",
    "story/clear": "move/clear/",
    "story/pass": "move/pass/",
    "story/hold": "move/hold/",
    "story/spike": "move/spike/",
    "story/place legal hold": "stops/legal-hold/",
    "story/lift legal hold": "stops/lift-legal-hold/",
    "story/override": "stops/override/",
    "story/kill": "stops/kill/",
    "story/reinstate": "stops/reinstate/",
    "story/share": "share/",
    "story/legal notes": "legal-notes/",
}
_BOOKS = {"source": "articles_source", "tag": "articles_tag", "author": "articles_author"}
_BOOKS |= {"section": "articles_section", "page": "articles_housepage", "person": "accounts_user"}


class Done(NamedTuple):
    """`wrote`: the tables that were changed; `retired`: whether the book's source ended up retired."""

    status: int
    wrote: frozenset[str]
    retired: bool
    page: str


class Desk:
    """The stories stand in World; of each role one person works there, and one works in Sport ("other")."""

    def __init__(self) -> None:
        self.world = world = World()
        hire, home = world.desk.hire, world.desk.world
        self._clients: dict[tuple[str, str], tuple[User, Client]] = {}
        for role in ROLES:
            known = None if role == "none" else Role(role)
            for section, places in (("own", (home, world.culture)), ("other", (world.sport,))):
                person = hire(f"{role}-{section}", known, *(places if known else ()))
                self._clients[role, section] = person, browser(person)

    def ask(self, cell: Cell) -> Done:
        """Ask, see what came of it, and leave everything as it was."""
        person, client = self._clients[cell.role, cell.section if cell.section != "-" else "own"]
        wrote: set[str] = set()

        def watch(execute: Any, sql: str, *rest: Any) -> Any:
            if found := WRITE.match(sql):
                wrote.add(found[1])
            return execute(sql, *rest)

        with transaction.atomic():
            url, data = self._request(cell, person)
            with connection.execute_wrapper(watch):
                response = client.get(url) if data is None else client.post(url, data)
            retired = Source.objects.values_list("is_retired", flat=True).get(pk=self.world.source.pk)
            transaction.set_rollback(True)
        return Done(response.status_code, frozenset(wrote - NOT_A_CHANGE), retired, response.content.decode())

    def offered(self, page: str) -> set[str]:
        """What the story's page has a button or a link for."""
        found = {ask for ask, path in _PATHS.items() if re.search(rf'(?:href|action)="[^"]*/\d+/{path}"', page)}
        return found | ({"story/edit"} if 'name="headline"' in page else set())

    def home(self, role: str) -> tuple[Client, str]:
        """The landing page of somebody of this role."""
        client = self._clients[role, "own"][1]
        return client, client.get(reverse("admin:index")).content.decode()

    def _request(self, cell: Cell, person: User) -> tuple[str, dict[str, Any] | None]:
        """The address, and what is posted there; None for reading."""
        book, _, ask = cell.ask.partition("/")
        if cell.ask == "story/begin":
            return reverse("admin:articles_article_add"), {"headline": "New", "section": self.world.desk.world.pk}
        if book == "story":
            return self._of_story(cell.ask, self.world.stories[cell.state], person)
        return self._of_book(book, ask)

    def _of_story(self, ask: str, story: Article, person: User) -> tuple[str, dict[str, Any] | None]:
        if ask == "story/approve own words":
            ask, story = "story/approve", Article.objects.get(pk=story.pk)
            revision.record(story, kind=RevisionKind.TEXT, by=person, at=self.world.desk.now)
        here = f"{reverse('admin:articles_article_changelist')}{story.pk}/"
        if ask == "story/see":
            return f"{here}change/", None
        if ask == "story/edit":
            return f"{here}change/", {"version": story.version, "headline": "Changed"}
        seen = {"revision": story.latest_revision_id, "note": "Ask the yard.", "reason": "We confused two ships."}
        return here + _PATHS[ask], {**seen, "section": self.world.culture.pk, "tag": "Spare"}

    def _of_book(self, book: str, ask: str) -> tuple[str, dict[str, Any] | None]:
        name = f"admin:{_BOOKS[book]}"
        if ask == "look up":
            return reverse(f"{name}_changelist"), None
        kept = {
            "source": (self.world.source, {"name": "Ana Storm", "kind": "PERSON"}),
            "tag": (self.world.spare_tag, {"name": "Spared", "kind": "TOPIC"}),
            "author": (self.world.linnet, {"name": "Rosa Storm"}),
            "section": (self.world.culture, {"name": "Arts", "position": 3}),
            "page": (self.world.about, {"slug": "contact", "title": "Write to us", "version": int(ask == "change")}),
            "person": (self.world.sam, {"name": "Sam S.", "email": f"{uuid.uuid4()}@newsroom.example"}),
        }
        entry, form = kept[book]
        if ask == "add":
            return reverse(f"{name}_add"), form
        return reverse(f"{name}_change", args=[entry.pk]), form | ({"is_retired": "on"} if ask == "retire" else {})
