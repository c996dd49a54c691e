"""Every place in which the desk can have a story that readers do not have so: a stage, and what readers have beside it."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING

from articles.actions import assigning, scheduling, stops
from articles.models import Article, Comment, RevisionName, Section, SharedPreview, StoryEvent
from articles.vocabulary import Change, EventKind, Move, Stage, Standing
from tests.policy import workflow_table
from tests.policy.workflow_desk import WAYS

if TYPE_CHECKING:
    from tests.leaks.hidden import Hidden

_STANDINGS = {one: Standing.LIVE if one == "edited" else Standing(one.upper()) for one in workflow_table.STANDINGS}
# Without the one in which readers have exactly the newest version.
PLACES = tuple(
    (Stage(stage.upper()), _STANDINGS[standing]) for stage, standing in workflow_table.PLACES if standing != "live"
)
NEVER_OUT = tuple(stage for stage, standing in PLACES if standing is Standing.NEVER_OUT)
KNOWN = tuple(place for place in PLACES if place[1] is not Standing.NEVER_OUT)


def headline(stage: Stage, standing: Standing) -> str:
    """Of the story of the paper whose newer version ends there."""
    return f"Harbour log, {stage.label.lower()}, {standing.label.lower()}"


class Placing:
    """Brings stories to their places through the real actions, and says a secret word wherever words can be said."""

    def __init__(self, hidden: Hidden) -> None:
        self.hidden, self.desk, self.words = hidden, hidden.desk, hidden.words

    def never_out(self, stage: Stage, home: Section) -> Article:
        begun = Stage.PITCH if stage in (Stage.PITCH, Stage.ASSIGNED) else Stage.DRAFT
        return self._bring(self.hidden.draft(home, stage=begun), stage)

    def known(self, story: Article, stage: Stage) -> Article:
        """A newer version of a story that readers have, or had."""
        story.refresh_from_db()
        if story.standing == Standing.LIVE and stage is not Stage.SCHEDULED:
            self.hidden.note(story)
        # Who may approve it was not one of its authors.
        self.hidden.edit(story, by=self.desk.rosa if story.standing == Standing.LIVE else self.desk.mara)
        return self._bring(story, stage)

    def _bring(self, story: Article, stage: Stage) -> Article:
        for move in WAYS[stage.lower()]:
            if move is Move.COMMISSION:
                self._commission(story)
            else:
                self.desk.move(story, move, by=self.desk.ed, note=self.words("Transition.note"))
        if stage is Stage.SCHEDULED:
            self.schedule(story)
        self._stop(story)
        self._tell(story)
        story.refresh_from_db()
        assert story.stage == stage
        return story

    def _commission(self, story: Article) -> None:
        story.refresh_from_db()
        assert story.latest_revision is not None
        assigning.assign(
            story,
            to=self.desk.rosa,
            revision=story.latest_revision,
            due_at=self.desk.now + dt.timedelta(days=1),
            words=600,
            note=self.words("StoryEvent.note of an assignment"),
            by=self.desk.ed,
            at=self.desk.now,
        )

    def schedule(self, story: Article) -> None:
        """For a day to come; and it did not go out the first time."""
        story.refresh_from_db()
        assert story.latest_revision is not None
        row = scheduling.schedule(
            story,
            revision=story.latest_revision,
            due_at=self.desk.now + dt.timedelta(days=9),
            zone="UTC",
            by=self.desk.ed,
            at=self.desk.now,
            excuse=self.words("Schedule.excuse"),
            change=Change.UPDATE,
            update_note=self.words("Schedule.update_note"),
        )
        row.last_error = self.words("Schedule.last_error")
        row.save(update_fields=["last_error"])

    def _stop(self, story: Article) -> None:
        """Under legal hold, under embargo, sensitive, and overridden; a spiked story takes no embargo."""
        story.refresh_from_db()
        assert story.latest_revision is not None
        who = {"by": self.desk.mara, "at": self.desk.now}
        stops.place_legal_hold(story, reason=self.words("reason of a hold"), **who)
        if story.stage != Stage.SPIKED:
            until = self.desk.now + dt.timedelta(days=9)
            stops.set_embargo(story, until=until, reason=self.words("reason of an embargo"), **who)
        stops.mark_sensitive(story, reason=self.words("reason of the mark"), **who)
        stops.override(story, revision=story.latest_revision, reason=self.words("reason of an override"), **who)

    def _tell(self, story: Article) -> None:
        """A record of each kind that there is, whoever writes it, a guest's link, and words that a save lost."""
        facts = {"article": story, "by": self.desk.ed, "at": self.desk.now}
        link, said = uuid.uuid4(), uuid.uuid4()
        of_it = {"revision": story.latest_revision, "data": {"preview": str(link), "comment": str(said)}}
        notes = {kind: self.words(f"StoryEvent.note of {kind}") for kind in EventKind}
        StoryEvent.objects.bulk_create(
            StoryEvent(kind=kind, note=note, **of_it, **facts) for kind, note in notes.items()
        )
        named = {"revision": story.latest_revision, "by": self.desk.ed, "at": self.desk.now}
        RevisionName.objects.create(name=notes[EventKind.NAMED], **named)
        SharedPreview.objects.create(
            uuid=link,
            revision=story.latest_revision,
            note=self.words("SharedPreview.note"),
            expires_at=self.desk.now + dt.timedelta(days=3),
            **facts,
        )
        words = {name: self.words(f"Comment.{name}") for name in ("words", "passage", "before", "after")}
        Comment.objects.create(uuid=said, revision=story.latest_revision, **words, **facts)
        self.hidden.refused(story)
