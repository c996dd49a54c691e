"""Give a story to readers: once, whole, and only what was approved."""

import pytest

from articles.actions import doors, editing, tag, workflow
from articles.actions.publishing.publish import NotReady, publish
from articles.actions.publishing.withdraw import withdraw
from articles.models import Article, Effect, Publication, Release, Revision
from articles.vocabulary import Change, Move, ReleaseKind, Standing, Terms
from newsroom.accounts.roles import Role

pytestmark = pytest.mark.django_db


def out(story):
    return Publication.objects.get(article_id=story.pk)


def edit(desk, story, **text):
    story.refresh_from_db()
    editing.save_text(story, version=story.version, text=text, by=desk.rosa, at=desk.now)
    return story


def test_an_approved_story_is_what_readers_have(desk):
    story = desk.live(headline="Ferry line reopens")
    page = out(story)
    assert (page.standing, page.headline, page.release_number) == (Standing.LIVE, "Ferry line reopens", 1)
    assert (story.standing, story.live_revision_id) == (Standing.LIVE, page.revision_id)


def test_a_release_says_who_gave_what_to_readers(desk, ed):
    story = desk.live()
    release = Release.objects.get(article=story)
    assert (release.kind, release.by, release.revision) == (ReleaseKind.PUBLISHED, ed, story.live_revision)


@pytest.mark.parametrize(
    "make",
    [
        # Not sent, not read, and read but changed since.
        lambda desk: desk.draft(),
        lambda desk: desk.in_review(),
        lambda desk: edit(desk, desk.move(desk.ready(), Move.SEND_BACK, by=desk.ed, note="x"), headline="Changed"),
    ],
    ids=["draft", "in review", "sent back and changed"],
)
def test_nothing_goes_out_unapproved(desk, make):
    story = make(desk)
    with pytest.raises(NotReady, match="not approved"):
        desk.release(story)
    assert not Publication.objects.exists()
    assert not Release.objects.exists()


def test_an_older_revision_does_not_go_out(desk, ed):
    story = desk.ready()
    approved = story.latest_revision
    editing.save_text(story, version=story.version, text={"headline": "Changed"}, by=ed, at=desk.now)
    with pytest.raises(NotReady, match="Read the newest version"):
        publish(story, revision=approved, by=ed, at=desk.now)


def test_the_revision_of_another_story_does_not_go_out(desk, ed):
    story, other = desk.ready(), desk.ready()
    with pytest.raises(NotReady, match="Read the newest version"):
        publish(story, revision=other.latest_revision, by=ed, at=desk.now)


def test_a_statement_off_the_record_keeps_the_story_in(desk):
    story = desk.draft()
    desk.attribute(story, "The ferry runs again", terms=Terms.OFF_RECORD)
    with pytest.raises(NotReady, match="must not be printed"):
        desk.live(story)
    assert not Publication.objects.exists()


def test_a_statement_off_the_record_keeps_the_story_in_even_without_its_mark(desk):
    """The words may stand in the text all the same; whoever takes them out removes the attribution as well."""
    story = desk.draft()
    desk.attribute(story, "The ferry runs again", terms=Terms.OFF_RECORD)
    edit(desk, story, body="<p>The ferry runs again, the harbour master said.</p>")
    with pytest.raises(NotReady, match="must not be printed"):
        desk.live(story)


def test_publishing_what_is_live_changes_nothing(desk):
    story = desk.live()
    before = (out(story).updated_at, Effect.objects.count())
    assert desk.release(story, change=None) == Release.objects.get(article=story)
    assert (out(story).updated_at, Effect.objects.count()) == before


def test_a_newer_edit_is_not_seen_until_it_is_published(desk):
    story = desk.live(headline="First")
    edit(desk, story, headline="Second")
    assert out(story).headline == "First"
    desk.live(story)
    assert out(story).headline == "Second"


def test_going_out_and_in_twice_makes_four_releases(desk, ed):
    story = desk.ready()
    for _round in range(2):
        desk.release(story)
        withdraw(story, reason="Wrong ship.", by=ed, at=desk.now)
    releases = Release.objects.filter(article=story).order_by("number").values_list("number", "kind")
    assert list(releases) == [(1, "PUBLISHED"), (2, "WITHDRAWN"), (3, "PUBLISHED"), (4, "WITHDRAWN")]


