"""The notes to readers as the story's page lists them: those that wait with buttons, those that are out as they are."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from articles.models import ReaderNote
from articles.rules.page import was_and_is
from articles.vocabulary import Duty, Gravity, NoteKind, Standing

if TYPE_CHECKING:
    from articles.admin.article.visit import Visit

FIELDS = ("pk", "kind", "gravity", "text", "was", "now_is", "published_at")


@dataclass(frozen=True)
class Line:
    """`at`: since when readers have it; `edit` and `remove`: addresses, "" for those who may not."""

    kind: str
    is_serious: bool
    text: str
    told: str
    at: dt.datetime | None
    edit: str = ""
    remove: str = ""


def of_the_story() -> ArraySubquery:
    """For the query that finds the story: its notes, the newest first."""
    rows = ReaderNote.objects.filter(article=OuterRef("pk")).order_by("-pk")
    return ArraySubquery(rows.values(json=JSONObject(**{name: name for name in FIELDS})))


def context(visit: Visit) -> dict[str, Any]:
    """`notes`, `note_add`, the address of the form for a new one, and `legal_notes`, that of theirs for those who may.

    No query: the notes came with the story.
    """
    is_live, may = visit.article.standing == Standing.LIVE, not visit.refusal(Duty.EDIT)
    lines = [_line(visit, row, may=may) for row in visit.article.notes_to_readers]  # type: ignore[attr-defined]
    return {
        "notes": lines,
        "note_add": visit.url("reader_note_add") if is_live and may else "",
        "has_notes": bool(lines) or is_live,
        "legal_notes": "" if visit.refusal(Duty.LEGAL_NOTES) else visit.url("legal_notes"),
    }


def _line(visit: Visit, row: dict[str, Any], *, may: bool) -> Line:
    at = row["published_at"]
    can_change = may and not at
    return Line(
        kind=str(NoteKind(row["kind"]).label),
        is_serious=row["gravity"] == Gravity.SERIOUS,
        text=row["text"],
        told=was_and_is(row["was"], row["now_is"]),
        at=dt.datetime.fromisoformat(at) if at else None,
        edit=visit.url("reader_note", row["pk"]) if can_change and visit.article.standing == Standing.LIVE else "",
        remove=visit.url("reader_note_remove", row["pk"]) if can_change else "",
    )
