"""A version of a story gets a name; the version itself stays as it is."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import transaction

from articles.actions import doors
from articles.models import Article, Revision, RevisionName, StoryEvent
from articles.rules import version_name
from articles.rules.text import one_line
from articles.vocabulary import Duty, EventKind

if TYPE_CHECKING:
    from newsroom.accounts.models import User


class CannotName(Exception):
    """The version cannot be called so; `reasons` are sentences for the desk, str() joins them."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = list(reasons)


@transaction.atomic
def give(article: Article, revision: Revision, *, name: str, by: "User", at: dt.datetime) -> RevisionName | None:
    """Call the version so from now on; "" takes its name away, the same name changes nothing and gives None.

    The timeline tells of it, with the name that the version had. Raises NotAllowed or CannotName.
    """
    fresh = doors.open_for(Duty.EDIT, by=by, article=article)
    row = fresh.revisions.with_names().defer("content").get(pk=revision.pk)
    said, was = one_line(name), row.given_name or ""  # type: ignore[attr-defined]
    if reasons := version_name.refusals(said):
        raise CannotName(reasons)
    if said == was:
        return None
    kind = EventKind.NAMED if said else EventKind.UNNAMED
    facts = {"by": by, "at": at}
    StoryEvent.objects.create(article=fresh, revision=row, kind=kind, note=said, data={"was": was}, **facts)
    return RevisionName.objects.create(revision=row, name=said, **facts)
