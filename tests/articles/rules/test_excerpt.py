import pytest

from articles.rules.excerpt import MOST_WORDS, of_difference

SAVED = "The ferry runs again from Monday on."
MANY = " ".join(str(number) for number in range(40))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (SAVED, ""),
        (SAVED.replace(" ", "\n "), ""),
        (f"{SAVED} At night too.", "… from Monday on. At night too."),
        ("A ferry runs again from Monday on.", "A ferry runs again from Monday on."),
        ("The ferry runs again.", "The ferry runs again."),
        ("The ferry runs again from Sunday on.", "… runs again from Sunday on."),
        # Words that were taken away: what stands before the gap.
        ("The ferry runs again from", "… runs again from"),
        ("", "…"),
    ],
)
def test_it_shows_where_the_text_begins_to_differ(typed, shown):
    assert of_difference(SAVED, typed) == shown


def test_it_is_short():
    shown = of_difference("", MANY)
    assert shown == f"{' '.join(str(number) for number in range(MOST_WORDS))} …"
