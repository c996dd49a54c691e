"""Who sits before a story, and which words of one's own wait to be saved, as the story's page tells it."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q
from django.db.models.functions import JSONObject, Now
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Article, Sitting
from articles.models.sitting import PRESENT_SECONDS
from articles.rules import body, excerpt

_MOST = 60
# In this order it is looked for what differs from the saved text.
_LOOKED_AT = ("body", "headline", "kicker", "standfirst", "method", "dateline", "slug")


@dataclass(frozen=True)
class Unsaved:
    """Words of this person that wait. `is_open`: a page that is open now holds them; `differs`: words of them."""

    pk: int
    at: dt.datetime
    is_open: bool
    differs: str


def here(person: Any) -> ArraySubquery:
    """To annotate the story with, as `sittings_here`: the person's own, and those of others who are there now."""
    present = Q(seen_at__gt=Now() - dt.timedelta(seconds=PRESENT_SECONDS), ended_at=None)
    own = Q(person=person) & (Q(kept_at__isnull=False) | Q(ended_at__isnull=False))
    rows = Sitting.objects.filter(own | present & ~Q(person=person), article=OuterRef("pk"))
    facts = ("pk", "key", "sequence", "person", "is_writing", "seen_at", "kept_at", "ended_at")
    told = JSONObject(**{name: name for name in facts}, name="person__name")
    return ArraySubquery(rows.order_by(F("kept_at").desc(nulls_last=True), "pk").values(json=told)[:_MOST])


def context(article: Article, person: Any) -> dict[str, Any]:
    """For the story's page; they came with the story, and one query fetches the words of whoever has some that wait."""
    own = [row for row in article.sittings_here if row["person"] == person.pk]  # type: ignore[attr-defined]
    waiting = [row for row in own if row["ended_at"] is None]
    words = _words(waiting)
    unsaved = [_unsaved(row, _difference(article, words.get(row["pk"], {}))) for row in waiting]
    return {
        "sitting_key": uuid.uuid4(),
        "unsaved": unsaved,
        "unsaved_before": len(unsaved) - 1,
        "sittings_known": [
            {
                "key": row["key"],
                "sequence": row["sequence"],
                "ended": row["ended_at"] is not None,
                # What waits here and in the browser is offered once.
                "words": words.get(row["pk"]),
            }
            for row in own
        ],
        "others_here": others(article, person),
    }


def _words(waiting: list[dict[str, Any]]) -> dict[int, dict[str, str]]:
    if not waiting:
        return {}
    return dict(Sitting.objects.filter(pk__in=[row["pk"] for row in waiting]).values_list("pk", "posted"))


def _difference(article: Article, typed: Mapping[str, str]) -> str:
    """Where the words begin to differ from the saved ones; "" if at most formatting or settings do."""
    for name in _LOOKED_AT:
        saved = getattr(article, name)
        if name in typed and (found := excerpt.of_difference(_plain(name, saved), _plain(name, typed[name]))):
            return found
    return ""


def _plain(name: str, value: str) -> str:
    if name != "body":
        return value
    try:
        return body.plain(body.clean(value))
    except body.TooLong:
        return ""


def _unsaved(row: Mapping[str, Any], differs: str) -> Unsaved:
    seen = dt.datetime.fromisoformat(row["seen_at"]) if row["seen_at"] else None
    is_open = seen is not None and timezone.now() - seen < dt.timedelta(seconds=PRESENT_SECONDS)
    return Unsaved(row["pk"], dt.datetime.fromisoformat(row["kept_at"]), is_open, differs)


def others(article: Article, person: Any) -> str:
    """Who else has the story open, as a sentence; "" for nobody."""
    rows = [row for row in article.sittings_here if row["person"] != person.pk]  # type: ignore[attr-defined]
    writing = dict.fromkeys(row["name"] for row in rows if row["is_writing"])
    looking = dict.fromkeys(row["name"] for row in rows if row["name"] not in writing)
    said = []
    if writing:
        names = get_text_list(list(writing), _("and"))
        said.append(
            ngettext("%(names)s is writing here now.", "%(names)s are writing here now.", len(writing))
            % {"names": names}
        )
    if looking:
        names = get_text_list(list(looking), _("and"))
        said.append(
            ngettext("%(names)s has this story open.", "%(names)s have this story open.", len(looking))
            % {"names": names}
        )
    return " ".join(said)
