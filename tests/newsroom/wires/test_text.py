"""Whole files in, whole stories out."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.wires.text import BYTES_MOST, Unreadable, read

SHARED = Path(__file__).resolve().parents[4] / "shared"
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))
CORPORA = sorted((SHARED / "corpora" / "news").glob("*.jsonl"))


def rows(paths):
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").split("\n") if line]


PROSE = "The harbour of Port Ellery was closed on Monday, the harbour master said.\nNo ship was hurt."
RELATED = ["Port Ellery Counts the Cost of a Long Winter", "Ferry Line Asks the Council for a Second Loan"]
STORY = PROSE + "\n\n\n" + "\n".join(RELATED) + "\n"


@pytest.mark.skipif(not SEEDS, reason="../shared/seeds is not here")
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_the_seed_has_six_paragraphs_and_its_seventeen_headlines_in_order(path):
    story = read(path.read_bytes(), name=path.name)
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    assert (len(story.paragraphs), len(story.headlines)) == (6, 17)
    assert [*story.paragraphs, *story.headlines] == lines


@pytest.mark.skipif(not SEEDS, reason="../shared/seeds is not here")
def test_the_headline_proposed_for_the_seed_states_no_claim_as_fact():
    proposed = read(SEEDS[0].read_bytes()).proposed_headline
    assert "allegedly" in proposed
    assert len(proposed) <= 110


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA, reason="../shared/corpora/news is not here")
def test_stories_without_a_closing_list_get_no_related_headlines():
    stories = [read(row["body"].encode()) for row in rows(CORPORA) if row["body"].strip()]
    assert len(stories) > 2000
    assert [story.headlines for story in stories if story.headlines] == []


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA, reason="../shared/corpora/news is not here")
def test_a_list_of_real_headlines_under_real_stories_is_found_in_order():
    stories = rows(path for path in CORPORA if "wikinews" in path.name)
    titles = [row["title"] for row in stories if len(row["title"].split()) >= 5 and not row["title"].endswith(".")]
    found = 0
    for number, row in enumerate(stories):
        block = [titles[(number * 5 + step) % len(titles)] for step in range(5)]
        found += read((row["body"] + "\n\n\n" + "\n".join(block)).encode()).headlines == block
    assert found / len(stories) > 0.9


REFUSED = [
    # Nothing was saved.
    (b"", "holds no text"),
    # Only white space and an end of line.
    (b" \r\n\t\r\n", "holds no text"),
    # Only a byte order mark.
    (b"\xef\xbb\xbf", "holds no text"),
    # Characters, but none of them a letter or a digit.
    (b"***\n---\n", "holds no text"),
    # One byte over the limit.
    (b"a " * (BYTES_MOST // 2) + b"a", "larger than 2 MB"),
    # A picture.
    (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "PNG"),
    # A Word file is a ZIP file.
    (b"PK\x03\x04" + bytes(200), "Word"),
    # Text to a computer, but not to a reader.
    (b"{\\rtf1\\ansi Hello}", "RTF"),
    # Markup would be shown as it stands.
    (b"<!DOCTYPE html><p>Hello</p>", "HTML"),
    # Some other binary data.
    (bytes(range(256)) * 20, "binary data"),
    # UTF-8 with one damaged character: to guess another encoding would spoil the good ones.
    ("Zażółć gęślą jaźń.\nÉtude n".encode() + b"\xc3 again.", "line 2"),
    # UTF-16 that stops in the middle of a character.
    ("\ufeffPort Ellery".encode("utf-16-le") + b"\x00", "UTF-16"),
    # Line ends were lost on the way.
    (b"word " * 5000, "divide it into paragraphs"),
    # An embedded picture.
    (b"A picture: " + b"iVBORw0KGgo" * 300, "encoded data"),
    # More text than a story may have.
    ((b"word " * 200 + b"\n") * 400, "several files"),
    # A list of words.
    (b"word\n" * 6000, "paragraphs; a story may have"),
    # More related headlines than a story may have.
    ((PROSE + "\n\n" + "\n".join(RELATED * 21)).encode(), "closes with 42 headlines"),
]


@pytest.mark.parametrize(("data", "reason"), REFUSED, ids=[reason for _data, reason in REFUSED])
def test_what_is_no_story_is_refused_in_a_sentence_that_names_the_file(data, reason):
    with pytest.raises(Unreadable) as refusal:
        read(data, name="harbour.txt")
    assert reason in str(refusal.value)
    assert "harbour.txt" in str(refusal.value)


SAME = [
    STORY.encode(),
    # The mark that Windows puts before UTF-8.
    b"\xef\xbb\xbf" + STORY.encode(),
    STORY.encode("utf-16"),
    STORY.encode("utf-16-be"),
    STORY.encode("utf-32"),
    STORY.replace("\n", "\r\n").encode(),
    STORY.replace("\n", "\r").encode(),
    STORY.replace("\n", "\u2028").encode(),
    # A line more or less between the blocks is no other story.
    STORY.replace("\n\n\n", "\n\n\n\n").encode(),
    # Spaces at the ends of lines come and go with every editor.
    STORY.replace("\n", "  \n").encode(),
    STORY.replace("was closed", "was\xa0clo\xadsed\u200b").encode(),
]


@pytest.mark.parametrize("data", SAME, ids=range(len(SAME)))
def test_the_same_text_is_the_same_story_however_it_was_saved(data):
    expected, story = read(STORY.encode()), read(data)
    assert (story.paragraphs, story.headlines, story.digest) == (expected.paragraphs, RELATED, expected.digest)


def test_another_text_is_another_story():
    assert read(STORY.encode()).digest != read(STORY.replace("Monday", "Tuesday").encode()).digest


def test_a_headline_above_the_story_is_proposed_and_is_no_paragraph():
    story = read(f"Harbour Closed After Storm\n\n{PROSE}".encode())
    assert story.proposed_headline == "Harbour Closed After Storm"
    assert story.paragraphs == PROSE.split("\n")


def test_the_notes_say_that_the_headline_is_a_proposal():
    assert any("proposal" in note for note in read(PROSE.encode()).notes)


def test_the_mark_at_the_end_is_left_out_and_said():
    story = read(f"{PROSE}\n\nENDS\n".encode())
    assert story.paragraphs == PROSE.split("\n")
    assert any("ENDS" in note for note in story.notes)


@given(st.binary(max_size=4000))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_a_story_or_refused(data):
    try:
        story = read(data, name="x")
    except Unreadable:
        return
    assert story.paragraphs
    assert 0 < len(story.proposed_headline) <= 150


@given(
    st.lists(
        st.sampled_from(
            [PROSE, *RELATED, "A line", "1) a", "“Yes”", "", "Ellery, 3", "so it went on", "KYIV - It is."]
        ),
        max_size=12,
    )
)
@settings(max_examples=300, deadline=None)
def test_no_word_of_the_file_is_lost(lines):
    text = "\n".join(lines)
    try:
        story = read(text.encode())
    except Unreadable:
        return
    kept = [*story.paragraphs, *story.headlines]
    if any("first line" in note for note in story.notes):
        kept.insert(0, story.proposed_headline)
    assert " ".join(kept).split() == text.split()


words = st.lists(
    st.sampled_from(["harbour", "storm", "ferry", "council", "winter", "loan", "quay", "tide"]), min_size=5, max_size=12
)
sentences = words.map(lambda found: f"The {' '.join(found)} was closed.")
titles = words.map(lambda found: " ".join(found).title())


@given(st.lists(sentences, min_size=1, max_size=6), st.lists(titles, min_size=2, max_size=30))
@settings(max_examples=100, deadline=None)
def test_the_order_of_the_file_is_kept(paragraphs, related):
    story = read("\n".join([*paragraphs, "", *related]).encode())
    assert (story.paragraphs, story.headlines) == (paragraphs, related)


@given(st.lists(sentences, min_size=1, max_size=6), st.lists(titles, min_size=2, max_size=30))
@settings(max_examples=100, deadline=None)
def test_a_story_written_out_reads_as_itself(paragraphs, related):
    first = read("\n".join([*paragraphs, "", *related]).encode())
    again = read("\r\n\r\n".join([*first.paragraphs, *first.headlines]).encode())
    assert (again.paragraphs, again.headlines, again.digest) == (first.paragraphs, first.headlines, first.digest)
