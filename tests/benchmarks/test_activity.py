"""What the list of all that happened costs a newsroom that has written for years, beside one that has just begun."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pytest
from django.db import connection
from django.db.models import Max

from articles.admin.article.record import Wanted, newest
from articles.models import Article, Section
from articles.models.clock import database_now
from tests.benchmarks.growth import seconds
from tests.newsdesk import Newsdesk

pytestmark = pytest.mark.django_db
SIZE, TIMES = 2_000, 10
# Ten revisions, four steps and an event for each story; every tenth story is in Culture, and those are the oldest.
FILL = """
INSERT INTO articles_article (uuid, section_id, owner_id, kicker, headline, slug, standfirst, dateline, body, body_schema,
  method, language, stage, standing, is_on_legal_hold, is_sensitive, version, origin_digest, created_at, updated_at)
SELECT gen_random_uuid(), CASE WHEN n <= %(count)s / 10 THEN %(culture)s ELSE %(world)s END, %(owner)s, '', 'Story ' || n,
  '', '', '', '', 1, '', 'en', 'DRAFT', 'NEVER_OUT', false, false, 1, '', at, at
FROM (SELECT n, %(now)s - (%(count)s - n) * interval '50 minutes' AS at FROM generate_series(1, %(count)s) n) made;
INSERT INTO articles_revision (article_id, number, kind, content, stage, note, by_id, at)
SELECT id, n, 'TEXT', '{}', 'DRAFT', '', owner_id, created_at + n * interval '1 minute'
FROM articles_article, generate_series(1, 10) n WHERE id > %(last)s;
INSERT INTO articles_transition (article_id, revision_id, move, from_stage, to_stage, note, by_id, at, xact)
SELECT article_id, id, 'SEND', 'DRAFT', 'IN_REVIEW', '', by_id, at, pg_current_xact_id()
FROM articles_revision WHERE number <= 4 AND article_id > %(last)s;
INSERT INTO articles_storyevent (article_id, revision_id, kind, note, data, by_id, at, xact)
SELECT article_id, id, 'NOTE', '', '{}', by_id, at, pg_current_xact_id() FROM articles_revision WHERE number = 5 AND article_id > %(last)s;
"""


def fill(desk: Newsdesk, culture: Section, count: int) -> None:
    last = Article.objects.aggregate(last=Max("pk"))["last"] or 0
    facts = {"count": count, "culture": culture.pk, "world": desk.world.pk, "owner": desk.rosa.pk, "last": last}
    with connection.cursor() as cursor:
        cursor.execute(FILL, {**facts, "now": database_now()})
        for table in ("article", "revision", "transition", "storyevent"):
            cursor.execute(f"ANALYZE articles_{table}")


def test_a_page_of_the_activity_costs_the_same_after_years(desk: Newsdesk) -> None:
    culture = desk.section("Culture")
    wanted = {
        "everything": Wanted(exporter=0),
        "one section": Wanted(sections=[desk.world.pk]),
        "one person": Wanted(by=desk.rosa.pk),
    }
    now, took = database_now() + dt.timedelta(hours=1), []
    for count in (SIZE, SIZE * (TIMES - 1)):
        fill(desk, culture, count)
        took.append({name: seconds(partial(newest, what, now=now, most=51)) for name, what in wanted.items()})
    before, after = took
    assert Article.objects.count() == SIZE * TIMES
    print({name: f"{before[name] * 1000:.1f} ms, then {after[name] * 1000:.1f} ms" for name in wanted})
    # Ten times as much happened; where no index is used it would take ten times as long.
    assert all(after[name] < 3 * before[name] for name in wanted)
