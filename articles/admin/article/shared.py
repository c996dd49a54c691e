"""The links of a story, and what became of each, in the words of the desk."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Case, When
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.actions import sharing
from articles.admin.article.events import moment
from articles.models import Article, SharedPreview
from articles.rules import shared_preview as rules

MOST = 50
"""So many links are listed: those that are open, and of the others the newest."""


@dataclass(frozen=True)
class Line:
    """One link as the page lists it."""

    link: SharedPreview
    state: str
    opened: str
    is_open: bool


def is_open(link: SharedPreview, *, at: dt.datetime) -> bool:
    """Whether it has not ended, by itself or otherwise."""
    return _state(link, at=at) is rules.State.OPEN


def lines(article: Article, *, at: dt.datetime) -> list[Line]:
    """The open ones first, then the newest. At most four queries, whatever the number of links."""
    found = article.shared_previews.select_related("by", "ended_by", "revision").defer("revision__content")
    order = Case(When(ended_at=None, expires_at__gt=at, then=0), default=1)
    links = list(found.order_by(order, "-pk")[:MOST])
    open_ones = [link for link in links if is_open(link, at=at)]
    closed = _why_closed(article, open_ones)
    return [
        Line(
            link=link,
            state=closed.get(link.pk) or _in_words(link, at=at),
            opened=_opened(link),
            is_open=link in open_ones,
        )
        for link in links
    ]


def _why_closed(article: Article, links: list[SharedPreview]) -> dict[int, str]:
    """Of links that have not ended: why some of them open nothing all the same."""
    if not links:
        return {}
    stopped = bool(rules.stopped(sharing.whereabouts(article)))
    able = set(sharing.sharers(article).values_list("pk", flat=True))
    outdated = sharing.outdated(article, {link.revision_id for link in links})
    why = {}
    for link in links:
        words = {"at": moment(link.expires_at), "who": link.by}
        if link.by_id not in able:
            why[link.pk] = _("opens nothing: %(who)s may not share this story any more; ends %(at)s") % words
        elif stopped:
            why[link.pk] = _("opens nothing while the story is stopped; ends %(at)s") % words
        elif link.revision_id in outdated:
            why[link.pk] = _("opens nothing: the terms of a statement have changed since; ends %(at)s") % words
    return why


def _state(link: SharedPreview, *, at: dt.datetime) -> rules.State:
    return rules.state(rules.Link(expires_at=link.expires_at, ended_at=link.ended_at), at=at)


def _in_words(link: SharedPreview, *, at: dt.datetime) -> str:
    match _state(link, at=at):
        case rules.State.OPEN:
            return _("open until %(at)s") % {"at": moment(link.expires_at)}
        case rules.State.EXPIRED:
            return _("ended by itself, %(at)s") % {"at": moment(link.expires_at)}
    ended = {"who": link.ended_by, "at": moment(link.ended_at or at)}
    return (_("revoked by %(who)s, %(at)s") if link.ended_by else _("ended with the story, %(at)s")) % ended


def _opened(link: SharedPreview) -> str:
    if link.last_opened_at is None:
        return _("never opened")
    words = {"count": link.opened, "at": moment(link.last_opened_at)}
    return ngettext("opened once, %(at)s", "opened %(count)d times, last %(at)s", link.opened) % words
