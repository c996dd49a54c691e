"""A newsroom with a story in each state, and for every route a request that would succeed for whoever may make it."""

from __future__ import annotations

import copy
import uuid
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from articles.actions import author, byline, editing, refusal, tag
from articles.models import Article, Author, Publication
from articles.rules.address import story_path
from articles.views.paging import encode
from newsroom.accounts import actions as accounts
from newsroom.accounts.models import User
from newsroom.accounts.roles import Role
from tests.newsdesk import PASSWORD, Newsdesk
from tests.policy.walk import Route

PRINCIPALS = ("anonymous", "rosa", "ed", "libby", "ada", "olu", "stranger", "gone")
STATES = ("draft", "in_review", "ready", "live", "edited", "withdrawn", "elsewhere")
MOVES = ("send", "send-back", "approve")
NEW_PASSWORD = "a quay of herring gulls"


@dataclass(frozen=True)
class Target:
    """A route and, where its address holds a verb, which one: one line's name in the table."""

    route: Route
    verb: str = ""

    @property
    def name(self) -> str:
        return f"{self.route.name} {self.verb}".strip()

    @property
    def states(self) -> tuple[str, ...]:
        of_a_story = "<int:story>" in self.route.pattern or "<story:" in self.route.pattern
        return STATES if of_a_story else ("-",)


def targets(routes: list[Route]) -> list[Target]:
    verbs = {"<slug:move>": MOVES, "<slug:direction>": ("down",)}
    found = []
    for route in routes:
        known = next((words for part, words in verbs.items() if part in route.pattern), ("",))
        found += [Target(route, verb) for verb in known]
    return found


