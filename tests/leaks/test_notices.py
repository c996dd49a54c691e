"""What colleagues are told must not tell them more than they may see: a word of its own in every text there is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.core import mail

from articles.actions import assigning, editing, note, notice_mails, open_schedule, scheduling, stops, workflow
from articles.actions.publishing.kill import kill
from articles.actions.publishing.reinstate import reinstate
from articles.actions.publishing.withdraw import withdraw
from articles.models import Article, Notice
from articles.rules import body
from articles.vocabulary import Move, NoticeKind
from newsroom.accounts.models import User
from newsroom.accounts.roles import Role
from tests.leaks.tokens import Words, seen_in
from tests.newsdesk import Newsdesk
from tests.policy.requests import browser

pytestmark = pytest.mark.django_db

HEADLINE = "Article.headline"
EVERYBODY = ("rosa", "suki", "ed", "mara", "lena", "libby", "kit", "ada", "olu", "stranger")


class Told:
    """A story full of words, to which everything happens that anybody is told of."""

    def __init__(self, desk: Newsdesk, people: dict[str, User]) -> None:
        self.desk, self.people, self.words = desk, people, Words()

    def story(self) -> Article:
        word = self.words
        return self.desk.draft(
            headline=f"{word(HEADLINE)} reopens",
            standfirst=word("Article.standfirst"),
            kicker=word("Article.kicker"),
            dateline=word("Article.dateline"),
            method=word("Article.method"),
            slug=word("Article.slug"),
            body=body.from_paragraphs([f"The body says {word('Article.body')}."]),
        )

    def called(self, where: str) -> str:
        """Words in which everybody is mentioned."""
        return f"{self.words(where)} {' '.join(f'@{one.name}' for one in self.people.values())}"

    def step(self, story: Article, move: Move, by: str, to: str = "") -> Article:
        story.refresh_from_db()
        facts = {"revision": story.latest_revision, "by": self.people[by], "at": self.desk.now}
        named = self.people[to] if to else None
        workflow.move(story, move=move, note=self.called("Transition.note"), to=named, **facts)  # type: ignore[arg-type]
        return story

    def everything(self) -> None:
        desk, people, now = self.desk, self.people, self.desk.now
        story = self.story()
        seen = [people[name] for name in ("rosa", "suki", "ed", "mara", "lena", "libby")]
        note.leave(story, words=self.called("StoryEvent.note"), to=seen, by=people["ed"], at=now)
        for name in ("rosa", "suki"):
            facts = {"revision": story.latest_revision, "by": people["ed"], "at": now}
            assigning.assign(story, to=people[name], note=self.called("StoryEvent.note"), **facts)  # type: ignore[arg-type]
        self.step(story, Move.SEND, "rosa", "lena")
        self.step(story, Move.SEND_BACK, "lena", "rosa")
        stops.place_legal_hold(story, reason=self.called("StoryEvent.note"), by=people["lena"], at=now)
        stops.lift_legal_hold(story, reason=self.called("StoryEvent.note"), by=people["lena"], at=now)
        self.step(story, Move.SPIKE, "ed")
        self.step(story, Move.UNSPIKE, "ed")
        self.step(story, Move.SEND, "rosa", "ed")
        self.step(story, Move.APPROVE, "ed", "mara")
        desk.release(story, by=people["mara"])
        desk.note(story, text=self.words("ReaderNote.text"))
        self.step(story, Move.SEND, "rosa")
        for deed in (withdraw, reinstate, kill):
            deed(story, reason=self.called("Release.reason"), by=people["mara"], at=now)
        self.scheduled()

    def scheduled(self) -> None:
        desk, people = self.desk, self.people
        for ends in ("stopped", "edited"):
            story = desk.ready(self.story())
            row = scheduling.schedule(
                story,
                revision=story.latest_revision,
                due_at=desk.now + dt.timedelta(hours=1),
                zone="UTC",
                by=people["ed"],
                at=desk.now,
                excuse=self.words("Schedule.excuse"),
            )
            if ends == "stopped":
                open_schedule.stop(row, reasons=[self.called("Schedule.last_error")], at=desk.now)
            else:
                story.refresh_from_db()
                text = {"standfirst": self.words("Article.standfirst")}
                editing.save_text(story, version=story.version, text=text, by=people["mara"], at=desk.now)

    def leaked(self, raw: bytes) -> set[str]:
        return {self.words.meaning[word] for word in seen_in(raw)}


@pytest.fixture
def told(desk: Newsdesk, request: pytest.FixtureRequest) -> Told:
    people = {name: request.getfixturevalue(name) for name in EVERYBODY}
    made = Told(desk, people)
    made.everything()
    return made


def outbox() -> Iterator[tuple[str, bytes]]:
    """Everything that leaves, head and body, by whom it goes to."""
    for letter in mail.outbox:
        raw = letter.message().as_bytes()
        text = letter.message().get_payload(decode=True)
        yield letter.to[0].partition("@")[0], raw + b"\n" + bytes(text)  # type: ignore[arg-type]


def mailed() -> None:
    while notice_mails.send_due():
        pass


def test_everything_that_can_be_told_is_told(told: Told) -> None:
    assert set(Notice.objects.values_list("kind", flat=True)) == set(NoticeKind.values)


def test_mails_hold_the_headline_and_no_other_word(told: Told) -> None:
    mailed()
    assert len(mail.outbox) == Notice.objects.count() > 50
    assert {where for _who, raw in outbox() for where in told.leaked(raw)} == {HEADLINE}


def test_a_subject_holds_no_word_and_is_one_line(told: Told) -> None:
    mailed()
    subjects = {letter.subject for letter in mail.outbox}
    assert (told.leaked("\n".join(subjects).encode()), [one for one in subjects if not one.isprintable()]) == (
        set(),
        [],
    )


def test_nobody_is_mailed_who_may_not_see_the_story(told: Told) -> None:
    mailed()
    assert {who for who, _raw in outbox()} == {"rosa", "suki", "ed", "mara", "lena", "libby"}


@pytest.mark.parametrize("lost", ["memberships", "groups"])
def test_nobody_is_mailed_who_lost_the_right_between_the_event_and_the_mail(told: Told, lost: str) -> None:
    for name in ("rosa", "suki", "ed"):
        getattr(told.people[name], lost).all().delete() if lost == "memberships" else told.people[name].groups.clear()
    mailed()
    assert {who for who, _raw in outbox()} == {"mara", "lena", "libby"}


@pytest.mark.parametrize("who", EVERYBODY)
def test_the_list_at_the_desk_shows_what_the_person_may_read(told: Told, who: str) -> None:
    page = browser(told.people[who]).get("/admin/articles/notice/")
    expected = {HEADLINE, "Transition.note", "StoryEvent.note", "Schedule.last_error"}
    if who in ("rosa", "suki", "ed"):
        expected.add("Release.reason")
    sees = who in ("rosa", "suki", "ed", "mara", "lena", "libby")
    assert (page.status_code, told.leaked(page.content)) == (200, expected if sees else set())


@pytest.mark.parametrize("who", ["rosa", "suki", "ed"])
def test_the_list_names_no_story_that_the_person_may_see_no_longer(told: Told, who: str) -> None:
    told.people[who].memberships.all().delete()
    page = browser(told.people[who]).get("/admin/articles/notice/")
    assert (told.leaked(page.content), b"A story you can no longer see" in page.content) == (set(), True)


def test_no_row_of_a_notice_holds_a_word(told: Told) -> None:
    rows: list[Any] = list(Notice.objects.values())
    assert told.leaked(repr(rows).encode()) == set()


def test_the_role_decides(desk: Newsdesk) -> None:
    """The test above would pass if nobody could be mailed at all: one role more, one more reader."""
    desk.hire("nell", Role.SUB_EDITOR)
    note.leave(desk.draft(), words="@Nell, look.", by=desk.rosa, at=desk.now)
    mailed()
    assert [letter.to for letter in mail.outbox] == [["nell@newsroom.example"]]
