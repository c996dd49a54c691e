"""What is typed is kept until it is saved, and an older text never takes the place of a newer one."""

import datetime as dt
import uuid

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from articles.actions import doors, sitting
from articles.models import Sitting
from newsroom.accounts.roles import Role


def typed(headline: str, sequence: int, *, key: uuid.UUID | None = None, version: int = 1) -> sitting.Typed:
    return sitting.Typed(key or uuid.UUID(int=1), sequence, {"headline": headline}, version)


def waiting(story, person) -> list[str]:
    rows = Sitting.objects.with_words().filter(article=story, person=person).order_by("pk")
    return [row.posted["headline"] for row in rows]


def test_the_newest_words_of_a_page_are_kept(desk):
    story, rosa = desk.draft(), desk.rosa
    sitting.keep(story, typed("Fer", 1), by=rosa, at=desk.now)
    sitting.keep(story, typed("Ferries run", 2), by=rosa, at=desk.now)
    assert waiting(story, rosa) == ["Ferries run"]


@pytest.mark.parametrize("late", [1, 2])
def test_what_arrives_late_never_beats_what_was_typed_after_it(late, desk):
    story, rosa = desk.draft(), desk.rosa
    sitting.keep(story, typed("Ferries run", 2), by=rosa, at=desk.now)
    kept = sitting.keep(story, typed("Fer", late), by=rosa, at=desk.now)
    assert kept.sequence == 2
    assert waiting(story, rosa) == ["Ferries run"]


def test_what_arrives_after_the_save_is_not_kept(desk):
    story, rosa = desk.draft(), desk.rosa
    sitting.end(story, uuid.UUID(int=1), by=rosa, at=desk.now)
    sitting.keep(story, typed("Ferries run", 2), by=rosa, at=desk.now)
    assert waiting(story, rosa) == []


def test_two_windows_of_one_person_keep_their_own_words(desk):
    story, rosa = desk.draft(), desk.rosa
    sitting.keep(story, typed("One", 1), by=rosa, at=desk.now)
    sitting.keep(story, typed("Other", 1, key=uuid.UUID(int=2)), by=rosa, at=desk.now)
    assert waiting(story, rosa) == ["One", "Other"]


def test_a_key_of_somebody_else_reaches_none_of_their_words(desk):
    story = desk.draft()
    sitting.keep(story, typed("Mine", 1), by=desk.rosa, at=desk.now)
    sitting.keep(story, typed("Theirs", 9), by=desk.ed, at=desk.now)
    sitting.end(story, uuid.UUID(int=1), by=desk.ed, at=desk.now)
    assert waiting(story, desk.rosa) == ["Mine"]


def test_keeping_words_makes_no_history(desk):
    story, rosa = desk.draft(), desk.rosa
    before = story.version
    sitting.keep(story, typed("Ferries run", 1), by=rosa, at=desk.now)
    story.refresh_from_db()
    assert (story.version, story.revisions.count()) == (before, 1)


@pytest.mark.parametrize("role", [Role.LEGAL, Role.LIBRARIAN, None])
def test_only_who_may_write_has_words_kept(role, desk):
    story = desk.draft()
    person = desk.hire("someone", role)
    with pytest.raises(doors.NotAllowed):
        sitting.keep(story, typed("Ferries run", 1), by=person, at=desk.now)
    assert not Sitting.objects.exists()


def test_who_only_reads_the_story_is_seen_there(desk):
    story = desk.draft()
    legal = desk.hire("lena", Role.LEGAL)
    sitting.be_there(story, uuid.uuid4(), by=legal, at=desk.now, is_writing=False)
    assert [row.person for row in Sitting.objects.present(at=desk.now)] == [legal]


def test_who_left_is_not_there_and_the_words_wait(desk):
    story, rosa = desk.draft(), desk.rosa
    sitting.keep(story, typed("Ferries run", 1), by=rosa, at=desk.now)
    sitting.leave(story, uuid.UUID(int=1), by=rosa)
    assert not Sitting.objects.present(at=desk.now).exists()
    assert waiting(story, rosa) == ["Ferries run"]


def test_a_page_that_says_nothing_for_half_a_minute_is_taken_to_be_closed(desk):
    story = desk.draft()
    sitting.keep(story, typed("Ferries run", 1), by=desk.rosa, at=desk.now - dt.timedelta(seconds=30))
    assert not Sitting.objects.present(at=desk.now).exists()


def test_what_was_thrown_away_can_be_had_back(desk):
    story, rosa = desk.draft(), desk.rosa
    row = sitting.keep(story, typed("Ferries run", 1), by=rosa, at=desk.now)
    sitting.throw_away(row, by=rosa, at=desk.now)
    assert waiting(story, rosa) == []
    sitting.take_back(row, by=rosa)
    assert waiting(story, rosa) == ["Ferries run"]


def test_nobody_throws_away_the_words_of_somebody_else(desk):
    story = desk.draft()
    row = sitting.keep(story, typed("Ferries run", 1), by=desk.rosa, at=desk.now)
    sitting.throw_away(row, by=desk.ed, at=desk.now)
    assert waiting(story, desk.rosa) == ["Ferries run"]


