"""The words around a proof that a guest reads."""

from __future__ import annotations

import datetime as dt

from django.template.loader import render_to_string

from articles.actions.publishing.proof import proof
from articles.models import SharedPreview
from articles.rules import stops
from articles.views.article import page_of
from articles.vocabulary import Standing


def render(link: SharedPreview, *, at: dt.datetime) -> str:
    """The site's own page of the story under a banner for the guest, as HTML."""
    article = link.article
    is_embargoed = stops.is_running(article.embargo_until, at=at)
    return render_to_string(
        "articles/preview.html",
        {
            **page_of(proof(article, link.revision, at=at)),
            "link": link,
            "is_out": article.standing == Standing.LIVE and article.live_revision_id == link.revision_id,
            "embargo_until": article.embargo_until if is_embargoed else None,
        },
    )
