"""Legal notes that the person has not read, told on the story's page to those who may read them."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.db.models.fields.json import KeyTransform
from django.db.models.functions import JSONObject

from articles.actions.legal_note import UP_TO
from articles.models import Article, StoryEvent
from articles.vocabulary import EventKind


def legal_notes(person: Any) -> ArraySubquery:
    """For the query that finds the story, as `legal_notes`: its notes of other people, and what this person read."""
    by_others = Q(kind=EventKind.LEGAL_NOTE) & ~Q(by=person)
    rows = StoryEvent.objects.filter(by_others | Q(kind=EventKind.LEGAL_READ, by=person), article=OuterRef("pk"))
    return ArraySubquery(rows.values(json=JSONObject(kind="kind", pk="pk", up_to=KeyTransform(UP_TO, "data"))))


def count(article: Article) -> int:
    """How many notes of others stand there unread. No query: they came with the story."""
    rows = article.legal_notes  # type: ignore[attr-defined]
    read = max((row["up_to"] or 0 for row in rows if row["kind"] == EventKind.LEGAL_READ), default=0)
    return sum(row["pk"] > read for row in rows if row["kind"] == EventKind.LEGAL_NOTE)
