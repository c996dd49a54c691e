"""A proof is the page that readers would get, to the byte, and makes nothing."""

import re

import pytest
from django.db import connection
from django.template.loader import render_to_string

from articles.actions import author, byline, editing, house_page, tag
from articles.actions.publishing.proof import proof
from articles.models import Article, Author, HousePage, Publication
from articles.views.article import linked_data, page_of
from articles.vocabulary import Gravity, NoteKind, Provenance, RelatedKind, SourceKind, Terms, Truth

pytestmark = pytest.mark.django_db
SITE = "https://paper.example"
WORDS = "The ferry runs with two boats and no delays, a port official said, and the third boat needs a keel."


def page(story, **extra):
    """The site's page of what a proof or `for_page()` gives."""
    return render_to_string("articles/article.html", {**page_of(story), **extra})


def fresh(story):
    return Article.objects.select_related("section").get(pk=story.pk)


def of_newest(desk, story):
    story = fresh(story)
    return proof(story, story.latest_revision, at=desk.now)


def out(story):
    return Publication.objects.for_page().get(article_id=story.pk)


@pytest.fixture(autouse=True)
def _at_a_real_address(settings):
    """An address of ours that a form takes as one."""
    settings.SITE_URL = SITE


@pytest.fixture
def neighbours(desk):
    """Stories to be related to: live twice, withdrawn, withdrawn after it had moved, never out."""
    stories = {name: desk.live(headline=f"Storm {name}") for name in ("one", "two")}
    stories["gone"] = desk.withdrawn(headline="Storm withdrawn")
    moved = stories["moved"] = desk.live(headline="Storm moved", slug="storm-moved")
    editing.save_text(moved, version=moved.version, text={"slug": "storm-moved-on"}, by=desk.rosa, at=desk.now)
    desk.withdrawn(moved)
    stories["hidden"] = desk.draft(headline="Storm hidden")
    return stories


@pytest.fixture
def full(desk, neighbours):
    """A draft with everything that a page can show, of a section, an author and a topic that readers know."""
    known = author.save(Author(name="Rosa Linnet"))
    other = desk.draft(headline="Boats")
    byline.add(other, author=known, by=desk.rosa, at=desk.now)
    harbour = desk.tag("Harbour")
    tag.attach(other, tag=harbour, by=desk.rosa, at=desk.now)
    desk.live(other)
    house = HousePage(slug="about", title="About us", body="<p>Since 1887.</p>", is_out=True)
    house_page.save(house, version=0, by=desk.ed, at=desk.now)
    story = desk.draft(
        headline="Ferry <line> “reopens”",
        paragraphs=[WORDS],
        kicker="Harbour war",
        dateline="PELLIN",
        method="We read the timetable.\nAnd asked.",
        language="uk",
    )
    ana, post = desk.source("Ana Petrel"), desk.source("Pellin Post", SourceKind.OUTLET)
    desk.attribute(story, "two boats and no delays", source=ana, truth=Truth.PARTLY)
    desk.attribute(
        story,
        "a port official said",
        source=ana,
        terms=Terms.BACKGROUND,
        descriptor="a port official",
        truth=Truth.FALSE,
    )
    relayed = {"relayed_by": post, "relayed_url": "https://pellinpost.example/keel"}
    desk.attribute(story, "the third boat needs a keel", provenance=Provenance.RELAYED, **relayed)
    for topic in (harbour, desk.tag("Ferries")):
        tag.attach(story, tag=topic, by=desk.rosa, at=desk.now)
    byline.add(story, author=known, by=desk.rosa, at=desk.now)
    byline.add(story, author=author.save(Author(name="Jo Tern")), by=desk.rosa, at=desk.now)
    desk.relate(story, target=neighbours["one"], kind=RelatedKind.BACKGROUND)
    desk.relate(story, target=neighbours["two"], headline="How it was", why="They ask.")
    desk.relate(story, target=neighbours["hidden"], headline="What comes")
    desk.relate(story, target=neighbours["gone"])
    desk.relate(story, headline="Keel yard hires", url="https://pellinpost.example/yard", outlet="Pellin Post")
    desk.relate(story, headline="Dated", url="https://pellinpost.example/2", published_on="2026-11-02")
    desk.relate(story, headline="Withdrawn by its address", url=SITE + out(neighbours["gone"]).path)
    former = out(neighbours["moved"]).former_addresses.get().path
    desk.relate(story, headline="Moved and withdrawn", url=SITE + former)
    desk.relate(story, headline="Live at its address", url=SITE + out(neighbours["one"]).path)
    desk.relate(story, headline="Not linked yet")
    return story


