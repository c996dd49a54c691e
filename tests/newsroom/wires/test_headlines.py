"""Which lines are headlines: a table of files, and why."""

import pytest

from newsroom.wires.headlines import is_end_mark, is_first_headline, split_closing
from newsroom.wires.lines import blocks, wrap_width

PROSE = "The harbour of Port Ellery was closed on Monday after the storm, the harbour master said."
ONE = "Port Ellery Counts the Cost of a Long Winter"
TWO = "Ferry Line Asks the Council for a Second Loan"
SENTENCE_CASE = [
    "Ferry line asks the council for a second loan",
    "Two pilots rescued from the outer wall",
    "Why the old quay was never repaired",
]

CLOSINGS = [
    # The ordinary case: prose, a gap, headlines.
    (f"{PROSE}\n\n{ONE}\n{TWO}", [ONE, TWO]),
    # No gap: Title Case alone tells them from prose.
    (f"{PROSE}\n{ONE}\n{TWO}", [ONE, TWO]),
    # A gap between any two headlines.
    (f"{PROSE}\n\n{ONE}\n\n{TWO}", [ONE, TWO]),
    # One line is as likely a heading that lost its text.
    (f"{PROSE}\n\n{ONE}", []),
    # A label is proof enough for one; the label is no headline.
    (f"{PROSE}\n\nRelated headlines:\n{ONE}", [ONE]),
    # Under a label a bullet is decoration.
    (f"{PROSE}\n\nRead also:\n- {ONE}\n- {TWO}", [ONE, TWO]),
    # Without one it is a list of the story.
    (f"{PROSE}\n\n- {ONE}\n- {TWO}", []),
    (f"{PROSE}\n\n1. {ONE}\n2. {TWO}", []),
    # What a colon announces belongs to the story.
    (f"{PROSE}\n\nThe council published two reports:\n\n{ONE}\n{TWO}", []),
    # Half of the world writes headlines in sentence case; three of them in one block are a list.
    (PROSE + "\n\n" + "\n".join(SENTENCE_CASE), SENTENCE_CASE),
    # Two of them may be anything.
    (PROSE + "\n\n" + "\n".join(SENTENCE_CASE[:2]), []),
    # With gaps they stand like paragraphs: captions, remarks, verses.
    (PROSE + "\n\n" + "\n\n".join(SENTENCE_CASE), []),
    # Without a gap they may continue the prose.
    (PROSE + "\n" + "\n".join(SENTENCE_CASE), []),
    # One in sentence case among many in Title Case rides along; the order stays.
    (f"{PROSE}\n\n{ONE}\n{TWO}\n{SENTENCE_CASE[0]}\n{ONE} Again", [ONE, TWO, SENTENCE_CASE[0], f"{ONE} Again"]),
    # A headline may close with the initials of a country, a question mark or a quotation.
    (
        f"{PROSE}\n\nEllery Signs a Fishing Treaty With the U.S.\n“{TWO}”",
        ["Ellery Signs a Fishing Treaty With the U.S.", f"“{TWO}”"],
    ),
    (f"{PROSE}\n\nWho Will Pay for the Harbour Wall?\n{TWO}", ["Who Will Pay for the Harbour Wall?", TWO]),
    # It may begin with a figure or a small letter that is a name.
    (
        f"{PROSE}\n\n15 Boats Lost in Storm Off Ellery\neBay Seller Offers the Lost Ellery Bell",
        ["15 Boats Lost in Storm Off Ellery", "eBay Seller Offers the Lost Ellery Bell"],
    ),
    # The same headline twice is what the file says; the desk decides.
    (f"{PROSE}\n\n{ONE}\n{ONE}", [ONE, ONE]),
    # An ordinary last paragraph is never eaten, not even a short one.
    (f"{PROSE}\n\nThe Council of Port Ellery Meets Again on Friday.\nThe Mayor Will Speak First.", []),
    # A last paragraph without its full stop.
    (f"{PROSE}\n\nThe council will meet again on Friday, and the mayor will speak", []),
    # Sign-offs are about the story, not beside it.
    (f"{PROSE}\n\nReporting by Maud Tarrow and Ilya Penn\nEditing by Josephine Alder in Port Ellery", []),
    (f"{PROSE}\n\nBy Maud Tarrow of the Ellery Post\nPhotographs by Ilya Penn of the Same Paper", []),
    # A contact is a name, an office and an address: too few words for headlines.
    (f"{PROSE}\n\nMaud Tarrow\nEllery Harbour Office\nPort Ellery", []),
    # An address on the web says the same.
    (f"{PROSE}\n\nHarbour Office of the Town of Port Ellery\nWrite to Us at press@ellery.example on Working Days", []),
    # Captions.
    (f"{PROSE}\n\nThe Old Quay in 1969 (Image: Ellery Museum)\nThe Old Quay in 2016 (Image: Ellery Museum)", []),
    # Results are numbers with names between them.
    (f"{PROSE}\n\nEllery Rovers 2 Saltmarsh Town 1\nQuayside Wanderers 0 Northgate United 4", []),
    # Questions of an interview stand without their answers.
    (f"{PROSE}\n\nWhat did the harbour master know?\nWhy was no one warned?\nWho pays for the boats?", []),
    # A speaker's name before the words.
    (f"{PROSE}\n\n((Tarrow)) Was the Quay Ever Closed Before This Year\n((Penn)) Not in the Time I Have Been Here", []),
    # Verse and letters begin with small letters or end with commas.
    (f"{PROSE}\n\nthe Sea Is Grey and the Quay Is Long\nand Nobody Comes to Ellery Now", []),
    # Markup of another program.
    (f"{PROSE}\n\n## Further Reading for the People of Ellery\n[A Guide to the Quay and Its Boats](/guide)", []),
    # A line of two sentences is prose.
    (f"{PROSE}\n\nThe Wall Held. The Boats Were Safe in the End\n{TWO}", []),
    # Only headlines: there is no story for them to close.
    (f"{ONE}\n{TWO}", []),
    # Dates close letters and documents.
    (f"{PROSE}\n\nMonday, 4 January 2021\nTuesday, 5 January 2021", []),
]


