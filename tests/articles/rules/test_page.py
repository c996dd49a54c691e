"""Words and decisions of a story's page."""

import pytest

from articles.rules.page import age_note, direction, web_address


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        # Languages, with and without a region.
        ("en-GB", "ltr"),
        ("uk", "ltr"),
        ("ar", "rtl"),
        ("he-IL", "rtl"),
        ("fa-AF", "rtl"),
        # The script decides where it is said.
        ("az-Arab", "rtl"),
        ("ar-Latn", "ltr"),
        # Nobody knows this one.
        ("qqq", "ltr"),
    ],
)
def test_direction(language, expected):
    assert direction(language) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        # The web and our own pages.
        ("https://wire.example/1", "https://wire.example/1"),
        ("http://wire.example/", "http://wire.example/"),
        ("/2026/11/20/slug/", "/2026/11/20/slug/"),
        # Code, other hosts in disguise, nothing.
        ("javascript:alert(1)", ""),
        (" https://wire.example", ""),
        ("//evil.example", ""),
        ("/\\evil.example", ""),
        ("", ""),
    ],
)
def test_web_address(url, expected):
    assert web_address(url) == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        # News.
        (0, ""),
        (30, ""),
        # Old, in the largest unit that is full.
        (31, "This story is more than 1 month old."),
        (61, "This story is more than 2 months old."),
        (364, "This story is more than 11 months old."),
        (365, "This story is more than 1 year old."),
        (800, "This story is more than 2 years old."),
    ],
)
def test_age_note(days, expected):
    assert age_note(days) == expected
