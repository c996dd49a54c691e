"""The newest stories as one Atom feed (RFC 4287), and which of those it gave are gone (RFC 6721)."""

import datetime as dt
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

from articles.models.public import Publication, PublicByline, PublicNote, PublicTag
from articles.views.public_page import public_page

NEWEST = 50
# Programs that read the feed keep what it gave them: for so long they are told what is gone, the newest first.
GONE, GONE_FOR = 30, dt.timedelta(days=90)

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
    gone = list(
        Publication.objects.gone(since=timezone.now() - GONE_FOR).only("uuid", "first_published_at", "withdrawn_at")[
            :GONE
        ]
    )
    changes = [*(row.updated_at for row in rows), *(row.withdrawn_at for row in gone if row.withdrawn_at)]
    context: dict[str, Any] = {
        "entries": [(tag_uri(row), row) for row in rows],
        "tombstones": [(tag_uri(row), row.withdrawn_at) for row in gone],
        "updated_at": max(changes, default=None),
        "feed_id": f"tag:{_host()},2000:feeds/all",
    }
    text = render_to_string("articles/feed.atom", context)
    return HttpResponse(NOT_XML.sub("", text), content_type="application/atom+xml; charset=utf-8")


@public_page
def corrections(request: HttpRequest) -> HttpResponse:
    """The newest of the record of corrections."""
    rows = list(PublicNote.objects.on_record().newest_first().with_story()[:NEWEST])
    context: dict[str, Any] = {
        "entries": [(f"tag:{_host()},{timezone.localtime(row.published_at).year}:{row.uuid}", row) for row in rows],
        "updated_at": rows[0].published_at if rows else None,
        "feed_id": f"tag:{_host()},2000:feeds/corrections",
    }
    text = render_to_string("articles/corrections.atom", context)
    return HttpResponse(NOT_XML.sub("", text), content_type="application/atom+xml; charset=utf-8")


def tag_uri(story: Publication) -> str:
    """An id that survives every change of address (RFC 4151)."""
    return f"tag:{_host()},{timezone.localtime(story.first_published_at).year}:{story.uuid}"


def _host() -> str:
    return urlsplit(settings.SITE_URL).hostname or ""
