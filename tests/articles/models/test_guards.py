"""The database itself refuses a change of state that nobody logged."""

import uuid

import pytest
from django.db import IntegrityError, connection, transaction

from articles.actions import workflow
from articles.models import Article, Publication, Redirect, Release, Transition
from articles.vocabulary import Move, ReleaseKind, Stage, Standing

pytestmark = pytest.mark.django_db
# The log row of the story's own past must stand in another transaction than the change.
commits = pytest.mark.django_db(transaction=True)


def beside(row, rows, **change):
    """Write a log row and then the change, in one transaction."""
    with transaction.atomic():
        row.save()
        rows.update(**change)


def article(story):
    return Article.objects.filter(pk=story.pk)


def publication(story):
    return Publication.objects.filter(article_id=story.pk)


def begin(desk, **state):
    return Article(
        section=desk.world, owner=desk.rosa, headline="Ferry", created_at=desk.now, updated_at=desk.now, **state
    )


def logged(story, *, of, to, by, at):
    return Transition(
        article=story, revision=story.latest_revision, move=Move.APPROVE, from_stage=of, to_stage=to, by=by, at=at
    )


def released(story, *, kind, by, at, number=99):
    return Release(article=story, number=number, kind=kind, revision=story.latest_revision, by=by, at=at)


@pytest.mark.parametrize(
    "state",
    [
        *({"stage": stage} for stage in Stage if stage not in ("PITCH", "DRAFT")),
        {"standing": Standing.LIVE},
        {"standing": Standing.WITHDRAWN},
        {"standing": Standing.KILLED},
        {"stage": Stage.READY, "standing": Standing.LIVE},
    ],
    ids=lambda state: " ".join(state.values()),
)
def test_no_story_begins_later_than_as_a_draft(desk, state):
    with pytest.raises(IntegrityError, match="begins as a pitch or a draft"):
        begin(desk, **state).save()


@pytest.mark.parametrize("stage", [Stage.PITCH, Stage.DRAFT])
def test_a_story_begins_as_a_pitch_or_as_a_draft(desk, stage):
    story = begin(desk, stage=stage)
    story.save()
    assert Article.objects.get(pk=story.pk).stage == stage


@pytest.mark.parametrize("stage", [Stage.IN_REVIEW, Stage.READY])
def test_no_stage_changes_unlogged(desk, stage):
    draft = desk.draft()
    with pytest.raises(IntegrityError, match="only beside a transition of the same transaction"):
        article(draft).update(stage=stage)


@pytest.mark.parametrize("standing", [Standing.LIVE, Standing.WITHDRAWN, Standing.KILLED])
def test_no_standing_changes_unlogged(desk, standing):
    ready = desk.ready()
    with pytest.raises(IntegrityError, match="only beside a release of the same transaction"):
        article(ready).update(standing=standing)


@commits
def test_yesterdays_log_does_not_cover_todays_change(desk):
    story = desk.in_review()
    desk.move(story, Move.SEND_BACK, by=desk.ed, note="Ask the yard.")
    with pytest.raises(IntegrityError, match="of the same transaction"):
        article(story).update(stage=Stage.IN_REVIEW)


def test_a_log_row_covers_only_its_own_step(desk):
    story = desk.in_review()
    row = logged(story, of=Stage.DRAFT, to=Stage.READY, by=desk.ed, at=desk.now)
    with pytest.raises(IntegrityError, match="of the same transaction"):
        beside(row, article(story), stage=Stage.READY)


def test_a_log_row_covers_only_its_own_story(desk):
    story, other = desk.in_review(), desk.in_review()
    row = logged(other, of=Stage.IN_REVIEW, to=Stage.READY, by=desk.ed, at=desk.now)
    with pytest.raises(IntegrityError, match="of the same transaction"):
        beside(row, article(story), stage=Stage.READY)


COVERS = {
    # Each kind of release changes the standing to this, and to nothing else.
    ReleaseKind.PUBLISHED: Standing.LIVE,
    ReleaseKind.REINSTATED: Standing.LIVE,
    ReleaseKind.WITHDRAWN: Standing.WITHDRAWN,
    ReleaseKind.KILLED: Standing.KILLED,
    # The same page rendered again changes nothing of what it is.
    ReleaseKind.REBUILT: None,
}


