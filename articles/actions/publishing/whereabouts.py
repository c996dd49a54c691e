"""At which of our own addresses readers find something."""

from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.db.models import QuerySet, Value
from django.db.models.functions import Concat
from django.urls import ResolverMatch, resolve
from django.urls.exceptions import Resolver404

from articles.models import Publication, Redirect
from articles.models.public import PublicAuthor, PublicHousePage, PublicNote, PublicSection, PublicTopic
from articles.vocabulary import Standing

_READERS = frozenset({"articles", "frontpage"})


def found(paths: Collection[str]) -> set[str]:
    """Those of the paths that lead a reader to a page; all that need a record are looked up in one query."""
    wanted = {path: _record(path) for path in paths}
    there = _with_records({record for record in wanted.values() if record}) | {""}
    return {path for path, record in wanted.items() if record in there}


def _record(path: str) -> str | None:
    """The address under which a record has to stand; "" for a page that is always there, None where nothing is."""
    if path.startswith(settings.STATIC_URL):
        return ""  # files, of which no record knows
    for one in (path, f"{path}/"):  # Django adds a slash that is missing
        try:
            match = resolve(one)
        except Resolver404:
            continue
        return _record_of(match) if match.app_name in _READERS else None
    return None


def _record_of(page: ResolverMatch) -> str:
    match page.url_name:
        case "article":
            return f"/{page.kwargs['address']}"
        case "topic":
            return f"/topics/{page.kwargs['slug']}/"
        case "author":
            return f"/authors/{page.kwargs['slug']}/"
        case "section" | "house_page":
            return f"/{page.kwargs['slug']}/"
        case "correction":
            return f"/corrections/{page.kwargs['month']}/{page.kwargs['slug']}/"
    return ""


def _with_records(paths: set[str]) -> set[str]:
    """Those of the paths behind which there is a live story, or a page with one, or a page of the house."""
    if not paths:
        return set()
    queries: list[QuerySet[Any, Any]] = [
        Publication.objects.live().filter(path__in=paths).values_list("path"),
        Redirect.objects.filter(path__in=paths, publication__standing=Standing.LIVE).values_list("path"),
        PublicNote.objects.filter(path__in=paths, publication__standing=Standing.LIVE).values_list("path"),
        _pages("/topics/", PublicTopic.objects.in_use(), paths),
        _pages("/authors/", PublicAuthor.objects.in_use(), paths),
        _pages("/", PublicSection.objects.in_use(), paths),
        _pages("/", PublicHousePage.objects.all(), paths),
    ]
    return {path for (path,) in queries[0].union(*queries[1:])}


def _pages(before: str, pages: QuerySet[Any], paths: set[str]) -> QuerySet[Any, Any]:
    slugs = {path.removeprefix(before).removesuffix("/") for path in paths if path.startswith(before)}
    return pages.filter(slug__in=slugs).values_list(Concat(Value(before), "slug", Value("/")))
