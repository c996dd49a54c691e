"""One row of what is written down, in the words of the desk: what happened, and what somebody said about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin.article import asked_of_list, events, plan
from articles.rules import schedule
from articles.rules.page import was_and_is
from articles.vocabulary import (
    ActivityKind,
    Change,
    Exported,
    Gravity,
    Move,
    NoteKind,
    ReleaseKind,
    RevisionKind,
    Stage,
)

Told = tuple[str, str]
Facts = dict[str, Any]
Telling = Callable[[str, str, Facts], Told]

_OF_THE_HOUR = frozenset({Move.SCHEDULE, Move.UNSCHEDULE, Move.GO_OUT})


def revision(kind: str, words: str, _facts: Facts) -> Told:
    if kind == RevisionKind.CREATED:
        return _("Story begun"), words
    return _("Saved: %(what)s") % {"what": RevisionKind(kind).label}, words


def note(kind: str, words: str, facts: Facts) -> Told:
    return _("Note to readers written: %(kind)s") % {"kind": _sort_of(kind, facts)}, _note_words(words, facts)


def note_out(kind: str, words: str, facts: Facts) -> Told:
    return _("Note to readers went out: %(kind)s") % {"kind": _sort_of(kind, facts)}, _note_words(words, facts)


def _sort_of(kind: str, facts: Facts) -> str:
    label = str(NoteKind(kind).label)
    return _("%(kind)s, serious") % {"kind": label} if facts["gravity"] == Gravity.SERIOUS else label


def _note_words(words: str, facts: Facts) -> str:
    return " ".join(filter(None, [words, was_and_is(facts["was"], facts["now_is"])]))


def event(kind: str, words: str, facts: Facts) -> Told:
    return events.in_words(kind, facts["data"], whom=facts["whom"] or ""), words


def step(move: str, words: str, facts: Facts) -> Told:
    """A step onto the stage “Scheduled” or off it says the hour; of its schedule nothing else is told."""
    label, hour = str(Move(move).label), facts["hour"]
    said = {"what": label, "start": Stage(facts["start"]).label, "end": Stage(facts["end"]).label}
    if facts["whom"]:
        said["end"] = _("%(end)s, for %(whom)s") % {"end": said["end"], "whom": facts["whom"]}
    if hour is None:
        return _("%(what)s: %(start)s → %(end)s") % said, words
    said["when"] = schedule.when(dt.datetime.fromisoformat(hour["due_at"]), plan.clock(), now=timezone.now())
    if move == Move.SCHEDULE:
        words = " ".join(filter(None, [words, hour["excuse"], hour["update_note"]]))
    if move in _OF_THE_HOUR:
        return _("%(what)s: %(when)s") % said, words
    return _("%(what)s: %(start)s → %(end)s. Schedule cancelled: %(when)s") % said, words


def release(kind: str, words: str, facts: Facts) -> Told:
    label = str(ReleaseKind(kind).label)
    if not facts["change"]:
        return label, words
    return _("%(what)s: %(change)s") % {"what": label, "change": Change(facts["change"]).label}, words


def export(kind: str, _words: str, facts: Facts) -> Told:
    """What a file of the activity held, and by which filters; these are nobody's own words."""
    count = facts["row_count"]
    if facts["what"] == Exported.STORIES:
        return _stories_exported(count, facts), ""
    told = ngettext("Activity exported: %(count)s row", "Activity exported: %(count)s rows", count)
    if facts["is_cut"]:
        told = _("Activity exported: the newest %(count)s rows, and there were more")
    told %= {"count": formats.number_format(count, force_grouping=True)}
    since, until = (facts[name] and events.moment(facts[name]) for name in ("since", "until"))
    narrowed = [
        facts["person"] and _("person: %(person)s") % {"person": facts["person"]},
        facts["section"] and _("section: %(section)s") % {"section": facts["section"]},
        kind and _("kind: %(kind)s") % {"kind": ActivityKind(kind).label},
        since and _("since %(when)s") % {"when": since},
        until and _("before %(when)s") % {"when": until},
    ]
    return f"{told} ({'; '.join(filter(None, narrowed))})" if any(narrowed) else told, ""


def _stories_exported(count: int, facts: Facts) -> str:
    told = ngettext("List of stories exported: %(count)s story", "List of stories exported: %(count)s stories", count)
    if facts["is_cut"]:
        told = _("List of stories exported: %(count)s stories, and there were more")
    told %= {"count": formats.number_format(count, force_grouping=True)}
    narrowed = asked_of_list.in_words(facts["query"])
    return f"{told} ({'; '.join(narrowed)})" if narrowed else told
