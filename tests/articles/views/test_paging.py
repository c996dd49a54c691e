"""Cursors: what we wrote is read again, and everything else is a 404."""

import contextlib
from base64 import urlsafe_b64encode

import pytest
from django.http import Http404
from hypothesis import given
from hypothesis import strategies as st

from articles.views.paging import decode, encode

AT = "2026-11-20T12:00:00.000000+00:00"
PATH = "/2026/11/20/gate-0-opens/"


def raw(text: str) -> str:
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


BAD = [
    # Nothing, and things that nobody encoded.
    "",
    "!",
    "2",
    "-1",
    "1e9",
    "9" * 5000,
    "é",
    "../../etc/passwd",
    # One part, three parts, no time, no zone, another zone.
    raw("alone"),
    raw(f"{AT}\n{PATH}\nmore"),
    raw(f"yesterday\n{PATH}"),
    raw(f"2026-11-20T12:00:00\n{PATH}"),
    raw(f"2026-11-20T12:00:00+02:00\n{PATH}"),
    # Years that no story has and some databases refuse.
    raw(f"0001-01-01T00:00:00+00:00\n{PATH}"),
    raw(f"9999-12-31T23:59:59+00:00\n{PATH}"),
    # What would split a statement of the database.
    raw(f"{AT}\n\0"),
    # The same place spelled otherwise: every page has one address.
    raw(f"{AT}\n{PATH}") + "=",
    # Before everything that was ever published.
    raw(f"1990-01-01T00:00:00.000000+00:00\n{PATH}"),
]


@pytest.mark.parametrize("cursor", BAD)
@pytest.mark.parametrize("path", ["/world/", "/topics/ferries/", "/authors/rosa-linnet/"])
def test_a_bad_cursor_is_a_404(client, paper, path, cursor):
    paper.many(3)
    assert client.get(path, {"before": cursor}).status_code == 404


def test_a_cursor_before_a_place_shows_what_is_older(client, paper):
    paper.many(3)
    html = client.get("/world/", {"before": raw(f"{AT}\n{PATH}")}).content
    assert [f"Gate {n} opens".encode() in html for n in range(3)] == [False, True, True]


def test_stories_of_one_moment_are_told_apart_by_their_address(client, paper):
    for n in range(41):
        paper.story(f"Story {n}")
    seen, where = [], "/world/"
    while where:
        page = client.get(where)
        seen += [line for line in page.content.decode().splitlines() if line.startswith("<h3")]
        where = page.content.decode().partition('rel="next" href="/')[2].partition('"')[0]
        where = where and f"/{where}"
    assert len(seen) == len(set(seen)) == 41


@given(st.tuples(*[st.text(st.characters(exclude_characters="\n\0", exclude_categories=["Cs"]), max_size=60)] * 2))
def test_what_is_encoded_is_decoded(place):
    assert decode(encode(place)) == place


@given(st.text(max_size=200))
def test_any_text_is_a_place_or_a_404(text):
    with contextlib.suppress(Http404):
        assert encode(decode(text)) == text
