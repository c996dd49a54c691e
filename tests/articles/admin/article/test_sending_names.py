"""The list of people says who cannot approve or pass the story, and why."""

import pytest

from articles.actions import editing, house
from articles.rules import decisions
from articles.vocabulary import Move
from tests.articles.admin.article.conftest import url
from tests.articles.admin.article.test_sending import form_of, offered

pytestmark = pytest.mark.django_db


def edited(desk, story, by):
    story.refresh_from_db()
    editing.save_text(story, version=story.version, text={"kicker": f"By {by}"}, by=by, at=desk.now)
    return story


@pytest.mark.parametrize(
    ("second", "label"),
    [("ALWAYS", "Ed, Desk editor: wrote in it, so cannot approve it"), ("NEVER", "Ed, Desk editor")],
)
def test_a_name_says_who_wrote_in_it_and_cannot_approve_it(second, label, desk, ed, at_desk):
    house.decide(decisions.SECOND_PERSON, second, by=desk.mara, at=desk.now)
    assert label in offered(form_of(at_desk(desk.rosa), edited(desk, desk.draft(), ed)))


def test_so_does_one_who_cannot_pass_it_for_the_subs(desk, ed, suki, at_desk):
    story = edited(desk, desk.in_review(), suki)
    steps = "Approve, send to the subs or Send back"
    assert f"Suki, Sub-editor ({steps}): wrote in it, so cannot pass it as ready" in offered(
        form_of(at_desk(ed), story)
    )


def test_what_was_polished_with_the_subs_is_no_hindrance_there(desk, ed, suki, at_desk):
    story = edited(desk, desk.move(desk.in_review(), Move.TO_SUBS, by=ed), suki)
    desk.move(story, Move.HOLD, by=ed, note="Is it the same ship?")
    desk.move(story, Move.UNHOLD, by=ed)
    assert "Suki, Sub-editor (Approve, send to the subs or Send back)" in offered(form_of(at_desk(ed), story))


def test_help_says_what_happens_when_nobody_is_chosen(desk, rosa, at_desk):
    page = at_desk(rosa).get(url("send", desk.draft())).content.decode()
    assert "Choose nobody, and the story waits in the lists of those who can go on with it;" in page
