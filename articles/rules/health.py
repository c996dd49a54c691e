"""Whether the building does its work: what `doctor` and the desk say of it, decided from a few facts."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

OLDEST_POSTGRESQL = 15
SILENT = dt.timedelta(minutes=5)
"""A scheduler that was not seen for so long does not run: it says so every few seconds."""
SKEW_NOTICED, SKEW_TOO_MUCH = 2.0, 60.0

RUN = "python manage.py publish_due --watch"


class Health(IntEnum):
    """In the order of their exit codes."""

    OK = 0
    WARN = 1
    FAIL = 2


@dataclass(frozen=True)
class Line:
    """What is found about one thing; `mend`: a command that mends it or says more, "" where all is well."""

    name: str
    health: Health
    sentence: str
    mend: str = ""


def worst(lines: Sequence[Line]) -> Health:
    return max((line.health for line in lines), default=Health.OK)


def database(version: int) -> Line:
    """`version`: the number of the server's major release."""
    if version < OLDEST_POSTGRESQL:
        why = _("The database is PostgreSQL %(found)d, and Newsroom needs %(wanted)d or newer.")
        return Line("database", Health.FAIL, why % {"found": version, "wanted": OLDEST_POSTGRESQL}, "pg_upgrade --help")
    return Line("database", Health.OK, _("PostgreSQL %(found)d answers.") % {"found": version})


def no_database(kind: str) -> Line:
    why = _("The database does not answer (%(kind)s). Look whether it runs and whether DATABASE_URL is right.")
    return Line("database", Health.FAIL, why % {"kind": kind}, "python manage.py dbshell")


def migrations(missing: int) -> Line:
    if missing:
        why = ngettext(
            "%(n)d migration is not applied, so pages may fail.",
            "%(n)d migrations are not applied, so pages may fail.",
            missing,
        )
        return Line("migrations", Health.FAIL, why % {"n": missing}, "python manage.py migrate")
    return Line("migrations", Health.OK, _("All migrations are applied."))


def clock(skew: float) -> Line:
    """`skew`: by how many seconds this computer's clock is ahead of the database's."""
    away = abs(skew)
    if away <= SKEW_NOTICED:
        return Line("clock", Health.OK, _("This computer and the database agree about the time."))
    words = {"seconds": round(away)}
    why = (
        _("The clock of this computer is %(seconds)d s ahead of the database’s, which decides when stories go out.")
        if skew > 0
        else _("The clock of this computer is %(seconds)d s behind the database’s, which decides when stories go out.")
    )
    return Line("clock", Health.FAIL if away > SKEW_TOO_MUCH else Health.WARN, why % words, "timedatectl set-ntp true")


def zones(*, unknown: Sequence[str], differing: Sequence[str]) -> Line:
    """`unknown`: zones in use that Python does not know; `differing`: those for which the database has other rules."""
    if unknown:
        why = _("The time zone data of Python does not know %(zones)s.") % {"zones": ", ".join(unknown)}
        return Line("time-zones", Health.FAIL, why, "pip install --upgrade tzdata")
    if differing:
        why = _("Python and the database disagree about the clocks of %(zones)s within a year.")
        return Line("time-zones", Health.WARN, why % {"zones": ", ".join(differing)}, "pip install --upgrade tzdata")
    return Line("time-zones", Health.OK, _("The time zone data knows every zone in use."))


@dataclass(frozen=True)
class Scheduling:
    """`seen_at`: when a scheduler was last seen; `waiting`, `overdue`, `stopped`: how many schedules are so."""

    at: dt.datetime
    seen_at: dt.datetime | None
    waiting: int
    overdue: int = 0
    stopped: int = 0

    @property
    def is_silent(self) -> bool:
        return self.seen_at is None or self.at - self.seen_at > SILENT


def scheduler(facts: Scheduling) -> Line:
    if not facts.is_silent:
        return Line("scheduler", Health.OK, _("A scheduler runs."))
    if facts.waiting:
        return Line("scheduler", Health.FAIL, silence(facts), RUN)
    why = _("No scheduler was seen for five minutes. Nothing waits for one now.")
    return Line("scheduler", Health.WARN, why, RUN)


def silence(facts: Scheduling) -> str:
    """Why nothing goes out by itself, as a sentence for everybody at the desk; "" if a scheduler runs."""
    if not facts.is_silent or not facts.waiting:
        return ""
    if facts.seen_at is None:
        return _("No scheduler has run yet, so no story goes out by itself. Tell whoever runs the server.")
    return _(
        "No scheduler was seen since %(at)s UTC, so no story goes out by itself. Tell whoever runs the server."
    ) % {"at": f"{facts.seen_at.astimezone(dt.UTC):%H:%M}"}


def overdue(facts: Scheduling) -> Line:
    if facts.overdue:
        why = ngettext(
            "%(n)d story should have gone out more than a minute ago.",
            "%(n)d stories should have gone out more than a minute ago.",
            facts.overdue,
        )
        return Line("overdue", Health.FAIL, why % {"n": facts.overdue}, "python manage.py publish_due")
    return Line("overdue", Health.OK, _("No story is overdue."))


def stopped(facts: Scheduling) -> Line:
    if facts.stopped:
        why = ngettext(
            "%(n)d scheduled story does not go out until somebody decides at the desk.",
            "%(n)d scheduled stories do not go out until somebody decides at the desk.",
            facts.stopped,
        )
        return Line("stopped", Health.WARN, why % {"n": facts.stopped}, "python manage.py publish_due --list")
    return Line("stopped", Health.OK, _("No schedule is stopped."))


def effects(undone: int) -> Line:
    """`undone`: what releases should have caused outside more than a minute ago, and did not."""
    if undone:
        why = ngettext(
            "%(n)d effect of a release is not done, such as telling caches.",
            "%(n)d effects of releases are not done, such as telling caches.",
            undone,
        )
        return Line("effects", Health.WARN, why % {"n": undone}, "python manage.py run_effects")
    return Line("effects", Health.OK, _("Everything that releases cause outside is done."))


def notices(*, waiting: int, given_up: int) -> Line:
    """`waiting`: mails about notices that should have left more than an hour ago; `given_up`: within a week."""
    if waiting:
        why = ngettext(
            "%(n)d mail about a notice has been waiting for more than an hour.",
            "%(n)d mails about notices have been waiting for more than an hour.",
            waiting,
        )
        return Line("notices", Health.WARN, why % {"n": waiting}, "python manage.py send_notices")
    if given_up:
        why = ngettext(
            "%(n)d mail about a notice was given up within a week; the log says why.",
            "%(n)d mails about notices were given up within a week; the log says why.",
            given_up,
        )
        return Line("notices", Health.WARN, why % {"n": given_up}, "python manage.py sendtestemail you@example.org")
    return Line("notices", Health.OK, _("No mail about a notice waits too long, and none was given up."))
