"""What stops a story, as its page and the lists show it, and which of it this person may place, lift or break."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.actions import doors
from articles.admin.article import unread
from articles.admin.article.visit import Visit
from articles.models import Article
from articles.rules import stops
from articles.vocabulary import Duty, EventKind, Stage, Standing

Way = tuple[str, str]


@dataclass(frozen=True)
class Stop:
    """One thing that stops the story or asks for care. `ways`: (label, address) of what this person may do about it."""

    title: str
    told: str
    reason: str
    ways: list[Way] = field(default_factory=list)


def in_words(article: Article) -> list[str]:
    """The stops of a story in a few words each, for its state: "legal hold", "embargo until 24 Nov, 09:00"."""
    words = []
    if article.is_on_legal_hold:
        words.append(_("legal hold"))
    if article.embargo_until is not None and stops.is_running(article.embargo_until, at=timezone.now()):
        words.append(_("embargo until %(at)s") % {"at": _moment(article.embargo_until)})
    if article.is_sensitive:
        words.append(_("sensitive"))
    return words


def panel(visit: Visit) -> list[Stop]:
    """The stops with who placed them, when and why; everybody who sees the story sees them."""
    article = visit.article
    events = {row["kind"]: row for row in article.stop_events}  # type: ignore[attr-defined]
    shown = []
    if article.is_on_legal_hold:
        ways = _allowed(
            visit,
            (Duty.LIFT_LEGAL_HOLD, _("Lift the legal hold…"), "lift-legal-hold"),
            (Duty.PLACE_LEGAL_HOLD, _("Hold it once more…"), "legal-hold"),
        )
        shown.append(_stop(_("Under legal hold"), events.get(EventKind.LEGAL_HOLD), ways))
    if article.embargo_until is not None and is_embargoed(article):
        title = _("Under embargo until %(at)s (%(utc)s UTC)") % {
            "at": _moment(article.embargo_until),
            "utc": _moment(article.embargo_until, zone=dt.UTC),
        }
        duty = Duty.OVERRIDE if visit.refusal(Duty.EDIT) else Duty.EDIT
        ways = _allowed(
            visit,
            (duty, _("Change the embargo…"), "embargo"),
            (Duty.OVERRIDE, _("Lift the embargo…"), "lift-embargo"),
        )
        shown.append(_stop(title, events.get(EventKind.EMBARGO), ways))
    if shown:
        _add_override(visit, events, shown)
    if article.is_sensitive:
        ways = _allowed(visit, (Duty.APPROVE, _("Take the mark away…"), "not-sensitive"))
        shown.append(_stop(_("Sensitive: take care with every step"), events.get(EventKind.SENSITIVE), ways))
    if (count := unread.count(article)) and not visit.refusal(Duty.LEGAL_NOTES):
        title = ngettext("Legal note that you have not read", "Legal notes that you have not read: %(n)d", count)
        shown.append(_stop(title % {"n": count}, None, [_legal_notes(visit)]))
    return shown


def further(visit: Visit) -> list[Way]:
    """What this person may still do to the story, each leading to a page that asks why."""
    article = visit.article
    wanted = []
    if not article.is_on_legal_hold:
        wanted.append((Duty.PLACE_LEGAL_HOLD, _("Legal hold…"), "legal-hold"))
    if not is_embargoed(article) and not doors.is_released(article) and article.stage != Stage.SPIKED:
        wanted.append((Duty.EDIT, _("Embargo…"), "embargo"))
    if not article.is_sensitive:
        wanted.append((Duty.APPROVE, _("Mark as sensitive…"), "sensitive"))
    if article.standing in Standing.gone and not (article.standing == Standing.KILLED and visit.refusal(Duty.KILL)):
        wanted.append((Duty.REINSTATE, _("Reinstate…"), "reinstate"))
    if article.standing in (Standing.LIVE, Standing.WITHDRAWN):
        wanted.append((Duty.KILL, _("Kill…"), "kill"))
    legal_notes = [] if visit.refusal(Duty.LEGAL_NOTES) else [_legal_notes(visit)]
    return [*_allowed(visit, *wanted), *legal_notes]


def _legal_notes(visit: Visit) -> Way:
    return _("Legal notes…"), visit.url("legal_notes")


def is_embargoed(article: Article) -> bool:
    return stops.is_running(article.embargo_until, at=timezone.now())


def _add_override(visit: Visit, events: dict[str, Any], shown: list[Stop]) -> None:
    """Say who let the newest version out in spite of the stops, or offer it to whoever may."""
    newest_first = sorted(events.values(), key=lambda row: row["pk"], reverse=True)
    order = [(row["kind"], row["revision"]) for row in newest_first]
    if stops.is_overridden(order, revision=visit.article.latest_revision_id or 0):
        shown.append(_stop(_("Overridden: the newest version may go out all the same"), events[EventKind.OVERRIDE], []))
    else:
        shown[0].ways.extend(_allowed(visit, (Duty.OVERRIDE, _("Override for the newest version…"), "override")))


def _allowed(visit: Visit, *wanted: tuple[Duty, str, str]) -> list[Way]:
    return [(label, visit.url("stop", deed)) for duty, label, deed in wanted if not visit.refusal(duty)]


def _stop(title: str, event: dict[str, Any] | None, ways: list[Way]) -> Stop:
    if event is None:
        return Stop(title, "", "", ways)
    told = _("%(who)s, %(at)s") % {"who": event["by"], "at": _moment(dt.datetime.fromisoformat(event["at"]))}
    return Stop(title, told, event["note"], ways)


def _moment(at: dt.datetime, *, zone: dt.tzinfo | None = None) -> str:
    return formats.date_format(timezone.localtime(at, zone), "j M Y, H:i")
