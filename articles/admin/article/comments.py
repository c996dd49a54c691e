"""Comments of colleagues as the story's page and the page of all of them list them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, JSONObject

from articles.actions import note, people
from articles.models import Article, Comment
from articles.rules import anchor, body

if TYPE_CHECKING:
    from articles.admin.article.visit import Visit

MOST_OPEN = 50
MOST_SETTLED = 10
_SAID = {name: name for name in ("uuid", "at", "words")} | {"who": "by__name"}
_FACTS = {name: name for name in ("pk", "passage", "before", "after", "settled_at")}
_NAMES = {"whom": "to__name", "settled_by": "settled_by__name"}


@dataclass(frozen=True)
class Said:
    key: str
    who: str
    at: dt.datetime
    words: str


@dataclass(frozen=True)
class Line(Said):
    """`about`: the words it is about; `stands`: they stand in the saved text; `answer`, `settle`, `reopen`: addresses,
    "" for what cannot be done."""

    pk: int
    whom: str
    about: anchor.Anchor
    stands: bool
    settled_by: str
    settled_at: dt.datetime | None
    answers: list[Said] = field(default_factory=list)
    answer: str = ""
    settle: str = ""
    reopen: str = ""


def context(visit: Visit) -> dict[str, Any]:
    """The comments of the story's page, and `colleagues` for whom one can be. One query, whatever there is."""
    rows = _rows().filter(article=OuterRef("pk"))
    counts = Comment.objects.filter(article=OuterRef("pk"), answer_to=None).order_by().values("article")
    lists = {
        "open": ArraySubquery(rows.filter(settled_at=None).values(json=_json())[:MOST_OPEN]),
        "settled": ArraySubquery(rows.exclude(settled_at=None).values(json=_json())[:MOST_SETTLED]),
        "all": Coalesce(Subquery(counts.values(n=Count("pk"))), 0),
        "waiting": Coalesce(Subquery(counts.values(n=Count("pk", filter=Q(settled_at=None)))), 0),
    }
    may = may_comment(visit)
    if may:
        lists["colleagues"] = ArraySubquery(_others(visit).values(json=JSONObject(pk="pk", name="name")))
    found = Article.objects.filter(pk=visit.article.pk).values(**lists).get()
    text = _text(visit, found["open"] + found["settled"])
    return {
        "comments": [_line(visit, row, text=text, may=may) for row in found["open"]],
        "settled": [_line(visit, row, text=text, may=may) for row in found["settled"]],
        "settled_count": found["all"] - found["waiting"],
        "open_count": found["waiting"],
        "has_more_comments": found["all"] > len(found["open"]) + len(found["settled"]),
        "comment_add": visit.url("comment_add") if may else "",
        "colleagues": [(one["pk"], one["name"]) for one in found.get("colleagues", ())],
    }


def page_of(visit: Visit, *, before: int | None, most: int) -> list[Line]:
    """All of them, the newest first, from before that key on; one query."""
    rows = _rows().filter(article=visit.article)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = list(rows.values_list(_json(), flat=True)[:most])
    may, text = may_comment(visit), _text(visit, found)
    return [_line(visit, row, text=text, may=may) for row in found]


def may_comment(visit: Visit) -> bool:
    return not note.why_not(visit.article, by=visit.person, seen_from=visit.seen_from)


def _others(visit: Visit) -> Any:
    return people.seeing(visit.article).exclude(pk=visit.person.pk)


def _rows() -> Any:
    return Comment.objects.filter(answer_to=None).order_by("-pk")


def _json() -> JSONObject:
    answers = Comment.objects.filter(answer_to=OuterRef("pk")).order_by("pk")
    return JSONObject(**_SAID, **_FACTS, **_NAMES, answers=ArraySubquery(answers.values(json=JSONObject(**_SAID))))


def _text(visit: Visit, rows: list[dict[str, Any]]) -> str:
    """The saved text, where a comment is about some words of it."""
    return body.plain(visit.article.body) if any(row["passage"] for row in rows) else ""


def _line(visit: Visit, row: dict[str, Any], *, text: str, may: bool) -> Line:
    about = anchor.Anchor(row["passage"], row["before"], row["after"])
    settled_at = row["settled_at"] and dt.datetime.fromisoformat(row["settled_at"])
    is_open = may and settled_at is None
    return Line(
        **_said(row),
        pk=row["pk"],
        whom=row["whom"] or "",
        about=about,
        stands=anchor.find(text, about) is not None,
        settled_by=row["settled_by"] or "",
        settled_at=settled_at,
        answers=[Said(**_said(one)) for one in row["answers"]],
        answer=visit.url("comment_answer", row["pk"]) if is_open else "",
        settle=visit.url("comment_settle", row["pk"]) if is_open else "",
        reopen=visit.url("comment_reopen", row["pk"]) if may and settled_at else "",
    )


def _said(row: dict[str, Any]) -> dict[str, Any]:
    at = dt.datetime.fromisoformat(row["at"])
    return {"key": row["uuid"], "who": row["who"], "at": at, "words": row["words"]}
