"""The rows beside the text, as text with a few buttons each: tags, bylines, related headlines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import formats
from django.utils.translation import gettext as _

from articles.admin.article.visit import Visit
from articles.models import Article, RelatedHeadline
from articles.vocabulary import Duty, Standing


@dataclass(frozen=True)
class Line:
    key: str
    text: str
    note: str
    edit: str = ""
    up: str = ""
    down: str = ""
    remove: str = ""


@dataclass(frozen=True)
class Listing:
    """`tab`: the title in a word; `add`: the address of the form for a new row, "" for those who may not."""

    anchor: str
    tab: str
    title: str
    empty: str
    lines: list[Line]
    add: str = ""


def listings(visit: Visit) -> list[Listing]:
    """Three queries, whatever the number of rows."""
    article = visit.article
    tags = article.taggings.select_related("tag").order_by("position", "pk")
    bylines = article.bylines.select_related("author").order_by("position", "pk")
    empty = {
        "tag": _("No tags yet. The first one is the story’s main topic."),
        "byline": _("No byline yet. Without one the story carries no name."),
        "related": _("No related headlines yet. Readers see six of them under the story, and the rest on request."),
    }
    return [
        Listing("tags", _("Tags"), _("Tags"), empty["tag"], *_lines(visit, "tag", tags, _tag)),
        Listing("bylines", _("Bylines"), _("Bylines"), empty["byline"], *_lines(visit, "byline", bylines, _byline)),
        Listing(
            "related",
            _("Related"),
            _("Related headlines"),
            empty["related"],
            *_lines(visit, "related", related_rows(visit), _related),
        ),
    ]


def _lines(visit: Visit, name: str, rows: Any, words: Callable[[Any], tuple[str, str]]) -> tuple[list[Line], str]:
    """The rows as text with the addresses of their buttons, and the address of the form for a new one."""
    found: Sequence[Any] = list(rows)
    if visit.refusal(Duty.CURATE):
        return [Line(str(row.pk), *words(row)) for row in found], ""
    lines = [
        Line(
            str(row.pk),
            *words(row),
            edit=visit.url(name, row.pk) if name == "related" else "",
            up=visit.url(f"{name}_move", row.pk, "up") if place else "",
            down=visit.url(f"{name}_move", row.pk, "down") if place < len(found) - 1 else "",
            remove=visit.url(f"{name}_remove", row.pk),
        )
        for place, row in enumerate(found)
    ]
    return lines, visit.url(f"{name}_add")


def _tag(row: Any) -> tuple[str, str]:
    kind = row.tag.get_kind_display().lower()
    return row.tag.name, _("%(kind)s, retired") % {"kind": kind} if row.tag.is_retired else kind


def _byline(row: Any) -> tuple[str, str]:
    return row.author.name, ""


def related_rows(visit: Visit) -> Any:
    seen = Article.objects.seen_by(visit.person).filter(pk=OuterRef("target"))
    rows = visit.article.related.select_related("target").annotate(target_is_seen=Exists(seen))
    heavy = ("target__search", "target__body", "target__method", "target__standfirst")
    return rows.defer(*heavy).order_by("position", "pk")


def related_words(row: RelatedHeadline, *, target_is_seen: bool) -> tuple[str, str]:
    """The headline, and what it leads to. The headline of a story that the person may not see stays unsaid."""
    kind = row.get_kind_display()
    if row.target is not None:
        text = row.headline or (row.target.headline if target_is_seen else _("A story of another section"))
        about = _("own story") if row.target.standing == Standing.LIVE else _("own story, not live")
    elif row.url:
        text, about = row.headline, _("elsewhere")
    else:
        text, about = row.headline, _("not linked yet")
    date = formats.date_format(row.published_on, "j M Y") if row.published_on else ""
    return text, " · ".join(part for part in (about, row.outlet, date, kind) if part)


def _related(row: Any) -> tuple[str, str]:
    return related_words(row, target_is_seen=row.target_is_seen)
