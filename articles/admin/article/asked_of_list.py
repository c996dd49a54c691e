"""What the address of the list of stories asks of it: the part of it that the list knows, and that part in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.contrib.admin.views.main import ORDER_VAR, SEARCH_VAR
from django.http import QueryDict
from django.utils.translation import gettext as _

from articles.admin.article.filters import NAMES, StoryFilters
from articles.rules.text import legible

# The key of a row that was chosen says the same as its name in the field beside it.
_KEY = "_key"
KNOWN = NAMES | {SEARCH_VAR, ORDER_VAR}


def known(query: str | Mapping[str, str]) -> dict[str, str]:
    """The names that the list knows, each with what was filled in, in one order whatever the order of the address."""
    asked = QueryDict(query) if isinstance(query, str) else query
    return {name: value for name in sorted(KNOWN) if (value := legible(asked.get(name, "")).strip())}


def unknown(query: str) -> list[str]:
    """The names that the list does not know any more."""
    return sorted(QueryDict(query).keys() - KNOWN)


def encoded(asked: Mapping[str, str]) -> str:
    data = QueryDict(mutable=True)
    data.update(asked)
    return data.urlencode()


def is_narrowed(asked: Iterable[str]) -> bool:
    """Whether anything is left out; another order leaves nothing out."""
    return any(name != ORDER_VAR for name in asked)


def in_words(query: str) -> list[str]:
    """Each filter by its label and what was chosen; nothing is looked up."""
    told = []
    for name, value in known(query).items():
        if name == SEARCH_VAR:
            told.append(_("words: %(words)s") % {"words": value})
        elif name in StoryFilters.base_filters:
            one = StoryFilters.base_filters[name]
            choices = dict(one.extra.get("choices", ()))
            told.append(f"{one.label}: {choices.get(value, value)}")
    return told
