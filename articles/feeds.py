"""The newest stories as one Atom feed (RFC 4287)."""

import re
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone

from articles.models.public import Publication, PublicByline, PublicTag
from articles.views.public_page import public_page

NEWEST = 50

# Characters that no XML 1.0 document may hold, not even escaped.
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@public_page
def everything(request: HttpRequest) -> HttpResponse:
    me = OuterRef("pk")
    names = PublicByline.objects.filter(publication=me).order_by("position", "pk")
    topics = PublicTag.objects.filter(publication=me).order_by("position", "pk")
    rows = list(
        Publication.objects.live()
        .newest_first()
        .for_cards()
        .annotate(
            names=ArraySubquery(names.values(json=JSONObject(name="author__name", slug="author__slug"))),
            topics=ArraySubquery(topics.values(json=JSONObject(name="topic__name", slug="topic__slug"))),
        )[:NEWEST]
    )
    context: dict[str, Any] = {
        "entries": [(tag_uri(row), row) for row in rows],
        "updated_at": max((row.updated_at for row in rows), default=None),
        "feed_id": f"tag:{_host()},2000:feeds/all",
    }
    text = render_to_string("articles/feed.atom", context)
    return HttpResponse(NOT_XML.sub("", text), content_type="application/atom+xml; charset=utf-8")


def tag_uri(story: Publication) -> str:
    """An id that survives every change of address (RFC 4151)."""
    return f"tag:{_host()},{timezone.localtime(story.first_published_at).year}:{story.uuid}"


def _host() -> str:
    return urlsplit(settings.SITE_URL).hostname or ""
