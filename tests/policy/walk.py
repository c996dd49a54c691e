"""Every address that the site answers, found by walking its URL resolver."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Route:
    """`name` is what `reverse()` takes, or the pattern itself for a route without a name."""

    name: str
    pattern: str

    @property
    def is_public(self) -> bool:
        """Whether it is a reader's: neither the desk's nor, with its address for a key, a guest's."""
        return not f"/{self.pattern}".startswith((settings.DESK_PREFIX, settings.PREVIEW_PREFIX))


def routes() -> list[Route]:
    """All of them, in the order in which they are tried; the first of several with one name stands for it."""
    found: dict[str, Route] = {}
    for route in _walk(get_resolver(), "", ()):
        found.setdefault(route.name, route)
    return list(found.values())


def _walk(resolver: URLResolver, before: str, namespaces: tuple[str, ...]) -> Iterator[Route]:
    for part in resolver.url_patterns:
        pattern = before + str(part.pattern)
        if isinstance(part, URLPattern):
            yield Route(":".join((*namespaces, part.name)) if part.name else pattern, pattern)
        else:
            yield from _walk(part, pattern, (*namespaces, part.namespace) if part.namespace else namespaces)
