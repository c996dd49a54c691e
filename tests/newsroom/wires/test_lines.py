import pytest

from newsroom.wires.lines import blocks, paragraphs, wrap_width

WRAPPED = """\
The harbour of Ellery was closed on Monday after a storm, and
the ferries to Saltmarsh were cancelled.

Two pilots were rescued from the outer wall by the lifeboat of
Northgate, which had been called at four."""

CASES = [
    # Every line is a paragraph, as the seed has it.
    ("One is here.\nTwo is there.", ["One is here.", "Two is there."]),
    # Or blank lines stand between them.
    ("One is here.\n\n\nTwo is there.", ["One is here.", "Two is there."]),
    # Wrapped by a terminal.
    (
        WRAPPED,
        [
            "The harbour of Ellery was closed on Monday after a storm, and the ferries to Saltmarsh were cancelled.",
            "Two pilots were rescued from the outer wall by the lifeboat of Northgate, which had been called at four.",
        ],
    ),
    # Wrapped, paragraphs without a gap: a line with room to spare that ends a sentence ends the paragraph.
    (
        "The harbour of Ellery was closed on Monday after a storm, and\nthe ferries stayed.\nTwo pilots were rescued.",
        [
            "The harbour of Ellery was closed on Monday after a storm, and the ferries stayed.",
            "Two pilots were rescued.",
        ],
    ),
    # A hyphen at the end of a line stays: whether it belongs to the word is not ours to guess.
    (
        "The harbour of Port Ellery was closed on Monday before the re-\nelection of the harbour master.",
        ["The harbour of Port Ellery was closed on Monday before the re-election of the harbour master."],
    ),
    # A list keeps its lines.
    (
        "- boats lost at sea in the storm of the year\n- boats found",
        ["- boats lost at sea in the storm of the year", "- boats found"],
    ),
    # Short lines mean their ends: verse.
    ("The sea is grey\nand the quay is long", ["The sea is grey", "and the quay is long"]),
    # A line's own spaces are made single.
    ("   One   is\there. ", ["One is here."]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=range(len(CASES)))
def test_paragraphs(text, expected):
    found = blocks(text)
    assert paragraphs(found, wrap_width(found)) == expected


def test_headlines_under_wrapped_prose_stay_apart():
    found = blocks(
        f"{WRAPPED}\n\nPort Ellery Counts the Cost of a Long Winter and of a Short Summer\nFerry Line Asks Council"
    )
    assert paragraphs(found[2:], 0) == found[2]
