"""The searcher itself: it finds a word under every escaping, or a clean result would mean nothing."""

import base64
import gzip
import html
import json
from urllib.parse import quote

import pytest
from django.test import Client

from articles.models import Publication
from tests.leaks.crawl import crawl
from tests.leaks.tokens import Words, seen_in

WORD = Words()("a test")
ENTITIES = "".join(f"&#{ord(sign)};" for sign in WORD)


@pytest.mark.parametrize(
    "text",
    [
        WORD,
        WORD.upper(),
        f"Ferry–{WORD}-reopens",
        quote(WORD),
        "".join(f"%{ord(sign):02x}" for sign in WORD),
        html.escape(f"<{WORD}>"),
        ENTITIES,
        json.dumps(f"“{WORD}”"),
        "".join(f"\\u{ord(sign):04x}" for sign in WORD),
        "".join(chr(ord(sign) + 0xFEE0) for sign in WORD),
        *(base64.b64encode(f"{'?' * shift}{WORD} ÿ".encode()).decode() for shift in range(4)),
        *(base64.urlsafe_b64encode(f"{'?' * shift}{WORD}/ÿÿ".encode()).decode().rstrip("=") for shift in range(4)),
        "path=/x" + base64.urlsafe_b64encode(f"/2026/11/20/{WORD}/".encode()).decode(),
    ],
)
def test_the_sentinel_search_reads_every_escaping(text):
    assert seen_in(f"<p>before {text} after</p>".encode()) == {WORD}


def test_the_sentinel_search_reads_compressed_answers():
    assert seen_in(gzip.compress(WORD.encode())) == {WORD}


def test_the_sentinel_search_finds_nothing_in_an_ordinary_page():
    assert seen_in(b"<p>Hu 0001 x, the ferry runs.</p>" + base64.b64encode(b"hu0 and 0001x")) == set()


@pytest.mark.django_db
def test_a_sentinel_that_was_published_is_found(desk):
    words = Words()
    story = desk.live(headline=words.sentence("published"))
    hits = {url for url, one in crawl(Client(), ["/"]).items() if seen_in(one.body)}
    assert {"/", "/world/", "/feeds/all.atom", Publication.objects.get(article_id=story.pk).path} <= hits
