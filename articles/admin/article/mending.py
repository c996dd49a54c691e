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

# What is mended elsewhere than where it was asked for: the end of an embargo in the panel of the stops.
_OF_A_RULE = {"embargo": "stops"}

# What people write into the pages that ask before a step.
_WRITTEN = ("excuse", "update_note", "note", "reason")


@dataclass(frozen=True)
class Point:
    """One sentence of a refusal; `href` leads to the field that mends it, "" where none does."""

    sentence: str
    href: str = ""


def points(visit: Visit, reasons: Iterable[str], *, is_beside: bool = False) -> list[Point]:
    """`is_beside`: the sentences stand on the story's own page, so their links lead to places on it."""
    return [Point(str(reason), _place(visit, _anchor(reason), is_beside=is_beside)) for reason in reasons]


def _anchor(reason: str) -> str:
    """The field or the part of the story's page that mends what is refused; "" where none does."""
    return _OF_A_RULE.get(getattr(reason, "rule", ""), getattr(reason, "anchor", ""))


def _place(visit: Visit, anchor: str, *, is_beside: bool) -> str:
    if not anchor:
        return ""
    if is_beside:
        return f"#{anchor}"
    page = visit.url("change") if anchor in ON_THE_STORY else visit.request.path
    return f"{page}#{anchor}"


def written(visit: Visit) -> list[str]:
    """The words that came with what was refused, so that nobody writes them twice."""
    sent = posted(visit.request)
    return [sent[name] for name in _WRITTEN if sent.get(name, "").strip()]
