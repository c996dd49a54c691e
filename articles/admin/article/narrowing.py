"""What the list of stories and the landing page narrow stories to, besides their own columns."""

from __future__ import annotations

import datetime as dt

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from articles.models import Attribution, ReaderNote, RelatedHeadline, Tagging
from articles.vocabulary import Stage, Standing, Truth

# How long readers may be told that nobody knows yet before somebody looks again.
STALE_AFTER = dt.timedelta(hours=48)
# So long before its hour a story is spoken of.
SOON = dt.timedelta(hours=24)


def unsettled() -> Exists:
    """Of stories: that they attribute something of which readers were told that nobody knows yet whether it is true."""
    return Exists(Attribution.objects.filter(article=OuterRef("pk"), truth__in=Truth.unsettled))


def stale() -> Q:
    """Live, with a statement that nobody verified, and not touched for two days."""
    return Q(unsettled(), standing=Standing.LIVE, updated_at__lt=timezone.now() - STALE_AFTER)


def due_soon() -> Q:
    """Assigned to somebody who writes on it, and overdue or due within a day."""
    return Q(assignee__isnull=False, stage__in=Stage.writing, due_at__lt=timezone.now() + SOON)


def overdue() -> Q:
    return Q(assignee__isnull=False, stage__in=Stage.writing, due_at__lt=timezone.now())


def embargoed() -> Q:
    """Under an embargo that is not over."""
    return Q(embargo_until__gt=timezone.now())


def notes_wait() -> Q:
    """Live, with a note to readers that goes out with the next version."""
    waiting = ReaderNote.objects.filter(article=OuterRef("pk"), release__isnull=True)
    return Q(Exists(waiting), standing=Standing.LIVE)


def orphan() -> Q:
    """Live, and found from no topic and no other story."""
    tagged = Tagging.objects.filter(content_object=OuterRef("pk"))
    led_to = RelatedHeadline.objects.filter(target=OuterRef("pk"))
    return Q(~Exists(tagged), ~Exists(led_to), standing=Standing.LIVE)
