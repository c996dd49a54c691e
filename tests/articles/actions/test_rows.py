"""The rows beside the text: attributions, tags, bylines and related headlines."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.actions import attribution, byline, related, tag
from articles.actions import author as authors
from articles.models import Article, Attribution, Author, RelatedHeadline, Revision, Tag
from articles.vocabulary import Provenance, RevisionKind, SourceKind, Stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(desk):
    return desk.draft()


def names(rows):
    return [str(row) for row in rows.order_by("position", "pk")]


# Attributions


def test_a_changed_attribution_is_a_new_version_of_its_row(desk, story, rosa):
    row = desk.attribute(story, "The ferry runs again")
    row.statement = "The ferry\x00 runs  every hour"
    attribution.change(row, version=1, by=rosa, at=desk.now)
    stored = Attribution.objects.get(pk=row.pk)
    assert (stored.statement, stored.version) == ("The ferry runs every hour", 2)


def test_a_rivals_change_of_a_row_is_not_overwritten(desk, story, rosa):
    row = desk.attribute(story, "The ferry runs again")
    mine, theirs = Attribution.objects.get(pk=row.pk), Attribution.objects.get(pk=row.pk)
    theirs.verb = "warned"
    attribution.change(theirs, version=1, by=rosa, at=desk.now)
    mine.verb = "said"
    with pytest.raises(attribution.RowHasChanged) as refused:
        attribution.change(mine, version=1, by=rosa, at=desk.now)
    assert (refused.value.found, Attribution.objects.get(pk=row.pk).verb) == (2, "warned")


def test_a_row_that_is_gone_is_not_brought_back_by_a_save(desk, story, rosa):
    row = desk.attribute(story, "The ferry runs again")
    copy = Attribution.objects.get(pk=row.pk)
    attribution.remove(row, by=rosa, at=desk.now)
    with pytest.raises(attribution.RowHasChanged) as refused:
        attribution.change(copy, version=1, by=rosa, at=desk.now)
    assert refused.value.found == 0
    assert not Attribution.objects.exists()


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        # Who relayed it is part of the fact, and only of that fact.
        ({"provenance": Provenance.RELAYED}, "Name the outlet"),
        ({"provenance": Provenance.OWN_INTERVIEW, "relayed_url": "https://x.example/"}, "Name the outlet"),
        ({"statement": ""}, "cannot be blank"),
        ({"statement": "x" * 601}, "at most 600"),
        ({"relayed_url": "javascript:alert(1)", "provenance": Provenance.RELAYED}, "valid URL|begins with https"),
    ],
)
def test_an_attribution_that_contradicts_itself_is_refused(desk, story, rosa, facts, why):
    row = Attribution(article=story, **{"statement": "The ferry runs.", **facts})
    with pytest.raises(ValidationError, match=why):
        attribution.add(row, by=rosa, at=desk.now)
    assert not Attribution.objects.exists()


def test_only_an_outlet_relays(desk, story, rosa):
    row = Attribution(article=story, statement="x", provenance=Provenance.RELAYED, relayed_by=desk.source("Ana Petrel"))
    with pytest.raises(ValidationError, match="is not a news outlet"):
        attribution.add(row, by=rosa, at=desk.now)


def test_a_removed_attribution_stays_in_history(desk, story, rosa):
    row = desk.attribute(story, "The ferry runs again")
    attribution.remove(row, by=rosa, at=desk.now)
    former = Revision.objects.filter(article=story, kind=RevisionKind.TEXT).newest_first()[0]
    assert former.content["attributions"][0]["statement"] == "The ferry runs again"


# Sources


@pytest.mark.parametrize("facts", [{"name": "Ana Petrel"}, {"slug": "ana-petrel"}, {"has_page": True}])
def test_the_database_keeps_no_name_for_an_unnamed_source(desk, facts):
    row = desk.source("", SourceKind.UNNAMED, descriptor="a port official")
    with pytest.raises(IntegrityError, match="source_unnamed_has_no_name"), transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(**facts)


def test_an_unnamed_source_says_how_stories_describe_it(desk):
    with pytest.raises(ValidationError, match="Say how stories describe"):
        desk.source("", SourceKind.UNNAMED)


# Tags and bylines


def test_tags_stand_in_the_order_of_importance(desk, story, rosa):
    for name in ("Harbour", "Ferries", "Keels"):
        tag.attach(story, tag=desk.tag(name), by=rosa, at=desk.now)
    tag.move(story.taggings.get(tag__name="Keels"), direction="up", by=rosa, at=desk.now)
    assert names(story.taggings) == ["Harbour", "Keels", "Ferries"]


def test_a_tag_is_attached_once(desk, story, rosa):
    harbour = desk.tag()
    first = tag.attach(story, tag=harbour, by=rosa, at=desk.now)
    before = Revision.objects.count()
    assert tag.attach(story, tag=harbour, by=rosa, at=desk.now) == first
    assert Revision.objects.count() == before


def test_a_retired_tag_is_not_attached_again(desk, story, rosa):
    with pytest.raises(ValidationError, match="is retired"):
        tag.attach(story, tag=desk.tag(is_retired=True), by=rosa, at=desk.now)


@pytest.mark.parametrize("name", ["harbour", "HARBOUR", "Har bour", "Hárbour", "#Harbour"])
def test_no_second_tag_for_the_same_word(desk, name):
    desk.tag("Harbour")
    with pytest.raises(ValidationError, match="is here already as “Harbour”"):
        tag.save(Tag(name=name))


def test_a_tag_needs_letters(desk):
    with pytest.raises(ValidationError, match="at least one letter or digit"):
        tag.save(Tag(name="..."))


def test_a_story_has_at_most_sixty_tags(desk, story, rosa):
    for number in range(tag.MOST):
        story.taggings.create(tag=desk.tag(f"Tag {number}"), position=number)
    with pytest.raises(ValidationError, match="A story can have 60 tags"):
        tag.attach(story, tag=desk.tag("One more"), by=rosa, at=desk.now)


def test_bylines_stand_in_the_order_given(desk, story, rosa):
    for name in ("Rosa Linnet", "Jo Tern"):
        byline.add(story, author=authors.save(Author(name=name)), by=rosa, at=desk.now)
    byline.move(story.bylines.get(author__name="Jo Tern"), direction="up", by=rosa, at=desk.now)
    assert names(story.bylines) == ["Jo Tern", "Rosa Linnet"]


def test_the_first_row_cannot_go_higher(desk, story, rosa):
    byline.add(story, author=authors.save(Author(name="Rosa Linnet")), by=rosa, at=desk.now)
    before = Revision.objects.count()
    byline.move(story.bylines.get(), direction="up", by=rosa, at=desk.now)
    assert Revision.objects.count() == before


def test_a_retired_author_stands_over_no_new_story(desk, story, rosa):
    with pytest.raises(ValidationError, match="is retired"):
        byline.add(story, author=authors.save(Author(name="Old Hand", is_retired=True)), by=rosa, at=desk.now)


# Related headlines


def test_a_headline_without_a_link_is_fine_and_can_be_linked_later(desk, story, rosa):
    row, target = desk.relate(story, headline="Storm closes the harbour"), desk.draft()
    row.target, row.headline = target, ""
    related.change(row, version=1, by=rosa, at=desk.now)
    stored = RelatedHeadline.objects.get(pk=row.pk)
    assert (stored.target, stored.version, stored.position) == (target, 2, 1)


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({}, "Choose one of our own stories"),
        ({"headline": "x", "url": "javascript:alert(1)"}, "valid URL|begins with https"),
        ({"url": "https://x.example/"}, "Choose one of our own stories"),
    ],
)
def test_a_related_headline_says_what_it_is(desk, story, facts, why):
    with pytest.raises(ValidationError, match=why):
        desk.relate(story, **facts)


def test_a_story_is_not_related_to_itself(desk, story):
    with pytest.raises(ValidationError, match="cannot be related to itself"):
        desk.relate(story, target=story)


def test_a_story_is_related_once(desk, story):
    target = desk.draft()
    desk.relate(story, target=target)
    with pytest.raises(ValidationError, match="already"):
        desk.relate(story, target=target)


def test_what_a_person_may_not_see_cannot_be_linked_by_them(desk, story, olu):
    """Its headline would come back in the list."""
    hidden = desk.draft(by=olu, section=olu.memberships.get().section, headline="Secret merger")
    with pytest.raises(ValidationError, match="There is no such story in your sections"):
        desk.relate(story, target=hidden)


def test_a_link_that_a_librarian_made_stays_when_a_reporter_changes_its_words(desk, story, rosa, olu, libby):
    elsewhere = desk.draft(by=olu, section=olu.memberships.get().section)
    row = desk.relate(story, by=libby, target=elsewhere)
    row.headline = "In other words"
    related.change(row, version=1, by=rosa, at=desk.now)
    assert RelatedHeadline.objects.get(pk=row.pk).target == elsewhere


def test_an_edit_of_an_approved_story_takes_its_approval_away(desk, ed):
    story = desk.ready()
    row = Attribution(article=story, statement="The ferry runs.")
    attribution.add(row, by=ed, at=desk.now)
    assert Article.objects.get(pk=story.pk).stage == Stage.DRAFT
