"""Who is told what of each thing that can happen to a story."""

import datetime as dt

import pytest

from articles.rules import notice
from articles.vocabulary import EventKind, Move, NoticeKind, ReleaseKind, Tie

T, K = Tie, NoticeKind
NOBODY = None
AT = dt.datetime(2026, 11, 24, 9, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("happening", "tie", "kind", "reason"),
    [
        (Move.SEND, T.NAMED, K.SENT, "The story was sent to them."),
        (Move.SEND, T.MENTIONED, K.MENTIONED, "Their name stands in the note."),
        (Move.SEND, T.CORRECTOR, K.CORRECTION, "Readers have something wrong until they publish it."),
        (Move.SEND, T.APPROVER, NOBODY, "The desk finds it in its list; a notice of each would be noise."),
        (Move.SEND, T.OWNER, NOBODY, "Somebody helps to send it; nothing of it is lost."),
        (Move.SEND_BACK, T.OWNER, K.SENT_BACK, "It is theirs to work on again."),
        (Move.SEND_BACK, T.ASSIGNEE, K.SENT_BACK, "The same."),
        (Move.SEND_BACK, T.AUTHOR, K.SENT_BACK, "Their words are not done."),
        (Move.SEND_BACK, T.NAMED, K.SENT_BACK, "Somebody else is to work on it."),
        (Move.SEND_BACK, T.SCHEDULER, K.UNSCHEDULED, "Their hour is off."),
        (Move.SEND_BACK, T.APPROVER, NOBODY, "Only the writers have to do something."),
        (Move.HOLD, T.OWNER, K.HELD, "Their story does not move on."),
        (Move.HOLD, T.NAMED, K.SENT, "They are to check it."),
        (Move.HOLD, T.SCHEDULER, K.UNSCHEDULED, "Their hour is off."),
        (Move.SPIKE, T.OWNER, K.SPIKED, "Their story left all lists."),
        (Move.SPIKE, T.AUTHOR, K.SPIKED, "The same."),
        (Move.REOPEN, T.SCHEDULER, K.UNSCHEDULED, "An edit took the story from its hour."),
        (Move.RECHECK, T.SCHEDULER, K.UNSCHEDULED, "So does a new tag."),
        (Move.UNSCHEDULE, T.SCHEDULER, K.UNSCHEDULED, "Somebody cancelled it or chose another hour."),
        (Move.REOPEN, T.OWNER, NOBODY, "The history tells it."),
        (Move.APPROVE, T.NAMED, K.SENT, "They are to publish it."),
        (Move.APPROVE, T.OWNER, NOBODY, "They hear when it is out."),
        (Move.ASK_LEGAL, T.NAMED, K.SENT, "They are to read it."),
        (Move.CLEAR, T.NAMED, K.SENT, "They asked for it."),
        (Move.TO_SUBS, T.NAMED, K.SENT, "They are to polish it."),
        (EventKind.ASSIGNED, T.NAMED, K.ASSIGNED, "They are to write it."),
        (EventKind.ASSIGNED, T.RELIEVED, K.UNASSIGNED, "Or two would write it."),
        (EventKind.ASSIGNED, T.OWNER, NOBODY, "The page says so."),
        (EventKind.NOTE, T.NAMED, K.MENTIONED, "The note is for them."),
        (EventKind.COMMENT, T.NAMED, K.MENTIONED, "It is for them, calls them or answers them."),
        (EventKind.COMMENT, T.OWNER, NOBODY, "A comment for nobody in particular stands beside the text."),
        (EventKind.NOTE, T.OWNER, NOBODY, "A note for nobody in particular is found in the history."),
        (EventKind.PARKED, T.SCHEDULER, K.STOPPED, "They have to decide."),
        (EventKind.PARKED, T.OWNER, K.STOPPED, "They can mend it."),
        (EventKind.PARKED, T.APPROVER, K.STOPPED, "Somebody of the desk has to see it, whoever is there."),
        (EventKind.LEGAL_HOLD, T.OWNER, K.HELD, "Nothing of it goes out."),
        (EventKind.LEGAL_HOLD, T.APPROVER, K.HELD, "They would publish it."),
        (EventKind.LEGAL_LIFTED, T.OWNER, K.LIFTED, "It may go on."),
        (EventKind.EMBARGO, T.OWNER, NOBODY, "The page says so."),
        (EventKind.EMBARGO, T.MENTIONED, K.MENTIONED, "Their name stands in the reason."),
        (EventKind.EXPORTED, T.OWNER, NOBODY, "It changes nothing."),
        (ReleaseKind.PUBLISHED, T.OWNER, K.OUT, "Readers have their story."),
        (ReleaseKind.PUBLISHED, T.AUTHOR, K.OUT, "Readers have their words."),
        (ReleaseKind.PUBLISHED, T.APPROVER, NOBODY, "It is their daily work."),
        (ReleaseKind.WITHDRAWN, T.OWNER, K.WITHDRAWN, "Readers lost it."),
        (ReleaseKind.WITHDRAWN, T.APPROVER, K.WITHDRAWN, "The section answers for it."),
        (ReleaseKind.KILLED, T.OWNER, K.KILLED, "Readers lost it for good."),
        (ReleaseKind.KILLED, T.APPROVER, K.KILLED, "The section answers for it."),
        (ReleaseKind.REINSTATED, T.OWNER, K.REINSTATED, "Readers have it again."),
        (ReleaseKind.REBUILT, T.OWNER, NOBODY, "Not a word changed."),
    ],
)
def test_who_is_told(happening, tie, kind, reason):
    assert notice.told(happening, {1: {tie}}, by=2) == ({} if kind is None else {1: kind}), reason