@pytest.mark.parametrize(("text", "expected"), CLOSINGS, ids=range(len(CLOSINGS)))
def test_closing_headlines(text, expected):
    _prose, related = split_closing(blocks(text))
    assert related == expected


@pytest.mark.parametrize(("text", "expected"), CLOSINGS, ids=range(len(CLOSINGS)))
def test_what_is_not_taken_stays_where_it_was(text, expected):
    prose, _related = split_closing(blocks(text))
    assert prose == (blocks(text) if not expected else [[PROSE]])


FIRST_LINES = [
    # Alone above the story.
    (f"Harbour closed after storm\n\n{PROSE}", True),
    # Directly above it, in Title Case.
    (f"Harbour Closed After Storm\n{PROSE}", True),
    # In capitals, as wires send it.
    (f"HARBOUR CLOSED AFTER STORM\n\n{PROSE}", True),
    # Much shorter than the prose under it.
    (f"Harbour closed after storm\n{PROSE}", True),
    # Prose.
    (f"{PROSE}\n\n{PROSE}", False),
    # The question a story opens with.
    (f"Who pays for the harbour?\n\n{PROSE}", False),
    # The first line of wrapped prose runs on.
    (f"Harbour Closed After Storm\nand the long winter, {PROSE}", False),
    # A byline, a date and a slug are not headlines.
    (f"By Maud Tarrow of Ellery\n\n{PROSE}", False),
    (f"Friday, January 4, 2019\n\n{PROSE}", False),
    (f"ELLERY-STORM\n\n{PROSE}", False),
    # A list.
    (f"- Harbour closed after storm\n\n{PROSE}", False),
    # Nothing follows, or nothing that is prose.
    ("Harbour Closed After Storm", False),
    (f"{ONE}\n{TWO}", False),
]


@pytest.mark.parametrize(("text", "expected"), FIRST_LINES, ids=range(len(FIRST_LINES)))
def test_first_headline(text, expected):
    found = blocks(text)
    assert is_first_headline(found, wrap_width(found)) is expected


END_MARKS = [
    ("ENDS", True),
    ("-30-", True),
    ("###", True),
    ("(END)", True),
    ("* * *", True),
    # A number of a list or of a page.
    ("30", False),
    ("The end of the road", False),
    # Cost stays small on a line of nothing else.
    ("#" * 100_000, False),
]


@pytest.mark.parametrize(("line", "expected"), END_MARKS, ids=[line[:12] for line, _ in END_MARKS])
def test_end_mark(line, expected):
    assert is_end_mark(line) is expected
