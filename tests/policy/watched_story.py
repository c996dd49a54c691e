"""A story in the newsroom beside the model that remembers what was done to it, and what is always true of both."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from hypothesis.stateful import RuleBasedStateMachine, invariant

from articles.actions import doors, scheduling, stops, workflow
from articles.actions.publishing.kill import CannotKill
from articles.actions.publishing.publish import NotReady
from articles.actions.publishing.withdraw import CannotWithdraw
from articles.models import Article, Publication
from newsroom.accounts.roles import Role
from tests.newsdesk import Newsdesk
from tests.policy import story_model

PEOPLE = {
    "rosa": Role.REPORTER,
    "suki": Role.SUB_EDITOR,
    "ed": Role.EDITOR,
    "nell": Role.EDITOR,
    "mara": Role.MANAGING_EDITOR,
    "lena": Role.LEGAL,
}
REFUSED = (
    doors.NotAllowed,
    workflow.CannotMove,
    NotReady,
    CannotWithdraw,
    CannotKill,
    stops.CannotStop,
    scheduling.CannotSchedule,
)


class Paper:
    """The newsroom that every sequence begins with."""

    def __init__(self) -> None:
        self.desk = Newsdesk()
        self.people = {name: self.desk.hire(name, role) for name, role in PEOPLE.items()}
        self.tag = self.desk.tag()


class Watched(RuleBasedStateMachine):
    """One story, six people; `known` is what the model remembers of it."""

    paper: Paper
    # What happened in all sequences together.
    happened: Counter[str]

    def __init__(self) -> None:
        super().__init__()
        self.block = transaction.atomic()
        # The scheduler commits each try; here everything is taken back at the end.
        self.block._from_testcase = True  # type: ignore[attr-defined]
        self.block.__enter__()
        self.story = self.paper.desk.draft()
        self.known = story_model.Story(roles={name: role.value for name, role in PEOPLE.items()})
        self.known.begun("rosa", self.story.headline)
        self.edits = 0

    def teardown(self) -> None:
        self.happened.update([step[0] for step in self.known.log] + [kind for kind, _by in self.known.releases])
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    @property
    def now(self) -> dt.datetime:
        return self.paper.desk.now

    @contextmanager
    def trying(self) -> Iterator[Article]:
        """The story as it is now; a refusal leaves it so."""
        try:
            with transaction.atomic():
                yield Article.objects.get(pk=self.story.pk)
        except REFUSED:
            return

    # --- What is always true -----------------------------------------------------------------------------

    @invariant()
    def the_story_is_where_the_model_is(self) -> None:
        story = Article.objects.select_related("live_revision").get(pk=self.story.pk)
        live = story.live_revision.number if story.live_revision else None
        assert (story.stage, story.standing, live) == (self.known.stage, self.known.standing, self.known.live)

    @invariant()
    def no_revision_is_lost(self) -> None:
        kept = self.story.revisions.order_by("number").values_list("number", "by__name", "content__text__headline")
        wanted = [(one.number, one.by.capitalize(), one.headline) for one in self.known.revisions]
        assert list(kept) == wanted

    @invariant()
    def the_log_is_what_happened(self) -> None:
        kept = self.story.transitions.order_by("pk").values_list("move", "from_stage", "to_stage", "by__name")
        assert list(kept) == [(*step, by.capitalize()) for *step, by in self.known.log]

    @invariant()
    def the_releases_are_what_happened(self) -> None:
        kept = self.story.releases.order_by("number").values_list("kind", "by__name")
        assert list(kept) == [(kind, by.capitalize()) for kind, by in self.known.releases]

    @invariant()
    def readers_have_what_was_approved_and_nothing_else(self) -> None:
        page = Publication.objects.filter(article_id=self.story.pk).first()
        is_live = self.known.standing == "LIVE"
        assert (page is not None and page.standing == "LIVE") == is_live
        if is_live:
            assert page.headline == self.known.revisions[self.known.live - 1].headline
