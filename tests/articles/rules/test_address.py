"""Addresses: ASCII, short, never a part of the site's own."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.rules.address import RESERVED_SECTION_SLUGS, SLUG_LENGTH, make_slug, own_path, story_path, with_number


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Ferry line reopens after storm", "ferry-line-reopens-after-storm"),
        # An apostrophe joins, a dash and quotation marks part.
        ("Mayor’s plan: a “new” quay", "mayors-plan-a-new-quay"),
        ("Rain—and snow", "rain-and-snow"),
        # Every script has an address that can be typed.
        ("Рада схвалила", "rada-skhvalila"),
        ("北京", "beijing"),
        ("Ünïcödé — Straße", "unicode-strasse"),
        # A number alone reads like a part of the date before it.
        ("2026", "story-2026"),
        ("١٢٣", "story-123"),
        # There is always something.
        ("", "story"),
        ("?!", "story"),
        # Markup and path tricks are letters and hyphens.
        ("<b>../../etc</b>", "b-etc-b"),
        ("a\x00b", "a-b"),
    ],
)
def test_a_slug_is_words_and_hyphens(words, slug):
    assert make_slug(words) == slug


def test_a_long_slug_is_cut_between_words():
    slug = make_slug("word " * 30)
    assert len(slug) <= SLUG_LENGTH
    assert slug.endswith("-word")


@given(st.text(max_size=300))
def test_every_headline_has_an_address(words):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", make_slug(words))
    assert len(make_slug(words)) <= SLUG_LENGTH
    assert not make_slug(words).isdigit()


def test_a_very_long_number_still_fits():
    assert len(make_slug("9" * 120)) == SLUG_LENGTH


@pytest.mark.parametrize(
    ("slug", "number", "expected"),
    [
        # The first one needs no number.
        ("ferry", 1, "ferry"),
        ("ferry", 2, "ferry-2"),
        # There is room for the number, and no double hyphen before it.
        ("a" * 80, 12, "a" * 77 + "-12"),
        ("a" * 77 + "-bc", 2, "a" * 77 + "-2"),
    ],
)
def test_the_next_story_with_the_same_words_gets_a_number(slug, number, expected):
    assert with_number(slug, number) == expected


def test_numbers_never_meet():
    assert len({with_number("a" * 80, number) for number in range(1, 1001)}) == 1000


def test_a_path_is_the_day_and_the_slug():
    assert story_path(dt.date(2026, 1, 5), "ferry") == "/2026/01/05/ferry/"


def test_no_section_can_hide_an_address_of_the_site():
    from django.urls import get_resolver

    tops = [top for part in get_resolver().url_patterns for top in ([part] if str(part.pattern) else part.url_patterns)]
    words = {found[1] for top in tops if (found := re.match(r"([a-z0-9-]+)/", str(top.pattern)))}
    assert words >= {"admin", "topics", "authors", "feeds"}
    assert words <= RESERVED_SECTION_SLUGS


@pytest.mark.parametrize(
    ("href", "path"),
    [
        # A path is ours; its query and fragment do not say whether there is a page.
        ("/world/", "/world/"),
        ("/world/?page=2#s3", "/world/"),
        ("/", "/"),
        # So is our own host in either scheme and any case.
        ("https://news.example.org/world/", "/world/"),
        ("http://NEWS.example.org/world/", "/world/"),
        ("https://news.example.org", "/"),
        # Elsewhere, also where the host only begins or ends like ours.
        ("https://other.example/world/", ""),
        ("https://news.example.org.evil.example/", ""),
        ("https://evilnews.example.org/", ""),
        ("//other.example/world/", ""),
        ("mailto:desk@news.example.org", ""),
        # No address at all.
        ("", ""),
        ("world/", ""),
        ("https://[broken/", ""),
    ],
)
def test_a_link_to_the_site_itself_is_known_by_its_host(href, path):
    assert own_path(href, site="https://news.example.org") == path
