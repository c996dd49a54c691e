"""Stories whose hour has come, and what can stand in their way."""

import datetime as dt

import pytest
from django.db import transaction

from articles.actions import scheduling
from articles.models import Article, Schedule, StoryEvent
from articles.models.clock import database_now
from articles.vocabulary import EventKind

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def scheduled(desk):
    """A story of rosa's, scheduled by ed; `late_by` moves its hour back."""

    def make(late_by=dt.timedelta(seconds=1), **text):
        story = desk.ready(**text)
        at = desk.now
        row = scheduling.schedule(
            story,
            revision=story.latest_revision,
            due_at=at + HOUR,
            zone="UTC",
            by=desk.ed,
            at=at,
            excuse="A brief carries no byline.",
        )
        Schedule.objects.filter(pk=row.pk).update(due_at=at - late_by)
        row.refresh_from_db()
        return row

    return make


def embargo(story, until):
    with transaction.atomic():
        StoryEvent.objects.create(article=story, kind=EventKind.EMBARGO, at=until)
        Article.objects.filter(pk=story.pk).update(embargo_until=until)


def legal_hold(story):
    with transaction.atomic():
        StoryEvent.objects.create(article=story, kind=EventKind.LEGAL_HOLD, at=database_now())
        Article.objects.filter(pk=story.pk).update(is_on_legal_hold=True)


def events(row, kind):
    return list(StoryEvent.objects.filter(article_id=row.article_id, kind=kind))


def broken(monkeypatch, *stories):
    """Publishing these breaks, with words of the story in the exception."""
    from articles.actions.publishing import publish as module

    whole = module.project
    keys = {story.pk for story in stories}

    def project(article, *rest, **facts):
        if article.pk in keys:
            raise RuntimeError(f"No page for “{article.headline}”")
        return whole(article, *rest, **facts)

    monkeypatch.setattr(module, "project", project)
