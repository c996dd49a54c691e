"""A proof: the page that readers would get of a revision, put together by the parts that publishing uses.

Nothing is written. Guests read proofs through `articles.preview`; whoever shows one elsewhere uses the same two
functions: `proof` here and `articles.views.article.page_of` for what the template needs.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.utils import timezone, translation

from articles.actions.publishing.project import write_page
from articles.actions.publishing.statements import printed
from articles.models import Article, Author, Revision, Section, Tag
from articles.models.public import (
    Publication,
    PublicAuthor,
    PublicHousePage,
    PublicNote,
    PublicSection,
    PublicTopic,
    Redirect,
)
from articles.models.public.publication import PAGE_NOTE
from articles.rules import revision_schema
from articles.rules.page import NoteLine
from articles.rules.revision_schema import Content
from articles.vocabulary import Gravity, NoteKind, Standing


def proof(article: Article, revision: Revision, *, at: dt.datetime, is_whole: bool = True) -> Publication:
    """The page of this revision as `Publication.objects.for_page()` would find it; never save it.

    Related headlines, names and sections are those of this moment, as on every page. What readers have no page for is
    named without an address: `slug` is "", and `own_slug` the one it gets with the release. A story that was never out
    has no `first_published_at`; notes to readers that wait for a release bear the moment `at`.
    Whoever wants its head alone, or its entry in a feed, asks for one that is not whole: without notes, related
    headlines and pages about the paper.
    """
    content = revision_schema.current(revision.content)
    present = Publication.objects.filter(article_id=article.pk).first()
    page: Any = present or Publication(article_id=article.pk, uuid=article.uuid)
    with translation.override(settings.LANGUAGE_CODE):
        told = _notes(present, content, at=at) if is_whole else []
        write_page(page, content, printed(content), told=told)
    page.standing = Standing.LIVE
    in_use = list(PublicSection.objects.in_use().order_by("position", "name", "pk"))
    page.section = _section(article, content["section"], in_use)
    page.page_bylines = _named(Author, PublicAuthor, "author_id", content["bylines"])
    page.page_topics = _named(Tag, PublicTopic, "tag_id", content["tags"])
    page.page_related = list(_related(content)) if is_whole else []
    page.page_navigation = [{"name": one.name, "slug": one.slug} for one in in_use]
    page.page_house = list(PublicHousePage.objects.order_by("slug").values("slug", "title")) if is_whole else []
    page.page_notes = [_note(one) for one in told if one.is_on_record]
    return page  # type: ignore[no-any-return]


def _section(article: Article, row: dict[str, Any], in_use: Sequence[PublicSection]) -> PublicSection:
    if present := next((one for one in in_use if one.section_id == row["id"]), None):
        return present
    if article.section_id == row["id"]:
        name: str | None = article.section.name
    else:
        name = Section.objects.filter(pk=row["id"]).values_list("name", flat=True).first()
    return PublicSection(section_id=row["id"], slug="", name=name or row["name"])


def _named(desk: Any, public: Any, column: str, rows: Sequence[dict[str, Any]]) -> list[dict[str, str]]:
    """The names in their order, as the desk spells them now, with the address of those that readers have a page for."""
    slug = public.objects.in_use().filter(**{column: OuterRef("pk")}).values("slug")
    found = desk.objects.filter(pk__in=[row["id"] for row in rows]).values_list("pk", "name", "slug", Subquery(slug))
    known = {pk: {"name": name, "slug": slug or "", "own_slug": own} for pk, name, own, slug in found}
    return [known[row["id"]] for row in rows if row["id"] in known]


def _related(content: Content) -> Iterable[dict[str, Any]]:
    """Those that a reader would find under the story now: `PublicRelated.without_dead_ends().as_json()` of rows that
    are not there. A story of ours that is not live is left out, headline and all.
    """
    rows = content["related"]
    live = {
        page.article_id: page
        for page in Publication.objects.live()
        .filter(article_id__in=[row["target"]["id"] for row in rows if row["target"]])
        .only("article_id", "headline", "path", "first_published_at")
    }
    gone = _gone({_own(row["url"]) for row in rows if row["url"] and not row["target"]})
    for row in rows:
        page = live.get(row["target"]["id"]) if row["target"] else None
        if (page is None) if row["target"] else _own(row["url"]) in gone:
            continue
        yield {
            "headline": row["headline"] or (page.headline if page else ""),
            "href": page.path if page else row["url"],
            "outlet": row["outlet"],
            "date": _day(page.first_published_at) if page else row["published_on"],
            "kind": row["kind"],
            "is_external": bool(row["url"]),
        }


def _own(url: str) -> str:
    return url.replace(settings.SITE_URL, "")


def _gone(paths: set[str]) -> set[str]:
    """Those at which a story was that readers no longer have."""
    if not paths:
        return set()
    gone = sorted(Standing.gone)
    pages = Publication.objects.filter(path__in=paths, standing__in=gone).values_list("path")
    moved = Redirect.objects.filter(path__in=paths, publication__standing__in=gone).values_list("path")
    return {path for (path,) in pages.union(moved)}


def _day(at: dt.datetime) -> str:
    """In the newsroom's own zone, whatever zone the person at the desk works in."""
    return timezone.localtime(at, timezone.get_default_timezone()).date().isoformat()


def _notes(present: Publication | None, content: Content, *, at: dt.datetime) -> list[NoteLine]:
    """The notes that were with this revision, newest first: as readers have them, or would with the next release."""
    out = (
        {row.uuid: row for row in PublicNote.objects.filter(publication=present)}
        if present and content["notes"]
        else {}
    )
    numbers = count(max((row.number for row in out.values()), default=0) + 1)
    told = [_line(row, out.get(UUID(row["uuid"])), numbers, at) for row in content["notes"]]
    return sorted(told, key=lambda line: -line.number)


def _line(row: dict[str, Any], out: PublicNote | None, numbers: Iterable[int], at: dt.datetime) -> NoteLine:
    return NoteLine(
        number=out.number if out else next(iter(numbers)),
        kind=NoteKind(row["kind"]),
        is_serious=row["gravity"] == Gravity.SERIOUS,
        text=row["text"],
        was=row["was"],
        now_is=row["now_is"],
        path=out.path if out else "",
        published_at=out.published_at if out else at,
    )


def _note(line: NoteLine) -> dict[str, Any]:
    """The note as `for_page` gives it to the template."""
    facts = {name: getattr(line, name, "") for name in PAGE_NOTE}
    return {**facts, "published_at": line.published_at.isoformat()}
