"""A newsroom with a story in each state, and for every route a request that would succeed for whoever may make it."""

from __future__ import annotations

import copy
import uuid
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from articles.actions import attribution, author, comment, editing, house_page, refusal, saved_filter, sharing, sitting
from articles.admin.article.deeds import DEEDS
from articles.models import (
    Article,
    Attribution,
    Author,
    Byline,
    HousePage,
    Notice,
    Publication,
    PublicNote,
    RelatedHeadline,
    Tagging,
)
from articles.rules.address import story_path
from articles.rules.anchor import Anchor
from articles.views.paging import encode
from newsroom.accounts import actions as accounts
from newsroom.accounts.links import tokens
from newsroom.accounts.models import User
from newsroom.accounts.roles import Role
from tests.newsdesk import Newsdesk
from tests.policy import forms
from tests.policy.walk import Route

PRINCIPALS = (
    "anonymous",
    "rosa",
    "suki",
    "ed",
    "mara",
    "lena",
    "kit",
    "libby",
    "ada",
    "olu",
    "stranger",
    "gone",
)
STATES = ("draft", "in_review", "ready", "live", "edited", "withdrawn", "elsewhere")
MOVES = ("send", "send-back", "approve")


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
    verbs = {"<slug:move>": MOVES, "<slug:direction>": ("down",), "<slug:deed>": tuple(DEEDS)}
    found = []
    for route in routes:
        known = next((words for part, words in verbs.items() if part in route.pattern), ("",))
        found += [Target(route, verb) for verb in known]
    return found