def test_the_proof_of_what_is_live_is_the_page_that_readers_have(desk, full, client):
    desk.live(full)
    made = of_newest(desk, full)
    answer = client.get(made.path)
    assert page(made, canonical=SITE + made.path, data=linked_data(made)) == answer.content.decode()
    assert answer.content.count(b"<li") > 15


def test_so_it_is_with_notes_that_readers_have(desk, client):
    story = desk.live(paragraphs=["The ferry has 14 boats."])
    words = {"was": "14 boats", "now_is": "41 boats"}
    desk.note(story, gravity=Gravity.SERIOUS, **words)
    desk.note(story, kind=NoteKind.UPDATE, text="The board answered.")
    desk.live(story)
    made = of_newest(desk, story)
    assert page(made, canonical=SITE + made.path, data=linked_data(made)) == client.get(made.path).content.decode()
    assert len(made.page_notes) == 1


def test_before_the_first_release_it_differs_in_what_is_not_there_yet(desk, full):
    before = page(of_newest(desk, full))
    desk.live(full)
    after = re.sub(r"<p>Published .*</p>\n", "", page(out(full)))
    # Their pages come with the story.
    for name in ("topics/ferries", "authors/jo-tern"):
        after = re.sub(rf' (?:rel="author" )?href="/{name}/"', "", after)
    assert before == after


def test_the_name_of_a_source_on_background_is_nowhere(desk, full):
    desk.relate(full, headline="Nobody")
    quoted = page(of_newest(desk, full))
    assert quoted.count("Ana Petrel") == 2  # of the other statement: at its number and in the list
    assert "A port official" in quoted


def test_no_word_of_a_story_that_is_not_out_is_on_it(desk, full):
    text = page(of_newest(desk, full))
    assert "Storm one" in text
    hidden = ("Storm hidden", "What comes", "They ask", "Storm withdrawn", "by its address", "Moved and")
    assert [word for word in hidden if word in text] == []


def test_the_section_is_that_of_the_revision_and_named_without_an_address_before_its_first_story(desk, mara):
    story = desk.draft()
    text = page(of_newest(desk, story))
    assert "<a>World</a>" in text
    desk.live()
    assert '<p class="kick"><a href="/world/">World</a>' in page(of_newest(desk, story))


def test_an_older_revision_is_shown_as_it_was(desk):
    story = desk.draft(headline="Port deal")
    first = story.latest_revision
    editing.save_text(story, version=story.version, text={"headline": "Port deal off"}, by=desk.rosa, at=desk.now)
    assert proof(fresh(story), first, at=desk.now).headline == "Port deal"


def test_notes_that_wait_stand_where_they_would_stand(desk):
    story = desk.corrected(was="14 boats")
    without = story.latest_revision
    desk.note(story, text="We erred again.", kind=NoteKind.CLARIFICATION)
    made = of_newest(desk, story)
    assert [(note["number"], note["text"], bool(note["path"])) for note in made.page_notes] == [
        (2, "We erred again.", False),
        (1, "We counted wrongly.", True),
    ]
    assert "We erred again." in made.html
    assert page(made).count("Permanent link") == 1
    assert len(proof(fresh(story), without, at=desk.now).page_notes) == 1


def test_it_makes_nothing(desk, full, django_assert_max_num_queries):
    story = fresh(full)
    revision, at = story.latest_revision, desk.now
    wrote = []

    def watch(execute, sql, *rest):
        wrote.extend([] if sql.lstrip("(").startswith("SELECT") else [sql])
        return execute(sql, *rest)

    # The page, its section, its names and topics, its related stories, the frame.
    with django_assert_max_num_queries(9), connection.execute_wrapper(watch):
        page(proof(story, revision, at=at))
    assert wrote == []
    assert not Publication.objects.filter(article_id=full.pk).exists()
