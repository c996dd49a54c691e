"""Where on the desk something can be mended that a rule refuses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from articles.admin.article.visit import Visit, posted

# What stands on the story's own page under these ids; every other field is one of the page that asked.
ON_THE_STORY = frozenset(
    {
        "id_headline",
        "id_kicker",
        "id_standfirst",
        "id_body",
        "id_method",
        "id_dateline",
        "attributions",
        "bylines",
        "related",
        "tags",
        "assignment",
        "history",
        "steps",
        "stops",
    }
)

# What people write into the pages that ask before a step.
_WRITTEN = ("excuse", "update_note", "note", "reason")


@dataclass(frozen=True)
class Point:
    """One sentence of a refusal; `href` leads to the field that mends it, "" where none does."""

    sentence: str
    href: str = ""


def points(visit: Visit, reasons: Iterable[str]) -> list[Point]:
    return [Point(str(reason), _place(visit, getattr(reason, "anchor", ""))) for reason in reasons]


def _place(visit: Visit, anchor: str) -> str:
    if not anchor:
        return ""
    page = visit.url("change") if anchor in ON_THE_STORY else visit.request.path
    return f"{page}#{anchor}"


def written(visit: Visit) -> list[str]:
    """The words that came with what was refused, so that nobody writes them twice."""
    sent = posted(visit.request)
    return [sent[name] for name in _WRITTEN if sent.get(name, "").strip()]
