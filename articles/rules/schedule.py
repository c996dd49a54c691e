"""When a story goes out: a time on somebody's clock as one moment, and whether that moment will do."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils import dateformat
from django.utils.translation import gettext as _

from articles.rules.reason import Reason

FURTHEST = dt.timedelta(days=2 * 366)
LATE = dt.timedelta(seconds=60)
"""A story that went out later than this has gone out late."""
EMBARGO_GRACE = dt.timedelta(minutes=15)
"""How late a story under embargo may still go out by itself: others may have agreed on that hour."""
MOST_TRIES = 3

_MINUTE = dt.timedelta(minutes=1)


@dataclass(frozen=True)
class Choice:
    """One of the two moments that a clock shows in the night in which it is put back."""

    moment: dt.datetime
    sentence: str


@dataclass(frozen=True)
class Understood:
    """What a time on a clock means: one `moment` in UTC, or two `choices` to ask about, or a `reason` why it is none.

    `nearest`: for a time that does not exist, the last before it and the first after it, as the clock shows them.
    """

    moment: dt.datetime | None = None
    choices: tuple[Choice, ...] = ()
    reason: str = ""
    nearest: tuple[dt.datetime, ...] = ()


def understand(day: dt.date, time: dt.time, zone: ZoneInfo) -> Understood:
    """The moment at which clocks of the zone show this day and time."""
    shown = dt.datetime.combine(day, time.replace(fold=0, tzinfo=None))
    try:
        earlier, later = (shown.replace(tzinfo=zone, fold=fold).astimezone(dt.UTC) for fold in (0, 1))
    except OverflowError:
        return Understood(reason=_("Choose a day between the years 2000 and 2100."))
    if earlier == later:
        return Understood(moment=earlier)
    if earlier < later:
        return Understood(choices=(_choice(earlier, zone, is_first=True), _choice(later, zone, is_first=False)))
    return _missing(shown, later, earlier, zone)


def _choice(moment: dt.datetime, zone: ZoneInfo, *, is_first: bool) -> Choice:
    words = {"time": _clock(moment.astimezone(zone)), "utc": _clock(moment)}
    sentence = (
        _("The first %(time)s of that night, before the clocks go back (%(utc)s UTC)")
        if is_first
        else _("The second %(time)s of that night, after the clocks went back (%(utc)s UTC)")
    )
    return Choice(moment, sentence % words)


def _missing(shown: dt.datetime, before: dt.datetime, after: dt.datetime, zone: ZoneInfo) -> Understood:
    """The clocks jump over this time, somewhere after `before` and not after `after`."""
    old = before.astimezone(zone).utcoffset()
    while after - before > dt.timedelta(seconds=1):
        middle = before + (after - before) // 2
        before, after = (middle, after) if middle.astimezone(zone).utcoffset() == old else (before, middle)
    # Whole seconds: no zone changes its clocks between two of them.
    jump = (after + dt.timedelta(milliseconds=999)).replace(microsecond=0)
    nearest = ((jump - _MINUTE).astimezone(zone), jump.astimezone(zone))
    reason = _(
        "Clocks in %(place)s are put forward that night, so there is no %(time)s on %(day)s. "
        "Choose %(before)s or %(after)s."
    ) % {
        "place": place(zone),
        "time": _clock(shown),
        "day": day_of(shown),
        "before": _clock(nearest[0]),
        "after": _clock(nearest[1]),
    }
    return Understood(reason=reason, nearest=nearest)


def blockers(
    due_at: dt.datetime, *, at: dt.datetime, zone: ZoneInfo, embargo_until: dt.datetime | None = None
) -> list[Reason]:
    """Why a story may not be scheduled for this moment, each a sentence for the desk; [] if it may.

    `embargo_until`: None also for an embargo that somebody overrode.
    """
    reasons = []
    if due_at <= at:
        why = _("%(moment)s is over. Choose a time that is still to come, or publish the story now.") % {
            "moment": when(due_at, zone, now=at)
        }
        reasons.append(Reason(why, anchor="id_day", rule="schedule-past"))
    elif due_at > at + FURTHEST:
        why = _("%(moment)s is more than two years away. Look at the year again.") % {
            "moment": when(due_at, zone, now=at)
        }
        reasons.append(Reason(why, anchor="id_day", rule="schedule-far"))
    if embargo_until is not None and due_at < embargo_until:
        why = _("The story is under embargo until %(moment)s. Choose that moment or a later one.") % {
            "moment": when(embargo_until, zone, now=at)
        }
        reasons.append(Reason(why, anchor="id_day", rule="embargo"))
    return reasons


def is_too_late_for_an_embargo(due_at: dt.datetime, *, at: dt.datetime, embargo_until: dt.datetime | None) -> bool:
    """Whether others may have gone out so long ago that a person has to decide what becomes of the story."""
    return embargo_until is not None and at - due_at > EMBARGO_GRACE


def next_try(tries: int, *, at: dt.datetime) -> dt.datetime | None:
    """When to try again after so many tries that failed; None when a person has to look."""
    return None if tries >= MOST_TRIES else at + dt.timedelta(seconds=15) * tries


def when(moment: dt.datetime, zone: ZoneInfo, *, now: dt.datetime) -> str:
    """The moment on the clock of the zone and in UTC: "Tue 24 Nov 09:00 Kyiv, 07:00 UTC"."""
    local, utc = moment.astimezone(zone), moment.astimezone(dt.UTC)
    with_year = local.year != now.astimezone(zone).year
    here = f"{day_of(local, with_year=with_year)} {_clock(local)} {place(zone)}"
    if place(zone) == "UTC":
        return here
    there = _clock(utc) if utc.date() == local.date() else f"{day_of(utc)} {_clock(utc)}"
    return f"{here}, {there} UTC"


def chosen_meanwhile(who: str, due_at: dt.datetime, zone: ZoneInfo, *, now: dt.datetime) -> Reason:
    """Why an hour is not taken that was chosen without knowing of another one."""
    told = {"who": who, "when": when(due_at, zone, now=now)}
    why = _(
        "%(who)s scheduled the story meanwhile: %(when)s. Agree on an hour, then choose another time if it is wrong."
    )
    return Reason(why % told, rule="schedule-changed")


def place(zone: ZoneInfo) -> str:
    """The town by which people know the zone."""
    name = zone.key.rpartition("/")[2].replace("_", " ")
    return "UTC" if zone.key in {"UTC", "Etc/UTC", "Universal", "Zulu", "Etc/Universal", "Etc/Zulu"} else name


def day_of(moment: dt.datetime, *, with_year: bool = False) -> str:
    return dateformat.format(moment.replace(tzinfo=None), "D j M Y" if with_year else "D j M")


def _clock(moment: dt.datetime) -> str:
    return f"{moment:%H:%M}"
