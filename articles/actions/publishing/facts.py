"""Gather what the rules of the checklist know of a revision: four queries at most."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from articles.actions import workflow
from articles.actions.publishing import whereabouts
from articles.actions.publishing.statements import printed
from articles.models import Article, Publication, Revision
from articles.rules import body, revision_schema
from articles.rules.address import own_path
from articles.rules.reason import Reason
from articles.rules.standards import Facts, Link, StatementFacts, Target
from articles.rules.standards.headline import RECENT_DAYS
from articles.vocabulary import SourceKind, Stage, Terms


def gather(article: Article, revision: Revision, *, stopped: Sequence[Reason], at: dt.datetime) -> Facts:
    """`stopped`: what holds, embargoes and kills say to this revision."""
    content = revision_schema.current(revision.content)
    text = content["text"]
    links = list(_links(content))
    return Facts(
        stage=Stage(article.stage),
        is_approved=workflow.is_approved(article, revision),
        headline=text["headline"],
        kicker=text["kicker"],
        standfirst=text["standfirst"],
        dateline=text["dateline"],
        method=text["method"],
        body=body.plain(text["body"]),
        words=body.words(text["body"]),
        bylines=len(content["bylines"]),
        today=timezone.localtime(at, timezone.get_default_timezone()).date(),
        stopped=stopped,
        statements=list(_statements(content)),
        links=links,
        found=whereabouts.found({link.path for link in links}) | _listed_by(content),
        targets=_targets(content),
        recent=_recent(article, text["headline"], at=at),
    )


def _links(content: revision_schema.Content) -> Iterable[Link]:
    """The links to pages of ours, in the body and among the related headlines."""
    for words, href in body.links(content["text"]["body"]):
        if path := own_path(href, site=settings.SITE_URL):
            yield Link(words, path, "id_body")
    for row in content["related"]:
        if path := own_path(row["url"], site=settings.SITE_URL):
            yield Link(row["headline"], path, "related")


def _listed_by(content: revision_schema.Content) -> set[str]:
    """The pages that there will be with this story, if it is the first of them."""
    topics = {f"/topics/{row['slug']}/" for row in content["tags"]}
    authors = {f"/authors/{row['slug']}/" for row in content["bylines"]}
    return {f"/{content['section']['slug']}/"} | topics | authors


def _targets(content: revision_schema.Content) -> list[Target]:
    rows = [row["target"] for row in content["related"] if row["target"]]
    if not rows:
        return []
    live = set(
        Publication.objects.live()
        .filter(article_id__in=[row["id"] for row in rows])
        .values_list("article_id", flat=True)
    )
    return [Target(row["headline"], is_live=row["id"] in live) for row in rows]


def _recent(article: Article, headline: str, *, at: dt.datetime) -> list[str]:
    """The headlines of other live stories of late that share the longest word; the rule compares them whole."""
    longest = max(re.findall(r"\w+", headline), key=len, default="")
    others = Publication.objects.live().exclude(article_id=article.pk)
    others = others.filter(first_published_at__gt=at - dt.timedelta(days=RECENT_DAYS), headline__icontains=longest)
    return list(others.values_list("headline", flat=True)) if longest else []


def _statements(content: revision_schema.Content) -> Iterable[StatementFacts]:
    marked = {one.uuid for one in printed(content)}
    for row in content["attributions"]:
        source = row["source"]
        yield StatementFacts(
            statement=row["statement"],
            terms=Terms(row["terms"]),
            has_descriptor=bool(row["descriptor"]),
            is_in_text=UUID(row["uuid"]) in marked,
            is_unnamed=source is not None and source["kind"] == SourceKind.UNNAMED,
            has_reason=bool(row["unnamed_reason"]),
            name=source["name"] if source is not None else "",
            printed=(row["descriptor"], row["statement"], row["verb"], row["unnamed_reason"]),
        )
