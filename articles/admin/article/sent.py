"""For whom in particular a story is where it is: who was named with its newest step."""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from articles.models import Article, Transition


def sent_to(fact: str = "to__name") -> Subquery:
    """To annotate stories with, as `sent_to`: the name of that person, or with “to” their key; None for nobody."""
    newest = Transition.objects.filter(article=OuterRef("pk")).order_by("-pk")
    return Subquery(newest.values(fact)[:1])


def in_words(article: Article) -> str:
    """For the state of a story: "for Lena Ortiz"; "" when it is for nobody in particular, or was not asked for."""
    name: Any = getattr(article, "sent_to", None)
    return _("for %(name)s") % {"name": name} if name else ""
