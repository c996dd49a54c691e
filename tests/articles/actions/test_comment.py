"""Comments of colleagues on a story: made, answered, settled, reopened."""

import pytest
from django.contrib.auth.models import Permission

from articles.actions import note
from articles.actions.comment import CannotComment, add, answer, reopen, settle
from articles.actions.doors import NotAllowed
from articles.models import Article, Comment, Notice, StoryEvent
from articles.rules.anchor import Anchor
from articles.vocabulary import EventKind

pytestmark = pytest.mark.django_db
FERRY = Anchor("ferry runs again")


def by(desk, person=None):
    return {"by": person or desk.rosa, "at": desk.now}


def commented(desk, story=None, words="Who says so?", person=None, **facts):
    return add(story or desk.draft(), words=words, **{**facts, **by(desk, person)}).comment


def log(story):
    return list(story.events.order_by("pk").values_list("kind", "by__name"))


def test_a_comment_keeps_its_words_and_where_they_belong(desk, ed):
    story = desk.draft()
    row = commented(desk, story, words="Who says so?\nAsk.", about=FERRY, to=ed)
    assert (row.words, row.passage, row.to, row.revision) == (
        *("Who says so?\nAsk.", "ferry runs again", ed),
        story.latest_revision,
    )
    assert (row.before, row.after) == ("The", ", the harbour master said.")


def test_it_changes_nothing_of_the_story(desk):
    story = desk.draft()
    before = Article.objects.values().get(pk=story.pk)
    settle(commented(desk, story), **by(desk))
    assert (Article.objects.values().get(pk=story.pk), story.revisions.count()) == (before, 1)


def test_it_may_be_about_the_whole_story(desk):
    assert commented(desk).passage == ""


def test_words_chosen_in_a_text_that_is_not_saved_are_kept_as_they_came(desk):
    row = commented(desk, about=Anchor("words  nobody saved", "some ", "\nyet"))
    assert (row.passage, row.before, row.after) == ("words nobody saved", "some", "yet")


def test_words_that_do_not_stand_there_are_refused(desk):
    with pytest.raises(CannotComment, match="do not stand in the saved text"):
        commented(desk, about=Anchor("another ferry"))
    assert (Comment.objects.exists(), StoryEvent.objects.exists()) == (False, False)


def test_whom_it_is_for_and_whom_it_calls_are_told_once_each(desk, ed, suki):
    said = add(desk.draft(), words="@Suki, @Ed: look. @Rosa too.", to=ed, **by(desk))
    assert set(Notice.objects.values_list("person__name", "kind")) == {("Ed", "MENTIONED"), ("Suki", "MENTIONED")}
    assert sorted(said.told) == sorted([ed.pk, suki.pk])


def test_an_answer_is_told_to_whoever_asked(desk, ed, suki):
    row = commented(desk, person=ed)
    said = answer(row, words="The port does, @Suki.", **by(desk))
    assert (said.comment.answer_to, said.comment.passage) == (row, "")
    assert {one.person.name for one in Notice.objects.all()} == {"Ed", "Suki"}


def test_nobody_is_told_of_their_own_answer(desk):
    answer(commented(desk), words="I do.", **by(desk))
    assert not Notice.objects.exists()


@pytest.mark.parametrize("name", ["olu", "kit", "stranger"])
def test_it_is_for_nobody_who_cannot_see_the_story(name, request, desk):
    with pytest.raises(CannotComment, match="cannot see this story any more"):
        commented(desk, to=request.getfixturevalue(name))
    assert not Comment.objects.exists()


def test_who_asked_and_may_not_see_the_story_any_more_is_not_told(desk, ed):
    row = commented(desk, person=ed)
    ed.memberships.all().delete()
    answer(row, words="The port.", **by(desk))
    assert not Notice.objects.exists()


@pytest.mark.parametrize("name", ["rosa", "ed", "suki", "mara", "lena", "libby"])
def test_whoever_may_leave_notes_comments_settles_and_reopens(name, request, desk):
    person, story = request.getfixturevalue(name), desk.draft()
    row = commented(desk, story, person=person)
    assert (settle(row, **by(desk, person)), reopen(row, **by(desk, person))) == (True, True)
    assert log(story) == [(kind, person.name) for kind in ("COMMENT", "SETTLED", "REOPENED")]


@pytest.mark.parametrize("name", ["olu", "kit", "ada", "stranger"])
@pytest.mark.parametrize("deed", [lambda row, **facts: answer(row, words="I.", **facts), settle, reopen])
def test_nobody_else_does(name, deed, request, desk):
    row = commented(desk)
    with pytest.raises(NotAllowed):
        deed(row, **by(desk, request.getfixturevalue(name)))


def test_who_only_looks_on_does_not_comment(desk, stranger):
    names = ["view_article", "see_every_section"]
    found = Permission.objects.filter(codename__in=names, content_type__app_label="articles")
    stranger.user_permissions.set(found)
    with pytest.raises(NotAllowed, match="do nothing to it"):
        commented(desk, person=stranger)


def test_a_second_press_changes_nothing(desk, ed):
    story = desk.draft()
    first = commented(desk, story, words="@Ed, look.", about=FERRY)
    assert commented(desk, story, words="@Ed, look.", about=FERRY) == first
    assert (Comment.objects.count(), StoryEvent.objects.count(), Notice.objects.count()) == (1, 1, 1)


def test_settling_and_reopening_twice_changes_nothing_either(desk, ed):
    row = commented(desk)
    assert [settle(row, **by(desk, ed)), settle(row, **by(desk)), reopen(row, **by(desk)), reopen(row, **by(desk))] == [
        *(True, False),
        *(True, False),
    ]
    assert Comment.objects.get().settled_at is None


def test_who_settled_it_and_when_is_kept(desk, ed):
    row = commented(desk)
    settle(row, by=ed, at=(at := desk.now))
    row.refresh_from_db()
    assert (row.settled_by, row.settled_at) == (ed, at)


def test_what_was_settled_is_reopened_before_anybody_answers(desk, ed):
    row = commented(desk)
    settle(row, **by(desk, ed))
    with pytest.raises(CannotComment, match="Reopen it, then answer"):
        answer(row, words="I.", **by(desk))


@pytest.mark.parametrize("deed", [lambda row, **facts: answer(row, words="I.", **facts), settle, reopen])
def test_an_answer_is_neither_answered_nor_settled(deed, desk):
    row = answer(commented(desk), words="I.", **by(desk)).comment
    with pytest.raises(Comment.DoesNotExist):
        deed(row, **by(desk))


def test_notes_and_comments_of_one_hour_are_counted_together(desk, settings):
    settings.NOTES_AN_HOUR = 2
    story = desk.draft()
    note.leave(story, words="Look.", **by(desk))
    row = commented(desk, story)
    with pytest.raises(CannotComment, match="You left 2 notes within the last hour"):
        answer(row, words="I.", **by(desk))
    with pytest.raises(note.CannotNote):
        note.leave(story, words="Look again.", **by(desk))
    assert StoryEvent.objects.exclude(kind=EventKind.NOTE).count() == 1


def test_what_cannot_be_seen_is_not_kept(desk):
    row = commented(desk, words="Fer\x00ry\u202e\ud800 line", about=Anchor("x\x00y", "\u202ea", "b\ufff9"))
    assert (row.words, row.passage, row.before, row.after) == ("Ferry line", "xy", "a", "b")