@pytest.mark.parametrize(
    ("happening", "ties", "kind", "reason"),
    [
        (Move.SEND, {T.NAMED, T.MENTIONED}, K.SENT, "That it is theirs weighs more than their name in a note."),
        (Move.SEND, {T.NAMED, T.CORRECTOR}, K.SENT, "The same."),
        (Move.SEND_BACK, {T.OWNER, T.SCHEDULER}, K.SENT_BACK, "What they have to do comes first."),
        (Move.HOLD, {T.NAMED, T.OWNER}, K.SENT, "The same."),
        (EventKind.ASSIGNED, {T.NAMED, T.RELIEVED}, K.ASSIGNED, "Theirs as before, with another hour."),
    ],
)
def test_of_several_ties_one_decides(happening, ties, kind, reason):
    assert notice.told(happening, {1: ties}, by=2) == {1: kind}, reason


def test_nobody_is_told_of_what_they_did():
    assert notice.told(Move.SPIKE, {1: {T.OWNER}, 2: {T.AUTHOR}}, by=1) == {2: K.SPIKED}


def test_what_the_building_did_is_told_to_everybody_concerned():
    assert notice.told(EventKind.PARKED, {1: {T.SCHEDULER}}, by=None) == {1: K.STOPPED}


def test_no_two_happenings_share_a_word():
    # Or the rule of one would be the rule of the other: they are found by their words.
    words = [one.value for kind in (Move, EventKind, ReleaseKind) for one in kind]
    assert len(words) == len(set(words))


def test_every_kind_can_come_about():
    found = {kind for rules in notice.CONCERNS.values() for _ties, kind in rules} | {K.SENT, K.MENTIONED}
    assert found == set(NoticeKind)


@pytest.mark.parametrize("kind", NoticeKind)
def test_every_kind_has_a_sentence_that_names_who_did_it(kind):
    said = notice.sentence(kind, "Rosa %(x)s")
    assert ("Rosa %(x)s" in said) == (kind is not K.STOPPED)


def test_what_nobody_did_the_newsroom_did():
    assert notice.sentence(K.HELD, "").startswith("Newsroom stopped a story")


@pytest.mark.parametrize("kind", NoticeKind)
def test_a_subject_is_one_line_with_a_place_for_the_site(kind):
    subject = notice.subject(kind) % {"site": "The Harbour Post"}
    assert subject == f"{kind.label}: the desk of The Harbour Post"


@pytest.mark.parametrize(("attempts", "minutes"), [(1, 2), (2, 5), (3, 15), (4, 60), (5, 10), (6, 10)])
def test_each_try_is_left_alone_for_longer(attempts, minutes):
    assert notice.next_try(attempts, at=AT) == AT + dt.timedelta(minutes=minutes)


def test_somebody_named_or_mentioned_is_always_looked_for():
    assert notice.ties_of(Move.APPROVE) == {T.NAMED, T.MENTIONED}
    assert notice.ties_of(Move.SPIKE) == {T.NAMED, T.MENTIONED, T.OWNER, T.ASSIGNEE, T.AUTHOR}
