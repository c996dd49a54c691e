"""Two editors publish the same version: what the second one wrote is not dropped behind a "Published"."""

import pytest

from articles.actions import editing
from articles.actions.publishing.publish import OutAlready, publish
from articles.models import ReaderNote, Release
from articles.vocabulary import Change
from tests.race import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def edited(desk):
    """A live story with an approved edit."""
    story = desk.live()
    editing.save_text(story, version=story.version, text={"kicker": "Canal"}, by=desk.rosa, at=desk.now)
    return desk.ready(story)


def test_another_note_of_a_colleague_is_refused(desk, edited, mara):
    first = desk.release(edited, change=Change.UPDATE, update_note="The lock is open.")
    with pytest.raises(OutAlready) as why:
        desk.release(edited, by=mara, change=Change.UPDATE, update_note="The lock opens at noon.")
    assert why.value.release == first


def test_so_is_another_note_of_the_same_person(desk, edited):
    desk.release(edited, change=Change.UPDATE, update_note="The lock is open.")
    with pytest.raises(OutAlready):
        desk.release(edited, change=Change.UPDATE, update_note="The lock opens at noon.")


def test_the_same_press_twice_is_one_release(desk, edited):
    first = desk.release(edited, change=Change.UPDATE, update_note="The lock is open.")
    assert desk.release(edited, change=Change.UPDATE, update_note="The lock  is open.") == first


def test_whoever_wrote_nothing_gets_the_release_of_the_colleague(desk, edited, mara):
    first = desk.release(edited)
    assert desk.release(edited, by=mara, change=None, excuse="") == first


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_goes_out_and_one_is_told(desk, edited, ed, mara):
    """Both know the story as it was before."""
    edited.refresh_from_db()

    def press(number):
        note = f"The lock opens at {number}."
        said = {"change": Change.UPDATE, "update_note": note, "excuse": "It is so."}
        return publish(edited, revision=edited.latest_revision, by=(ed, mara)[number], at=desk.now, **said)

    out = at_once(2, press)
    assert sorted(type(one) for one in out if not isinstance(one, Release)) == [OutAlready]
    assert (edited.releases.count(), ReaderNote.objects.count()) == (2, 1)
