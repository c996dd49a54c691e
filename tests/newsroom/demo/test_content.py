"""The demo newsroom is a good example, and its loader says what is wrong with a bad one."""

import re
import shutil
from collections import Counter
from urllib.parse import urlsplit

import pytest

from articles.vocabulary import Provenance, SourceKind, StatementKind
from newsroom.accounts.roles import Role
from newsroom.demo.content import FOLDER, ContentError, load
from newsroom.demo.records import Reach

OUT = {Reach.PUBLISHED, Reach.EDITED, Reach.WITHDRAWN}
STORIES = load().stories
PUBLISHED = [story for story in STORIES if story.desk.reaches is Reach.PUBLISHED]
LIVE = [story for story in STORIES if story.desk.reaches in {Reach.PUBLISHED, Reach.EDITED}]


def words(story):
    return len(" ".join(story.paragraphs).split())


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.key)
def test_a_story_is_one_that_a_paper_would_print(story):
    assert 100 <= words(story) <= 900


def test_the_paper_has_briefs_and_a_long_read():
    lengths = sorted(words(story) for story in LIVE)
    assert (lengths[3] < 130, lengths[-1] > 800) == (True, True)


def test_every_section_has_something_to_read():
    counts = Counter(story.section for story in LIVE)
    assert [section.slug for section in load().sections if counts[section.slug] < 3] == []


def test_every_author_of_the_staff_has_written_something():
    authors = {key for key, person in load().people.items() if person.author}
    assert authors == {key for story in LIVE for key in story.bylines}


def test_the_lead_story_carries_seventeen_headlines_of_wire_length_that_nobody_has_linked():
    related = [row for row in load().story["radar-tracks"].related if not row.story]
    assert len(related) == 17
    assert all(72 <= len(row.headline) <= 107 and not row.url for row in related)


def test_the_lead_story_leads_on_to_stories_that_readers_have():
    stories = load().story
    linked = [row.story for row in stories["radar-tracks"].related if row.story]
    assert linked
    assert all(stories[key] in LIVE for key in linked)


@pytest.mark.parametrize("story", [s for s in STORIES if s.attributions], ids=lambda story: story.key)
def test_every_direct_quotation_is_attributed(story):
    passages = [passage for attribution in story.attributions for passage in attribution.passages]
    quotations = [quotation for text in story.paragraphs for quotation in re.findall("“[^”]+”", text)]
    assert [quotation for quotation in quotations if not any(quotation in passage for passage in passages)] == []


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.key)
def test_a_story_that_is_out_says_how_it_was_reported(story):
    assert bool(story.method) or story.desk.reaches not in OUT


def test_the_demo_shows_a_story_at_every_point_of_the_road():
    assert {story.desk.reaches for story in STORIES} == set(Reach)


def test_there_is_a_persona_for_every_role():
    assert {person.role for person in load().people.values()} == set(Role)


def test_the_published_stories_show_every_kind_of_statement():
    assert {row.kind for story in PUBLISHED for row in story.attributions} == set(StatementKind)


def test_the_published_stories_show_every_way_to_know_that_something_was_said():
    shown = {row.provenance for story in PUBLISHED for row in story.attributions}
    assert shown == set(Provenance) - {Provenance.NOT_RECORDED}


def test_the_source_book_holds_every_kind_of_source():
    assert {source.kind for source in load().sources.values()} == set(SourceKind)


def test_related_headlines_come_in_all_three_kinds():
    rows = [row for story in PUBLISHED for row in story.related]
    shown = {("own story" if row.story else "elsewhere" if row.url else "headline only") for row in rows}
    assert shown == {"own story", "elsewhere", "headline only"}


def test_every_address_outside_the_demo_is_on_a_reserved_domain():
    rows = [row for story in STORIES for row in (*story.attributions, *story.related)]
    addresses = [getattr(row, "outlet_url", "") or getattr(row, "url", "") for row in rows]
    hosts = {urlsplit(address).hostname for address in addresses if address}
    assert all(host.endswith((".example.org", ".test")) for host in hosts)


# One contradiction per row: the file, what to replace, by what, and a piece of the sentence that answers it.
@pytest.mark.parametrize(
    ("file", "old", "new", "answer"),
    [
        # The text was edited and the passage was not.
        ("stories/otters.toml", "lower gates.\n\nThe footage", "upper gates.\n\nThe footage", "occurs 0 times"),
        # The passage could mean either of two places.
        ("stories/tide-bell.toml", '["it would hold the clapper between 11pm and 6am"]', '["the bell"]', "not once"),
        # A key that no file knows.
        ("stories/otters.toml", 'source = "trail-cameras"', 'source = "nobody"', "there is no source “nobody”"),
        ("stories/otters.toml", 'tags = ["wildlife"', 'tags = ["otter"', "there is no tag “otter”"),
        ("stories/otters.toml", 'section = "science-culture"', 'section = "sport"', "there is no section “sport”"),
        ("stories/otters.toml", 'story = "lock-closure"', 'story = "beavers"', "there is no story “beavers”"),
        # Words outside the vocabulary, and fields outside the shape.
        ("stories/otters.toml", 'kind = "OPINION"', 'kind = "GUESS"', "“GUESS” is not one of QUOTE"),
        ("stories/otters.toml", 'kicker = "', 'kick = "', "no such field: kick"),
        ("stories/otters.toml", 'language = "en-GB"\n', "", "missing 1 required"),
        # Terms that forbid printing.
        ("stories/otters.toml", 'terms = "ON_RECORD"', 'terms = "OFF_RECORD"', "have no place in the demo"),
        # A name for somebody who was promised none.
        ("sources.toml", 'kind = "UNNAMED"', 'kind = "UNNAMED"\nname = "A. Person"', "unless it is unnamed"),
        ("stories/radar-tracks.toml", "anonymity_reason", "place", "the reason why it is not named"),
        # Relayed by whom?
        ("stories/radar-tracks.toml", 'outlet = "mestrand-morning"\n', "", "names its outlet"),
        # The two-person rule holds in the demo too.
        ("stories/otters.toml", 'editor = "ed"', 'editor = "nadia"', "nobody approves their own story"),
        # Published before it was written.
        ("stories/otters.toml", "approved_at = 2026", "approved_at = 2025", "must follow one another"),
        ("stories/sixth-form.toml", 'notice = "', 'note = "', "needs notice"),
    ],
)
def test_a_contradiction_is_named(tmp_path, file, old, new, answer):
    folder = tmp_path / "demo"
    shutil.copytree(FOLDER, folder)
    text = (folder / file).read_text()
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1))
    with pytest.raises(ContentError, match=re.escape(answer)):
        load(folder)
