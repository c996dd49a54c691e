"""Several people publish in the same moment: nothing goes out twice, in halves or unread."""

import pytest

from articles.actions import editing, section, tag
from articles.actions.publishing.publish import publish
from articles.actions.publishing.withdraw import withdraw
from articles.models import Article, Effect, Publication, Release
from tests.newsdesk import EXCUSE
from tests.race import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def out(story):
    return Publication.objects.get(article_id=story.pk)


def test_publishing_fifty_times_at_once_gives_one_release(desk, ed):
    story = desk.ready()
    revision = story.latest_revision
    results = at_once(
        50, lambda _n: publish(Article.objects.get(pk=story.pk), revision=revision, by=ed, at=desk.now, excuse=EXCUSE)
    )
    assert {type(one).__name__ for one in results} == {"Release"}
    assert {one.pk for one in results} == {Release.objects.get(article=story).pk}
    assert Effect.objects.count() == 1


def test_twenty_stories_with_one_slug_get_twenty_addresses(desk, ed):
    stories = [desk.ready(slug="ferry") for _number in range(20)]
    results = at_once(20, lambda n: desk.release(Article.objects.get(pk=stories[n].pk)))
    assert {type(one).__name__ for one in results} == {"Release"}
    slugs = {path.split("/")[-2] for path in Publication.objects.values_list("path", flat=True)}
    assert slugs == {"ferry", *(f"ferry-{number}" for number in range(2, 21))}


def test_two_sections_publish_side_by_side_without_a_deadlock(desk, ed):
    """They share tags, authors and sources, and name them in opposite order."""
    culture = desk.section("Culture")
    for person in (desk.rosa, ed):
        section.join(culture, person=person)
    tags = [desk.tag(f"Tag {number}") for number in range(6)]
    stories = []
    for number in range(12):
        story = desk.draft(section=culture if number % 2 else desk.world)
        for one in tags if number % 2 else reversed(tags):
            tag.attach(story, tag=one, by=desk.rosa, at=desk.now)
        stories.append(desk.ready(story))
    results = at_once(12, lambda n: desk.release(Article.objects.get(pk=stories[n].pk)))
    assert {type(one).__name__ for one in results} == {"Release"}
    counted = [publication.section.stories for publication in Publication.objects.live()]
    assert counted == [6] * 12


def test_publishing_and_withdrawing_at_once_ends_in_one_of_both(desk, ed):
    story = desk.live()

    def press(number):
        fresh = Article.objects.get(pk=story.pk)
        if number % 2:
            return withdraw(fresh, reason="Wrong ship.", by=ed, at=desk.now)
        return publish(fresh, revision=fresh.latest_revision, by=ed, at=desk.now, excuse=EXCUSE)

    results = at_once(10, press)
    fresh = Article.objects.get(pk=story.pk)
    numbers = list(Release.objects.filter(article=story).order_by("number").values_list("number", flat=True))
    assert {type(one).__name__ for one in results} == {"Release"}
    assert numbers == list(range(1, len(numbers) + 1))
    assert out(story).standing == fresh.standing
    assert out(story).release_number == numbers[-1]


def test_an_edit_and_a_publication_at_once_never_let_the_edit_out(desk, ed):
    for _round in range(5):
        story = desk.ready(headline="Approved")
        approved = story.latest_revision

        def press(number, story=story, approved=approved):
            fresh = Article.objects.get(pk=story.pk)
            if number:
                return publish(fresh, revision=approved, by=ed, at=desk.now, excuse=EXCUSE)
            return editing.save_text(fresh, version=fresh.version, text={"headline": "Not read"}, by=ed, at=desk.now)

        at_once(2, press)
        assert not Publication.objects.filter(headline="Not read").exists()
