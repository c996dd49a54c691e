"""Ten thousand stories due within minutes, four schedulers, and two hundred times `kill -9`."""

from __future__ import annotations

from statistics import quantiles
from time import perf_counter

import pytest
from django.db.models import F

from articles.models import Schedule
from tests import schedulers
from tests.newsdesk import Newsdesk
from tests.schedulers import Tally

pytestmark = pytest.mark.django_db(transaction=True)

STORIES, KILLS, SCHEDULERS = 10_000, 200, 4


def test_ten_thousand_stories_go_out_once_each(desk: Newsdesk) -> None:
    began = perf_counter()
    schedulers.queue(desk, STORIES, poisoned=100, seconds=300)
    print(f"\n{STORIES} stories made in {perf_counter() - began:.1f} s")
    began = perf_counter()
    with schedulers.pool(SCHEDULERS) as running:
        schedulers.finish(running, kills=KILLS, every=2.5, within=3600)
        assert running.stop() == [0] * SCHEDULERS
    took = perf_counter() - began
    out = Schedule.objects.filter(state="OUT").annotate(late=F("release__at") - F("due_at"))
    late = quantiles([row.total_seconds() for row in out.values_list("late", flat=True)], n=100)
    print(
        f"settled in {took:.0f} s with {running.kills} kills and {schedulers.tries()} tries; "
        f"late: median {late[49]:.1f} s, 99 % within {late[98]:.1f} s"
    )
    found = schedulers.tally()
    assert (found.twice, found.early, found.waiting) == (0, 0, 0)
    assert (found.out, found.stopped, found.parked) == (STORIES - STORIES // 100, STORIES // 100, STORIES // 100)
    assert running.kills == KILLS
    assert isinstance(found, Tally)
