"""An earlier version comes back whole, as a new one, and starts the road again."""

import pytest

from articles.actions import attribution, byline, doors, editing, related, restoring, tag, workflow
from articles.actions import author as authors
from articles.models import Author
from articles.vocabulary import RevisionKind, Stage
from newsroom.accounts.roles import Role


def restore(desk, story, number, *, by=None, version=None):
    story.refresh_from_db()
    row = story.revisions.get(number=number)
    return restoring.restore(story, row, version=version or story.version, by=by or desk.rosa, at=desk.now)


def content(story, number):
    """What a revision holds but for what never comes back: the address, and which kind of change it was."""
    held = story.revisions.get(number=number).content
    return {**held, "text": {**held["text"], "slug": ""}}


@pytest.fixture
def changed(desk):
    """A story whose revision `full` had everything, and of which all of it was changed since."""
    story = desk.draft(headline="As it was", paragraphs=["The ferry runs again, the harbour master said."])
    rosa, at = desk.rosa, desk.now
    said = desk.attribute(story, "The ferry runs again", source=desk.source())
    kept = desk.attribute(story, "the harbour master said")
    one, other = desk.tag("Harbour"), desk.tag("Storms")
    first = tag.attach(story, tag=one, by=rosa, at=at)
    tag.attach(story, tag=other, by=rosa, at=at)
    name = byline.add(story, author=authors.save(Author(name="Rosa Linnet")), by=rosa, at=at)
    headline = desk.relate(story, headline="Tide tables")
    story.refresh_from_db()
    full = story.latest_revision.number
    tag.detach(first, by=rosa, at=at)
    byline.remove(name, by=rosa, at=at)
    related.remove(headline, by=rosa, at=at)
    attribution.remove(said, by=rosa, at=at)
    kept.verb = "claimed"
    attribution.change(kept, version=kept.version, by=rosa, at=at)
    story.refresh_from_db()
    text = {"headline": "As it is", "body": "<p>Other words.</p>", "slug": "as-it-is"}
    editing.save_text(story, version=story.version, text=text, by=rosa, at=at)
    return story, full


def test_all_that_the_story_held_comes_back(changed, desk):
    story, full = changed
    made = restore(desk, story, full)
    assert content(story, made.number) == content(story, full)


def test_what_stood_before_stays_in_the_history(changed, desk):
    story, full = changed
    before = story.revisions.count()
    made = restore(desk, story, full)
    assert (story.revisions.count(), made.kind, made.number) == (before + 1, RevisionKind.RESTORED, before + 1)
    assert story.revisions.get(number=before).content["text"]["headline"] == "As it is"


def test_the_address_stays_where_it_is(changed, desk):
    story, full = changed
    restore(desk, story, full)
    assert story.slug == "as-it-is"


def test_forms_that_were_open_find_a_newer_version_of_text_and_rows(changed, desk):
    story, full = changed
    row = story.attributions.get(verb="claimed")
    version = story.version
    restore(desk, story, full)
    with pytest.raises(editing.TextHasChanged):
        editing.save_text(story, version=version, text={"headline": "Late"}, by=desk.rosa, at=desk.now)
    with pytest.raises(attribution.RowHasChanged):
        attribution.change(row, version=row.version, by=desk.rosa, at=desk.now)


def test_back_and_forth_is_the_same_again(changed, desk):
    story, full = changed
    newest = story.latest_revision.number
    restore(desk, story, full)
    made = restore(desk, story, newest)
    assert content(story, made.number) == content(story, newest)


def test_an_approved_story_needs_approval_again_and_whoever_restored_is_an_author(desk):
    story = desk.draft()
    editing.save_text(story, version=story.version, text={"headline": "Newer"}, by=desk.rosa, at=desk.now)
    ready = desk.ready(story)
    restore(desk, ready, 1, by=desk.ed)
    ready.refresh_from_db()
    assert ready.stage == Stage.DRAFT
    assert desk.ed.pk in workflow.author_ids(ready)


@pytest.mark.parametrize("role", [Role.LEGAL, Role.LIBRARIAN, Role.SOURCE_KEEPER, None])
def test_who_may_not_write_brings_nothing_back(role, changed, desk):
    story, full = changed
    with pytest.raises(doors.NotAllowed):
        restore(desk, story, full, by=desk.hire("someone", role))


def test_a_story_that_was_saved_meanwhile_is_left_alone(changed, desk):
    story, full = changed
    before = story.revisions.count()
    with pytest.raises(editing.TextHasChanged):
        restore(desk, story, full, version=story.version - 1)
    assert story.revisions.count() == before


def test_the_newest_version_needs_no_bringing_back(changed, desk):
    story, _full = changed
    with pytest.raises(restoring.CannotRestore, match="newest version already"):
        restore(desk, story, story.latest_revision.number)


def test_what_changes_nothing_makes_no_version(changed, desk):
    story, full = changed
    made = restore(desk, story, full)
    with pytest.raises(restoring.CannotRestore, match="says exactly this already"):
        restore(desk, story, full)
    assert story.revisions.newest_first()[0] == made


def test_a_second_press_of_the_same_page_is_told_the_same(changed, desk):
    """Its version is one that the first press made old: nobody else saved anything."""
    story, full = changed
    version = story.version
    restore(desk, story, full, version=version)
    with pytest.raises(restoring.CannotRestore, match="says exactly this already"):
        restore(desk, story, full, version=version)


def test_what_changes_nothing_leaves_open_forms_and_the_approval_alone(desk):
    story = desk.draft()
    editing.save_text(story, version=story.version, text={"headline": "Newer"}, by=desk.rosa, at=desk.now)
    restore(desk, story, 1)
    ready = desk.ready(story)
    with pytest.raises(restoring.CannotRestore):
        restore(desk, ready, 1, by=desk.ed)
    version = ready.version
    ready.refresh_from_db()
    assert (ready.stage, ready.version) == (Stage.READY, version)


@pytest.mark.parametrize("rows", [1, 3])
def test_it_costs_the_same_however_many_tags_and_headlines(rows, desk, django_assert_num_queries):
    story = desk.draft()
    for n in range(rows):
        desk.relate(story, headline=f"Headline {n}")
        tag.attach(story, tag=desk.tag(f"Tag {n}"), by=desk.rosa, at=desk.now)
    full = story.revisions.count()
    story.refresh_from_db()
    editing.save_text(story, version=story.version, text={"headline": "Newer"}, by=desk.rosa, at=desk.now)
    # Five of them read what stands, to find out whether anything changes at all.
    with django_assert_num_queries(32):
        restore(desk, story, full)