@commits
@pytest.mark.parametrize("standing", [Standing.LIVE, Standing.WITHDRAWN, Standing.KILLED])
@pytest.mark.parametrize("kind", ReleaseKind)
def test_a_release_covers_only_the_standing_it_names(desk, kind, standing):
    story = desk.withdrawn() if standing == Standing.LIVE else desk.live()
    row = released(story, kind=kind, by=desk.ed, at=desk.now)
    if COVERS[kind] == standing:
        beside(row, article(story), standing=standing)
        assert Article.objects.get(pk=story.pk).standing == standing
        return
    with pytest.raises(IntegrityError, match="of the same transaction"):
        beside(row, article(story), standing=standing)


def test_a_rolled_back_log_row_covers_nothing(desk):
    story = desk.in_review()
    with transaction.atomic():
        logged(story, of=Stage.IN_REVIEW, to=Stage.READY, by=desk.ed, at=desk.now).save()
        transaction.set_rollback(True)
    with pytest.raises(IntegrityError, match="of the same transaction"):
        article(story).update(stage=Stage.READY)


def test_a_logged_step_is_taken(desk):
    story = desk.in_review()
    workflow.move(story, move=Move.APPROVE, revision=story.latest_revision, by=desk.ed, at=desk.now)
    assert Article.objects.get(pk=story.pk).stage == Stage.READY


def test_no_story_is_deleted(desk):
    draft = desk.draft()
    with pytest.raises(IntegrityError, match="never deleted"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_article WHERE id = %s", [draft.pk])


@commits
def test_what_readers_see_changes_only_beside_a_release(desk):
    live = desk.live()
    changes = [
        {"html": "<p>Another text.</p>"},
        {"headline": "Another headline"},
        {"path": "/2026/01/01/elsewhere/"},
        {"first_published_at": "2020-01-01T00:00Z"},
        {"standing": Standing.WITHDRAWN, "withdrawn_notice": "x", "withdrawn_at": "2026-01-01T00:00Z"},
        # Not even a change that readers do not notice: an unlogged write is an unlogged write.
        {"words": 9},
    ]
    for change in changes:
        with pytest.raises(IntegrityError, match="only beside a release of the same transaction"):
            publication(live).update(**change)


@commits
def test_nothing_is_put_before_readers_without_a_release(desk):
    live, draft = Publication.objects.get(article_id=desk.live().pk), desk.draft()
    live.pk, live.article_id, live.uuid, live.path = None, draft.pk, uuid.uuid4(), "/2026/01/01/forged/"
    with pytest.raises(IntegrityError, match="only beside a release of the same transaction"):
        live.save(force_insert=True)


@commits
def test_the_release_of_another_story_does_not_help(desk):
    live, other = desk.live(), desk.live()
    row = released(other, kind=ReleaseKind.PUBLISHED, by=desk.ed, at=desk.now)
    with pytest.raises(IntegrityError, match="only beside a release"):
        beside(row, publication(live), headline="Forged")


def test_a_publication_keeps_its_story(desk):
    live, draft = desk.live(), desk.draft()
    with pytest.raises(IntegrityError, match="never changes its story"):
        publication(live).update(article_id=draft.pk)


def test_what_was_published_is_never_deleted(desk):
    live = desk.live()
    with pytest.raises(IntegrityError, match="withdrawn, never deleted"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_publication WHERE article_id = %s", [live.pk])


def test_no_story_takes_the_former_address_of_another(desk):
    live, other = desk.live(), desk.live()
    Redirect.objects.create(path="/2026/01/01/former/", publication=Publication.objects.get(article_id=other.pk))
    row = released(live, kind=ReleaseKind.PUBLISHED, by=desk.ed, at=desk.now)
    with pytest.raises(IntegrityError, match="never used again"):
        beside(row, publication(live), path="/2026/01/01/former/")


def test_a_release_names_a_person_unless_the_building_did_it(desk):
    live = desk.live()
    with pytest.raises(IntegrityError, match="release_names_a_person"):
        released(live, kind=ReleaseKind.PUBLISHED, by=None, at=desk.now).save()


def test_a_release_number_is_taken_once(desk):
    live = desk.live()
    with pytest.raises(IntegrityError, match="release_number_once"):
        released(live, kind=ReleaseKind.PUBLISHED, by=desk.ed, at=desk.now, number=1).save()
