"""What the desk's lists cost with a hundred thousand stories, beside a hundred."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models.clock import database_now
from tests.benchmarks.growth import seconds
from tests.newsdesk import Newsdesk

pytestmark = pytest.mark.django_db
FEW, MANY = 100, 100_000
MOST_QUERIES, MOST_TIMES = 15, 6
STORIES = "/admin/articles/article/"
SCREENS = {
    "what needs you": "/admin/",
    "stories": STORIES,
    "the second page": f"{STORIES}?p=2",
    "one stage": f"{STORIES}?stage=DRAFT",
    "by headline": f"{STORIES}?o=2",
    "a word of many": f"{STORIES}?q=harbour",
    "words of one": f"{STORIES}?q=story+77",
    "never found": f"{STORIES}?q=xylophone",
}
# Every fifth waits at the desk and every fifth is live without having gone there, which the database would not let
# happen: it is told to look away.
FILL = """
SET LOCAL session_replication_role = replica;
INSERT INTO articles_article (uuid, section_id, owner_id, kicker, headline, slug, standfirst, dateline, body, body_schema,
  method, language, stage, standing, is_on_legal_hold, is_sensitive, version, origin_digest, created_at, updated_at)
SELECT gen_random_uuid(), %(world)s, CASE WHEN n %% 50 = 0 THEN %(rosa)s ELSE %(ed)s END, '', 'Story ' || n || ' of the harbour',
  '', '', '', '<p>The ferry leaves the quay at noon, says pilot ' || n || '.</p>', 1, '', 'en',
  CASE n %% 5 WHEN 0 THEN 'IN_REVIEW' WHEN 1 THEN 'READY' ELSE 'DRAFT' END,
  CASE n %% 5 WHEN 1 THEN 'LIVE' ELSE 'NEVER_OUT' END, false, false, 1, '', at, at
FROM (SELECT n, %(now)s - (%(count)s - n) * interval '5 minutes' AS at FROM generate_series(1, %(count)s) n) made;
INSERT INTO articles_revision (article_id, number, kind, content, stage, note, by_id, at, version)
SELECT a.id, 1, 'CREATED', '{}', 'DRAFT', '', a.owner_id, a.created_at, 1 FROM articles_article a WHERE a.latest_revision_id IS NULL;
UPDATE articles_article a SET latest_revision_id = r.id, live_revision_id = CASE a.standing WHEN 'LIVE' THEN r.id END
FROM articles_revision r
WHERE r.article_id = a.id AND a.latest_revision_id IS NULL;
SET LOCAL session_replication_role = DEFAULT;
ANALYZE articles_article;
ANALYZE articles_revision;
"""


def fill(desk: Newsdesk, count: int) -> None:
    facts = {"count": count, "world": desk.world.pk, "rosa": desk.rosa.pk, "ed": desk.ed.pk, "now": database_now()}
    with connection.cursor() as cursor:
        cursor.execute(FILL, facts)


def measure(client: Client) -> dict[str, tuple[float, int]]:
    """Seconds and queries of each screen."""
    found = {}
    for name, address in SCREENS.items():

        def ask(address: str = address) -> Any:
            assert client.get(address).status_code == 200

        with CaptureQueriesContext(connection) as queries:
            ask()
        number = len(queries)  # before the next request forgets them
        found[name] = (seconds(ask), number)
    return found


def test_lists_cost_the_same_with_a_hundred_thousand_stories(desk: Newsdesk, at_desk: Any) -> None:
    fill(desk, FEW)
    client = at_desk(desk.ed)
    few = measure(client)
    fill(desk, MANY)
    many = measure(client)
    print()
    for name in SCREENS:
        print(f"{name}: {few[name][0] * 1000:.0f} ms and {few[name][1]} queries, then {many[name][0] * 1000:.0f} ms")
    assert {name: queries for name, (_seconds, queries) in many.items() if queries != few[name][1]} == {}
    assert max(queries for _seconds, queries in many.values()) <= MOST_QUERIES
    slow = {name: taken / few[name][0] for name, (taken, _queries) in many.items() if taken > MOST_TIMES * few[name][0]}
    assert slow == {}
