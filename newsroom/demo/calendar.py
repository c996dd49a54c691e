"""The days of the demo: its files tell of the weeks before one day, and are read as of the weeks before another."""

import datetime as dt
import re
from typing import Any

from articles.vocabulary import Precision

PATTERN_DAY = dt.date(2026, 11, 23)
"""The day after everything that the files tell."""

MOVING_SINCE = dt.date(2026, 9, 1)
"""What happened before is history, and keeps its date."""

_IN_TEXT = re.compile(r"\{(\d{4}-\d\d-\d\d):([^{}]+)\}")


def moved(value: Any, *, by: dt.timedelta) -> Any:
    """The content of a file with its days moved: times, dates, and in texts what stands as `{2026-11-12:%-d %B}`.

    >>> moved("on {2026-11-12:%-d %B}", by=dt.timedelta(days=20))
    'on 2 December'
    """
    match value:
        case dict():
            whole = {key: moved(one, by=by) for key, one in value.items()}
            if whole.get("precision") == Precision.MONTH:
                # A date is stored as the first day of what is known.
                whole["said_on"] = whole["said_on"].replace(day=1)
            return whole
        case list():
            return [moved(one, by=by) for one in value]
        case dt.datetime():
            return value + by
        case dt.date():
            return value + by if value >= MOVING_SINCE else value
        case str():
            return _IN_TEXT.sub(lambda found: format(dt.date.fromisoformat(found[1]) + by, found[2]), value)
        case _:
            return value
