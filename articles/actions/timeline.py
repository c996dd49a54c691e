"""The record of a story taken out of the desk, which is itself a part of that record."""

import datetime as dt
from typing import TYPE_CHECKING

from django.db import transaction

from articles.actions import doors
from articles.models import Article, StoryEvent
from articles.vocabulary import Duty, EventKind

if TYPE_CHECKING:
    from newsroom.accounts.models import User


@transaction.atomic
def export(article: Article, *, by: "User", at: dt.datetime) -> StoryEvent:
    """Write down that the person takes the story's timeline out of the desk. Raises NotAllowed."""
    doors.demand(Duty.SEE, by=by, article=article)
    return StoryEvent.objects.create(article=article, kind=EventKind.EXPORTED, by=by, at=at)