def test_the_first_publication_keeps_its_time(desk, ed):
    story = desk.live()
    first = out(story).first_published_at
    withdraw(story, reason="Wrong ship.", by=ed, at=desk.now)
    desk.release(story)
    assert (out(story).first_published_at, out(story).withdrawn_notice) == (first, "")
    assert out(story).updated_at > first


def test_page_facts_count_live_stories(desk, ed):
    harbour = desk.tag()
    stories = [desk.draft() for _number in range(3)]
    for story in stories:
        tag.attach(story, tag=harbour, by=desk.rosa, at=desk.now)
        desk.live(story)
    withdraw(stories[0], reason="Wrong ship.", by=ed, at=desk.now)
    place, topic = out(stories[1]).section, out(stories[1]).tags.get().topic
    assert (place.stories, topic.stories) == (2, 2)
    assert place.first_at == out(stories[1]).first_published_at
    assert place.last_at == out(stories[2]).first_published_at


def test_a_failure_on_the_way_leaves_everything_as_it_was(desk, monkeypatch):
    story = desk.ready()
    monkeypatch.setattr("articles.actions.publishing.publish.after_release", lambda *_row: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        desk.release(story)
    assert not Publication.objects.exists()
    assert not Release.objects.exists()
    assert Article.objects.get(pk=story.pk).standing == Standing.NEVER_OUT


def test_the_door_is_asked_before_anything_is_told(desk, olu):
    with pytest.raises(doors.NotAllowed, match="You do not work in the section"):
        publish(desk.ready(), revision=Revision.objects.newest_first()[0], by=olu, at=desk.now)


def test_two_people_are_needed_whatever_the_role(desk, ed):
    story = desk.draft(by=ed)
    desk.move(story, Move.SEND, by=ed)
    with pytest.raises(workflow.CannotMove):
        desk.move(story, Move.APPROVE, by=ed)
    desk.move(story, Move.APPROVE, by=desk.hire("eve", Role.EDITOR))
    assert desk.release(story).by == ed


def test_attributions_of_the_next_edit_are_not_out(desk):
    story = desk.live()
    desk.attribute(story, "The ferry runs again")
    assert not out(story).attributions.exists()


class TestWhatTheEditIs:
    """A story that readers have goes out as an update, a minor edit or a correction."""

    @pytest.fixture
    def story(self, desk):
        return desk.live(paragraphs=["The queue was lnog, said Ana Petrel."])

    def edited(self, desk, story, **text):
        return desk.ready(edit(desk, story, **text))

    def test_the_first_release_says_so(self, story):
        assert Release.objects.get().change == Change.FIRST

    def test_nothing_goes_out_until_somebody_says_what_it_is(self, desk, story):
        self.edited(desk, story, body="<p>The queue was long, said Ana Petrel.</p>")
        with pytest.raises(NotReady, match="Say whether this is an update with a note or a minor edit"):
            desk.release(story, change=None)
        assert "lnog" in out(story).html

    def test_a_minor_edit_leaves_the_time_of_the_last_change(self, desk, story):
        before = out(story).updated_at
        self.edited(desk, story, body="<p>The queue was long, said Ana Petrel.</p>")
        assert desk.release(story, change=Change.MINOR).change == Change.MINOR
        assert (out(story).updated_at, "lnog" in out(story).html) == (before, False)

    def test_a_name_is_no_minor_matter(self, desk, story):
        self.edited(desk, story, body="<p>The queue was lnog, said Ana Petrol.</p>")
        with pytest.raises(NotReady, match="The name “Petrel” became “Petrol”"):
            desk.release(story, change=Change.MINOR)
        assert Release.objects.count() == 1

    def test_an_update_carries_its_note(self, desk, story, ed):
        self.edited(desk, story, body="<p>The queue was short.</p>")
        release = desk.release(story, change=Change.UPDATE, update_note="The board  answered.")
        note = release.notes.get()
        assert (release.change, note.text, note.kind, note.by) == ("UPDATE", "The board answered.", "UPDATE", ed)
        assert out(story).updated_at == release.at

    def test_a_correction_is_one_whatever_is_said(self, desk, story):
        desk.note(story)
        desk.ready(story)
        release = desk.release(story, change=Change.MINOR)
        assert release.change == Change.CORRECTION
        assert out(story).updated_at == release.at
