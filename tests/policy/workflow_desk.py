"""A story in every place of the table `workflow.csv`, and what a browser posts for each of its actions."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.actions import doors, editing, scheduling, stops
from articles.actions.publishing.kill import kill
from articles.actions.publishing.withdraw import withdraw
from articles.actions.revision import record
from articles.models import Article, Revision
from articles.vocabulary import Change, Move, RevisionKind, Stage
from newsroom.accounts.models import User
from newsroom.accounts.roles import Role
from tests.newsdesk import Newsdesk
from tests.policy import workflow_table as table
from tests.policy.requests import NOT_A_CHANGE, WRITE, browser

WAYS = {
    "pitch": (),
    "assigned": (Move.COMMISSION,),
    "draft": (),
    "in_review": (Move.SEND,),
    "legal": (Move.SEND, Move.ASK_LEGAL),
    "subs": (Move.SEND, Move.TO_SUBS),
    "ready": (Move.SEND, Move.APPROVE),
    "scheduled": (Move.SEND, Move.APPROVE),
    "held": (Move.SEND, Move.HOLD),
    "spiked": (Move.SPIKE,),
}
DOORS = {
    "schedule": "schedule/",
    "unschedule": "unschedule/",
    "withdraw": "withdraw/",
    "kill": "stops/kill/",
    "reinstate": "stops/reinstate/",
    "place legal hold": "stops/legal-hold/",
    "lift legal hold": "stops/lift-legal-hold/",
    "override": "stops/override/",
    **{move: f"move/{move}/" for move in table.MOVES},
}
PUBLISH = "publish/"
SAID = {"change": Change.UPDATE, "update_note": "There is more to tell.", "excuse": "The byline follows."}
ON_HOLD = frozenset({"publish on legal hold", "lift legal hold", "override"})


class Done(NamedTuple):
    """`wrote`: the tables that were changed."""

    status: int
    wrote: frozenset[str]


class Desk:
    """The stories stand in World. Of each role two people work there, and two in Sport ("other"); one of each pair
    wrote part of every story that readers do not have yet ("an author").
    """

    def __init__(self) -> None:
        self.desk = Newsdesk()
        self.culture, sport = self.desk.section("Culture"), self.desk.section("Sport")
        self._clients: dict[tuple[str, str, str], Client] = {}
        self._authors: list[User] = []
        for role in table.ROLES:
            known = None if role == "none" else Role(role)
            for section, places in (("own", (self.desk.world, self.culture)), ("other", (sport,))):
                for author in table.AUTHOR:
                    name = f"{role}-{section}-{'author' if author == 'yes' else 'reader'}"
                    person = self.desk.hire(name, known, *(places if known else ()))
                    self._clients[role, section, author] = browser(person)
                    self._authors += [person] if author == "yes" else []
        self.stories = {place: self._story(*place) for place in table.PLACES}

    def ask(self, case: table.Case) -> Done:
        """Ask as a browser does, see what came of it, and leave everything as it was."""
        client, story = self._clients[case.role, case.section, case.author], self.stories[case.stage, case.standing]
        wrote: set[str] = set()

        def watch(execute: Any, sql: str, *rest: Any) -> Any:
            if found := WRITE.match(sql):
                wrote.add(found[1])
            return execute(sql, *rest)

        with transaction.atomic():
            if case.action in ON_HOLD:
                held = Article.objects.get(pk=story.pk)
                stops.place_legal_hold(held, reason="A letter from lawyers.", by=self.desk.ed, at=self.desk.now)
            path = DOORS.get(case.action, PUBLISH)
            with connection.execute_wrapper(watch):
                response = client.post(self._here(story) + path, self._sent(case.action, story))
            transaction.set_rollback(True)
        return Done(response.status_code, frozenset(wrote - NOT_A_CHANGE))

    def offered(self, *, role: str, place: tuple[str, str], author: str) -> set[str]:
        """What the story's page has a button or a link for."""
        page = self._clients[role, "own", author].get(f"{self._here(self.stories[place])}change/").content.decode()
        paths = {**DOORS, "publish": PUBLISH}
        if place[0] == "pitch":
            # Whoever commissions is asked to whom on the same page.
            paths["commission"] = "assign/"
        return {action for action, path in paths.items() if re.search(rf'(?:href|action)="[^"]*/\d+/{path}"', page)}

    def _here(self, story: Article) -> str:
        return f"{reverse('admin:articles_article_changelist')}{story.pk}/"

    def _sent(self, action: str, story: Article) -> dict[str, Any]:
        """Everything that any of the forms wants; each takes its own."""
        revision = story.latest_revision_id
        if action == "publish another version":
            revision = story.revisions.order_by("number")[0].pk
        noon = timezone.localtime(self.desk.now).replace(hour=12, minute=0, second=0, microsecond=0)
        hour = noon + dt.timedelta(days=2)
        return {
            "day": f"{hour:%Y-%m-%d}",
            "time": f"{hour:%H:%M}",
            "confirmed": hour.astimezone(dt.UTC).isoformat(),
            "revision": revision,
            "seen": getattr(story.schedules.order_by("-pk").first(), "pk", 0),
            "note": "Is it the same ship?",
            "reason": "We confused two ships.",
            # With other words than those that went out a second press of the same version would be refused.
            **({} if doors.is_released(story) else SAID),
        }

    # --- Stories ---------------------------------------------------------------------------------------------

    def _story(self, stage: str, standing: str) -> Article:
        desk = self.desk
        story = self._pitch() if stage in ("pitch", "assigned") else desk.draft()
        if standing != "never_out":
            desk.live(story)
            said = {"reason": "We confused two ships.", "at": desk.now}
            if standing == "withdrawn":
                withdraw(story, by=desk.ed, **said)
            if standing == "killed":
                kill(story, by=desk.mara, **said)
        if standing == "live":
            return Article.objects.get(pk=story.pk)
        if standing != "never_out":
            story.refresh_from_db()
            newer = {"headline": f"{story.headline} at night"}
            editing.save_text(story, version=story.version, text=newer, by=desk.mara, at=desk.now)
        self._write_together(story)
        for move in WAYS[stage]:
            desk.move(story, move, by=desk.ed, note="Is it the same ship?")
        story = Article.objects.get(pk=story.pk)
        if stage == "scheduled":
            self._schedule(story)
        assert (story.stage.lower(), table.PLACES.count((stage, standing))) == (stage, 1)
        return Article.objects.get(pk=story.pk)

    def _pitch(self) -> Article:
        """An idea with somebody to write it."""
        desk = self.desk
        story = Article(
            section=desk.world,
            owner=desk.rosa,
            assignee=desk.rosa,
            stage=Stage.PITCH,
            headline="Who pays for the ferry",
            body="<p>An idea.</p>",
            created_at=desk.now,
            updated_at=desk.now,
        )
        story.save()
        record(story, kind=RevisionKind.CREATED, by=desk.rosa, at=desk.now)
        return story

    def _write_together(self, story: Article) -> None:
        """A text revision by each author, as if each had saved; whether they may is another question."""
        story.refresh_from_db()
        newest = story.latest_revision
        assert newest is not None
        at = self.desk.now
        Revision.objects.bulk_create(
            Revision(
                article=story,
                number=newest.number + more,
                kind=RevisionKind.TEXT,
                content=newest.content,
                by=person,
                at=at,
                stage=story.stage,
            )
            for more, person in enumerate(self._authors, 1)
        )
        last = story.revisions.order_by("-number")[0]
        Article.objects.filter(pk=story.pk).update(latest_revision=last)

    def _schedule(self, story: Article) -> None:
        desk = self.desk
        assert story.latest_revision is not None
        scheduling.schedule(
            story,
            revision=story.latest_revision,
            due_at=desk.now + dt.timedelta(days=1),
            zone="UTC",
            by=desk.ed,
            at=desk.now,
            **SAID,
        )
