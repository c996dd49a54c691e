"""Who is told of the steps that a story takes, and of its assignments."""

import pytest

from articles.actions import assigning, editing
from articles.actions.workflow import CannotMove
from articles.models import Article, Notice, Transition
from articles.vocabulary import Move, Stage
from newsroom.accounts import actions as accounts
from newsroom.accounts.models import User
from tests.articles.actions.told import forgotten, send, told

pytestmark = pytest.mark.django_db


def test_whom_a_story_was_sent_to_is_told_and_stands_on_the_step(desk, ed, suki):
    story = send(desk, desk.draft(), ed, note="Please read it today.")
    step = story.transitions.get()
    assert (step.to, told()) == (ed, {"Ed": ["SENT"]})
    assert [(row.transition, row.article, row.at, row.read_at) for row in Notice.objects.all()] == [
        (step, story, step.at, None)
    ]


def test_a_step_for_nobody_in_particular_tells_nobody(desk, ed):
    desk.in_review()
    assert (told(), Transition.objects.get().to) == ({}, None)


def test_a_story_that_is_sent_back_is_told_to_owner_assignee_and_authors(desk, ed, suki):
    story = desk.draft()
    assigning.assign(story, to=suki, revision=story.latest_revision, by=ed, at=desk.now)
    editing.save_text(story, version=1, text={"standfirst": "New."}, by=desk.mara, at=desk.now)
    forgotten(desk.in_review(story))
    desk.move(story, Move.SEND_BACK, by=ed, note="Ask the yard.")
    assert told() == {"Mara": ["SENT_BACK"], "Rosa": ["SENT_BACK"], "Suki": ["SENT_BACK"]}


def test_nobody_is_told_of_what_they_did_themselves(desk, ed):
    desk.move(desk.draft(by=ed), Move.SPIKE, by=ed, note="Old.")
    assert told() == {}


def test_a_note_with_a_step_calls_by_name(desk, ed, lena):
    desk.move(desk.in_review(), Move.SEND_BACK, by=ed, note="@Lena has seen the letter; ask her.")
    assert told() == {"Lena": ["MENTIONED"], "Rosa": ["SENT_BACK"]}


@pytest.mark.parametrize("name", ["olu", "kit", "ada", "stranger"])
def test_nobody_is_told_of_a_story_that_they_may_not_see(name, request, desk, ed):
    person = request.getfixturevalue(name)
    desk.move(desk.in_review(), Move.SEND_BACK, by=ed, note=f"@{person.name} knows more.")
    assert told() == {"Rosa": ["SENT_BACK"]}


def test_nobody_is_told_who_left(desk, ed):
    story = desk.in_review()
    accounts.deactivate(desk.rosa)
    desk.move(story, Move.SEND_BACK, by=ed, note="Ask the yard.")
    assert told() == {}


def test_whoever_moved_to_another_section_hears_no_more_of_the_old_one(desk, ed):
    story = desk.in_review()
    desk.rosa.memberships.all().delete()
    desk.move(story, Move.SEND_BACK, by=ed, note="Ask the yard.")
    assert told() == {}


@pytest.mark.parametrize(
    ("name", "step", "sentence"),
    [
        ("olu", Move.SEND, "Olu cannot do anything with a story at the stage “Desk edit” in “World”."),
        ("libby", Move.SEND, "Libby cannot do anything"),
        ("rosa", Move.SEND, "That is you."),
        ("ed", Move.SPIKE, "This step goes to nobody in particular."),
    ],
)
def test_a_step_for_somebody_who_can_do_nothing_is_refused(name, step, sentence, request, desk):
    story, person = desk.draft(), request.getfixturevalue(name)
    with pytest.raises(CannotMove, match=sentence):
        send(desk, story, person, step, note="Old.")
    assert (Article.objects.get().stage, told()) == (Stage.DRAFT, {})


def test_a_step_that_cannot_be_taken_names_nobody_either(desk, ed, olu):
    with pytest.raises(CannotMove) as refused:
        send(desk, desk.in_review(), olu)
    assert "cannot take this step" in str(refused.value)


@pytest.mark.usefixtures("ed", "mara", "suki", "lena")
def test_a_correction_that_is_sent_is_told_to_all_who_may_publish_it(desk):
    story = forgotten(desk.live())
    desk.note(story)
    desk.move(story, Move.SEND, by=desk.rosa)
    assert told() == {"Ed": ["CORRECTION"], "Mara": ["CORRECTION"]}


def test_an_update_is_no_correction(desk, ed):
    story = forgotten(desk.live())
    desk.note(story, kind="UPDATE")
    desk.move(story, Move.SEND, by=desk.rosa)
    assert told() == {}


def test_whoever_runs_the_server_is_not_woken_for_each_section(desk, ed):
    User.objects.create_superuser("root@newsroom.example", name="Root")
    story = forgotten(desk.live())
    desk.note(story)
    desk.move(story, Move.SEND, by=desk.rosa)
    assert told() == {"Ed": ["CORRECTION"]}


# --- Assignments ---------------------------------------------------------------------------------------------


def test_whoever_is_to_write_is_told_and_who_was_to(desk, ed, suki):
    story = desk.draft()
    for person in (desk.rosa, suki, None):
        assigning.assign(story, to=person, revision=story.latest_revision, by=ed, at=desk.now)
    assert told() == {"Rosa": ["ASSIGNED", "UNASSIGNED"], "Suki": ["ASSIGNED", "UNASSIGNED"]}


def test_a_commission_tells_once(desk, ed, suki):
    pitch = editing.create_draft(section=desk.world, headline="Who?", by=desk.rosa, at=desk.now, stage=Stage.PITCH)
    facts = {"revision": pitch.latest_revision, "by": ed, "at": desk.now, "note": "Ask @Suki first."}
    assigning.assign(pitch, to=desk.rosa, **facts)
    assert told() == {"Rosa": ["ASSIGNED"], "Suki": ["MENTIONED"]}
