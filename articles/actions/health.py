"""Read the facts that `rules.health` judges. Nothing here writes."""

import datetime as dt
import zoneinfo
from collections.abc import Callable, Iterable, Iterator
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Count, Q

from articles.actions.due import SCHEDULER
from articles.models import Effect, Heartbeat, Notice, Schedule
from articles.models.clock import database_now
from articles.rules import health, notice
from articles.rules.schedule import LATE
from articles.vocabulary import ScheduleState


def lines(*, clock: Callable[[], dt.datetime]) -> Iterator[health.Line]:
    """Every finding about a database that answers; raises django.db.Error at the first thing that cannot be asked."""
    yield health.database(_version())
    executor = MigrationExecutor(connection)
    missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    yield health.migrations(missing)
    yield health.clock(skew(clock))
    if missing:
        return  # what follows asks tables that may not be there
    yield zones()
    facts = scheduling()
    yield from (health.scheduler(facts), health.overdue(facts), health.stopped(facts))
    undone = Effect.objects.filter(done_at=None, release__at__lt=facts.at - LATE).count()
    yield health.effects(undone)
    yield notices(facts.at)


def _version() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        return int(cursor.fetchone()[0]) // 10_000


def skew(clock: Callable[[], dt.datetime]) -> float:
    """By how many seconds this computer's `clock` is ahead of the database's."""
    before = clock()
    there = database_now()
    after = clock()
    return (before + (after - before) / 2 - there).total_seconds()


def scheduling() -> health.Scheduling:
    at = database_now()
    waiting = Q(state=ScheduleState.WAITING)
    counted = Schedule.objects.open().aggregate(
        waiting=Count("pk", filter=waiting),
        overdue=Count("pk", filter=waiting & Q(due_at__lt=at - LATE)),
        stopped=Count("pk", filter=Q(state=ScheduleState.STOPPED)),
    )
    seen_at = Heartbeat.objects.filter(name=SCHEDULER).values_list("at", flat=True).first()
    return health.Scheduling(at=at, seen_at=seen_at, **counted)


def notices(at: dt.datetime) -> health.Line:
    """Whether what people are told is mailed, where this newsroom mails at all."""
    long_ago, lately = at - notice.WAITS_LONG, at - notice.MENTIONED_FOR
    counted = Notice.objects.filter(Q(try_at__isnull=False) | Q(given_up_at__isnull=False)).aggregate(
        waiting=Count("pk", filter=Q(try_at__isnull=False, at__lt=long_ago)),
        given_up=Count("pk", filter=Q(given_up_at__gte=lately)),
    )
    return health.notices(**counted)


def silence() -> str:
    """Why nothing that waits goes out by itself; "" if it does or nothing waits. One query for the common case."""
    if not Schedule.objects.filter(state=ScheduleState.WAITING).exists():
        return ""
    return health.silence(scheduling())


def zones() -> health.Line:
    """Whether the zones in use are known, here and in the database, and jump at the same hours within a year."""
    people = get_user_model().objects.exclude(time_zone="").values_list("time_zone", flat=True).distinct()
    chosen = Schedule.objects.open().values_list("zone", flat=True).distinct()
    used = sorted({settings.TIME_ZONE, *people, *chosen})
    known = zoneinfo.available_timezones()
    unknown = [name for name in used if name not in known]
    differing = [name for name in used if name in known and not _agrees(name)]
    return health.zones(unknown=unknown, differing=differing)


def _agrees(name: str) -> bool:
    now = database_now().replace(microsecond=0)
    moments = [now + dt.timedelta(days=30 * month) for month in range(13)]
    here = [moment.astimezone(ZoneInfo(name)).replace(tzinfo=None) for moment in moments]
    return here == list(_there(name, moments))


def _there(name: str, moments: Iterable[dt.datetime]) -> Iterator[dt.datetime | None]:
    """The same moments as the database's clock of that zone shows them; nothing for a zone it does not know."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_timezone_names WHERE name = %s", [name])
        if cursor.fetchone() is None:
            return
        cursor.execute("SELECT moment AT TIME ZONE %s FROM unnest(%s::timestamptz[]) moment", [name, list(moments)])
        yield from (row[0] for row in cursor.fetchall())