def test_a_text_that_no_form_could_save_is_not_kept_and_says_so(desk):
    story = desk.draft()
    with pytest.raises(sitting.CannotKeep, match="too long"):
        sitting.keep(story, typed("x" * 400_001, 1), by=desk.rosa, at=desk.now)


def test_a_machine_that_opens_pages_cannot_fill_the_table(desk, monkeypatch):
    monkeypatch.setattr(sitting, "MOST_UNSAVED", 3)
    story, rosa = desk.draft(), desk.rosa
    for n in range(1, 4):
        sitting.keep(story, typed("Words", 1, key=uuid.UUID(int=n)), by=rosa, at=desk.now)
    with pytest.raises(sitting.CannotKeep, match="3 unsaved texts"):
        sitting.keep(story, typed("More", 1, key=uuid.UUID(int=9)), by=rosa, at=desk.now)
    assert sitting.keep(story, typed("Newer words", 2), by=rosa, at=desk.now).posted["headline"] == "Newer words"


@pytest.mark.parametrize(
    ("days", "state", "left", "reason"),
    [
        (29, "kept", 1, "somebody may come back from a holiday"),
        (31, "kept", 0, "nobody comes back after a month"),
        (0, "saved", 1, "late words of a page that was saved must still find that it was"),
        (2, "saved", 0, "nothing arrives two days late"),
        (0, "looked", 1, "they are there"),
        (2, "looked", 0, "a page that was only looked at"),
    ],
)
def test_what_nobody_needs_is_forgotten(days, state, left, reason, desk):
    story, rosa = desk.draft(), desk.rosa
    then = desk.now - dt.timedelta(days=days)
    if state == "looked":
        sitting.be_there(story, uuid.UUID(int=1), by=rosa, at=then, is_writing=False)
    else:
        sitting.keep(story, typed("Ferries run", 1), by=rosa, at=then)
    if state == "saved":
        sitting.end(story, uuid.UUID(int=1), by=rosa, at=then)
    sitting.forget(at=desk.now)
    assert Sitting.objects.count() == left, reason


class Writing(RuleBasedStateMachine):
    """One person with two windows on one story, a network that loses, doubles and delays, and crashes.

    The browser holds what the newsroom has not acknowledged. Whatever happens, the last words typed in each window
    are in the browser, at the newsroom, or saved.
    """

    desk = None

    @initialize()
    def open(self):
        self.story, self.rosa = self.desk.draft(), self.desk.rosa
        self.windows = [self._window(), self._window()]
        self.saved: set[str] = set()
        self.under_way: list[tuple[dict, sitting.Typed]] = []
        self.number = 0

    def _window(self):
        return {"key": uuid.uuid4(), "words": "", "sequence": 0, "here": None}

    @rule(which=st.integers(0, 1))
    def type_a_letter(self, which):
        self.number += 1
        window = self.windows[which]
        window["words"] = f"Words {self.number}"
        window["here"] = window["words"]

    @rule(which=st.integers(0, 1))
    def send(self, which):
        window = self.windows[which]
        if window["here"]:
            window["sequence"] += 1
            self.under_way.append((window, typed(window["words"], window["sequence"], key=window["key"])))

    @precondition(lambda self: self.under_way)
    @rule(data=st.data(), is_acknowledged=st.booleans(), comes_again=st.booleans())
    def arrive(self, data, is_acknowledged, comes_again):
        place = data.draw(st.integers(0, len(self.under_way) - 1))
        window, words = self.under_way[place]
        if not comes_again:
            del self.under_way[place]
        kept = sitting.keep(self.story, words, by=self.rosa, at=self.desk.now)
        is_heard = is_acknowledged and kept.sequence == words.sequence
        if is_heard and window["here"] == words.words["headline"]:
            window["here"] = None

    @precondition(lambda self: self.under_way)
    @rule(data=st.data())
    def get_lost(self, data):
        del self.under_way[data.draw(st.integers(0, len(self.under_way) - 1))]

    @rule(which=st.integers(0, 1))
    def save(self, which):
        window = self.windows[which]
        if window["words"]:
            sitting.end(self.story, window["key"], by=self.rosa, at=self.desk.now)
            self.saved.add(window["words"])
            self.windows[which] = self._window()

    @invariant()
    def the_last_words_can_be_had_back(self):
        there = set(waiting(self.story, self.rosa))
        for window in self.windows:
            if window["words"]:
                assert window["words"] in there | self.saved | {window["here"]}


@pytest.mark.parametrize("examples", [30, pytest.param(2_000, marks=[pytest.mark.slow, pytest.mark.exhaustive])])
def test_the_last_word_can_always_be_had_back(examples, desk, monkeypatch):
    monkeypatch.setattr(Writing, "desk", desk)
    monkeypatch.setattr(sitting, "MOST_UNSAVED", 10_000)
    checks = list(HealthCheck)
    run_state_machine_as_test(
        Writing, settings=settings(max_examples=examples, stateful_step_count=20, suppress_health_check=checks)
    )
