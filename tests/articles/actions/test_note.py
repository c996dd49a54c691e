"""Notes that colleagues leave on a story."""

import datetime as dt

import pytest
from django.contrib.auth.models import Permission

from articles.actions.doors import NotAllowed
from articles.actions.note import CannotNote, leave
from articles.models import Notice, StoryEvent
from articles.vocabulary import EventKind

pytestmark = pytest.mark.django_db


def by(desk, person=None):
    return {"by": person or desk.rosa, "at": desk.now}


def test_a_note_is_kept_with_those_it_is_for(desk, ed, suki):
    event = leave(desk.draft(), words="Ask the yard.\nBoth of them.", to=[suki, ed], **by(desk))
    assert (event.kind, event.note, event.by) == (EventKind.NOTE, "Ask the yard.\nBoth of them.", desk.rosa)
    assert event.data == {"to": sorted([suki.pk, ed.pk])}
    assert set(Notice.objects.values_list("person__name", "kind", "event")) == {
        ("Ed", "MENTIONED", event.pk),
        ("Suki", "MENTIONED", event.pk),
    }


def test_a_name_in_the_words_counts_as_one_that_was_ticked(desk, ed, suki):
    event = leave(desk.draft(), words="@Suki: ask the yard, @Ed knows it.", to=[ed], **by(desk))
    assert event.data == {"to": sorted([suki.pk, ed.pk])}
    assert Notice.objects.count() == 2


def test_a_note_may_be_for_nobody_in_particular(desk, ed):
    assert leave(desk.draft(), words="The yard called.", **by(desk)).data == {"to": []}
    assert not Notice.objects.exists()


def test_nobody_is_told_of_their_own_note(desk):
    assert leave(desk.draft(), words="@Rosa: remember.", to=[desk.rosa], **by(desk)).data == {"to": []}


def test_a_second_press_changes_nothing(desk, ed):
    story = desk.draft()
    first = leave(story, words="@Ed, look.", **by(desk))
    assert leave(story, words="@Ed, look.", **by(desk)) == first
    assert (StoryEvent.objects.count(), Notice.objects.count()) == (1, 1)


def test_the_same_words_later_are_another_note(desk, ed):
    story = desk.draft()
    for words in ("@Ed, look.", "Thanks.", "@Ed, look."):
        leave(story, words=words, **by(desk))
    assert Notice.objects.filter(person=ed).count() == 2


@pytest.mark.parametrize("name", ["olu", "kit", "stranger"])
def test_a_note_is_for_nobody_who_cannot_see_the_story(name, request, desk):
    person = request.getfixturevalue(name)
    with pytest.raises(CannotNote, match=f"{person.name} cannot see this story"):
        leave(desk.draft(), words="Look.", to=[person], **by(desk))
    assert not StoryEvent.objects.exists()


@pytest.mark.parametrize("name", ["rosa", "ed", "suki", "mara", "lena", "libby"])
def test_whoever_works_on_the_story_in_any_way_leaves_notes(name, request, desk):
    assert leave(desk.draft(), words="Look.", **by(desk, request.getfixturevalue(name))).note == "Look."


@pytest.mark.parametrize("name", ["olu", "kit", "ada", "stranger"])
def test_nobody_else_does(name, request, desk):
    with pytest.raises(NotAllowed):
        leave(desk.draft(), words="Look.", **by(desk, request.getfixturevalue(name)))


def test_who_only_looks_on_does_not_write_into_the_record(desk, stranger):
    stranger.user_permissions.set(
        Permission.objects.filter(
            codename__in=["view_article", "see_every_section"], content_type__app_label="articles"
        )
    )
    with pytest.raises(NotAllowed, match="do nothing to it"):
        leave(desk.draft(), words="Look.", **by(desk, stranger))


@pytest.mark.parametrize(("words", "sentence"), [(" \u200b ", "Write the note"), ("x" * 601, "601 letters")])
def test_a_note_has_words_and_not_too_many(words, sentence, desk):
    with pytest.raises(CannotNote, match=sentence):
        leave(desk.draft(), words=words, **by(desk))


def test_nobody_leaves_more_than_so_many_within_an_hour(desk, settings):
    """On whichever stories; a second press of the last one still changes nothing."""
    settings.NOTES_AN_HOUR = 2
    one, other = desk.draft(), desk.draft()
    for story in (one, other):
        leave(story, words="Look.", **by(desk))
    with pytest.raises(CannotNote, match="You left 2 notes within the last hour"):
        leave(one, words="Look again.", **by(desk))
    leave(other, words="Look.", **by(desk))
    assert StoryEvent.objects.count() == 2


def test_what_colleagues_left_and_what_is_older_than_an_hour_does_not_count(desk, ed, settings):
    settings.NOTES_AN_HOUR = 1
    story = desk.draft()
    leave(story, words="Look.", to=[], by=desk.rosa, at=desk.now - dt.timedelta(minutes=61))
    leave(story, words="Look.", **by(desk, ed))
    assert leave(story, words="Look again.", **by(desk)).note == "Look again."


def test_line_breaks_of_a_note_stay(desk):
    assert (
        leave(desk.draft(), words="Ask:\r\n\r\n the  yard\rthe port ", **by(desk)).note == "Ask:\n\nthe yard\nthe port"
    )
