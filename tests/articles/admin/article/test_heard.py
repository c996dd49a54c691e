"""Names in a note that call nobody are told, whatever the note goes with; see also `test_sending`."""

import pytest

from articles.actions import noticing
from articles.models import StoryEvent
from newsroom.accounts.roles import Role
from tests.articles.admin.article.conftest import messages_of, url

pytestmark = pytest.mark.django_db
UNKNOWN = "Nobody who can see the story is called “@Edd”, so that name told nobody; your words are kept"


def test_of_a_note_alone(desk, ed, rosa, at_desk):
    answer = at_desk(rosa).post(url("note", desk.draft()), {"note": "@Edd, @Ed: look."})
    assert messages_of(answer).startswith(f"Your note is in the history, and Ed will be told. {UNKNOWN}")
    assert StoryEvent.objects.get().note == "@Edd, @Ed: look."


def test_of_what_is_said_with_a_button(desk, ed, at_desk):
    story = desk.in_review()
    facts = {"revision": story.latest_revision_id, "note": "@Edd has the papers."}
    assert UNKNOWN in messages_of(at_desk(ed).post(url("move", story, "send-back"), facts))


def test_of_an_assignment(desk, ed, rosa, at_desk):
    story = desk.draft()
    facts = {"revision": story.latest_revision_id, "seen": 0, "to": rosa.pk, "note": "@Edd has the papers."}
    answer = at_desk(ed).post(url("assign", story), facts)
    assert messages_of(answer).startswith(f"Assigned to Rosa. {UNKNOWN}")


def test_whoever_cannot_see_the_story_is_not_told_from_whoever_does_not_work_here(desk, olu, rosa, at_desk):
    answer = at_desk(rosa).post(url("note", desk.draft()), {"note": "@Olu and @Noone, look."})
    assert "is called “@Olu” or “@Noone”, so these names told nobody" in messages_of(answer)


def test_plain_send_back_says_who_is_told(desk, ed, lena, at_desk):
    story = desk.in_review()
    facts = {"revision": story.latest_revision_id, "note": "@Lena has the papers, @Edd does not."}
    said = messages_of(at_desk(ed).post(url("move", story, "send-back"), facts))
    assert said.startswith("Sent back. Lena and Rosa will be told. " + UNKNOWN)


@pytest.mark.parametrize("name", ["@Rosa", "@rosa"])
def test_whoever_calls_themselves_is_told_that_nobody_hears_it(name, desk, rosa, at_desk):
    answer = at_desk(rosa).post(url("note", desk.draft()), {"note": f"{name}: remember."})
    assert messages_of(answer).endswith(f"“{name}” is you, and nobody is told of what they wrote themselves.")


def test_digits_alone_are_a_name_that_nobody_has(desk, rosa, at_desk):
    answer = at_desk(rosa).post(url("note", desk.draft()), {"note": "@007, look."})
    assert "is called “@007”" in messages_of(answer)


def test_of_the_reason_of_a_stop(desk, ed, lena, at_desk):
    said = messages_of(
        at_desk(ed).post(
            url("stop", desk.draft(), "embargo"), {"until": "2026-12-24T10:00", "reason": "@Lena and @Edd know."}
        )
    )
    assert ("Lena will be told." in said, UNKNOWN in said) == (True, True)


@pytest.mark.parametrize("people", [1, 3])
def test_asking_costs_one_query_however_many_there_are(people, desk, rosa, django_assert_num_queries):
    story = desk.draft()
    for number in range(people):
        desk.hire(f"sub{number}", Role.SUB_EDITOR)
    with django_assert_num_queries(1):
        assert noticing.unheard("@Edd and @Rosa, look.", story, by=rosa) == (["@Edd"], ["@Rosa"])
    with django_assert_num_queries(0):
        assert noticing.unheard("The yard called.", story, by=rosa) == ([], [])
