"""The one way to a story that changes: every verb asks who it is, and nobody gets round it."""

import pytest

from articles.actions import attribution, byline, doors, editing, related, tag, workflow
from articles.actions.publishing.publish import publish
from articles.actions.publishing.withdraw import withdraw
from articles.models import Article, Attribution, Author, RelatedHeadline, Revision, Transition
from articles.vocabulary import Duty, Move
from newsroom.accounts import actions as accounts

pytestmark = pytest.mark.django_db


@pytest.fixture
def author():
    from articles.actions import author as book

    return book.save(Author(name="Rosa Linnet"))


@pytest.fixture
def story(desk, author):
    """A draft of rosa's with a row of each kind."""
    made = desk.draft()
    desk.attribute(made, "The ferry runs again")
    desk.relate(made, headline="Keel yard hires")
    tag.attach(made, tag=desk.tag(), by=desk.rosa, at=desk.now)
    byline.add(made, author=author, by=desk.rosa, at=desk.now)
    return Article.objects.get(pk=made.pk)


NEW = "Tide tables"
EDIT = {
    "save_text": lambda s, d, by: editing.save_text(s, version=s.version, text={"headline": NEW}, by=by, at=d.now),
    "move_section": lambda s, d, by: editing.move_section(s, to=d.section("Culture"), by=by, at=d.now),
    "attribution.add": lambda s, d, by: attribution.add(Attribution(article=s, statement=NEW), by=by, at=d.now),
    "attribution.change": lambda s, d, by: attribution.change(s.attributions.get(), version=1, by=by, at=d.now),
    "attribution.remove": lambda s, d, by: attribution.remove(s.attributions.get(), by=by, at=d.now),
}
CURATE = {
    "tag.attach": lambda s, d, by: tag.attach(s, tag=d.tag("Ferries"), by=by, at=d.now),
    "tag.detach": lambda s, d, by: tag.detach(s.taggings.get(), by=by, at=d.now),
    "tag.move": lambda s, d, by: tag.move(s.taggings.get(), direction="up", by=by, at=d.now),
    "byline.add": lambda s, d, by: byline.add(s, author=Author.objects.get(), by=by, at=d.now),
    "byline.remove": lambda s, d, by: byline.remove(s.bylines.get(), by=by, at=d.now),
    "byline.move": lambda s, d, by: byline.move(s.bylines.get(), direction="up", by=by, at=d.now),
    "related.add": lambda s, d, by: related.add(RelatedHeadline(article=s, headline=NEW), by=by, at=d.now),
    "related.change": lambda s, d, by: related.change(s.related.get(), version=1, by=by, at=d.now),
    "related.remove": lambda s, d, by: related.remove(s.related.get(), by=by, at=d.now),
    "related.move": lambda s, d, by: related.move(s.related.get(), direction="up", by=by, at=d.now),
}
STEPS = {
    move.value: lambda s, d, by, move=move: workflow.move(
        s, move=move, revision=s.latest_revision, by=by, at=d.now, note="Ask the yard."
    )
    for move in (Move.SEND, Move.SEND_BACK, Move.APPROVE)
}
OUT = {
    "publish": lambda s, d, by: publish(s, revision=s.latest_revision, by=by, at=d.now, excuse="A brief."),
    "withdraw": lambda s, d, by: withdraw(s, reason="Wrong ship.", by=by, at=d.now),
}
EVERY_VERB = {**EDIT, **CURATE, **STEPS, **OUT}


def history(story):
    return (
        Revision.objects.filter(article=story).count(),
        Transition.objects.filter(article=story).count(),
        story.releases.count(),
        Article.objects.values_list("version", "stage", "standing", "section").get(pk=story.pk),
    )


def assert_refused(verb, story, desk, by):
    before = history(story)
    with pytest.raises(doors.NotAllowed):
        verb(story, desk, by)
    assert history(story) == before


@pytest.mark.parametrize("verb", EVERY_VERB.values(), ids=EVERY_VERB)
def test_no_verb_works_for_the_editor_of_another_section(story, desk, olu, verb):
    assert_refused(verb, story, desk, olu)


