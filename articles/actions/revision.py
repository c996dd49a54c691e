"""Keep what a story said: one immutable revision after every change."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from articles.actions import noticing, open_schedule
from articles.models import Article, Revision, Source, Transition
from articles.rules import revision_schema, workflow
from articles.vocabulary import RevisionKind, Stage

if TYPE_CHECKING:
    from newsroom.accounts.models import User

TEXT_FIELDS = ("headline", "slug", "kicker", "standfirst", "dateline", "body", "body_schema", "method", "language")
PLAIN = (
    "statement",
    "kind",
    "verb",
    "descriptor",
    "role_then",
    "provenance",
    "relayed_url",
    "outlet_sourcing",
    "said_precision",
    "place",
    "terms",
    "truth",
    "unnamed_reason",
)


def snapshot(article: Article) -> revision_schema.Content:
    """The whole aggregate as JSON of the current schema: 5 queries and the section, whatever the number of rows."""
    section = article.section
    return {
        "schema": revision_schema.CURRENT,
        "text": {field: getattr(article, field) for field in TEXT_FIELDS},
        "section": {"id": section.pk, "slug": section.slug, "name": section.name},
        "attributions": [
            {
                "uuid": str(row.uuid),
                **{field: getattr(row, field) for field in PLAIN},
                "said_on": row.said_on.isoformat() if row.said_on else None,
                "source": _source(row.source),
                "relayed_by": _source(row.relayed_by),
            }
            for row in article.attributions.with_sources().as_entered()
        ],
        "tags": [
            {"id": row.tag_id, "slug": row.tag.slug, "name": row.tag.name}
            for row in article.taggings.select_related("tag").order_by("position", "pk")
        ],
        "bylines": [
            {"id": row.author_id, "slug": row.author.slug, "name": row.author.name}
            for row in article.bylines.select_related("author").order_by("position", "pk")
        ],
        "related": [
            {
                "target": {"id": row.target.pk, "uuid": str(row.target.uuid), "headline": row.target.headline}
                if row.target
                else None,
                **{field: getattr(row, field) for field in ("headline", "url", "outlet", "kind", "why")},
                "published_on": row.published_on.isoformat() if row.published_on else None,
            }
            for row in article.related.select_related("target")
            .defer("target__search", "target__body")
            .order_by("position", "pk")
        ],
        "notes": [
            {
                **{field: getattr(row, field) for field in ("kind", "gravity", "text", "was", "now_is", "number")},
                "uuid": str(row.uuid),
                "claim": str(row.claim) if row.claim else None,
            }
            for row in article.reader_notes.order_by("pk")
        ],
    }


def _source(source: Source | None) -> dict[str, Any] | None:
    if source is None:
        return None
    facts = ("slug", "name", "kind", "descriptor", "has_page")
    return {"id": source.pk, **{field: getattr(source, field) for field in facts}}


def record(article: Article, *, kind: RevisionKind, by: "User", at: dt.datetime, note: str = "") -> Revision:
    """Write the next revision of a locked story and make it the newest.

    An approved story that was changed loses its approval in the same breath, and its schedule.
    """
    number = (Revision.objects.filter(article=article).newest_first().values_list("number", flat=True).first() or 0) + 1
    revision = Revision.objects.create(
        article=article,
        number=number,
        kind=kind,
        content=snapshot(article),
        note=note[:300],
        by=by,
        at=at,
        stage=article.stage,
        version=article.version,
    )
    article.latest_revision = revision
    fields = ["latest_revision", "updated_at"]
    article.updated_at = at
    if step := workflow.step_after_edit(Stage(article.stage), kind):
        taken = Transition.objects.create(
            article=article, revision=revision, move=step.move, from_stage=step.start, to_stage=step.end, by=by, at=at
        )
        noticing.of_step(article, taken)
        article.stage = step.end
        fields.append("stage")
        if step.start is Stage.SCHEDULED:
            open_schedule.cancel(article, by=by, at=at)
    article.save(update_fields=fields)
    return revision
