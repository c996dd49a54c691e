"""The road to the reader: two people, the version they both saw, and a log row for each step."""

import pytest

from articles.actions import editing, tag, workflow
from articles.models import Article, Transition
from articles.vocabulary import Move, Stage
from newsroom.accounts.roles import Role

pytestmark = pytest.mark.django_db


def change(desk, story, *, by=None):
    story.refresh_from_db()
    text = {"headline": f"{story.headline} again"}
    return editing.save_text(story, version=story.version, text=text, by=by or desk.rosa, at=desk.now)


def stage_of(story):
    return Article.objects.get(pk=story.pk).stage


def test_each_step_is_logged_with_who_when_and_what_they_saw(desk, ed):
    story = desk.ready()
    last = Transition.objects.order_by("-pk")[0]
    assert (last.move, last.from_stage, last.to_stage) == (Move.APPROVE, Stage.IN_REVIEW, Stage.READY)
    assert (last.by, last.revision, last.article) == (ed, story.latest_revision, story)


def test_the_note_of_a_story_sent_back_is_kept(desk):
    desk.move(desk.in_review(), Move.SEND_BACK, by=desk.ed, note="Ask\x00 the\n yard.")
    assert Transition.objects.order_by("-pk")[0].note == "Ask the\nyard."


def test_nobody_approves_what_they_wrote(desk, ed):
    story = desk.draft(by=ed)
    desk.move(story, Move.SEND, by=ed)
    with pytest.raises(workflow.CannotMove, match="Somebody else has to approve it"):
        desk.move(story, Move.APPROVE, by=ed)
    assert stage_of(story) == Stage.IN_REVIEW


def test_who_changed_one_word_in_review_is_an_author_of_it(desk, ed):
    story = desk.in_review()
    change(desk, story, by=ed)
    with pytest.raises(workflow.CannotMove, match="Somebody else"):
        desk.move(story, Move.APPROVE, by=ed)


def test_another_editor_approves_it_then(desk, ed):
    story = desk.in_review()
    change(desk, story, by=ed)
    desk.move(story, Move.APPROVE, by=desk.hire("eve", Role.EDITOR))
    assert stage_of(story) == Stage.READY


def test_who_tagged_a_story_may_approve_it(desk, ed):
    story = desk.draft()
    tag.attach(story, tag=desk.tag(), by=ed, at=desk.now)
    assert desk.ready(story).latest_revision.by == ed
    assert stage_of(story) == Stage.READY


def test_who_attributed_a_statement_is_an_author(desk, ed):
    story = desk.draft()
    desk.attribute(story, "The ferry runs again", by=ed)
    desk.in_review(story)
    with pytest.raises(workflow.CannotMove, match="Somebody else"):
        desk.move(story, Move.APPROVE, by=ed)


def test_a_release_clears_the_list_of_authors(desk, ed):
    """What ed wrote last month is out and was approved by somebody; he may approve what rosa writes today."""
    story = desk.draft(by=ed)
    desk.move(story, Move.SEND, by=ed)
    eve = desk.hire("eve", Role.EDITOR)
    desk.move(story, Move.APPROVE, by=eve)
    desk.release(story)
    change(desk, story, by=desk.rosa)
    assert workflow.author_ids(story) == {desk.rosa.pk}
    desk.ready(story)
    assert stage_of(story) == Stage.READY


@pytest.mark.parametrize("move", [Move.SEND_BACK, Move.APPROVE])
def test_an_older_revision_is_not_decided_on(desk, move):
    story = desk.in_review()
    seen = story.latest_revision
    change(desk, story, by=desk.ed)
    with pytest.raises(workflow.CannotMove, match="Read the newest version"):
        workflow.move(story, move=move, revision=seen, by=desk.hire("eve", Role.EDITOR), at=desk.now, note="x")
    assert stage_of(story) == Stage.IN_REVIEW


def test_the_revision_of_another_story_is_not_decided_on(desk):
    story, other = desk.in_review(), desk.in_review()
    with pytest.raises(workflow.CannotMove, match="Read the newest version"):
        workflow.move(story, move=Move.APPROVE, revision=other.latest_revision, by=desk.ed, at=desk.now)


@pytest.mark.parametrize("move", [Move.REOPEN, Move.RECHECK])
def test_a_step_that_follows_from_an_edit_cannot_be_asked_for(desk, move):
    with pytest.raises(workflow.CannotMove, match="cannot be asked for"):
        desk.move(desk.ready(), move, by=desk.ed)


def test_an_edit_takes_the_approval_away_and_says_so(desk):
    story = desk.ready()
    change(desk, story, by=desk.ed)
    assert stage_of(story) == Stage.DRAFT
    assert Transition.objects.order_by("-pk")[0].move == Move.REOPEN


def test_a_new_tag_asks_for_one_more_look(desk, libby):
    story = desk.ready()
    tag.attach(story, tag=desk.tag(), by=libby, at=desk.now)
    assert stage_of(story) == Stage.IN_REVIEW
    assert Transition.objects.order_by("-pk")[0].move == Move.RECHECK


def test_an_approval_holds_for_exactly_one_revision(desk):
    story = desk.ready()
    approved = story.latest_revision
    assert workflow.is_approved(story, approved)
    change(desk, story, by=desk.ed)
    assert not workflow.is_approved(story, approved)


def test_an_empty_story_is_not_sent(desk):
    with pytest.raises(workflow.CannotMove, match="The body is empty"):
        desk.move(desk.draft(body=""), Move.SEND, by=desk.rosa)


def test_a_double_click_sends_once(desk):
    story = desk.in_review()
    with pytest.raises(workflow.CannotMove, match="Open it again"):
        desk.move(story, Move.SEND, by=desk.rosa)
    assert Transition.objects.filter(article=story).count() == 1


def test_who_writes_a_related_headline_freely_is_an_author_of_it(desk, ed):
    story = desk.in_review()
    desk.relate(story, by=ed, headline="Mayor arrested", url="https://elsewhere.example/")
    with pytest.raises(workflow.CannotMove):
        desk.move(story, Move.APPROVE, by=ed)


def test_who_links_an_own_story_is_no_author_of_it(desk, ed):
    story, other = desk.in_review(), desk.live()
    desk.relate(story, by=ed, target=other)
    assert desk.move(story, Move.APPROVE, by=ed).stage == Stage.READY


def test_a_sub_editor_who_changed_a_story_in_review_leaves_the_editor_free_to_approve_it(desk, suki):
    story = desk.in_review()
    change(desk, story, by=suki)
    desk.move(story, Move.APPROVE, by=desk.ed)
    assert stage_of(story) == Stage.READY


def test_what_a_sub_editor_changes_in_an_approved_story_is_approved_again(desk, suki):
    story = desk.ready()
    change(desk, story, by=suki)
    desk.move(story, Move.SEND, by=suki)
    assert stage_of(story) == Stage.IN_REVIEW


def test_the_managing_editor_approves_in_a_section_that_is_not_theirs(desk, mara):
    story = desk.in_review()
    desk.move(story, Move.APPROVE, by=mara)
    assert stage_of(story) == Stage.READY


def test_the_managing_editor_does_not_approve_their_own_words(desk, mara):
    story = desk.in_review()
    change(desk, story, by=mara)
    with pytest.raises(workflow.CannotMove, match="Somebody else"):
        desk.move(story, Move.APPROVE, by=mara)


def test_the_managing_editor_is_named_among_those_who_can_approve(desk, ed, mara, lena, libby):
    assert workflow.approvers(desk.draft()) == [ed, mara]
