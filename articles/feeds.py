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

ATOM = "application/atom+xml; charset=utf-8"

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
    return HttpResponse(written("articles/feed.atom", context), content_type=ATOM)


@public_page
def corrections(request: HttpRequest) -> HttpResponse:
    """The newest of the record of corrections, and which went with their story when it was withdrawn or killed."""
    rows = list(PublicNote.objects.on_record().newest_first().with_story()[:NEWEST])
    gone = list(PublicNote.objects.gone(since=timezone.now() - GONE_FOR)[:GONE])
    changes = [*(row.published_at for row in rows[:1]), *(row.publication.withdrawn_at for row in gone)]
    context: dict[str, Any] = {
        "entries": [(_note_uri(row), row) for row in rows],
        "tombstones": [(_note_uri(row), row.publication.withdrawn_at) for row in gone],
        "updated_at": max(changes, default=None),
        "feed_id": f"tag:{_host()},2000:feeds/corrections",
    }
    return HttpResponse(written("articles/corrections.atom", context), content_type=ATOM)


def written(template: str, context: dict[str, Any]) -> str:
    """The feed as a program can read it, whatever letters are in the words of people."""
    return NOT_XML.sub("", render_to_string(template, context))


def tag_uri(story: Publication) -> str:
    """An id that survives every change of address (RFC 4151)."""
    return f"tag:{_host()},{timezone.localtime(story.first_published_at).year}:{story.uuid}"


def _note_uri(note: PublicNote) -> str:
    return f"tag:{_host()},{timezone.localtime(note.published_at).year}:{note.uuid}"


def _host() -> str:
    return urlsplit(settings.SITE_URL).hostname or ""
