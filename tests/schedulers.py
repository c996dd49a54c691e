"""Many scheduled stories, and real schedulers that are killed while they publish them."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection, models, transaction
from django.db.models import Count, F

from articles.actions import scheduling
from articles.models import Article, Release, Revision, Schedule, StoryEvent, Transition
from articles.vocabulary import EventKind, ScheduleState
from newsroom.settings.env import ROOT
from tests.database import database_url
from tests.newsdesk import Newsdesk

MARK = "queued-"


def queue(desk: Newsdesk, number: int, *, poisoned: int = 0, seconds: float = 0) -> None:
    """So many scheduled stories, made at once as copies of one that went the whole road.

    The first is due now, the last in so many `seconds`. Every `poisoned`th cannot be published: the section in its
    revision was never there.
    """
    model = desk.ready()
    options: dict[str, Any] = {"revision": model.latest_revision, "zone": "UTC", "by": desk.ed, "at": desk.now}
    row = scheduling.schedule(model, due_at=desk.now.replace(year=desk.now.year + 1), excuse="A brief.", **options)
    steps = list(model.transitions.order_by("pk").values_list("pk", "to_stage"))
    with transaction.atomic(), connection.cursor() as cursor:
        story = {
            "uuid": "gen_random_uuid()",
            "headline": "'Quay ' || md5(n::text)",
            "slug": "'queued-story-' || n",
            "origin_digest": f"'{MARK}' || n",
            "stage": "'DRAFT'",
            "latest_revision_id": "NULL",
        }
        cursor.execute(f"{_copy(Article, story)}, generate_series(1, %s) n WHERE id = %s", [number, model.pk])
        content = """jsonb_set(jsonb_set(jsonb_set(o.content, '{text,headline}', to_jsonb(a.headline)),
            '{text,slug}', to_jsonb(a.slug)), '{section,id}',
            CASE WHEN %s > 0 AND substr(a.origin_digest, 8)::int %% greatest(%s, 1) = 0
                THEN '0'::jsonb ELSE o.content->'section'->'id' END)"""
        of_all = f", articles_article a WHERE a.origin_digest LIKE '{MARK}%%' AND o.id = %s"
        copied = _copy(Revision, {"article_id": "a.id", "content": content})
        cursor.execute(f"{copied} o {of_all}", [poisoned, poisoned, model.latest_revision_id])
        cursor.execute(
            "UPDATE articles_article a SET latest_revision_id = r.id FROM articles_revision r "
            "WHERE r.article_id = a.id AND a.origin_digest LIKE %s",
            [f"{MARK}%"],
        )
        own = {"article_id": "a.id", "revision_id": "a.latest_revision_id"}
        for step, stage in steps:
            cursor.execute(f"{_copy(Transition, own)} o {of_all}", [step])
            cursor.execute("UPDATE articles_article SET stage = %s WHERE origin_digest LIKE %s", [stage, f"{MARK}%"])
        due = "clock_timestamp() + substr(a.origin_digest, 8)::int * %s * interval '1 second'"
        cursor.execute(f"{_copy(Schedule, {**own, 'due_at': due})} o {of_all}", [seconds / number, row.pk])
    scheduling.unschedule(model, by=desk.ed, at=desk.now)


def _copy(model: type[models.Model], instead: dict[str, str]) -> str:
    """INSERT … SELECT of every column of a row, with SQL of our own for some; `%` stands for itself nowhere."""
    columns = [
        field.column
        for field in model._meta.concrete_fields
        if not field.primary_key and not field.generated and field.name != "xact"
    ]
    table = model._meta.db_table
    alias = "" if model is Article else "o."
    values = ", ".join(instead.get(name, f"{alias}{name}") for name in columns)
    return f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM {table}"  # noqa: S608  our own columns


def postpone(by: Any) -> None:
    """Everything was due so much earlier, by the database's clock."""
    Schedule.objects.filter(state=ScheduleState.WAITING).update(due_at=F("due_at") - by)


def start() -> subprocess.Popen[bytes]:
    """`manage.py publish_due --watch` on the test's own database."""
    return subprocess.Popen(
        [sys.executable, "manage.py", "publish_due", "--watch", "--quiet"],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "newsroom.settings.test", "DATABASE_URL": database_url()},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


class Pool:
    """So many schedulers side by side; one that is killed is started again."""

    def __init__(self, number: int) -> None:
        self.running = [start() for _each in range(number)]
        self.kills = 0

    def kill(self, chance: random.Random) -> None:
        place = chance.randrange(len(self.running))
        self.running[place].send_signal(signal.SIGKILL)
        self.running[place].wait()
        self.running[place] = start()
        self.kills += 1

    def stop(self) -> list[int]:
        """End them as a service manager does; their exit codes."""
        for one in self.running:
            one.terminate()
        return [one.wait(30) for one in self.running]


@contextmanager
def pool(number: int) -> Iterator[Pool]:
    running = Pool(number)
    try:
        yield running
    finally:
        for one in running.running:
            if one.poll() is None:
                one.kill()
                one.wait()


def finish(running: Pool, *, kills: int, every: float, within: float, rest: bool = True) -> None:
    """Kill one `every` so many seconds until all are settled. Without `rest`, what failed is tried again at once."""
    chance, deadline = random.Random(42), time.monotonic() + within  # noqa: S311
    while Schedule.objects.filter(state=ScheduleState.WAITING).exists():
        assert time.monotonic() < deadline, tally()
        time.sleep(chance.uniform(0.5, 1.5) * every)
        if not rest:
            Schedule.objects.exclude(retry_at=None).update(retry_at=None)
        if running.kills < kills:
            running.kill(chance)


@dataclass(frozen=True)
class Tally:
    out: int
    twice: int
    early: int
    waiting: int
    stopped: int
    parked: int
    late: int


def tally() -> Tally:
    """What became of all of them."""
    rows = Schedule.objects.filter(article__origin_digest__startswith=MARK)
    released = Release.objects.filter(article__origin_digest__startswith=MARK)
    events = StoryEvent.objects.filter(article__origin_digest__startswith=MARK)
    return Tally(
        out=rows.filter(state=ScheduleState.OUT).count(),
        twice=released.values("article").annotate(times=Count("pk")).filter(times__gt=1).count(),
        early=rows.filter(release__at__lt=F("due_at")).count(),
        waiting=rows.filter(state=ScheduleState.WAITING).count(),
        stopped=rows.filter(state=ScheduleState.STOPPED).count(),
        parked=events.filter(kind=EventKind.PARKED).values("article").distinct().count(),
        late=events.filter(kind=EventKind.WENT_LATE).count(),
    )


def tries() -> int:
    """How often one was tried, of those that went out."""
    rows = Schedule.objects.filter(article__origin_digest__startswith=MARK, state=ScheduleState.OUT)
    return rows.aggregate(tries=models.Sum("attempts"))["tries"] or 0
