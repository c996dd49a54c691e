"""The newsroom of `world.py` with a story in every other state: on the road, set aside, stopped, and gone for good.

Only the authorisation table asks about all of them; whoever needs a page of each kind does with the world's own.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from articles.actions import assigning, scheduling, sharing
from articles.actions.publishing.kill import kill
from articles.models import Article
from articles.vocabulary import Move, Stage
from tests.newsdesk import EXCUSE
from tests.policy.workflow_desk import WAYS
from tests.policy.world import Target, World

ON_THE_ROAD = ("pitch", "assigned", "legal", "subs", "scheduled", "held", "spiked")
# Approved, and stopped all the same.
STOPPED = ("legal_hold", "embargo")
FURTHER = (*ON_THE_ROAD, *STOPPED, "killed")


def states_of(target: Target) -> tuple[str, ...]:
    """Those in which the route can be asked; "-" where no story is asked about."""
    return target.states if target.states == ("-",) else (*target.states, *FURTHER)


class Everywhere(World):
    """A guest was shown each story while it could be shown."""

    def __init__(self) -> None:
        super().__init__()
        self.stories |= {state: self._shared(state) for state in FURTHER}
        for state in ON_THE_ROAD:
            self._bring(self.stories[state], state)
        for state in (*STOPPED, "killed"):
            self.desk.ready(self.stories[state])
        self.desk.held(self.stories["legal_hold"])
        self.desk.embargoed(self.stories["embargo"], hours=24)
        self.desk.release(self.stories["killed"])
        kill(self.stories["killed"], reason="A court order.", **self._who("mara"))
        for state in FURTHER:
            self.stories[state].refresh_from_db()

    def _who(self, name: str) -> dict[str, Any]:
        return {"by": self.people[name], "at": self.desk.now}

    def _shared(self, state: str) -> Article:
        story = self.story(stage=Stage.PITCH if state in ("pitch", "assigned") else Stage.DRAFT)
        facts = {"note": "The author, to check quotations", **self._who("ed")}
        sharing.share(story, revision=story.latest_revision, **facts)
        return story

    def _bring(self, story: Article, state: str) -> None:
        for move in WAYS[state]:
            if move is Move.COMMISSION:
                assigning.assign(story, to=self.desk.rosa, revision=story.latest_revision, **self._who("ed"))
            else:
                self.desk.move(story, move, by=self.people["ed"], note="Ask the yard.")
        if state == "scheduled":
            due = {"due_at": self.desk.now + dt.timedelta(days=1), "zone": "UTC"}
            scheduling.schedule(story, revision=story.latest_revision, excuse=EXCUSE, **due, **self._who("ed"))
