"""What a release of a story is for readers who have it already."""

import pytest

from articles.rules.change import Edit, blockers, change_of
from articles.vocabulary import Change, NoteKind, Standing

CORRECTION, UPDATE = NoteKind.CORRECTION, NoteKind.UPDATE


@pytest.mark.parametrize(
    ("edit", "change"),
    [
        # Nobody has it yet, whatever anybody says.
        ({"standing": Standing.NEVER_OUT}, Change.FIRST),
        ({"standing": Standing.NEVER_OUT, "asked": Change.MINOR}, Change.FIRST),
        # A note on the record decides by itself.
        ({"pending": [UPDATE, CORRECTION]}, Change.CORRECTION),
        ({"pending": [NoteKind.CLARIFICATION], "asked": Change.MINOR}, Change.CORRECTION),
        ({"pending": [NoteKind.EDITORS_NOTE], "asked": Change.UPDATE}, Change.CORRECTION),
        # A note that waits or was typed says that there is news.
        ({"pending": [UPDATE]}, Change.UPDATE),
        ({"note": "The board answered."}, Change.UPDATE),
        ({"asked": Change.UPDATE}, Change.UPDATE),
        ({"asked": Change.MINOR}, Change.MINOR),
        # Nobody may say "first" or "correction" of it: notes do.
        ({"asked": Change.FIRST}, None),
        ({"asked": Change.CORRECTION}, None),
        ({}, None),
        # Readers had found it gone.
        ({"standing": Standing.WITHDRAWN}, Change.UPDATE),
    ],
)
def test_what_the_release_is(edit, change):
    assert change_of(Edit(**{"standing": Standing.LIVE, **edit})) is change


@pytest.mark.parametrize(
    ("edit", "anchor", "sentence"),
    [
        ({}, "id_change", "Say whether this is an update with a note or a minor edit."),
        ({"asked": Change.UPDATE}, "id_update_note", "Write a note that tells readers what is new"),
        ({"asked": Change.UPDATE, "note": "x" * 1001}, "id_update_note", "longer than 1000 characters"),
        ({"asked": Change.MINOR, "pending": [UPDATE]}, "id_change", "the edit is no minor one"),
        ({"asked": Change.MINOR, "note": "News."}, "id_update_note", "A minor edit goes out without a note."),
        ({"asked": Change.MINOR, "not_minor": ["The number 14 became 41."]}, "id_change", "The number 14 became 41."),
    ],
)
def test_a_refusal_says_what_to_do_and_where(edit, anchor, sentence):
    (reason,) = blockers(Edit(**{"standing": Standing.LIVE, **edit}))
    assert sentence in reason
    assert reason.anchor == anchor


@pytest.mark.parametrize(
    "edit",
    [
        {"standing": Standing.NEVER_OUT},
        {"standing": Standing.WITHDRAWN},
        {"pending": [CORRECTION]},
        {"pending": [UPDATE]},
        {"asked": Change.UPDATE, "note": "The board answered."},
        {"asked": Change.MINOR},
    ],
)
def test_nothing_stands_in_the_way(edit):
    assert blockers(Edit(**{"standing": Standing.LIVE, **edit})) == []
