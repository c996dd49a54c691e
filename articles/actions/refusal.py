"""Keep the text of a save that was refused."""

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING

from articles.models import Article, RefusedSave
from articles.rules.text import legible

if TYPE_CHECKING:
    from newsroom.accounts.models import User

_NOT_KEPT = frozenset({"csrfmiddlewaretoken"})


def keep(
    article: Article,
    *,
    form: str,
    posted: Mapping[str, str],
    based_on: int | None,
    found: int,
    by: "User",
    at: dt.datetime,
) -> RefusedSave:
    """Store what was sent, outside any transaction that is being rolled back (call it after that one ended)."""
    # PostgreSQL cannot store NUL in JSON, and nobody can read it; nor what hides or turns words round.
    content = {name: legible(value) for name, value in posted.items() if name not in _NOT_KEPT}
    return RefusedSave.objects.create(
        article=article, form=form, posted=content, based_on=based_on, found=found, by=by, at=at
    )