@pytest.mark.parametrize("verb", EVERY_VERB.values(), ids=EVERY_VERB)
def test_no_verb_works_for_an_administrator(story, desk, ada, verb):
    assert_refused(verb, story, desk, ada)


@pytest.mark.parametrize("verb", EVERY_VERB.values(), ids=EVERY_VERB)
def test_no_verb_works_for_a_stranger(story, desk, stranger, verb):
    assert_refused(verb, story, desk, stranger)


@pytest.mark.parametrize("verb", EVERY_VERB.values(), ids=EVERY_VERB)
def test_no_verb_works_for_somebody_who_left(story, desk, ed, verb):
    assert_refused(verb, story, desk, accounts.deactivate(ed))


@pytest.mark.parametrize("verb", [*EDIT.values(), *STEPS.values(), *OUT.values()], ids=[*EDIT, *STEPS, *OUT])
def test_a_librarian_neither_writes_nor_moves_a_story(story, desk, libby, verb):
    assert_refused(verb, story, desk, libby)


@pytest.mark.parametrize("verb", EVERY_VERB.values(), ids=EVERY_VERB)
def test_no_verb_works_for_a_source_keeper(story, desk, kit, verb):
    assert_refused(verb, story, desk, kit)


@pytest.mark.parametrize("name", [*EDIT, *CURATE, "SEND", "APPROVE", "publish"])
def test_legal_neither_edits_a_story_nor_puts_it_out(story, desk, lena, name):
    assert_refused(EVERY_VERB[name], story, desk, lena)


@pytest.mark.parametrize("name", ["APPROVE", "publish", "withdraw"])
def test_a_sub_editor_does_not_decide_what_readers_get(story, desk, suki, name):
    assert_refused(EVERY_VERB[name], story, desk, suki)


def test_legal_sends_back_a_story_of_any_section(story, desk, lena):
    desk.in_review(story)
    assert desk.move(story, Move.SEND_BACK, by=lena, note="Who says so?").stage == "DRAFT"


def test_legal_withdraws_a_live_story_of_any_section(story, desk, lena):
    desk.live(story)
    withdraw(story, reason="A court said so.", by=lena, at=desk.now)
    assert Article.objects.get(pk=story.pk).standing == "WITHDRAWN"


@pytest.mark.parametrize("name", ["SEND_BACK", "APPROVE", "publish", "withdraw"])
def test_a_reporter_decides_nothing(story, desk, rosa, name):
    assert_refused(EVERY_VERB[name], story, desk, rosa)


@pytest.mark.parametrize("verb", EDIT.values(), ids=EDIT)
def test_a_writer_cannot_change_what_is_being_reviewed(story, desk, rosa, verb):
    desk.in_review(story)
    assert_refused(verb, Article.objects.get(pk=story.pk), desk, rosa)


@pytest.mark.parametrize("verb", CURATE.values(), ids=CURATE)
def test_a_librarian_tends_tags_bylines_and_links(story, desk, libby, verb):
    verb(story, desk, libby)
    assert Revision.objects.filter(article=story).exclude(by__in=[libby, desk.rosa]).count() == 0


@pytest.mark.parametrize("duty", Duty)
def test_a_lock_is_given_only_to_those_who_may(desk, duty, stranger):
    with pytest.raises(doors.NotAllowed):
        doors.open_for(duty, by=stranger, article=desk.draft())


@pytest.mark.parametrize(
    ("name", "may"),
    [
        # Whoever writes, in a section of theirs.
        ("rosa", True),
        ("ed", True),
        ("mara", True),
        # Not in somebody else's section,
        ("olu", False),
        # nor those who polish, stop, keep, tag, run the building or have no role.
        ("suki", False),
        ("lena", False),
        ("kit", False),
        ("libby", False),
        ("ada", False),
        ("stranger", False),
    ],
)
def test_who_may_begin_a_story_in_world(desk, request, name, may):
    assert doors.may_start_in(desk.world, by=request.getfixturevalue(name)) is may