class World:
    """World is the section of rosa, suki and ed (and Culture); olu edits Sport, where the story "elsewhere" is."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], str] = {}
        self.desk = desk = Newsdesk()
        self.culture, self.sport = desk.section("Culture"), desk.section("Sport")
        self.people: dict[str, User] = {
            "rosa": desk.hire("rosa", Role.REPORTER, desk.world, self.culture),
            "suki": desk.hire("suki", Role.SUB_EDITOR, desk.world, self.culture),
            "ed": desk.hire("ed", Role.EDITOR, desk.world, self.culture),
            # Whoever serves every section is a member of one that has nothing to do with the stories here.
            "mara": desk.hire("mara", Role.MANAGING_EDITOR, self.culture),
            "lena": desk.hire("lena", Role.LEGAL, self.culture),
            "kit": desk.hire("kit", Role.SOURCE_KEEPER, self.culture),
            "libby": desk.hire("libby", Role.LIBRARIAN),
            "ada": desk.hire("ada", Role.ADMINISTRATOR),
            "olu": desk.hire("olu", Role.EDITOR, self.sport),
            "stranger": desk.hire("mallory", None),
            "gone": desk.hire("gert", Role.EDITOR),
        }
        self.sam = desk.hire("sam", Role.REPORTER, self.sport)
        self.spare_tag = desk.tag("Spare")
        self.linnet = author.save(Author(name="Rosa Linnet"))
        self.jo_tern = author.save(Author(name="Jo Tern"))
        self.spare_author = author.save(Author(name="Spare Hand"))
        about = HousePage(slug="about", title="About us", body="<p>Since 1887.</p>", is_out=True)
        self.about = house_page.save(about, version=0, by=self.people["mara"], at=desk.now)
        self.source = desk.source()
        self.tags = [desk.tag("Harbour"), desk.tag("Ferries")]
        self.stories = {
            "draft": self.story(),
            "in_review": desk.in_review(self.story()),
            "ready": desk.ready(self.story()),
            # With a note that readers have, and one that waits.
            "live": desk.corrected(desk.live(self.story())),
            "edited": self.noted(self.edited(desk.live(self.story()))),
            "withdrawn": desk.withdrawn(self.story()),
            "elsewhere": self.story(by=self.sam, section=self.sport),
        }
        for state, story in self.stories.items():
            story.refresh_from_db()
            by = self.people["olu" if state == "elsewhere" else "ed"]
            facts = {"note": "The author, to check quotations", "by": by, "at": desk.now}
            sharing.share(story, revision=story.latest_revision, **facts)
        # That her story was published.
        self.told = Notice.objects.filter(person=self.people["rosa"]).order_by("pk")[0]
        self.kept = saved_filter.keep(name="Mine", query="stage=DRAFT", by=self.people["rosa"])
        # Let go while logged in: their session is still there.
        accounts.deactivate(self.people["gone"])

    def story(self, by: User | None = None, **text: Any) -> Article:
        desk, by = self.desk, by or self.desk.rosa
        story = desk.draft(by=by, **text)
        # Rows without a revision each; the last one keeps all of it.
        for position, one in enumerate(self.tags, 1):
            Tagging.objects.create(content_object=story, tag=one, position=position)
        for position, name in enumerate((self.linnet, self.jo_tern), 1):
            Byline.objects.create(article=story, author=name, position=position)
        for position, headline in enumerate(("Keel yard hires", "The lighthouse log"), 1):
            facts: dict[str, Any] = {"position": position, "added_by": by, "added_at": desk.now}
            RelatedHeadline.objects.create(article=story, headline=headline, **facts)
        row = Attribution(article=story, statement="The ferry runs again", source=self.source)
        attribution.add(row, by=by, at=desk.now, passages=["The ferry runs again"])
        story.refresh_from_db()
        comment.add(story, words="Who says so?", about=Anchor("The ferry runs again"), by=by, at=desk.now)
        posted = {"headline": "Lost words"}
        refusal.keep(story, form="text", posted=posted, based_on=1, found=2, by=by, at=desk.now)
        words = sitting.Typed(uuid.UUID(int=1), 1, posted, story.version)
        # Before the story was sent on: afterwards its writer may keep nothing.
        sitting.keep(story, words, by=by, at=desk.now)
        return story

    def edited(self, story: Article) -> Article:
        text = {"headline": "A newer headline"}
        editing.save_text(story, version=story.version, text=text, by=self.desk.rosa, at=self.desk.now)
        return story

    def noted(self, story: Article) -> Article:
        self.desk.note(story)
        return story

    @classmethod
    def borrowing(cls, other: World, state: str) -> World:
        """The same newsroom, in which every address names its own story and a row of the story in `state`."""
        mixed = copy.copy(other)
        mixed._known = {}
        mixed._row = lambda name, _story: other._row(name, other.stories[state])  # type: ignore[method-assign]
        return mixed

    def url(self, target: Target, state: str) -> str:
        """What is asked once is known: nothing that a request did outlives it."""
        key = (target.name, state)
        # Links to choose a password are of the moment.
        if key not in self._known or target.name == "accounts:password":
            self._known[key] = self._url(target, state)
        return self._known[key]

    def _url(self, target: Target, state: str) -> str:
        name, story = target.route.name, self.stories.get(state)
        if name == target.route.pattern:  # the desk's answer to addresses that do not exist
            return reverse("admin:index") + "nowhere/"
        return reverse(name, kwargs=self._parts(target, story))

    def _parts(self, target: Target, story: Article | None) -> dict[str, Any]:
        pattern, name = target.route.pattern, target.route.name
        known: dict[str, Any] = {
            "move": target.verb,
            "direction": target.verb,
            "deed": target.verb,
            "number": 1,
            "notice": self.told.pk,
            "kept": self.kept.pk,
            "person": self.people["gone" if name == "admin:accounts_user_anonymise" else "rosa"].pk,
            "uidb64": self.people["rosa"].uuid,
            "app_label": "articles",
            "slug": {
                "articles:section": "world",
                "articles:topic": "harbour",
                "articles:house_page": "about",
                "articles:correction": self._correction()[1],
            }.get(name, "rosa-linnet"),
            "month": self._correction()[0],
            "cursor": encode(("2026-01-01T00:00:00.000000+00:00", "/2026/01/01/ferry/")),
        }
        if ":token>" in pattern:
            # As she is stored: her log-in is in the link, and each test takes its own back.
            known["token"] = tokens.make_token(User.objects.get(pk=self.people["rosa"].pk))
        if name == "preview:page":
            known["token"] = sharing.token_of(self.stories["draft"].shared_previews.get())
        if "object_id" in pattern:
            books = {"user": self.people["rosa"], "author": self.linnet, "section": self.culture, "source": self.source}
            books["housepage"] = self.about
            known["object_id"] = books.get(name.split("_")[1], self.spare_tag).pk
        if story is not None:
            known |= {"story": story.pk, "row": self._row(name, story), "address": self._address(story)}
        return {part: value for part, value in known.items() if f":{part}>" in pattern or f"<{part}>" in pattern}

    def _correction(self) -> tuple[str, str]:
        """Month and slug of the one that readers have."""
        month, slug = PublicNote.objects.get().path.strip("/").removeprefix("corrections/").rsplit("/", 1)
        return month, slug

    def _row(self, name: str, story: Article) -> Any:
        kind = name.removeprefix("admin:articles_article_").split("_")[0]
        if kind == "reader":
            note = story.reader_notes.first()
            return note.pk if note else 0
        if kind == "share":
            return story.shared_previews.get().pk
        if kind == "attribution":
            return story.attributions.as_entered()[0].uuid
        rows = {
            "comment": story.comments,
            "unsaved": story.sittings,
            "tag": story.taggings,
            "byline": story.bylines,
            "related": story.related,
        }
        return rows.get(kind, story.refused_saves).order_by("pk")[0].pk

    def _address(self, story: Article) -> str:
        out = Publication.objects.filter(article_id=story.pk).first()
        return (out.path if out else story_path(self.desk.now.date(), "ferry-line-reopens")).lstrip("/")

    def sent(self, target: Target, state: str) -> dict[str, Any]:
        """What a form of this route posts."""
        story = self.stories.get(state)
        name = target.route.name.rpartition(":")[2].removeprefix("articles_article_")
        return forms.of_a_story(self, name, story) if story is not None else forms.of_the_building(self, name)
