"""The firewall for names: who is named in print, who is described, and how both are counted."""

import pytest

from articles.models import Publication, PublicSource
from articles.vocabulary import Provenance, SourceKind, Terms

pytestmark = pytest.mark.django_db

PARAGRAPH = "The tender was settled early, the price is too high and the keel is new."


@pytest.fixture
def story(desk):
    return desk.draft(paragraphs=[PARAGRAPH])


def printed(desk, story):
    return Publication.objects.get(article_id=desk.live(story).pk)


@pytest.mark.parametrize(
    ("source", "said", "expected"),
    [
        # The terms let us print the name.
        (("Ana Petrel", SourceKind.PERSON), (Terms.ON_RECORD, ""), ("Ana Petrel", True)),
        (("Ana Petrel", SourceKind.PERSON), (Terms.NOT_RECORDED, "a port official"), ("Ana Petrel", True)),
        # A promise was made: the words, not the name.
        (("Ana Petrel", SourceKind.PERSON), (Terms.BACKGROUND, "a port official"), ("A port official", False)),
        (("Ana Petrel", SourceKind.PERSON), (Terms.DEEP_BACKGROUND, "a port official"), ("A port official", False)),
        (("Ana Petrel", SourceKind.ORGANISATION), (Terms.BACKGROUND, "a line"), ("A line", False)),
        # There is no name.
        (("", SourceKind.UNNAMED), (Terms.NOT_RECORDED, ""), ("A dock worker", False)),
        (("", SourceKind.UNNAMED), (Terms.BACKGROUND, "a crane driver"), ("A crane driver", False)),
    ],
)
def test_who_is_named_in_print(desk, story, source, said, expected):
    name, kind = source
    row = desk.source(name, kind, descriptor="" if name else "a dock worker")
    desk.attribute(story, "The tender was settled early", source=row, terms=said[0], descriptor=said[1])
    page = printed(desk, story)
    statement = page.attributions.get()
    assert (statement.speaker, statement.is_named) == expected
    assert ("Ana Petrel" in page.html) is expected[1]


@pytest.mark.parametrize(("terms", "is_printed"), [(Terms.ON_RECORD, True), (Terms.BACKGROUND, False)])
def test_a_role_is_not_printed_where_it_would_be_a_name(desk, story, terms, is_printed):
    said = {"source": desk.source(), "terms": terms, "descriptor": "a port official", "role_then": "Harbour master"}
    desk.attribute(story, "The tender was settled early", **said)
    page = printed(desk, story)
    assert ("Harbour master" in page.html) is is_printed
    assert bool(page.attributions.get().role_then) is is_printed


def test_a_protected_source_gets_no_row_of_its_own(desk, story):
    source = desk.source("Ana Petrel")
    desk.attribute(
        story, "The tender was settled early", source=source, terms=Terms.BACKGROUND, descriptor="an official"
    )
    assert printed(desk, story).attributions.get().source is None
    assert not PublicSource.objects.exists()


def test_a_person_quoted_by_name_and_on_background_counts_as_two_sources(desk, story):
    """One source for two speakers would tell who the other is."""
    ana = desk.source("Ana Petrel")
    desk.attribute(story, "The tender was settled early", source=ana, terms=Terms.ON_RECORD)
    desk.attribute(story, "the price is too high", source=ana, terms=Terms.BACKGROUND, descriptor="a port official")
    page = printed(desk, story)
    named, nameless = page.attributions.order_by("number")
    assert "2 attributed statements from 2 sources." in page.html
    assert (named.speaker, nameless.speaker) == ("Ana Petrel", "A port official")
    assert nameless.source is None


def test_only_what_stands_in_the_text_is_printed_and_counted(desk, story, rosa):
    from articles.actions import attribution
    from articles.models import Attribution

    desk.attribute(story, "The tender was settled early", source=desk.source())
    attribution.add(Attribution(article=story, statement="Never marked"), by=rosa, at=desk.now)
    page = printed(desk, story)
    assert page.attributions.count() == 1
    assert "Never marked" not in page.html


def test_statements_are_numbered_in_the_order_of_the_text(desk, story):
    for passage in ("the keel is new", "The tender was settled early", "the price is too high"):
        desk.attribute(story, passage)
    rows = printed(desk, story).attributions.order_by("number").values_list("number", "statement")
    assert list(rows) == [(1, "The tender was settled early"), (2, "the price is too high"), (3, "the keel is new")]


def test_one_attribution_with_two_passages_is_one_statement(desk, story, rosa):
    from articles.actions import editing
    from articles.rules import body

    row = desk.attribute(story, "The tender was settled early")
    story.refresh_from_db()
    marked = body.mark(story.body, "the keel is new", row.uuid)
    editing.save_text(story, version=story.version, text={"body": marked}, by=rosa, at=desk.now)
    page = printed(desk, story)
    assert page.attributions.get().passages == 2
    assert "1 attributed statement from 0 sources." in page.html


def test_the_outlet_is_named_and_its_source_is_described(desk, story):
    desk.attribute(
        story,
        "The tender was settled early",
        descriptor="a senior port official",
        provenance=Provenance.RELAYED,
        relayed_by=desk.source("Pellin Post", SourceKind.OUTLET),
        relayed_url="https://pellinpost.example/tender",
    )
    row = printed(desk, story).attributions.get()
    assert (row.speaker, row.relayed_by) == ("A senior port official", "Pellin Post")


def test_a_renamed_source_changes_no_released_page(desk, story):
    from articles.actions import source

    ana = desk.source("Ana Petrel")
    desk.attribute(story, "The tender was settled early", source=ana, terms=Terms.ON_RECORD)
    before = printed(desk, story).html
    ana.name = "Ana Petrel-Linnet"
    source.save(ana)
    assert Publication.objects.get(article_id=story.pk).html == before
