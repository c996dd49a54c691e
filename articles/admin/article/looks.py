"""How a version would look to readers, and to the programs that show it elsewhere: made by the site's own templates.

Whatever is said here of a social card, a search result or a feed is read out of what those templates print.
"""

from __future__ import annotations

import datetime as dt
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from articles import feeds
from articles.actions import doors
from articles.actions.publishing import address
from articles.actions.publishing.proof import proof
from articles.admin.article.head import head_of
from articles.models import Article, Publication, Revision
from articles.models.public import PublicSection
from articles.views.article import page_of

WEB, PHONE, PRINT, SOCIAL, SEARCH, FEED = "web", "phone", "print", "social", "search", "feed"
LOOKS = {
    WEB: _("Web"),
    PHONE: _("Phone"),
    PRINT: _("Print"),
    SOCIAL: _("Social card"),
    SEARCH: _("Search result"),
    FEED: _("Feed item"),
}
FRAMED = (WEB, PHONE, PRINT)
_PRINT = "@media print {"
_ATOM = "{http://www.w3.org/2005/Atom}"
# Every link that does not lead to a place on the same page.
_LEADS_AWAY = re.compile(r'<a(?=\s[^>]*?\bhref="[^#])')


@dataclass(frozen=True)
class Entry:
    """One story in the feed; `source` is the entry as programs read it."""

    title: str
    address: str
    published: dt.datetime
    updated: dt.datetime
    authors: list[str]
    subjects: list[str]
    summary: str
    source: str


def page(article: Article, revision: Revision, *, at: dt.datetime, look: str, nonce: str) -> str:
    """The page that readers would get, in the site's language and on its clock.

    A link to another page opens beside it, because no page of readers can be shown in a frame.
    """
    with translation.override(settings.LANGUAGE_CODE), timezone.override(None):
        context = page_of(proof(article, revision, at=at))
        rules = print_rules() if look == PRINT else ""
        text = render_to_string(
            "admin/articles/article/preview_page.html", {**context, "print_rules": rules, "nonce": nonce}
        )
    return _LEADS_AWAY.sub('<a target="_blank"', text)


def print_rules() -> str:
    """The rules of the site's style sheet that count on paper."""
    sheet = Path(str(finders.find("css/site.css"))).read_text()
    after = sheet[sheet.index(_PRINT) + len(_PRINT) :]
    depth = 1
    for place, sign in enumerate(after):
        depth += (sign == "{") - (sign == "}")
        if not depth:
            return after[:place]
    raise ValueError("The rules for paper in css/site.css have no end.")


def told(article: Article, revision: Revision, *, at: dt.datetime, look: str) -> dict[str, Any]:
    """What the look shows, for its template."""
    with translation.override(settings.LANGUAGE_CODE), timezone.override(None):
        story = proof(article, revision, at=at, is_whole=False)
        story.path = address.choose(revision.content, present=story if story.pk else None, at=at)
        if look == FEED:
            return {"entry": _entry(article, story, revision, at=at), "language": story.language}
        text = render_to_string(
            "articles/article.html", {**page_of(story), "canonical": settings.SITE_URL + story.path}
        )
    head = head_of(text)
    if look == SEARCH:
        result = {"title": head.title, "address": head.canonical, "text": head.of("description")}
        return {"result": result, "language": story.language}
    card = {name: head.of(f"og:{name}") for name in ("title", "description", "image")}
    return {"card": {**card, "host": urlsplit(head.of("og:url")).netloc}, "language": story.language}


def _entry(article: Article, story: Publication, revision: Revision, *, at: dt.datetime) -> Entry:
    """The entry as the feed would hold it if this version went out at this moment."""
    row: Any = story
    row.first_published_at = story.first_published_at or at
    row.updated_at = story.updated_at if doors.is_released(article) else at
    section = revision.content["section"]
    row.section = PublicSection(section_id=section["id"], slug=section["slug"], name=story.section.name)
    row.names, row.topics = (
        [{"name": one["name"], "slug": one["own_slug"]} for one in names]
        for names in (row.page_bylines, row.page_topics)
    )
    context = {"entries": [(feeds.tag_uri(row), row)], "updated_at": row.updated_at, "feed_id": ""}
    text = feeds.written("articles/feed.atom", context)
    # Nobody else's words of XML: the site's own template has just written it.
    entry = ET.fromstring(text).find(f"{_ATOM}entry")  # noqa: S314
    if entry is None:
        raise ValueError("The feed's template wrote no entry.")
    link = entry.find(f"{_ATOM}link")
    return Entry(
        title=entry.findtext(f"{_ATOM}title", ""),
        address=link.get("href", "") if link is not None else "",
        published=dt.datetime.fromisoformat(entry.findtext(f"{_ATOM}published", "")),
        updated=dt.datetime.fromisoformat(entry.findtext(f"{_ATOM}updated", "")),
        authors=[name.text or "" for name in entry.iter(f"{_ATOM}name")],
        subjects=[subject.get("label", "") for subject in entry.iter(f"{_ATOM}category")],
        summary=entry.findtext(f"{_ATOM}summary", ""),
        source=text[text.index("<entry") : text.index("</entry>")] + "</entry>",
    )