class World:
    """World is the section of rosa and ed (and Culture); olu edits Sport, where the story "elsewhere" is."""

    def __init__(self) -> None:
        self.desk = desk = Newsdesk()
        self.culture, self.sport = desk.section("Culture"), desk.section("Sport")
        self.people: dict[str, User] = {
            "rosa": desk.hire("rosa", Role.REPORTER, desk.world, self.culture),
            "ed": desk.hire("ed", Role.EDITOR, desk.world, self.culture),
            "libby": desk.hire("libby", Role.LIBRARIAN),
            "ada": desk.hire("ada", Role.ADMINISTRATOR),
            "olu": desk.hire("olu", Role.EDITOR, self.sport),
            "stranger": desk.hire("mallory", None),
            "gone": desk.hire("gert", Role.EDITOR),
        }
        self.sam = desk.hire("sam", Role.REPORTER, self.sport)
        self.spare_tag = desk.tag("Spare")
        self.linnet = author.save(Author(name="Rosa Linnet"))
        self.spare_author = author.save(Author(name="Spare Hand"))
        self.source = desk.source()
        self.tags = [desk.tag("Harbour"), desk.tag("Ferries")]
        self.stories = {
            "draft": self.story(),
            "in_review": desk.in_review(self.story()),
            "ready": desk.ready(self.story()),
            "live": desk.live(self.story()),
            "edited": self.edited(desk.live(self.story())),
            "withdrawn": desk.withdrawn(self.story()),
            "elsewhere": self.story(by=self.sam, section=self.sport),
        }
        for story in self.stories.values():
            story.refresh_from_db()
        # Let go while logged in: their session is still there.
        accounts.deactivate(self.people["gone"])

    def story(self, by: User | None = None, **text: Any) -> Article:
        desk, by = self.desk, by or self.desk.rosa
        story = desk.draft(by=by, **text)
        desk.attribute(story, "The ferry runs again", by=by, source=self.source)
        for one in self.tags:
            tag.attach(story, tag=one, by=by, at=desk.now)
        for name in (self.linnet, author.save(Author(name="Jo Tern"))):
            byline.add(story, author=name, by=by, at=desk.now)
        for headline in ("Keel yard hires", "The lighthouse log"):
            desk.relate(story, by=by, headline=headline)
        posted = {"headline": "Lost words"}
        refusal.keep(story, form="text", posted=posted, based_on=1, found=2, by=by, at=desk.now)
        return story

    def edited(self, story: Article) -> Article:
        text = {"headline": "A newer headline"}
        editing.save_text(story, version=story.version, text=text, by=self.desk.rosa, at=self.desk.now)
        return story

    @classmethod
    def borrowing(cls, other: World, state: str) -> World:
        """The same newsroom, in which every address names its own story and a row of the story in `state`."""
        mixed = copy.copy(other)
        mixed._row = lambda name, _story: other._row(name, other.stories[state])  # type: ignore[method-assign]
        return mixed

    def url(self, target: Target, state: str) -> str:
        name, story = target.route.name, self.stories.get(state)
        if name == target.route.pattern:  # the desk's answer to addresses that do not exist
            return reverse("admin:index") + "nowhere/"
        return reverse(name, kwargs=self._parts(target, story))

    def _parts(self, target: Target, story: Article | None) -> dict[str, Any]:
        pattern, name = target.route.pattern, target.route.name
        known: dict[str, Any] = {
            "move": target.verb,
            "direction": target.verb,
            "number": 1,
            "person": self.people["rosa"].pk,
            "app_label": "articles",
            "slug": "world" if name == "articles:section" else "harbour" if name == "articles:topic" else "rosa-linnet",
            "cursor": encode(("2026-01-01T00:00:00.000000+00:00", "/2026/01/01/ferry/")),
        }
        if "object_id" in pattern:
            books = {"user": self.people["rosa"], "author": self.linnet, "section": self.culture, "source": self.source}
            known["object_id"] = books.get(name.split("_")[1], self.spare_tag).pk
        if story is not None:
            known |= {"story": story.pk, "row": self._row(name, story), "address": self._address(story)}
        return {part: value for part, value in known.items() if f":{part}>" in pattern or f"<{part}>" in pattern}

    def _row(self, name: str, story: Article) -> Any:
        kind = name.removeprefix("admin:articles_article_").split("_")[0]
        if kind == "attribution":
            return story.attributions.as_entered()[0].uuid
        rows = {"tag": story.taggings, "byline": story.bylines, "related": story.related}
        return rows.get(kind, story.refused_saves).order_by("pk")[0].pk

    def _address(self, story: Article) -> str:
        out = Publication.objects.filter(article_id=story.pk).first()
        return (out.path if out else story_path(self.desk.now.date(), "ferry-line-reopens")).lstrip("/")

    def sent(self, target: Target, state: str) -> dict[str, Any]:
        """What a form of this route posts."""
        story = self.stories.get(state)
        name = target.route.name.rpartition(":")[2].removeprefix("articles_article_")
        return {**self._of_a_story(name, story)} if story is not None else self._of_the_building(name)

    def _of_a_story(self, name: str, story: Article) -> dict[str, Any]:
        attribution = {
            "statement": "The ferry runs.",
            "kind": "STATEMENT",
            "said_precision": "DAY",
            "provenance": "NOT_RECORDED",
            "outlet_sourcing": "NOT_RECORDED",
            "terms": "NOT_RECORDED",
            "truth": "NOT_ASSESSED",
        }
        forms: dict[str, dict[str, Any]] = {
            "change": {"version": story.version, "headline": "Changed"},
            "move": {"revision": story.latest_revision_id, "note": "Ask the yard."},
            "publish": {"revision": story.latest_revision_id},
            "withdraw": {"reason": "The story confused two ships."},
            "section": {"section": self.culture.pk},
            "attribution_add": attribution,
            "attribution": {**attribution, "version": 1},
            "tag_add": {"tag": "Spare"},
            "byline_add": {"author": "Spare Hand"},
            "related_add": {"headline": "Tide tables"},
            "related": {"headline": "Tide tables", "version": 1},
        }
        return forms.get(name, {})

    def _of_the_building(self, name: str) -> dict[str, Any]:
        forms: dict[str, dict[str, Any]] = {
            "add": {"headline": "New story", "section": self.desk.world.pk},
            "articles_author_add": {"name": "New Hand"},
            "articles_author_change": {"name": "Rosa Linnet-Petrel"},
            "articles_section_add": {"name": "Weather", "position": 3},
            "articles_section_change": {"name": "Arts", "position": 3},
            "articles_source_add": {"name": "New Source", "kind": "PERSON"},
            "articles_source_change": {"name": "Ana Petrel-Linnet", "kind": "PERSON"},
            "articles_tag_add": {"name": "Weather", "kind": "TOPIC"},
            "articles_tag_change": {"name": "Spared", "kind": "TOPIC"},
            "accounts_user_add": {"email": f"{uuid.uuid4()}@newsroom.example", "name": "New", "is_superuser": "on"},
            "accounts_user_change": {"email": "rosa@newsroom.example", "name": "Rosa L.", "is_superuser": "on"},
            "accounts_user_password": {"new_password1": NEW_PASSWORD, "new_password2": NEW_PASSWORD},
            "login": {"username": "rosa@newsroom.example", "password": PASSWORD},
            "password_change": {
                "old_password": PASSWORD,
                "new_password1": NEW_PASSWORD,
                "new_password2": NEW_PASSWORD,
            },
        }
        return forms.get(name, {})
