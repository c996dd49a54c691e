"""The demo newsroom, with a story in each of the places that the demo itself leaves empty."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.urls import reverse

from articles.actions import assigning, editing, stops, workflow
from articles.actions.publishing.kill import kill
from articles.models import Article, Publication, PublicNote, Section
from articles.models.clock import database_now
from articles.rules import body
from articles.vocabulary import Move, Stage, Standing
from newsroom.accounts.models import User
from newsroom.demo import content
from newsroom.demo.filling import fill


class Newsroom:
    """`stories["held"]`: a story in that state; people by the name before their address's @."""

    def __init__(self) -> None:
        filled = fill(content.load(), say=lambda _words: None)
        self.world = Section.objects.get(slug="world")
        self.lead = filled.stories["radar-tracks"]
        self.now = database_now()
        self.stories = {
            "draft": Article.objects.filter(owner=self.person("rosa"), stage=Stage.DRAFT)[0],
            "in-review": Article.objects.filter(stage=Stage.IN_REVIEW).exclude(standing=Standing.LIVE)[0],
            "ready": Article.objects.filter(stage=Stage.READY, standing=Standing.NEVER_OUT)[0],
            "scheduled": Article.objects.filter(stage=Stage.SCHEDULED)[0],
            "withdrawn": Article.objects.filter(standing=Standing.WITHDRAWN)[0],
            "pitch": self._story("Who counts the swans when the counters are on strike?", stage=Stage.PITCH),
            "assigned": self._commissioned(),
            "legal": self._sent("Harbour board paid twice for one crane, its books say", Move.ASK_LEGAL),
            "subs": self._sent("Salt barges wait for a lock that is waiting for them", Move.TO_SUBS),
            "held": self._sent("Lock keeper saw the barge turn back at midnight", Move.HOLD),
            "spiked": self._sent("Pellin gull learns to open lunch boxes", Move.SPIKE),
            "stopped": self._stopped(),
            "corrected": self._with_an_approved_correction(),
        }
        # Of the live ones that are on no other picture, the oldest.
        others = [self.lead.pk, self.stories["corrected"].pk]
        self.stories["killed"] = Article.objects.filter(standing=Standing.LIVE).exclude(pk__in=others).order_by("pk")[0]
        kill(self.stories["killed"], reason="Order 7 of the port court.", by=self.person("mara"), at=self.now)

    def person(self, name: str) -> User:
        return User.objects.get(email=f"{name}@demo.example")

    def page_of(self, state: str) -> str:
        """Where readers find, or found, the story in that state."""
        return Publication.objects.get(article_id=self.stories[state].pk).path

    @property
    def correction(self) -> str:
        """The address of the newest one that readers have."""
        return PublicNote.objects.order_by("-published_at", "-pk")[0].path

    def door(self, name: str, story: Article, *parts: Any) -> str:
        return reverse(f"admin:articles_article_{name}", args=[story.pk, *parts])

    # --- Stories that the demo does not have ---------------------------------------------------------------

    def _story(self, headline: str, *, stage: Stage = Stage.DRAFT) -> Article:
        lines = ["The harbour office opened its books for one afternoon.", "Nobody there could explain page nine."]
        return editing.create_draft(
            section=self.world,
            by=self.person("rosa"),
            at=self.now,
            stage=stage,
            headline=headline,
            standfirst="What we know, and what the office does not say.",
            body=body.from_paragraphs(lines),
        )

    def _move(self, story: Article, move: Move, by: str) -> None:
        story.refresh_from_db()
        assert story.latest_revision is not None
        note = "Ask the harbour office again before this goes anywhere."
        workflow.move(story, move=move, revision=story.latest_revision, by=self.person(by), at=self.now, note=note)

    def _sent(self, headline: str, on: Move) -> Article:
        """To the desk, and from there on."""
        story = self._story(headline)
        self._move(story, Move.SEND, "rosa")
        self._move(story, on, "ed")
        return story

    def _commissioned(self) -> Article:
        story = self._story("A day on the last coal barge", stage=Stage.PITCH)
        assert story.latest_revision is not None
        assigning.assign(
            story,
            to=self.person("rosa"),
            revision=story.latest_revision,
            due_at=self.now + dt.timedelta(days=2),
            words=900,
            note="Leave with the barge at six; ask the skipper who buys the coal.",
            by=self.person("ed"),
            at=self.now,
        )
        return story

    def _stopped(self) -> Article:
        """Approved; then a letter came, and a promise to a source."""
        story = self._sent("Pilot who warned of the sandbank was not asked", Move.APPROVE)
        said = {"by": self.person("ed"), "at": self.now}
        stops.place_legal_hold(story, reason="Their lawyers say that page nine is forged.", **said)
        until = self.now + dt.timedelta(days=3)
        stops.set_embargo(story, until=until, reason="Agreed with the pilots’ union.", **said)
        stops.mark_sensitive(story, reason="The pilot is named.", **said)
        return story

    def _with_an_approved_correction(self) -> Article:
        """A live story whose correction waits for the press of a button."""
        story = Article.objects.filter(standing=Standing.LIVE, reader_notes__release=None, reader_notes__isnull=False)[
            0
        ]
        for move, by in ((Move.SEND, story.owner), (Move.APPROVE, self.person("mara"))):
            if story.stage == {Move.SEND: Stage.DRAFT, Move.APPROVE: Stage.IN_REVIEW}[move]:
                self._move(story, move, by.email.partition("@")[0])
                story.refresh_from_db()
        return story
