"""Every change keeps the whole story, in a shape that later versions can read."""

import datetime as dt
import json
from pathlib import Path

import pytest

from articles.actions import author as authors
from articles.actions import byline, editing, tag
from articles.actions.revision import snapshot
from articles.models import Article, Author, Revision
from articles.rules import revision_schema
from articles.vocabulary import Provenance, RevisionKind, SourceKind
from newsroom.settings.env import ROOT

pytestmark = pytest.mark.django_db

SAMPLE = ROOT / f"tests/articles/rules/revision_samples/{revision_schema.CURRENT}.json"


@pytest.fixture
def story(desk):
    """A story with everything."""
    made = desk.draft(paragraphs=["The ferry runs again and the keel is new."], slug="ferry", method="We asked.")
    outlet = desk.source("Pellin Post", SourceKind.OUTLET)
    desk.attribute(made, "The ferry runs", source=desk.source(), said_on=dt.date(2026, 11, 19))
    desk.attribute(made, "the keel is new", provenance=Provenance.RELAYED, relayed_by=outlet)
    tag.attach(made, tag=desk.tag(), by=desk.rosa, at=desk.now)
    byline.add(made, author=authors.save(Author(name="Rosa Linnet")), by=desk.rosa, at=desk.now)
    desk.relate(made, target=desk.draft())
    desk.relate(
        made, headline="Keel yard hires", url="https://pellinpost.example/yard", published_on=dt.date(2026, 10, 30)
    )
    return Article.objects.get(pk=made.pk)


@pytest.fixture
def noted(story, desk):
    """Readers have it, and a correction waits."""
    desk.note(desk.live(story), claim=story.attributions.as_entered()[0].uuid)
    return Article.objects.get(pk=story.pk)


def shape(value, names=()):
    """Keys and types; empty and filled in are one type, because a sample cannot be both."""
    if isinstance(value, dict):
        return {name: shape(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [shape(value[0])] if value else []
    return "nothing or something" if value is None or isinstance(value, str) else type(value).__name__


def test_what_is_kept_today_has_exactly_the_shape_of_the_frozen_sample(noted):
    kept, sample = snapshot(noted), json.loads(Path(SAMPLE).read_text())
    # The same parts filled in: a source without and an outlet with the second statement, as in the sample.
    for content in (kept, sample):
        content["attributions"] = [
            {**content["attributions"][1], "source": None, "relayed_by": content["attributions"][1]["relayed_by"]}
        ]
    assert shape(kept) == shape(sample)
    assert kept["schema"] == revision_schema.CURRENT


def test_a_snapshot_costs_the_same_however_many_rows(story, desk, django_assert_num_queries):
    fresh = Article.objects.select_related("section").get(pk=story.pk)
    with django_assert_num_queries(5):  # attributions, tags, bylines, related headlines, notes
        snapshot(fresh)


def test_revisions_are_numbered_without_a_gap(story):
    numbers = list(Revision.objects.filter(article=story).order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))


def test_every_kind_of_change_says_what_it_was(noted):
    kinds = set(Revision.objects.filter(article=noted).values_list("kind", flat=True))
    assert kinds == {kind.value for kind in RevisionKind} - {RevisionKind.SETTINGS, RevisionKind.RESTORED}


def test_a_revision_keeps_the_names_of_its_time(story, desk):
    from articles.actions import source

    person = story.attributions.as_entered()[0].source
    person.name = "Ana Petrel-Linnet"
    source.save(person)
    assert story.latest_revision.content["attributions"][0]["source"]["name"] == "Ana Petrel"


def test_an_edit_keeps_the_note_that_came_with_it(story, desk, rosa):
    from articles.actions import section

    culture = desk.section("Culture")
    section.join(culture, person=rosa)
    assert editing.move_section(story, to=culture, by=rosa, at=desk.now).note
