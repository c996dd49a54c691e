"""People who do anything to one story in any order."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from articles.actions import due, editing, house, scheduling, stops, tag, workflow
from articles.actions.publishing.kill import kill
from articles.actions.publishing.publish import publish
from articles.actions.publishing.reinstate import reinstate
from articles.actions.publishing.withdraw import withdraw
from articles.models import Article, Schedule
from articles.vocabulary import Change, Move, ScheduleState
from tests.policy import story_model
from tests.policy.watched_story import PEOPLE, Watched

# Where a story would go next if everybody did their work; tried more often, so that many of them arrive.
ONWARD = {
    "DRAFT": [Move.SEND],
    "IN_REVIEW": [Move.APPROVE, Move.TO_SUBS, Move.ASK_LEGAL],
    "LEGAL": [Move.CLEAR],
    "SUBS": [Move.PASS],
    "HELD": [Move.UNHOLD],
    "SPIKED": [Move.UNSPIKE],
}
SAID = "We confused two ships."
people = st.sampled_from(sorted(PEOPLE))
those_who_approve = st.sampled_from(["ed", "nell", "mara"])


class AnySequence(Watched):
    """Each step asks the real action as somebody, and tells the model when it was done."""

    @rule(by=people)
    def edit(self, by: str) -> None:
        with self.trying() as story:
            self.edits += 1
            words = f"Ferry, edit {self.edits}"
            text = {"headline": words}
            editing.save_text(story, version=story.version, text=text, by=self.paper.people[by], at=self.now)
            self.known.edited(by, headline=words)

    @rule(by=people)
    def change_tags(self, by: str) -> None:
        with self.trying() as story:
            has = story.taggings.filter(tag=self.paper.tag).first()
            if has:
                tag.detach(has, by=self.paper.people[by], at=self.now)
            else:
                tag.attach(story, tag=self.paper.tag, by=self.paper.people[by], at=self.now)
            self.known.edited(by, headline=None)

    @rule(by=people, move=st.sampled_from(sorted(Move)), is_old=st.sampled_from([False, False, False, True]))
    def move_anywhere(self, by: str, move: Move, is_old: bool) -> None:
        self._move(by, move, is_old=is_old)

    @rule(by=people, which=st.integers(0, 2))
    def move_on(self, by: str, which: int) -> None:
        if ways := ONWARD.get(self.known.stage):
            self._move(by, ways[which % len(ways)])

    @initialize(by=those_who_approve, steps=st.integers(0, 4))
    def begin(self, by: str, steps: int) -> None:
        """Some sequences begin later on the road."""
        self._straight_on(by, steps)

    @rule(by=those_who_approve, steps=st.integers(1, 4))
    def go_straight_on(self, by: str, steps: int) -> None:
        self._straight_on(by, steps)

    def _straight_on(self, by: str, steps: int) -> None:
        """As on most days: sent, read, let pass, out."""
        for _step in range(steps):
            if ways := ONWARD.get(self.known.stage):
                self._move({"DRAFT": "rosa", "LEGAL": "lena"}.get(self.known.stage, by), ways[0])
            else:
                self._publish(by)

    def _move(self, by: str, move: Move, *, is_old: bool = False) -> None:
        with self.trying() as story:
            seen = story.revisions.order_by("number")[0] if is_old else story.latest_revision
            workflow.move(story, move=move, revision=seen, by=self.paper.people[by], at=self.now, note="Why.")
            story_model.promise(seen.number == self.known.newest.number, "An older version was decided on.")
            self.known.moved(move.value, by)

    @rule(by=people, is_old=st.sampled_from([False, False, True]))
    def publish(self, by: str, is_old: bool) -> None:
        self._publish(by, is_old=is_old)

    def _publish(self, by: str, *, is_old: bool = False) -> None:
        with self.trying() as story:
            seen = story.revisions.order_by("number")[0] if is_old else story.latest_revision
            publish(story, revision=seen, by=self.paper.people[by], at=self.now, excuse=SAID, **self._said(story))
            self.known.published(by, seen.number)

    @rule(by=those_who_approve)
    def schedule(self, by: str) -> None:
        with self.trying() as story:
            soon = self.now + dt.timedelta(hours=1)
            newest = story.latest_revision
            who = self.paper.people[by]
            scheduling.schedule(
                story,
                revision=newest,
                due_at=soon,
                zone="UTC",
                by=who,
                at=self.now,
                excuse=SAID,
                **self._said(story),
            )
            if self.known.stage == "SCHEDULED":
                self.known.moved("UNSCHEDULE", by)
            self.known.moved("SCHEDULE", by)

    @rule(by=people)
    def unschedule(self, by: str) -> None:
        with self.trying() as story:
            scheduling.unschedule(story, by=self.paper.people[by], at=self.now)
            if self.known.stage == "SCHEDULED":
                self.known.moved("UNSCHEDULE", by)

    @rule()
    def the_hour_comes(self) -> None:
        """The hour of whatever waits is shifted into the past; the scheduler looks what is due."""
        Schedule.objects.filter(state=ScheduleState.WAITING).update(due_at=self.now - dt.timedelta(seconds=1))
        for pk in due.due_now():
            row = Schedule.objects.select_related("revision", "by").get(pk=pk)
            if due.let_out(pk) is due.Outcome.OUT:
                by = next(name for name, one in self.paper.people.items() if one == row.by)
                self.known.published(by, row.revision.number, at_its_hour=True)

    def _said(self, story: Article) -> dict[str, object]:
        is_live = story.standing == "LIVE"
        return {"change": Change.UPDATE, "update_note": "There is more to tell."} if is_live else {}

    # --- What stops a story and takes it away ------------------------------------------------------------

    @rule(by=people)
    def withdraw(self, by: str) -> None:
        with self.trying() as story:
            withdraw(story, reason=SAID, by=self.paper.people[by], at=self.now)
            self.known.taken_away("WITHDRAWN", by)

    @rule(by=people)
    def kill(self, by: str) -> None:
        with self.trying() as story:
            kill(story, reason=SAID, by=self.paper.people[by], at=self.now)
            self.known.taken_away("KILLED", by)

    @rule(by=people)
    def reinstate(self, by: str) -> None:
        with self.trying() as story:
            reinstate(story, reason=SAID, by=self.paper.people[by], at=self.now)
            self.known.reinstated(by)

    @rule(by=people, deed=st.sampled_from(["hold", "lift", "override"]))
    def stop_or_let_go(self, by: str, deed: str) -> None:
        with self.trying() as story:
            who = {"reason": SAID, "by": self.paper.people[by], "at": self.now}
            if deed == "hold":
                stops.place_legal_hold(story, **who)
                self.known.held(by)
            elif deed == "lift":
                stops.lift_legal_hold(story, **who)
                self.known.lifted(by)
            else:
                stops.override(story, revision=story.latest_revision, **who)
                self.known.was_overridden(by)

    @rule(legal=st.booleans(), subs=st.booleans())
    def the_house_decides(self, legal: bool, subs: bool) -> None:
        for name, is_must in (("stage:LEGAL", legal), ("stage:SUBS", subs)):
            house.decide(name, "MUST" if is_must else "MAY", by=self.paper.people["mara"], at=self.now)
        self.known.legal_reads_all, self.known.subs_read_all = legal, subs
