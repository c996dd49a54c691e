"""Takes a picture of every screen of the demo newsroom, for people to look at; `make screenshots`.

Left in build/screenshots/<look>/<name>.png. It fails when a screen does not answer, so a list that grew old is noticed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.urls import reverse

from articles.models import Article, Author, Publication, Section, Source, Tag
from articles.vocabulary import Stage, Standing
from newsroom.accounts.models import User
from newsroom.demo import content
from newsroom.demo.filling import fill
from newsroom.settings.env import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FOLDER = ROOT / "build" / "screenshots"
LOOKS: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
}


class Demo:
    """The demo newsroom and the addresses of its screens: (name, persona or "" for a reader, path)."""

    def __init__(self) -> None:
        self.filled = fill(content.load(), say=lambda _words: None)
        self.live = Article.objects.filter(standing=Standing.LIVE)
        self.in_review = Article.objects.filter(stage=Stage.IN_REVIEW).exclude(standing=Standing.LIVE)[0]
        self.draft = Article.objects.filter(owner=self.person("rosa"), stage=Stage.DRAFT)[0]
        self.ready = Article.objects.filter(stage=Stage.READY).exclude(standing=Standing.LIVE)[0]

    def person(self, name: str) -> User:
        return User.objects.get(email=f"{name}@demo.example")

    def at_story(self, name: str, story: Article, *parts: Any) -> str:
        return reverse(f"admin:articles_article_{name}", args=[story.pk, *parts])

    def screens(self) -> Iterator[tuple[str, str, str]]:
        yield from self.reader()
        yield from self.desk()
        yield from self.books()

    def reader(self) -> Iterator[tuple[str, str, str]]:
        lead = self.filled.stories["radar-tracks"]
        withdrawn = Publication.objects.get(article_id=Article.objects.filter(standing=Standing.WITHDRAWN)[0].pk)
        yield "front", "", reverse("frontpage:front")
        yield "story", "", Publication.objects.get(article_id=lead.pk).path
        yield "withdrawn", "", withdrawn.path
        yield "section", "", reverse("articles:section", args=[Section.objects.order_by("position")[0].slug])
        yield "topics", "", reverse("articles:topics")
        yield "topic", "", reverse("articles:topic", args=[Tag.objects.order_by("pk")[0].slug])
        yield "authors", "", reverse("articles:authors")
        yield "author", "", reverse("articles:author", args=[Author.objects.order_by("pk")[0].slug])
        yield "about", "", "/about/"
        yield "not-found", "", "/nowhere/"
        yield "log-in", "", reverse("admin:login")

    def desk(self) -> Iterator[tuple[str, str, str]]:
        for persona in ("rosa", "ed", "libby", "ada"):
            yield f"home-{persona}", persona, reverse("admin:index")
        live, lead = self.live.order_by("pk")[0], self.filled.stories["radar-tracks"]
        yield "stories", "ed", reverse("admin:articles_article_changelist")
        yield "begin", "rosa", reverse("admin:articles_article_add")
        yield "story-draft-rosa", "rosa", self.at_story("change", self.draft)
        yield "story-review-ed", "ed", self.at_story("change", self.in_review)
        yield "story-review-theo", "theo", self.at_story("change", self.in_review)
        yield "story-live-ed", "ed", self.at_story("change", lead)
        yield "attribution", "ed", self.at_story("attribution", lead, lead.attributions.as_entered()[0].uuid)
        yield "attribution-add", "ed", self.at_story("attribution_add", lead)
        yield "related-add", "ed", self.at_story("related_add", lead)
        yield "tag-add", "ed", self.at_story("tag_add", lead)
        yield "byline-add", "ed", self.at_story("byline_add", lead)
        yield "revision", "ed", self.at_story("revision", live, 1)
        yield "publish", "ed", self.at_story("publish", self.ready)
        yield "withdraw", "ed", self.at_story("withdraw", lead)
        yield "send-back", "ed", self.at_story("move", self.in_review, "send-back")

    def books(self) -> Iterator[tuple[str, str, str]]:
        rows = {"source": ("ed", Source), "tag": ("libby", Tag), "author": ("ada", Author), "section": ("ada", Section)}
        for name, (persona, model) in rows.items():
            yield f"{name}s", persona, reverse(f"admin:articles_{name}_changelist")
            first = model._default_manager.order_by("pk")[0]
            yield name, persona, reverse(f"admin:articles_{name}_change", args=[first.pk])
        yield "people", "ada", reverse("admin:accounts_user_changelist")
        yield "person", "ada", reverse("admin:accounts_user_change", args=[self.person("rosa").pk])
        yield "person-add", "ada", reverse("admin:accounts_user_add")
        yield "house-rules", "mara", reverse("admin:articles_houserule_changelist")
        yield "password", "rosa", reverse("admin:password_change")


@pytest.mark.django_db(transaction=True)
def test_every_screen_has_its_picture(chromium: Browser, live_server: Any, at_desk: Any) -> None:
    demo, odd = Demo(), []
    began = datetime.now().timestamp()  # noqa: DTZ005 - compared with the clock of files
    for look, options in LOOKS.items():
        for name, persona, path in demo.screens():
            context = chromium.new_context(**options)
            if persona:
                key = at_desk(demo.person(persona)).cookies[settings.SESSION_COOKIE_NAME].value
                context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": live_server.url}])
            page = context.new_page()
            answer = page.goto(live_server.url + path, wait_until="networkidle")
            page.screenshot(path=FOLDER / look / f"{name}.png", full_page=True)
            if answer and answer.status >= 400 and name not in {"not-found", "withdrawn"}:
                odd.append(f"{name} {path}: {answer.status}")
            context.close()
    taken = [one for one in Path(FOLDER).glob("*/*.png") if one.stat().st_mtime >= began]
    assert odd == []
    assert len(taken) == len(LOOKS) * len(list(demo.screens()))
